"""Load what is shipped: documents, and the books as published versions."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import SYSTEM
from khuyencong.foundation.audit.services import record
from khuyencong.registers.policies import reference
from khuyencong.registers.policies.citations import anchor_of
from khuyencong.registers.policies.compiling import (
    RULE_KINDS,
    VersionText,
    compile_rules,
    read_content,
    territory_of,
    title_of,
)
from khuyencong.registers.policies.models import (
    Clause,
    DocumentRelation,
    LegalDocument,
    PolicyBook,
    PolicyVersion,
    digest_of,
)
from khuyencong.registers.policies.services.publishing import make_current
from khuyencong.registers.policies.states import VersionState
from khuyencong.registers.territories.models import Unit


@transaction.atomic
def load_policies() -> bool:
    """Store the shipped documents and books; return whether there was anything new.

    Safe and quick at each start. A document that an office has corrected stays as it is. A new
    shipped text of a book is published as its next version; where an office has published one of
    its own since, it becomes a draft, for the office to decide.
    """
    documents = _store_documents()
    versions = _store_books()
    if documents:
        record("policies.documents_loaded", "policies", by=SYSTEM, after={"codes": documents})
    return bool(documents or versions)


def _store_documents() -> list[str]:
    """Store what differs from the shipped documents and return the codes of those touched."""
    rows = reference.documents()
    units = _units_by_key(row.territory_key for row in rows)
    stored = LegalDocument.objects.prefetch_related("clauses", "relations")
    known = {document.code: document for document in stored}
    touched: dict[str, reference.DocumentRow] = {}
    for row in rows:
        document = known.get(row.code) or LegalDocument(code=row.code)
        if document.kept_by_office:
            continue
        values = _values(row, units)
        if any(getattr(document, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(document, name, value)
            document.folded = document.search_text()
            document.save()
            known[row.code] = document
            touched[row.code] = row
        if _store_clauses(document, row):
            touched[row.code] = row
    for row in rows:
        if _store_relations(known, row):
            touched[row.code] = row
    return sorted(touched)


def _units_by_key(keys: Iterable[str]) -> dict[str, int]:
    wanted = {key for key in keys if key}
    found = dict(Unit.objects.filter(key__in=wanted).values_list("key", "pk"))
    assert found.keys() == wanted, f"units are loaded first; missing: {wanted - found.keys()}"
    return found


def _values(row: reference.DocumentRow, units: dict[str, int]) -> dict[str, Any]:
    return {
        "number": row.number,
        "kind": row.kind,
        "title": row.title,
        "issuer": row.issuer,
        "issued_on": row.issued_on,
        "in_force_from": row.in_force_from,
        "in_force_to": row.in_force_to,
        "territory_id": units.get(row.territory_key),
        "link": row.link,
        "read_in": row.read_in,
        "unverified_fields": list(row.unverified),
        "note": row.note,
    }


def _store_clauses(document: LegalDocument, row: reference.DocumentRow) -> bool:
    wanted = {anchor_of(clause.label): clause for clause in row.clauses}
    held = {clause.anchor: clause for clause in document.clauses.all()}
    told = {anchor: (clause.label, clause.summary) for anchor, clause in wanted.items()}
    if told == {anchor: (clause.label, clause.summary) for anchor, clause in held.items()}:
        return False
    Clause.objects.filter(document=document).delete()
    Clause.objects.bulk_create(
        Clause(document=document, label=tidy(clause.label), anchor=anchor, summary=clause.summary)
        for anchor, clause in wanted.items()
    )
    return True


def _store_relations(known: dict[str, LegalDocument], row: reference.DocumentRow) -> bool:
    document = known[row.code]
    wanted = {(relation.kind, known[relation.other_code].pk) for relation in row.relations}
    held = {(relation.kind, relation.other_id) for relation in document.relations.all()}
    DocumentRelation.objects.bulk_create(
        DocumentRelation(document=document, kind=kind, other_id=other_id)
        for kind, other_id in sorted(wanted - held)
    )
    return bool(wanted - held)


def _store_books() -> int:
    """Store the shipped texts that are new and return how many versions that made."""
    shipped = list(reference.books())
    latest: dict[str, PolicyVersion] = {}
    shipped_versions = PolicyVersion.objects.filter(is_shipped=True).select_related("book")
    for version in shipped_versions.order_by("number"):
        latest[version.book.code] = version
    new = [
        text
        for text in shipped
        if text.code not in latest or latest[text.code].sha256 != digest_of(text.text)
    ]
    if any(text.kind in RULE_KINDS for text in new):
        # A fault in what is shipped is a bug: let it rise before anything is stored.
        compile_rules(
            [VersionText(text.code, 1, text.text) for text in shipped if text.kind in RULE_KINDS]
        )
    for text in new:
        _store_version(text)
    return len(new)


def _store_version(text: reference.BookText) -> None:
    content = read_content(text.kind, VersionText(text.code, 1, text.text))
    territory = territory_of(content)
    book, _created = PolicyBook.objects.update_or_create(
        code=text.code,
        defaults={
            "title": title_of(content),
            "kind": text.kind,
            "territory_id": _units_by_key([territory]).get(territory),
            "is_shipped": True,
        },
    )
    current = PolicyVersion.objects.filter(book=book, is_current=True).first()
    newest = PolicyVersion.objects.filter(book=book).order_by("-number").first()
    version = PolicyVersion.objects.create(
        book=book,
        number=newest.number + 1 if newest else 1,
        state=VersionState.DRAFT,
        text=text.text,
        sha256=digest_of(text.text),
        is_shipped=True,
        based_on=current,
        made_by_name=SYSTEM.name,
    )
    if current is None or current.is_shipped:
        make_current(version, by=SYSTEM)
