"""Measure the ledger: ``python -m benchmarks.ledger``.

Eight processes move money over the same lines, on a PostgreSQL server of its own with PostgreSQL's
default settings and on SQLite as the program uses it. Beside it stands ``pgbench`` (TPC-B, prepared
statements, eight clients) on the same server. Each ledger is added up again afterwards.
"""

import argparse
import re
import sqlite3
import statistics
import subprocess
import tempfile
from collections.abc import Sequence
from typing import Any

from benchmarks.databases import Database
from benchmarks.ledger.races import WORKER, Race, race
from benchmarks.measuring import print_table, told, versions, write_results
from tools.throwaway_postgresql import programs_folder, server

PROCESSES = 8
AIM_OF_TPCB = 0.7
AIM_ON_SQLITE = 1_000
LONGEST_WAIT_MS = 500
WAYS = {"bare": "the bare move", "audited": "the whole service, with its audit entry"}


def main() -> None:
    asked = _arguments()
    found: dict[str, list[Race]] = {}
    tpcb: list[float] = []
    with tempfile.TemporaryDirectory(prefix="khuyencong-ledger-") as folder:
        sqlite = Database.sqlite(folder)
        _prepare(sqlite, asked.lines)
        for _ in range(asked.rounds):
            _race(sqlite, "SQLite", asked.seconds, found)
        moves = {"SQLite": _moves_of_sound(sqlite)}
        if programs_folder() is None:
            print("\nSkipped: no PostgreSQL server is installed (apt install postgresql).")
        else:
            with server(settings=()) as url:
                moves["PostgreSQL"] = _on_postgresql(url, folder, asked, found, tpcb)
    _tell(found, tpcb, moves, asked)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ledger", description=__doc__)
    parser.add_argument("--seconds", type=int, default=10, help="length of each race")
    parser.add_argument("--rounds", type=int, default=3, help="races of each kind; medians count")
    parser.add_argument("--lines", type=int, default=10, help="budget lines, and TPC-B branches")
    return parser.parse_args()


def _race(database: Database, name: str, seconds: int, found: dict[str, list[Race]]) -> None:
    for way, label in WAYS.items():
        with told(f"{name}, {label}"):
            came = race(database, way, processes=PROCESSES, seconds=seconds)
        found.setdefault(f"{name} {way}", []).append(came)


def _prepare(database: Database, lines: int) -> None:
    """Make the tables, and lines with more money than any race can spend."""
    database.migrate()
    database.call(WORKER, "prepare", str(lines))


def _moves_of_sound(database: Database) -> int:
    """Add the ledger up again; stop if anything is wrong. Return the number of its moves."""
    return int(database.call(WORKER, "check"))


def _on_postgresql(
    url: str,
    folder: str,
    asked: argparse.Namespace,
    found: dict[str, list[Race]],
    tpcb: list[float],
) -> int:
    """Race and run TPC-B in turn, each in a database of its own on one server."""
    address = url.rpartition("/")[0]
    for name in ("ledger", "tpcb"):
        _program("psql", url, "-q", "-c", f"create database {name}")
    _program("pgbench", f"{address}/tpcb", "-i", "-q", "-s", str(asked.lines))
    ledger = Database.postgresql(f"{address}/ledger", folder)
    _prepare(ledger, asked.lines)
    for _ in range(asked.rounds):
        with told("PostgreSQL, TPC-B"):
            tpcb.append(_tpcb(f"{address}/tpcb", asked.seconds))
        _race(ledger, "PostgreSQL", asked.seconds, found)
    return _moves_of_sound(ledger)


def _tpcb(address: str, seconds: int) -> float:
    """Return the transactions per second of pgbench's own mix, without connecting."""
    clients = ("-M", "prepared", "-c", str(PROCESSES), "-j", "2", "-T", str(seconds))
    said = _program("pgbench", address, *clients)
    rate = re.search(r"^tps = ([\d.]+)", said, re.MULTILINE)
    assert rate is not None, f"pgbench tells its rate: {said}"
    return float(rate[1])


def _program(name: str, address: str, *arguments: str) -> str:
    programs = programs_folder()
    assert programs is not None, "PostgreSQL is installed"
    done = subprocess.run(
        [str(programs / name), *arguments, address], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{name} failed: {done.stderr}")
    return done.stdout


def _tell(
    found: dict[str, list[Race]],
    tpcb: Sequence[float],
    moves: dict[str, int],
    asked: argparse.Namespace,
) -> None:
    reference = statistics.median(tpcb) if tpcb else 0.0
    rows = [_row(name, races, reference) for name, races in found.items()]
    if tpcb:
        rows.append({"what": "PostgreSQL: pgbench TPC-B, prepared", "per_second": reference})
    heads = ("per_second", "of_tpcb", "median_ms", "p99_ms", "longest_ms", "errors", "reached")
    print_table(
        f"Ledger: {PROCESSES} processes over {asked.lines} lines, "
        f"{asked.rounds} races of {asked.seconds} s each, medians",
        ["What", "moves/s", "of TPC-B", "p50 ms", "p99 ms", "longest ms", "errors", "aim reached"],
        [[row["what"], *(row.get(head, "") for head in heads)] for row in rows],
    )
    print(f"\nAims: {AIM_OF_TPCB} of TPC-B for the bare move on PostgreSQL; on SQLite")
    print(f"{AIM_ON_SQLITE:,} bare moves a second, and no wait over {LONGEST_WAIT_MS} ms.")
    for name, count in moves.items():
        print(f"{name}: {count:,} moves add up to the balances and holdings.")
    write_results(
        "ledger",
        {
            "versions": {**versions("django", "psycopg"), **_database_versions()},
            "lines": asked.lines,
            "processes": PROCESSES,
            "moves_checked": moves,
            "figures": rows,
        },
    )


def _row(name: str, races: Sequence[Race], reference: float) -> dict[str, Any]:
    database, way = name.split()
    row: dict[str, Any] = {
        "what": f"{database}: {WAYS[way]}",
        "per_second": round(statistics.median(one.per_second for one in races)),
        "median_ms": round(statistics.median(one.median_ms for one in races), 2),
        "p99_ms": round(statistics.median(one.p99_ms for one in races), 2),
        "longest_ms": round(max(one.longest_ms for one in races), 1),
        "errors": sum(one.errors for one in races),
    }
    if database == "PostgreSQL":
        row["of_tpcb"] = round(row["per_second"] / reference, 2)
    if name == "PostgreSQL bare":
        row["reached"] = row["of_tpcb"] >= AIM_OF_TPCB
    elif name == "SQLite bare":
        quick = row["longest_ms"] <= LONGEST_WAIT_MS
        row["reached"] = row["per_second"] >= AIM_ON_SQLITE and quick
    elif name == "SQLite audited":
        row["reached"] = row["longest_ms"] <= LONGEST_WAIT_MS
    return row


def _database_versions() -> dict[str, str]:
    programs = programs_folder()
    found = {"sqlite": sqlite3.sqlite_version}
    return found | ({"postgresql": programs.parent.name} if programs else {})


if __name__ == "__main__":
    main()
