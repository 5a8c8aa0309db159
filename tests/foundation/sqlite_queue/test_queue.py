"""Writers of SQLite wait in a fair queue, and nobody waits for the dead."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from itertools import groupby
from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction

from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.sqlite_queue.queue import WriterQueue

WRITER = Path(__file__).with_name("writer.py")
ROOT = Path(__file__).parents[3]

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="the queue is SQLite's")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "turns.sqlite3"
    with sqlite3.connect(path) as opened:
        opened.execute("PRAGMA journal_mode=WAL")
        opened.execute("CREATE TABLE turn (id INTEGER PRIMARY KEY, writer INTEGER NOT NULL)")
    opened.close()
    return path


def start_writer(database: Path, writer: int, task: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, WRITER, database, str(writer), task],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def turns(database: Path) -> list[int]:
    opened = sqlite3.connect(database)
    try:
        return [writer for (writer,) in opened.execute("SELECT writer FROM turn ORDER BY id")]
    finally:
        opened.close()


@pytest.mark.race
def test_four_writing_processes_all_succeed_and_none_starves(database):
    writers = [start_writer(database, number, "3") for number in range(1, 5)]
    answers = [process.communicate(timeout=60) for process in writers]
    assert [process.returncode for process in writers] == [0, 0, 0, 0], answers
    taken = turns(database)
    assert len(taken) == sum(int(out.split()[0]) for out, _ in answers)
    first, last = all_at_work(taken)
    shared = taken[first:last]
    least, most = min(Counter(shared).values()), max(Counter(shared).values())
    assert len(set(shared)) == 4
    assert most < 4 * least
    assert longest_absence(shared) < len(shared) / 10


def all_at_work(taken: list[int]) -> tuple[int, int]:
    """Return the stretch of turns in which every writer had begun and none had ended."""
    first = max(taken.index(writer) for writer in set(taken))
    last = min(len(taken) - taken[::-1].index(writer) for writer in set(taken))
    return first, last


def longest_absence(taken: list[int]) -> int:
    """Return the most turns that one writer let pass between two of its own."""
    return max(
        len(list(run))
        for writer in set(taken)
        for is_its, run in groupby(taken, key=lambda turn, writer=writer: turn == writer)
        if not is_its
    )


@pytest.mark.race
def test_a_killed_writer_frees_its_place_and_leaves_nothing_behind(database):
    holder = start_writer(database, 0, "hold")
    assert holder.stdout is not None
    assert holder.stdout.readline() == "holding\n"
    waiting = start_writer(database, 1, "0.05")
    holder.kill()
    holder.communicate(timeout=20)
    out, err = waiting.communicate(timeout=20)
    assert waiting.returncode == 0, err
    assert turns(database) == [1] * int(out.split()[0])


def test_who_waits_too_long_is_told_and_the_queue_goes_on(tmp_path):
    path = tmp_path / "queue"
    holder, impatient, patient = WriterQueue(path), WriterQueue(path), WriterQueue(path)
    assert holder.enter(1)
    assert not impatient.enter(0.05)
    holder.leave()
    assert patient.enter(5)
    patient.leave()
    assert impatient.enter(5)
    for queue in (holder, impatient, patient):
        queue.close()


def test_threads_take_turns(tmp_path):
    path = tmp_path / "queue"
    first, order = WriterQueue(path), []
    first.enter(1)

    def second() -> None:
        queue = WriterQueue(path)
        queue.enter(10)
        order.append("second")
        queue.close()

    thread = threading.Thread(target=second)
    thread.start()
    order.append("first")
    first.close()
    thread.join(timeout=10)
    assert order == ["first", "second"]


def test_a_forked_child_never_frees_its_parents_place(tmp_path):
    path = tmp_path / "queue"
    parent, other = WriterQueue(path), WriterQueue(path)
    parent.enter(1)
    child = os.fork()
    if child == 0:
        parent.close()
        os._exit(0)
    os.waitpid(child, 0)
    assert not other.enter(0.05)
    parent.close()


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_transaction_holds_its_place_to_the_end_whatever_is_nested():
    other = WriterQueue(Path(f"{connection.settings_dict['NAME']}-queue"))
    with transaction.atomic():
        with transaction.atomic():
            User.objects.create(username="a")
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            raise ZeroDivisionError
        assert not other.enter(0.05)
    assert other.enter(1)
    other.close()


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_place_is_free_after_a_rollback_and_after_a_closed_connection():
    other = WriterQueue(Path(f"{connection.settings_dict['NAME']}-queue"))
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        raise ZeroDivisionError
    assert other.enter(1)
    other.leave()
    with transaction.atomic():
        connection.close()
    assert other.enter(1)
    other.close()


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_readers_pass_and_single_writes_wait(monkeypatch):
    other = WriterQueue(Path(f"{connection.settings_dict['NAME']}-queue"))
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.05)
    other.enter(1)
    assert not User.objects.exists()
    with pytest.raises(OperationalError, match="other writers took longer"):
        User.objects.update(full_name="x")
    other.leave()
    assert User.objects.update(full_name="x") == 0
    other.close()
