"""The page of components, served to the tests of this app."""

import copy
from pathlib import Path

import pytest

from khuyencong.foundation.ui import navigation, sentences
from khuyencong.foundation.ui.navigation import Entry

TEMPLATES = Path(__file__).parent / "templates"


@pytest.fixture
def demo_pages(settings, monkeypatch):
    """Serve tests/foundation/ui/demo.py, with an entry and a sentence of its own."""
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [str(TEMPLATES)]
    settings.TEMPLATES = templates
    settings.ROOT_URLCONF = "tests.foundation.ui.demo"
    entries = {
        "home": Entry("home", "Tổng quan", "home", "home", 1),
        "demo": Entry("demo", "Đề án", "demo", "folders", 2),
        "money": Entry("money", "Kinh phí", "demo", "coins", 3, frozenset({"accountant"})),
    }
    monkeypatch.setattr(navigation, "_ENTRIES", entries)
    monkeypatch.setitem(
        sentences._REGISTERED,
        "demo.too_much",
        "Đề nghị %(asked_vnd)s, phải nộp trước %(until_on)s.",
    )


@pytest.fixture(scope="module")
def chromium():
    """Start a browser once for the tests of a file."""
    from playwright.sync_api import sync_playwright

    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread; Django's guard against those is not for us.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, live_server, demo_pages):
    """Return a function that opens an address in a fresh window and notes what went wrong in it."""
    contexts = []

    def open_at(address, *, width=1280, **options):
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        context.set_default_timeout(5000)
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on(
            "console",
            lambda said: page.faults.append(said.text) if said.type == "error" else None,
        )
        page.goto(live_server.url + address)
        return page

    yield open_at
    for context in contexts:
        context.close()
