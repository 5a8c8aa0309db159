"""Measure the progress of a province's plans: ``python -m benchmarks.progress``.

Forty plans of thirty lines over a thousand and a hundred thousand đề án, in SQLite and in a
PostgreSQL of its own with PostgreSQL's default settings.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from typing import Any

from benchmarks.databases import Database
from benchmarks.measuring import print_table, told, versions, write_results
from benchmarks.progress import LINES, PLANS
from tools.throwaway_postgresql import programs_folder, server

FILLING, MEASURING = "benchmarks.progress.populate", "benchmarks.progress.measure"
SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "benchmarks.proposals.settings",
    "KHUYENCONG_MODE": "demo",  # only there may a visitor work on a day of 2021
}
Figures = dict[str, dict[str, Any]]


def main() -> None:
    asked = _arguments()
    found: dict[str, list[dict[str, Any]]] = {}
    if "sqlite" in asked.databases:
        found["SQLite"] = _rows({size: _on_sqlite(size) for size in asked.sizes})
    if "postgresql" in asked.databases:
        if programs_folder() is None:
            print("\nSkipped: no PostgreSQL server is installed (apt install postgresql).")
        else:
            found["PostgreSQL"] = _rows({size: _on_postgresql(size) for size in asked.sizes})
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


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.progress", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument(
        "--databases", nargs="+", default=["sqlite", "postgresql"], choices=["sqlite", "postgresql"]
    )
    return parser.parse_args()


def _on_sqlite(size: int) -> Figures:
    with tempfile.TemporaryDirectory(prefix="khuyencong-progress-") as folder:
        return _measured(Database.sqlite(folder, **SETTINGS), "SQLite", size)


def _on_postgresql(size: int) -> Figures:
    with (
        tempfile.TemporaryDirectory(prefix="khuyencong-progress-") as folder,
        server(settings=()) as url,
    ):
        return _measured(Database.postgresql(url, folder, **SETTINGS), "PostgreSQL", size)


def _measured(database: Database, name: str, size: int) -> Figures:
    with told(f"{name}: storing {size:,} đề án"):
        database.migrate()
        database.call(FILLING, "populate", str(size))
    with told(f"{name}: measuring with {size:,}"):
        figures = json.loads(database.call(MEASURING, "measure"))
    return {figure["name"]: figure for figure in figures}


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
