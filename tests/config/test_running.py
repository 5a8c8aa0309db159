"""``khuyencong run`` serves, works its queue, and leaves nothing behind when it is stopped."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = "from khuyencong.config.command import main; main(prog_name='khuyencong')"

pytestmark = pytest.mark.race


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False


def until(condition, *, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to pass in time"
        time.sleep(0.1)


def answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/tai-khoan/dang-nhap/") as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


@contextmanager
def running(folder):
    """Start the demonstration; give its process, its port and the processes under it."""
    port = free_port()
    environment = {
        **os.environ,
        "KHUYENCONG_DATABASE_URL": "",
        "KHUYENCONG_DATA_DIR": str(folder / "data"),
        "DJANGO_SETTINGS_MODULE": "khuyencong.config.settings",
    }
    command = [sys.executable, "-c", PROGRAM, "run", "--demo", "--port", str(port)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [*command, "--workers", "1"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
        try:
            until(lambda: process.poll() is not None or answers(port), seconds=120)
            assert process.poll() is None, (folder / "log").read_text()
            yield process, port, children_of(process.pid)
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()


@pytest.fixture(scope="module")
def first_run(tmp_path_factory):
    """Return the data folder of a program that was started once, sealed, and was stopped."""
    folder = tmp_path_factory.mktemp("first-run")
    with running(folder) as (process, _port, _children):
        until((folder / "data" / "audit" / "head.json").exists)
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
    return folder / "data"


@pytest.fixture
def program(first_run, tmp_path):
    """Start the demonstration again on a copy of what its first run loaded."""
    shutil.copytree(first_run, tmp_path / "data")
    with running(tmp_path) as started:
        yield started


def children_of(pid: int) -> list[int]:
    return [int(text) for text in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_it_serves_seals_and_stops_with_everything_it_started(program, first_run):
    process, _port, children = program
    assert len(children) == 2
    assert (first_run / "audit" / "head.json").exists()
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
    assert [is_alive(child) for child in children] == [False, False]


def test_nothing_outlives_it_even_when_it_is_killed(program):
    process, port, children = program
    process.kill()
    process.wait()
    until(lambda: not any(map(is_alive, children)))
    until(lambda: not answers(port))


def test_when_one_part_ends_the_whole_ends_with_an_error(program):
    process, _port, children = program
    os.kill(children[1], signal.SIGKILL)
    assert process.wait(timeout=30) != 0
    assert not any(map(is_alive, children))
