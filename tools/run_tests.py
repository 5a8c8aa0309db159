"""Run every check and test: style, import direction, types, the suite on SQLite and PostgreSQL.

PostgreSQL and Chromium are used where they are, installed by apt where this may be done (root on
Debian), and else left out, which is said at the end with the number of tests and the line that
brings them. All journeys in the browser run on SQLite; on PostgreSQL those of single kinds of work
only with ``--all-journeys``, which takes four minutes longer. A throw-away PostgreSQL server is
started on a free port and stopped by its own pid. In CI nothing else may be left out.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.throwaway_postgresql import programs_folder, server

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHROMIUM = Path("/usr/bin/chromium")
SUITE = ("pytest", "-q", "-m", "not browser", "-n", "2")  # shared as tests/sharing.py says
JOURNEYS = ("pytest", "-q", "-m", "browser", "-n", "2")
OF_KINDS = tuple(
    f"--ignore=tests/journeys/test_{kind}.py"
    for kind in ("class", "fair", "handover", "machinery", "relocation", "vote")
)
NO_TESTS = 5  # pytest's exit code


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the suite on SQLite alone")
    parser.add_argument("--all-journeys", action="store_true", help="each on both databases")
    asked = parser.parse_args()
    if asked.quick:
        return run(*SUITE)
    install_what_is_missing()
    left_out = []
    began = time.monotonic()
    for check in (("ruff", "check"), ("ruff", "format", "--check", "--quiet"), ("lint-imports",)):
        require(*check)
    require("mypy")
    left_out += run_on_database("")
    if programs_folder() is None:
        count = number_of_tests("-m", "not browser")
        left_out.append(f"the suite on PostgreSQL ({count} tests): apt-get install postgresql")
    else:
        with server() as url:
            left_out += run_on_database(url, *(() if asked.all_journeys else OF_KINDS))
    print(f"== Done in {time.monotonic() - began:.0f} s")
    for what in left_out:
        print(f"LEFT OUT: {what}")
    if left_out and os.environ.get("CI"):
        print("In CI nothing may be left out.")
        return 1
    if not left_out:
        print("Nothing was left out for want of a program on this machine.")
    return 0


def run_on_database(url: str, *journeys: str) -> list[str]:
    """Run the suite and the journeys, without those that are named, on one database.

    Returns what was left out.
    """
    require(*SUITE, url=url)
    if CHROMIUM.exists():
        require(*JOURNEYS, *journeys, url=url, may_be_empty=True)
        return []
    name = "PostgreSQL" if url else "SQLite"
    count = number_of_tests("-m", "browser")
    return [f"journeys in a browser on {name} ({count} tests): apt-get install chromium"]


def require(*command: str, url: str = "", may_be_empty: bool = False) -> None:
    """Run a check and end everything with its exit code if it fails."""
    code = run(*command, url=url)
    if code and not (may_be_empty and code == NO_TESTS):
        sys.exit(code)


def run(program: str, *arguments: str, url: str = "") -> int:
    where = f" on {'PostgreSQL' if url else 'SQLite'}" if program == "pytest" else ""
    print(f"== {program} {' '.join(arguments)}{where}", flush=True)
    command = [str(BIN / program), *arguments]
    environment = {**os.environ, "KHUYENCONG_DATABASE_URL": url}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def number_of_tests(*arguments: str) -> int:
    command = [str(BIN / "pytest"), "--collect-only", "-q", *arguments]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    found = re.search(r"(\d+)(?:/\d+)? tests? collected", listed)
    return int(found.group(1)) if found else 0


def install_what_is_missing() -> None:
    """Install PostgreSQL and Chromium by apt, where we are root on Debian."""
    missing = [
        package
        for package, is_there in (
            ("postgresql", programs_folder() is not None),
            ("chromium", CHROMIUM.exists()),
        )
        if not is_there
    ]
    if not missing or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    print(f"== apt-get install {' '.join(missing)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *missing]):
        subprocess.run(
            ["apt-get", "--quiet=2", *command], env=quiet, check=False, stdout=subprocess.DEVNULL
        )


if __name__ == "__main__":
    sys.exit(main())
