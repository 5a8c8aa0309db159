"""How several processes share the tests: what takes longest begins first."""

import pytest
from xdist.scheduler import LoadScopeScheduling

LONGEST = (
    "tests/journeys/test_plan_of_2021.py",
    "tests/journeys/test_vote.py",
    "tests/windows/demonstration",
    "tests/race/test_ledger_races.py",
    "tests/config/test_running.py",
    "tests/config/test_backup.py",
    "tests/config/test_commands.py",
    "tests/programme",
)
TOGETHER = ("tests/windows/demonstration",)
"""Folders that load once what all of their files look at: no use loading it in two processes."""


def room_of(nodeid: str) -> str:
    """Return the file or folder whose tests one process runs."""
    file = nodeid.partition("::")[0]
    folder = file.rpartition("/")[0]
    return folder if folder in TOGETHER else file


def rank_of(item: pytest.Item) -> int:
    """Return the place of a test's room in the order of beginning."""
    room = room_of(item.nodeid)
    return next((at for at, long in enumerate(LONGEST) if room.startswith(long)), len(LONGEST))


class RoomScheduling(LoadScopeScheduling):
    """Gives a process a room at a time, in the order of the tests."""

    def _split_scope(self, nodeid: str) -> str:
        return room_of(nodeid)
