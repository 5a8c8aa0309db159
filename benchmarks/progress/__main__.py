"""Measure the progress of a province's plans: ``python -m benchmarks.progress``.

Forty plans of thirty lines over a thousand and a hundred thousand đề án, in SQLite and in a
PostgreSQL of its own with PostgreSQL's default settings.
"""

from collections.abc import Sequence
from typing import Any

from benchmarks.measuring import print_table, versions, write_results
from benchmarks.on_sizes import Figures, arguments, measured
from benchmarks.progress import LINES, PLANS

FILLING, MEASURING = "benchmarks.progress.populate", "benchmarks.progress.measure"


def main() -> None:
    asked = arguments("benchmarks.progress", __doc__, sizes=(1_000, 100_000))
    by_database = measured(asked, filling=FILLING, measuring=MEASURING, things="đề án")
    found = {name: _rows(by_size) for name, by_size in by_database.items()}
    for name, rows in found.items():
        _tell(name, rows, asked.sizes)
    write_results(
        "progress",
        {
            "versions": versions("django", "psycopg"),
            "plans": PLANS,
            "lines": LINES,
            "sizes": asked.sizes,
            "figures": found,
        },
    )


def _rows(by_size: dict[int, Figures]) -> list[dict[str, Any]]:
    """Return a row for each figure; the first, the bare aggregate, is the reference."""
    many = by_size[max(by_size)]
    bare_ms = next(iter(many.values()))["ms"]
    return [
        {
            "what": name,
            "queries": figure["queries"],
            "kb": figure["kb"],
            "ms": [by_size[size][name]["ms"] for size in sorted(by_size)],
            "over_bare": round(figure["ms"] / bare_ms, 2),
        }
        for name, figure in many.items()
    ]


def _tell(name: str, rows: Sequence[dict[str, Any]], sizes: Sequence[int]) -> None:
    print_table(
        f"{PLANS} plans of {LINES} lines on {name}, medians",
        ["What", "queries", "kB", *(f"ms at {size:,}" for size in sorted(sizes)), "over bare"],
        [
            [
                row["what"],
                row["queries"],
                "" if row["kb"] is None else row["kb"],
                *row["ms"],
                row["over_bare"],
            ]
            for row in rows
        ],
    )


if __name__ == "__main__":
    main()
