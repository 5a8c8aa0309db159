"""The documentation names only what is there: files, links, tests, words of the pages."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from khuyencong.engines.rules import RuleSet, assess, case_from_json, read_rulebook

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
GUIDE = ROOT / "docs" / "user-guide.vi.md"
EXAMPLE = ROOT / "docs" / "examples" / "machinery.json"
RULEBOOKS = ROOT / "khuyencong" / "registers" / "policies" / "rulebooks"

LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(?:#([^)]*))?\)")
FILE = re.compile(r"`((?:khuyencong|tests|tools|docs|frontend|requirements)/[\w./-]+)`")
TEST = re.compile(r"`(test_\w+)(…?)`")
QUOTED = re.compile("“([^”]+)”")


def _id(page: Path) -> str:
    return str(page.relative_to(ROOT))


@cache
def _texts() -> str:
    """Everything that pages are made of: templates and the program's own strings."""
    files = [*ROOT.glob("khuyencong/**/*.html"), *ROOT.glob("khuyencong/**/*.py")]
    return "\n".join(path.read_text("utf-8") for path in sorted(files))


@cache
def _tests() -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(ROOT.glob("tests/**/*.py")))


@pytest.mark.parametrize("page", PAGES, ids=_id)
def test_links_between_pages_lead_somewhere(page):
    for target, _anchor in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{_id(page)} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=_id)
def test_files_that_are_named_exist(page):
    named = FILE.findall(page.read_text("utf-8"))

    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=_id)
def test_tests_that_are_named_exist(page):
    for name, is_beginning in TEST.findall(page.read_text("utf-8")):
        end = "" if is_beginning else r"\("
        assert re.search(rf"def {name}{end}", _tests()), f"{_id(page)} names {name}"


def test_the_officers_guide_names_pages_and_buttons_as_they_are_shown():
    quoted = set(QUOTED.findall(re.sub(r"\s+", " ", GUIDE.read_text("utf-8"))))
    texts = re.sub(r"\s+", " ", _texts())

    missing = {text for text in quoted if text.removesuffix(" …") not in texts}
    assert missing - {"không"} == set()  # "when the program says no" quotes no page


def test_the_example_of_the_rules_page_comes_out_as_the_page_says():
    rules = RuleSet.of(
        read_rulebook(path.read_text("utf-8"), file=path.name)
        for path in sorted(RULEBOOKS.glob("*.toml"))
    )
    case = case_from_json(json.loads(EXAMPLE.read_text("utf-8")), rules.activities)

    ruling = assess(rules, case)

    assert (ruling.eligible, ruling.limit_vnd) == (True, 450_000_000)
    page = (ROOT / "docs" / "rules.md").read_text("utf-8")
    for step in ruling.steps:
        assert f"| `{step.code}` |" in page
        assert f"| {step.result_vnd:,} |" in page
