"""A race: several processes move money over the same lines of a ledger."""

import json
import subprocess
from dataclasses import dataclass
from typing import Any

from benchmarks.databases import ROOT, Database

WORKER = "benchmarks.ledger.worker"


@dataclass(frozen=True)
class Race:
    """What came of a race: moves of all processes, and how long single ones took."""

    per_second: float
    median_ms: float
    p99_ms: float
    longest_ms: float
    errors: int


def race(database: Database, way: str, *, processes: int, seconds: float) -> Race:
    """Let processes move money for a while, all from the same moment."""
    started = [
        subprocess.Popen(
            database.command(WORKER, "race", way, str(number), str(seconds)),
            cwd=ROOT,
            env=database.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(processes)
    ]
    for process in started:
        assert process.stdout is not None, "its output is a pipe"
        if process.stdout.readline().strip() != "ready":
            raise SystemExit("A process did not get ready; its words are above.")
    for process in started:
        assert process.stdin is not None, "its input is a pipe"
        process.stdin.write("go\n")
        process.stdin.flush()
    return _summed(seconds, [json.loads(process.communicate()[0]) for process in started])


def _summed(seconds: float, told: list[dict[str, Any]]) -> Race:
    waits = sorted(wait for one in told for wait in one["milliseconds"])
    return Race(
        per_second=len(waits) / seconds,
        median_ms=waits[len(waits) // 2],
        p99_ms=waits[len(waits) * 99 // 100],
        longest_ms=waits[-1],
        errors=sum(one["errors"] for one in told),
    )
