"""How every benchmark measures, prints its table, and writes what it found."""

import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"


def best_seconds(rounds: int, *ways: Callable[[], object]) -> list[float]:
    """Return the shortest time of each way. They take turns, so that all meet the same noise."""
    taken: list[list[float]] = [[] for _ in ways]
    for _ in range(rounds):
        for way, seconds in zip(ways, taken, strict=True):
            start = time.perf_counter()
            way()
            seconds.append(time.perf_counter() - start)
    return [min(seconds) for seconds in taken]


def median_seconds(rounds: int, *ways: Callable[[], object]) -> list[float]:
    """Return the median time of each way, after one turn that does not count."""
    taken: list[list[float]] = [[] for _ in ways]
    for turn in range(rounds + 1):
        for way, seconds in zip(ways, taken, strict=True):
            start = time.perf_counter()
            way()
            if turn:
                seconds.append(time.perf_counter() - start)
    return [statistics.median(seconds) for seconds in taken]


def machine() -> dict[str, Any]:
    """Return what a figure depends on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "measured_at": datetime.now(UTC).isoformat(timespec="minutes"),
        "system": f"{platform.system()} {platform.machine()}",
        "processors": len(os.sched_getaffinity(0)),
        "memory_gb": round(memory / 2**30),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
    }


def versions(*packages: str) -> dict[str, str]:
    """Return the versions of packages; those that are not installed are left out."""
    found = {}
    for package in packages:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def print_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under their heads; numbers stand to the right."""
    texts = [[_text(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(heads, *texts, strict=True)]
    print(f"\n{title}\n")
    print("  ".join(head.ljust(width) for head, width in zip(heads, widths, strict=True)))
    print("  ".join("-" * width for width in widths))
    for row, cells in zip(rows, texts, strict=True):
        aligned = [
            text.ljust(width) if isinstance(cell, str) else text.rjust(width)
            for cell, text, width in zip(row, cells, widths, strict=True)
        ]
        print("  ".join(aligned).rstrip())


def write_results(name: str, found: Mapping[str, Any]) -> Path:
    """Keep what a benchmark found beside the machine that it was found on."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.json"
    text = json.dumps({"machine": machine(), **found}, ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8")
    print(f"\nWritten: benchmarks/results/{path.name}")
    return path


@contextmanager
def told(what: str) -> Iterator[None]:
    """Say on the error stream what is being done, and how long it took."""
    print(f"{what} …", end=" ", file=sys.stderr, flush=True)
    start = time.perf_counter()
    yield
    print(f"{time.perf_counter() - start:.1f} s", file=sys.stderr, flush=True)


def _text(cell: object) -> str:
    match cell:
        case bool():
            return "yes" if cell else "NO"
        case float() if abs(cell) < 100:
            return f"{cell:.2f}"
        case int() | float():
            return f"{cell:,.0f}"
        case _:
            return str(cell)
