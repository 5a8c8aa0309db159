"""Measure the map of many establishments: ``python -m benchmarks.map``.

What the server gives before anything can be drawn, in SQLite and in a PostgreSQL of its own.
"""

import argparse
import json
import tempfile
from typing import Any

from benchmarks.databases import Database
from benchmarks.measuring import print_table, told, versions, write_results
from tools.throwaway_postgresql import programs_folder, server

PLACE = "benchmarks.map.measure"
SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "benchmarks.proposals.settings",
    "KHUYENCONG_MODE": "demo",  # only there may a visitor work on a day of 2021
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.map", description=__doc__)
    parser.add_argument("--size", type=int, default=10_000)
    size: int = parser.parse_args().size
    found: dict[str, list[dict[str, Any]]] = {}
    with tempfile.TemporaryDirectory(prefix="khuyencong-map-") as folder:
        found["SQLite"] = _measured(Database.sqlite(folder, **SETTINGS), size)
    if programs_folder() is None:
        print("\nSkipped: no PostgreSQL server is installed (apt install postgresql).")
    else:
        with (
            tempfile.TemporaryDirectory(prefix="khuyencong-map-") as folder,
            server(settings=()) as url,
        ):
            found["PostgreSQL"] = _measured(Database.postgresql(url, folder, **SETTINGS), size)
    for name, rows in found.items():
        print_table(
            f"{size:,} establishments on {name}, medians",
            ["What", "queries", "kB", "ms", "over bare"],
            [[row["name"], row["queries"], row["kb"], row["ms"], row["over_bare"]] for row in rows],
        )
    write_results(
        "map", {"versions": versions("django", "psycopg"), "size": size, "figures": found}
    )


def _measured(database: Database, size: int) -> list[dict[str, Any]]:
    with told(f"storing {size:,} establishments"):
        database.migrate()
        database.call(PLACE, "populate", str(size))
    figures: list[dict[str, Any]] = json.loads(database.call(PLACE, "measure"))
    bare_ms = figures[0]["ms"]
    return [row | {"over_bare": round(row["ms"] / bare_ms, 2)} for row in figures]


if __name__ == "__main__":
    main()
