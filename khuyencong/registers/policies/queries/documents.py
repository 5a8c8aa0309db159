"""Legal documents: found by words, by standing on a day, by how they are cited."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from khuyencong.engines.text import fold
from khuyencong.registers.policies.models import DocumentRelation, LegalDocument
from khuyencong.registers.policies.states import Standing


@dataclass(frozen=True)
class DocumentFilter:
    """What the list of documents is narrowed to. Empty values narrow nothing."""

    text: str = ""
    kind: str = ""
    standing: str = ""
    on: date | None = None  # the day that ``standing`` is meant for
    territory_path: str = ""  # documents for it, for what it lies in, and for the whole country


def documents(wanted: DocumentFilter) -> QuerySet[LegalDocument]:
    """Return the documents that a filter leaves, with their territory."""
    found = LegalDocument.objects.select_related("territory")
    for word in fold(wanted.text).split():
        found = found.filter(folded__contains=word)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.standing and wanted.on:
        found = found.filter(_standing(wanted.standing, wanted.on))
    if wanted.territory_path:
        keys = wanted.territory_path.rstrip("/").split("/")
        found = found.filter(Q(territory__isnull=True) | Q(territory__key__in=keys))
    return found


def _standing(standing: str, day: date) -> Q:
    """Return the same answer as ``LegalDocument.standing_on``, as a filter."""
    ended = Q(in_force_to__lt=day)
    return {
        Standing.ENDED: ended,
        Standing.UNKNOWN: Q(in_force_from__isnull=True)
        & (Q(in_force_to__isnull=True) | Q(in_force_to__gte=day)),
        Standing.NOT_YET: Q(in_force_from__gt=day),
        Standing.IN_FORCE: Q(in_force_from__lte=day)
        & (Q(in_force_to__isnull=True) | Q(in_force_to__gte=day)),
    }.get(Standing(standing), Q())


def documents_by_citation(code: str) -> list[LegalDocument]:
    """Return the documents that a cited code may mean: one, several for an open number, or none.

    "38-2020-nq-hdnd" may be any province's; "26-2014-ttlt" is short for one whole code.
    """
    exact = LegalDocument.objects.filter(code=code)
    longer = LegalDocument.objects.filter(code__startswith=f"{code}-")
    return list(exact) or list(longer.order_by("code")[:20])


def document_with_parts(code: str) -> LegalDocument:
    """Return a document with its territory, clauses and relations both ways. Four queries."""
    both = DocumentRelation.objects.select_related("document", "other")
    return (
        LegalDocument.objects.select_related("territory")
        .prefetch_related(
            "clauses",
            Prefetch("relations", queryset=both),
            Prefetch("relations_from_others", queryset=both),
        )
        .get(code=code)
    )
