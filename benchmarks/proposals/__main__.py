"""Measure the pages and steps of đề án: ``python -m benchmarks.proposals``.

The same đề án are stored a thousand and a hundred thousand times over, in SQLite and in a
PostgreSQL of its own with PostgreSQL's default settings; each page and step is timed on both.
"""

from collections.abc import Sequence
from typing import Any

from benchmarks.measuring import print_table, versions, write_results
from benchmarks.on_sizes import Figures, arguments, measured

FILLING, MEASURING = "benchmarks.proposals.populate", "benchmarks.proposals.measure"
ROWS, INSERT = "bare: 60 rows by key", "bare: insert of a row"
STEPS = ("submit", "approve")
AIM_QUERIES, AIM_KB = 12, 120
AIM_GROWTH = 1.5
AIMS_OVER_BARE = {"list, first page": 3.0, "submit": 4.0}


def main() -> None:
    asked = arguments("benchmarks.proposals", __doc__, sizes=(1_000, 100_000))
    found = measured(asked, filling=FILLING, measuring=MEASURING, things="đề án")
    told_rows = {name: _rows(by_size) for name, by_size in found.items()}
    for name, rows in told_rows.items():
        _tell(name, rows, asked.sizes)
    write_results(
        "proposals",
        {"versions": versions("django", "psycopg"), "sizes": asked.sizes, "figures": told_rows},
    )


def _rows(by_size: dict[int, Figures]) -> list[dict[str, Any]]:
    """Return a row for each page and step: its figures by size, its growth, what it is of bare."""
    few, many = by_size[min(by_size)], by_size[max(by_size)]
    rows = []
    for name, figure in many.items():
        reference = many[INSERT if name in STEPS or name == INSERT else ROWS]
        row = {
            "what": name,
            "queries": figure["queries"],
            "kb": figure["kb"],
            "ms": [by_size[size][name]["ms"] for size in sorted(by_size)],
            "growth": round(figure["ms"] / few[name]["ms"], 2),
            "over_bare": round(figure["ms"] / reference["ms"], 2),
        }
        rows.append(row | {"misses": ", ".join(_missed(row))})
    return rows


def _missed(row: dict[str, Any]) -> list[str]:
    """Return the aims that a row misses. Sums are reported, not judged; a step has no page."""
    name = row["what"]
    if name.startswith(("bare", "totals")):
        return []
    missed = []
    if row["kb"] is not None:
        missed += ["queries"] if row["queries"] > AIM_QUERIES else []
        missed += ["kB"] if row["kb"] > AIM_KB else []
        missed += ["growth"] if row["growth"] >= AIM_GROWTH else []
    missed += ["over bare"] if row["over_bare"] >= AIMS_OVER_BARE.get(name, float("inf")) else []
    return missed


def _tell(name: str, rows: Sequence[dict[str, Any]], sizes: Sequence[int]) -> None:
    print_table(
        f"Đề án on {name}, medians",
        [
            "What",
            "queries",
            "kB",
            *(f"ms at {size:,}" for size in sorted(sizes)),
            "growth",
            "over bare",
            "misses",
        ],
        [
            [
                row["what"],
                row["queries"],
                "" if row["kb"] is None else row["kb"],
                *row["ms"],
                row["growth"],
                row["over_bare"],
                row["misses"],
            ]
            for row in rows
        ],
    )
    print(
        f"\nAims: at most {AIM_QUERIES} queries and {AIM_KB} kB a page; growth of rows under "
        f"{AIM_GROWTH}; over bare: "
        + ", ".join(f"{what} under {times:g}" for what, times in AIMS_OVER_BARE.items())
    )


if __name__ == "__main__":
    main()
