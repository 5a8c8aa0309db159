"""Measure the map of many establishments: ``python -m benchmarks.map``.

What the server gives before anything can be drawn, in SQLite and in a PostgreSQL of its own.
"""

from benchmarks.map import BARE
from benchmarks.measuring import print_table, versions, write_results
from benchmarks.on_sizes import arguments, measured

PLACE = "benchmarks.map.measure"


def main() -> None:
    asked = arguments("benchmarks.map", __doc__, sizes=(10_000,))
    found = measured(asked, filling=PLACE, measuring=PLACE, things="establishments")
    for name, by_size in found.items():
        for size, figures in by_size.items():
            bare_ms = figures[BARE]["ms"]
            for figure in figures.values():
                figure["over_bare"] = round(figure["ms"] / bare_ms, 2)
            print_table(
                f"{size:,} establishments on {name}, medians",
                ["What", "queries", "kB", "ms", "over bare"],
                [
                    [one["name"], one["queries"], one["kb"], one["ms"], one["over_bare"]]
                    for one in figures.values()
                ],
            )
    write_results("map", {"versions": versions("django", "psycopg"), "figures": found})


if __name__ == "__main__":
    main()
