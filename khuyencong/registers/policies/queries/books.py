"""Books and their versions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, QuerySet

from khuyencong.engines.rules import RulebookError, RuleSet, RuleText
from khuyencong.registers.policies.compiling import RULE_KINDS, VersionText, compile_rules
from khuyencong.registers.policies.models import LegalDocument, PolicyBook, PolicyVersion
from khuyencong.registers.policies.queries.law import published_routes, published_rules
from khuyencong.registers.policies.states import BookKind, VersionState


def books() -> QuerySet[PolicyBook]:
    """Return all books with their current version (at most one, prefetched) and open drafts."""
    versions = PolicyVersion.objects.defer("text").order_by("-number")
    return PolicyBook.objects.select_related("territory").prefetch_related(
        Prefetch("versions", queryset=versions)
    )


def versions() -> QuerySet[PolicyVersion]:
    """Return versions with their book and the version that each was based on."""
    return PolicyVersion.objects.select_related("book__territory", "based_on")


def version_of(rule: RuleText) -> PolicyVersion | None:
    """Return the stored version that a rule used in a ruling comes from; None if it is not here."""
    if not rule.version.isdigit():
        return None
    return versions().filter(book__code=rule.rulebook, number=int(rule.version)).first()


def versions_awaiting_publishing() -> QuerySet[PolicyVersion]:
    """Return the drafts, the oldest first."""
    return versions().filter(state=VersionState.DRAFT).order_by("made_at", "pk")


def rules_with(version: PolicyVersion) -> RuleSet | None:
    """Return the law as it is with a version in the place of its book's current one.

    None for what is not rules, and for a draft that the others cannot be read with.
    """
    if version.book.kind not in RULE_KINDS:
        return None
    if version.is_current:
        return published_rules()
    others = PolicyVersion.objects.filter(is_current=True, book__kind__in=RULE_KINDS)
    rows = others.exclude(book=version.book).values_list("book__code", "number", "text")
    texts = [VersionText(*row) for row in rows]
    try:
        return compile_rules([*texts, VersionText(version.book.code, version.number, version.text)])
    except RulebookError:
        return None


def book_of_route(code: str) -> PolicyBook | None:
    """Return the book whose current version holds a route."""
    current = PolicyVersion.objects.filter(is_current=True, book__kind=BookKind.ROUTE)
    by_key = f'code = "{code}"'
    found = current.filter(text__contains=by_key).select_related("book").first()
    return found.book if found else None


@dataclass(frozen=True)
class RegisterFigures:
    """How much law there is: documents, current books by kind, activities, routes of a day."""

    documents: int
    unverified_documents: int
    books: Mapping[str, int]
    activities: int
    routes: int


def register_figures(*, on: date) -> RegisterFigures:
    """Return the figures of the register's front page. Five small queries."""
    current = PolicyVersion.objects.filter(is_current=True).order_by()
    kinds = current.values_list("book__kind").annotate(count=Count("pk"))
    return RegisterFigures(
        documents=LegalDocument.objects.count(),
        unverified_documents=LegalDocument.objects.exclude(unverified_fields=[]).count(),
        books=dict(kinds),
        activities=len(published_rules().activities),
        routes=sum(r.takes_new and r.is_valid_on(on) for r in published_routes()),
    )
