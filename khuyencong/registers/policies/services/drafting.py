"""Write a draft of a book: begin, change, give up."""

from django.db import transaction

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.registers.policies.checks import check_note
from khuyencong.registers.policies.citations import anchor_of
from khuyencong.registers.policies.models import PolicyBook, PolicyVersion, digest_of
from khuyencong.registers.policies.permissions import require_may_draft
from khuyencong.registers.policies.services.publishing import lock_draft
from khuyencong.registers.policies.states import BookKind, VersionState
from khuyencong.registers.territories.models import Unit


@transaction.atomic
def start_book(
    code: str, *, title: str, kind: BookKind, territory_id: int | None, by: Actor
) -> PolicyBook:
    """Open a book for local norms or days. It counts for nothing until a version is published."""
    book = PolicyBook(
        code=anchor_of(code),
        title=tidy(title),
        kind=kind,
        territory=Unit.objects.get(pk=territory_id) if territory_id else None,
    )
    require_may_draft(by, book)
    if PolicyBook.objects.filter(code=book.code).exists():
        raise Refused(Problem("policies.book_exists", {"code": book.code}, field="code"))
    book.save()
    after = {"code": book.code, "kind": book.kind, "title": book.title}
    record("policies.book_started", f"policy_book:{book.pk}", by=by, after=after)
    return book


@transaction.atomic
def start_draft(
    book_id: int, *, by: Actor, text: str | None = None, note: str = ""
) -> PolicyVersion:
    """Begin a draft from the current text of a book, or from a text given. Locks the book.

    A draft may hold faults; only publishing asks for none.
    """
    book = PolicyBook.objects.select_for_update().get(pk=book_id)
    require_may_draft(by, book)
    current = PolicyVersion.objects.filter(book=book, is_current=True).first()
    newest = PolicyVersion.objects.filter(book=book).order_by("-number").first()
    if text is None:
        text = current.text if current else ""
    version = PolicyVersion.objects.create(
        book=book,
        number=newest.number + 1 if newest else 1,
        state=VersionState.DRAFT,
        text=text,
        sha256=digest_of(text),
        note=tidy(note),
        based_on=current,
        made_by_id=by.user_id,
        made_by_name=by.name,
    )
    record(
        "policies.draft_started",
        f"policy_version:{version.pk}",
        by=by,
        after={"book": book.code, "version": version.number, "sha256": version.sha256},
    )
    return version


@transaction.atomic
def change_draft(
    version_id: int, text: str, *, note: str, seen_sha256: str, by: Actor
) -> PolicyVersion:
    """Write the text of one's own draft. Refuses a draft that changed since it was seen."""
    version = lock_draft(version_id)
    require_may_draft(by, version.book)
    _require_own(version, by)
    if version.sha256 != seen_sha256:
        raise OutOfStep(Problem("policies.draft_changed_meanwhile"))
    before = version.sha256
    version.text = text.replace("\r\n", "\n")
    version.sha256 = digest_of(version.text)
    version.note = tidy(note)
    version.save(update_fields=["text", "sha256", "note"])
    record(
        "policies.draft_changed",
        f"policy_version:{version.pk}",
        by=by,
        before={"sha256": before},
        after={"sha256": version.sha256},
        reason=version.note,
    )
    return version


@transaction.atomic
def discard_draft(version_id: int, *, reason: str, by: Actor) -> PolicyVersion:
    """Give up a draft, with a reason. Its text stays to be read."""
    version = lock_draft(version_id)
    require_may_draft(by, version.book)
    require(check_note(reason))
    version.state = VersionState.DISCARDED
    version.save(update_fields=["state"])
    record("policies.draft_discarded", f"policy_version:{version.pk}", by=by, reason=tidy(reason))
    return version


def _require_own(version: PolicyVersion, by: Actor) -> None:
    """Only its maker writes a draft: who publishes must not have written any of it."""
    if not by.is_person(version.made_by_id):
        raise NotPermitted(Problem("policies.draft_of_another", {"maker": version.made_by_name}))
