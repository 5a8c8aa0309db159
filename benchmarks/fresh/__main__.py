"""Measure the way from a fresh clone to the first page: ``python -m benchmarks.fresh``.

Clones the repository into a temporary folder and times ``make run`` there, with no virtual
environment and no built assets, until the first page answers. What the package installers have
cached on this machine stays; ``--cold-cache`` gives them empty caches.
"""

import argparse
import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from benchmarks.databases import ROOT
from benchmarks.measuring import print_table, write_results

AIM_SECONDS = 120
CACHES = ("UV_CACHE_DIR", "PIP_CACHE_DIR", "npm_config_cache")
POLL_SECONDS = 0.2


def main() -> None:
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="khuyencong-fresh-") as folder:
        clone = Path(folder) / "khuyencong"
        started = time.perf_counter()
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        cloned = time.perf_counter()
        seconds = _seconds_to_first_page(clone, Path(folder), asked)
    cache = "empty" if asked.cold_cache else "as it was"
    clone_seconds = cloned - started
    total = clone_seconds + seconds
    print_table(
        f"Fresh clone, package cache {cache}",
        ["What", "s"],
        [
            ["git clone", clone_seconds],
            ["make run until the first page", seconds],
            ["together", total],
        ],
    )
    print(f"\nAim: under {AIM_SECONDS} s: {'reached' if total < AIM_SECONDS else 'MISSED'}")
    write_results(
        "fresh",
        {
            "commit": _commit(),
            "package_cache": cache,
            "clone_s": round(clone_seconds, 1),
            "first_page_s": round(seconds, 1),
            "aim_s": AIM_SECONDS,
            "reached": total < AIM_SECONDS,
        },
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fresh", description=__doc__)
    parser.add_argument("--cold-cache", action="store_true", help="empty caches of packages")
    parser.add_argument("--give-up", type=int, default=600, help="seconds to wait at most")
    return parser.parse_args()


def _seconds_to_first_page(clone: Path, folder: Path, asked: argparse.Namespace) -> float:
    """Start the program as the README says, wait for its first page, and stop it."""
    port = _free_port()
    ours = ("KHUYENCONG_", "VIRTUAL_ENV")
    environment = {name: text for name, text in os.environ.items() if not name.startswith(ours)}
    if asked.cold_cache:
        environment |= {name: str(folder / name) for name in CACHES}
    log = folder / "log"
    with log.open("wb") as words:
        start = time.perf_counter()
        program = subprocess.Popen(
            ["make", "run", f"PORT={port}"],
            cwd=clone,
            env=environment,
            stdout=words,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            while time.perf_counter() - start < asked.give_up:
                if program.poll() is not None:
                    raise SystemExit(f"make run ended: {_last_words(log)}")
                if _answers(port):
                    return time.perf_counter() - start
                time.sleep(POLL_SECONDS)
            raise SystemExit(f"No page after {asked.give_up} s: {_last_words(log)}")
        finally:
            _stop(program)


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as answer:
            return bool(answer.status == 200 and b"</html>" in answer.read())
    except (urllib.error.URLError, OSError):
        return False


def _stop(program: "subprocess.Popen[bytes]") -> None:
    """Stop the program with all that it started."""
    if program.poll() is None:
        os.killpg(program.pid, signal.SIGTERM)
    try:
        program.wait(timeout=30)
    except subprocess.TimeoutExpired:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()


def _last_words(log: Path) -> str:
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-20:])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _commit() -> str:
    asked = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main()
