"""Reasons against a text, a document, a note. Each check looks at one thing."""

from collections.abc import Iterable, Mapping

from khuyencong.engines.refusals import Problem
from khuyencong.engines.rules import Rulebook, RulebookError, worked_case_problems
from khuyencong.engines.rules.problems import RulebookProblem
from khuyencong.engines.rules.rulebook import Norm
from khuyencong.engines.text import tidy
from khuyencong.registers.policies.citations import document_code
from khuyencong.registers.policies.compiling import (
    RULE_KINDS,
    VersionText,
    compile_rules,
    read_content,
)
from khuyencong.registers.policies.document_values import DocumentValues
from khuyencong.registers.policies.models import PolicyBook, PolicyVersion
from khuyencong.registers.policies.norm_text import NormValues
from khuyencong.registers.policies.routes import RouteBook
from khuyencong.registers.policies.states import BookKind


def check_text(book: PolicyBook, text: str) -> list[Problem]:
    """Return everything that keeps a text from counting as a book, with file and line.

    Rules are read with the current versions of all other books: they are one law.
    """
    draft = VersionText(book.code, 0, text)
    try:
        content = read_content(book.kind, draft)
        if isinstance(content, Rulebook):
            return _check_rulebook(book, content, draft)
    except RulebookError as error:
        return told(error.problems)
    return _check_route_codes(book, content) if isinstance(content, RouteBook) else []


def _check_rulebook(book: PolicyBook, rulebook: Rulebook, draft: VersionText) -> list[Problem]:
    """A rulebook bears its book's code, fits the others, and all worked cases still come out.

    Also those of other books: a new norm that changes their answers is noticed here.
    """
    if rulebook.code != book.code:
        codes = {"found": rulebook.code, "expected": book.code}
        return [Problem("policies.rulebook_of_another_code", codes, field="text")]
    rules = compile_rules([*_other_rules(book), draft])
    return told(worked_case_problems(rules))


def told(problems: Iterable[RulebookProblem]) -> list[Problem]:
    """Return the faults of a text as problems that have sentences."""
    return [
        Problem(
            f"rulebook.{problem.code}",
            {"file": problem.file, "line": problem.line, **problem.parameters},
            field="text",
        )
        for problem in problems
    ]


def _other_rules(book: PolicyBook) -> list[VersionText]:
    others = PolicyVersion.objects.filter(is_current=True, book__kind__in=RULE_KINDS)
    return [
        VersionText(*row)
        for row in others.exclude(book=book).values_list("book__code", "number", "text")
    ]


def _check_route_codes(book: PolicyBook, content: RouteBook) -> list[Problem]:
    """A route has one book: in two, nobody could say which counts."""
    others = PolicyVersion.objects.filter(is_current=True, book__kind=BookKind.ROUTE)
    problems = []
    for code, number, text in others.exclude(book=book).values_list("book__code", "number", "text"):
        other = read_content(BookKind.ROUTE, VersionText(code, number, text))
        assert isinstance(other, RouteBook), "books of routes hold routes"
        problems += [
            Problem("policies.route_in_two_books", {"route": route, "book": code}, field="text")
            for route in content.by_code()
            if route in other.by_code()
        ]
    return problems


def check_note(text: str) -> list[Problem]:
    """A reason is given in words."""
    return [] if tidy(text) else [Problem("policies.reason_missing", field="reason")]


def check_document(values: DocumentValues) -> list[Problem]:
    """A document has a number that can be cited, and dates the right way round."""
    problems = []
    if not document_code(values.number):
        problems.append(Problem("policies.document_without_number", field="number"))
    begins, ends = values.in_force_from, values.in_force_to
    if begins and ends and ends < begins:
        told_dates = {"from_on": begins.isoformat(), "to_on": ends.isoformat()}
        problems.append(
            Problem("policies.document_ends_before_it_begins", told_dates, field="in_force_to")
        )
    return problems


def check_norm_book(book: PolicyBook) -> list[Problem]:
    """Norms are entered by form into books of local rules; national law is written as text."""
    if book.kind == BookKind.RULES and book.territory_id is not None:
        return []
    return [Problem("policies.book_takes_no_norms", {"book": book.title})]


def check_norm(values: NormValues, norms: Mapping[str, Norm]) -> list[Problem]:
    """A norm is of a known kind, has a rate or a cap, and names where it stands in the law."""
    problems = []
    if values.norm not in norms:
        told_norm = {"norm": values.norm}
        problems.append(Problem("policies.norm_unknown", told_norm, field="norm"))
    if values.rate_percent is None and values.cap_vnd is None:
        problems.append(Problem("policies.norm_without_value", field="cap_vnd"))
    if values.verified and not document_code(values.document):
        problems.append(Problem("policies.document_without_number", field="document"))
    return problems
