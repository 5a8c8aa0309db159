"""A PostgreSQL server for tests: made in a temporary folder, on a free port, gone afterwards."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ANOTHER_USER = "nobody"  # the server refuses to run as root
FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""Settings of a server that need not wait for the disk: what it forgets in a crash was a test's."""


def programs_folder() -> Path | None:
    """Return the folder of the newest PostgreSQL server that is installed."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


@contextmanager
def server(settings: Sequence[str] = FORGETFUL) -> Iterator[str]:
    """Start a server, give its address as a database URL, and stop it.

    ``settings`` go beside PostgreSQL's own; with none it waits for the disk as in production.
    """
    programs = programs_folder()
    assert programs is not None, "no PostgreSQL is installed"
    as_another = ["runuser", "-u", ANOTHER_USER, "--"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(prefix="khuyencong-pg-") as folder:
        if as_another:
            shutil.chown(folder, ANOTHER_USER)
        data = f"{folder}/data"
        make = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        _run([*as_another, str(programs / "initdb"), *make], folder)
        port = _free_port()
        chosen = ("listen_addresses=127.0.0.1", "max_connections=100", *settings)
        options = f"-p {port} -k {folder} {' '.join(f'-c {setting}' for setting in chosen)}"
        control = [*as_another, str(programs / "pg_ctl"), "-D", data, "-w"]
        _run([*control, "-o", options, "-l", f"{folder}/log", "start"], folder)
        try:
            yield f"postgres://postgres@127.0.0.1:{port}/postgres"
        finally:
            _run([*control, "-m", "immediate", "stop"], folder)


def _run(command: list[str], folder: str) -> None:
    done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        log = Path(folder) / "log"
        print(log.read_text(encoding="utf-8", errors="replace") if log.exists() else "")
        raise SystemExit(f"PostgreSQL: {' '.join(command)} failed; its words are above.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
