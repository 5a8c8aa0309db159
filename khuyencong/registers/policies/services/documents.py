"""Enter a legal document, and correct what is recorded of one."""

from dataclasses import asdict
from typing import Any

from django.db import transaction

from khuyencong.engines.refusals import Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.registers.policies.checks import check_document
from khuyencong.registers.policies.citations import document_code
from khuyencong.registers.policies.document_values import DocumentValues
from khuyencong.registers.policies.models import LegalDocument
from khuyencong.registers.policies.permissions import require_keeper


@transaction.atomic
def add_document(values: DocumentValues, *, by: Actor) -> LegalDocument:
    """Enter a document. Refuses one whose number is already there for the same territory."""
    require_keeper(by)
    require(check_document(values))
    code = document_code(values.number)
    taken = LegalDocument.objects.filter(code=code).first()
    if taken is not None and values.territory_id is not None:
        code = f"{code}-{values.territory_id}"
        taken = LegalDocument.objects.filter(code=code).first()
    if taken is not None:
        told = {"number": values.number, "title": taken.title}
        raise Refused(Problem("policies.document_exists", told, field="number"))
    document = LegalDocument(code=code, kept_by_office=True)
    _write(document, values)
    document.save()
    record("policies.document_added", _subject(document), by=by, after=_told(document))
    return document


@transaction.atomic
def correct_document(document_id: int, values: DocumentValues, *, by: Actor) -> LegalDocument:
    """Write what is known better of a document. Its code stays, for others cite it. Locks it."""
    document = LegalDocument.objects.select_for_update().get(pk=document_id)
    require_keeper(by)
    require(check_document(values))
    before = _told(document)
    _write(document, values)
    document.kept_by_office = True
    document.save()
    after = _told(document)
    changed = [name for name in after if after[name] != before[name]]
    record(
        "policies.document_corrected",
        _subject(document),
        by=by,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )
    return document


def _write(document: LegalDocument, values: DocumentValues) -> None:
    for name, value in asdict(values).items():
        setattr(document, name, tidy(value) if name in ("number", "title", "issuer") else value)
    document.unverified_fields = list(values.unverified_fields)
    document.folded = document.search_text()


def _subject(document: LegalDocument) -> str:
    return f"legal_document:{document.pk}"


def _told(document: LegalDocument) -> dict[str, Any]:
    """Return a document as the audit keeps it."""
    days = ("issued_on", "in_force_from", "in_force_to")
    told = {name: getattr(document, name) for name in DocumentValues.__annotations__}
    return told | {name: told[name].isoformat() if told[name] else None for name in days}
