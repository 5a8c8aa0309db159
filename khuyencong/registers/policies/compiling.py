"""Texts of books turned into what the program works with, once for each published set."""

from dataclasses import dataclass, replace

from khuyencong.engines.rules import Rulebook, RulebookError, RuleSet, read_rulebook
from khuyencong.engines.rules.problems import RulebookProblem
from khuyencong.registers.policies.calendar_book import FixedDay, read_calendar_book
from khuyencong.registers.policies.route_book import read_route_book
from khuyencong.registers.policies.routes import RouteBook
from khuyencong.registers.policies.states import BookKind

RULE_KINDS = (BookKind.ACTIVITIES, BookKind.RULES)
"""Kinds of book that are one law together: a change of one is checked with all the others."""

WHOLE_COUNTRY = "VN"
CALENDAR_TITLE = "Ngày nghỉ và ngày làm bù theo thông báo"

Content = Rulebook | RouteBook | tuple[FixedDay, ...]


@dataclass(frozen=True)
class VersionText:
    """The text of one version of a book, with the names under which problems are told."""

    book_code: str
    number: int
    text: str

    @property
    def file(self) -> str:
        return f"{self.book_code}.toml"


def read_content(kind: str, text: VersionText) -> Content:
    """Return what a text holds. Raises ``RulebookError`` with everything that is wrong in it."""
    if kind in RULE_KINDS:
        return _numbered(read_rulebook(text.text, file=text.file), text.number)
    if kind == BookKind.ROUTE:
        return read_route_book(text.text, file=text.file)
    return read_calendar_book(text.text, file=text.file)


def _numbered(rulebook: Rulebook, number: int) -> Rulebook:
    """Return a rulebook whose rules name the stored version that they come from."""
    version = str(number)
    rules = tuple(replace(rule, version=version) for rule in rulebook.rules)
    head = replace(rulebook.head, version=version) if rulebook.head else None
    return replace(rulebook, version=version, rules=rules, head=head)


def compile_rules(texts: list[VersionText]) -> RuleSet:
    """Return the law of some books together. Raises ``RulebookError`` with all problems of all."""
    rulebooks = []
    problems: list[RulebookProblem] = []
    for text in texts:
        try:
            rulebook = read_content(BookKind.RULES, text)
        except RulebookError as error:
            problems += error.problems
        else:
            assert isinstance(rulebook, Rulebook), "books of rules hold rules"
            rulebooks.append(rulebook)
    if problems:
        raise RulebookError(problems)
    return RuleSet.of(rulebooks)


def title_of(content: Content) -> str:
    """Return what a book is called, from what it holds."""
    if isinstance(content, Rulebook):
        return content.title
    if isinstance(content, RouteBook):
        return content.routes[0].name
    return CALENDAR_TITLE


def territory_of(content: Content) -> str:
    """Return the key of the territory that a book is for; "" for the whole country."""
    if not isinstance(content, Rulebook):
        return ""
    named = content.head.territory if content.head else ""
    keys = {rule.territory for rule in content.rules} | ({named} if named else set())
    keys.discard(WHOLE_COUNTRY)
    return keys.pop() if len(keys) == 1 else ""
