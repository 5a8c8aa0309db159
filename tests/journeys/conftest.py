"""A browser, and a district with its offices and people and nothing else."""

from collections.abc import Iterator

import pytest
from django.db import connections

from khuyencong.foundation.jobs import reference
from khuyencong.registers.policies.queries import law
from khuyencong.windows.demonstration.offices import load_offices, load_people
from tests.journeys.people import District
from tests.journeys.window import Eyes


@pytest.fixture(scope="session")
def seen_kinds() -> set[tuple[str, ...]]:
    """The kinds of page that some journey has looked at."""
    return set()


@pytest.fixture
def eyes(seen_kinds: set[tuple[str, ...]]) -> Eyes:
    return Eyes(seen_kinds)


@pytest.fixture
def district(live_server, settings, tmp_path, eyes) -> Iterator[District]:
    """Serve the demonstration's people on an empty database with the shipped law and places."""
    from playwright.sync_api import sync_playwright

    settings.DEMO = True
    settings.DEMONSTRATION_DAY = settings.DEMONSTRATION_DAY  # put back when the test is over
    settings.MEDIA_ROOT = str(tmp_path)
    _forget_compiled_books()
    for _name, load in reference.loaders():
        load()
    load_offices()
    load_people()
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread; Django's guard against those is not for us.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        yield District(browser, live_server.url, eyes)
        browser.close()
        connections.close_all()  # inside that loop Django has connections of its own
    _forget_compiled_books()


def _forget_compiled_books() -> None:
    """Drop what was read under the keys of versions that another test made."""
    for kept in (law._compiled, law._content, law._calendar):
        kept.cache_clear()
