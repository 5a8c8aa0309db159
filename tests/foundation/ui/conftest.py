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
