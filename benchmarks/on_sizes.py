"""Fill a database to a size and measure there: on SQLite and on a PostgreSQL of its own."""

import argparse
import json
import tempfile
from collections.abc import Sequence
from typing import Any

from benchmarks.databases import Database
from benchmarks.measuring import told
from tools.throwaway_postgresql import programs_folder, server

SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "benchmarks.proposals.settings",
    "KHUYENCONG_MODE": "demo",  # only there may a visitor work on a day of 2021
}
Figures = dict[str, dict[str, Any]]
"""What was measured on a database of one size, by name."""


def arguments(program: str, description: str | None, *, sizes: Sequence[int]) -> argparse.Namespace:
    """Return the ``sizes`` and ``databases`` asked for: these sizes, unless others were named."""
    parser = argparse.ArgumentParser(prog=f"python -m {program}", description=description)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(sizes))
    parser.add_argument(
        "--databases", nargs="+", default=["sqlite", "postgresql"], choices=["sqlite", "postgresql"]
    )
    return parser.parse_args()


def measured(
    asked: argparse.Namespace, *, filling: str, measuring: str, things: str
) -> dict[str, dict[int, Figures]]:
    """Return the figures by database and size.

    ``filling`` has a function ``populate(size)``, ``measuring`` a function ``measure(made)`` that
    prints its figures as JSON, with what ``populate`` printed. A database that is not on the
    machine is left out with a line that says so.
    """

    def on(database: Database, name: str, size: int) -> Figures:
        with told(f"{name}: storing {size:,} {things}"):
            database.migrate()
            made = database.call(filling, "populate", str(size))
        with told(f"{name}: measuring with {size:,}"):
            figures = json.loads(database.call(measuring, "measure", made))
        return {figure["name"]: figure for figure in figures}

    found: dict[str, dict[int, Figures]] = {}
    for size in asked.sizes if "sqlite" in asked.databases else ():
        with tempfile.TemporaryDirectory(prefix="khuyencong-benchmark-") as folder:
            database = Database.sqlite(folder, **SETTINGS)
            found.setdefault("SQLite", {})[size] = on(database, "SQLite", size)
    if "postgresql" in asked.databases and programs_folder() is None:
        print("\nSkipped: no PostgreSQL server is installed (apt install postgresql).")
        return found
    for size in asked.sizes if "postgresql" in asked.databases else ():
        with (
            tempfile.TemporaryDirectory(prefix="khuyencong-benchmark-") as folder,
            server(settings=()) as url,
        ):
            database = Database.postgresql(url, folder, **SETTINGS)
            found.setdefault("PostgreSQL", {})[size] = on(database, "PostgreSQL", size)
    return found
