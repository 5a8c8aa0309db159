"""Books and their versions."""

from django.db.models import Prefetch, QuerySet

from khuyencong.engines.rules import RuleText
from khuyencong.registers.policies.models import PolicyBook, PolicyVersion
from khuyencong.registers.policies.states import VersionState


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
