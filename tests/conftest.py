"""What every test may use. No test reaches beyond this machine."""

import socket
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from khuyencong.foundation.accounts import acting
from khuyencong.foundation.accounts.actor import Actor, Role
from tests.builders.people import build_user
from tests.builders.remembered import WATCH
from tests.sharing import RoomScheduling, rank_of

CHROMIUM = Path("/usr/bin/chromium")
AT_HOME = ("127.", "::1", "localhost")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> RoomScheduling:
    """Share the tests among processes as tests/sharing.py says."""
    config.option.loadscopereorder = False  # they come in the order in which they should begin
    return RoomScheduling(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this machine cannot run; tools/run_tests.py says so with the count."""
    if hasattr(config, "workerinput"):
        items.sort(key=rank_of)
    missing = {
        "browser": None if CHROMIUM.exists() else "needs Chromium",
        "postgresql": None if connection.vendor == "postgresql" else "needs PostgreSQL",
    }
    for item in items:
        for marker, reason in missing.items():
            if reason and item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Refuse connections to other machines, so that no test depends on one."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        is_near = self.family == socket.AF_UNIX or str(address[0]).startswith(AT_HOME)
        assert is_near, f"a test tried to reach {address}"
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(autouse=True)
def _nothing_is_written_yet(request: pytest.FixtureRequest) -> None:
    """Let builders store again what they stored before, in a test that is rolled back."""
    asked = request.node.get_closest_marker("django_db")
    is_kept = {"transactional_db", "live_server"} & set(request.fixturenames)
    WATCH.begin_test(is_rolled_back=not (is_kept or (asked and asked.kwargs.get("transaction"))))


@pytest.fixture
def day() -> date:
    """A working day in the year of the demonstration."""
    return date(2021, 5, 17)


@pytest.fixture
def acting_client(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Client]:
    """Return a function that signs someone in as acting in a role: ``acting_client(Role.LEADER)``.

    The office is a number and a name only; tests that need a real one appoint a real person.
    """

    def become(
        role: Role, *, office_id: int | None = 1, office_name: str = "Phòng Kinh tế"
    ) -> Client:
        user = build_user(f"nguoi-{role}")
        actor = Actor(user.pk, user.full_name, role, office_id, office_name)
        monkeypatch.setattr(acting, "_SOURCES", [lambda _user, _on: [actor]])
        client.force_login(user)
        return client

    return become
