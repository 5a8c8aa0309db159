"""``khuyencong run`` serves, works its queue, and leaves nothing behind when it is stopped."""

import os
import signal
import socket
import subprocess
import sys
import time
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


@pytest.fixture
def program(tmp_path):
    """Start the demonstration; give its process, its port and the processes under it."""
    port = free_port()
    environment = {
        **os.environ,
        "KHUYENCONG_DATABASE_URL": "",
        "KHUYENCONG_DATA_DIR": str(tmp_path / "data"),
        "DJANGO_SETTINGS_MODULE": "khuyencong.config.settings",
    }
    command = [sys.executable, "-c", PROGRAM, "run", "--demo", "--port", str(port)]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            [*command, "--workers", "1"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
        try:
            until(lambda: process.poll() is not None or answers(port))
            assert process.poll() is None, (tmp_path / "log").read_text()
            yield process, port, children_of(process.pid)
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()


def children_of(pid: int) -> list[int]:
    return [int(text) for text in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_it_serves_seals_and_stops_with_everything_it_started(program, tmp_path):
    process, _port, children = program
    assert len(children) == 2
    until((tmp_path / "data" / "audit" / "head.json").exists)
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
