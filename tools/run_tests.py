"""Run every check and test: style, import direction, types, the suite on SQLite and PostgreSQL.

PostgreSQL is used where it is, installed by apt where this may be done (root on Debian), and else
left out, which is said with the line that brings it. A throw-away server is started on a free port
and stopped by its own pid.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
APT_LINE = ["apt-get", "install", "--yes", "--quiet", "postgresql"]


def main() -> int:
    run("ruff", "check")
    run("ruff", "format", "--check", "khuyencong", "tests", "tools")
    run("lint-imports")
    run("mypy")
    run("pytest", "-q", environment={"KHUYENCONG_DATABASE_URL": ""})
    programs = postgresql_programs() or installed_postgresql()
    if programs is None:
        print(f"LEFT OUT: the suite on PostgreSQL (1 run). To bring it: {' '.join(APT_LINE)}")
        return 1 if os.environ.get("CI") else 0
    with postgresql(programs) as url:
        run("pytest", "-q", environment={"KHUYENCONG_DATABASE_URL": url})
    print("Nothing was left out.")
    return 0


def run(program: str, *arguments: str, environment: dict[str, str] | None = None) -> None:
    print(f"== {program} {' '.join(arguments)}", flush=True)
    command = [str(BIN / program), *arguments]
    result = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **(environment or {})}, check=False
    )
    if result.returncode:
        sys.exit(result.returncode)


def postgresql_programs() -> Path | None:
    """Return the folder of the newest PostgreSQL server, if one is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def installed_postgresql() -> Path | None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return None
    subprocess.run(["apt-get", "update", "--quiet"], check=False)
    subprocess.run(APT_LINE, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    return postgresql_programs()


@contextmanager
def postgresql(programs: Path) -> Iterator[str]:
    """Start a throw-away server; as root it runs as ``nobody``, since it refuses root."""
    as_other = ["runuser", "-u", "nobody", "--"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(prefix="khuyencong-pg-") as folder, socket.socket() as probe:
        if as_other:
            shutil.chown(folder, "nobody")
        data = f"{folder}/data"
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        initialise = [
            programs / "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
        ]
        subprocess.run(
            [*as_other, *initialise, "--locale=C.UTF-8"], check=True, stdout=subprocess.DEVNULL
        )
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        control = [*as_other, programs / "pg_ctl", "-D", data]
        subprocess.run(
            [*control, "-w", "-o", options, "-l", f"{folder}/log", "start"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        try:
            yield f"postgres://postgres@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run(
                [*control, "-m", "immediate", "stop"], check=True, stdout=subprocess.DEVNULL
            )


if __name__ == "__main__":
    sys.exit(main())
