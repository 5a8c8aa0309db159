"""Publish a draft: from then on it counts, and never changes."""

from django.db import connection, transaction
from django.utils import timezone

from khuyencong.engines.refusals import OutOfStep, Problem, require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.registers.offices.permissions import require_another_person
from khuyencong.registers.policies.checks import check_text
from khuyencong.registers.policies.models import PolicyBook, PolicyVersion
from khuyencong.registers.policies.permissions import require_may_publish
from khuyencong.registers.policies.queries import forget_published
from khuyencong.registers.policies.states import VersionState


@transaction.atomic
def publish_version(version_id: int, *, by: Actor) -> PolicyVersion:
    """Publish a draft as the current version of its book.

    Refuses its own maker, a draft whose book has moved on since it was begun, and a text that
    cannot be read or contradicts the other books, with file and line. Locks the book.
    """
    version = lock_draft(version_id)
    require_may_publish(by, version.book)
    require_another_person(by, maker_id=version.made_by_id, thing="policies.version")
    current = PolicyVersion.objects.filter(book=version.book, is_current=True).first()
    if version.based_on_id != (current.pk if current else None):
        number = current.number if current else 0
        raise OutOfStep(Problem("policies.draft_outdated", {"number": number}))
    require(check_text(version.book, version.text))
    return make_current(version, by=by)


def lock_draft(version_id: int) -> PolicyVersion:
    """Return a draft with its book locked. Refuses a version that is no longer a draft."""
    assert connection.in_atomic_block, "a lock lives in a transaction"
    book_id = PolicyVersion.objects.values_list("book_id", flat=True).get(pk=version_id)
    book = PolicyBook.objects.select_for_update().get(pk=book_id)
    forget_published()  # what was read before the lock may have changed while one waited for it
    version = PolicyVersion.objects.select_for_update().get(pk=version_id)
    version.book = book
    if version.state != VersionState.DRAFT:
        raise OutOfStep(Problem("policies.not_a_draft", {"state": str(version.state_label)}))
    return version


def make_current(version: PolicyVersion, *, by: Actor) -> PolicyVersion:
    """Mark a checked draft as published and current, in the caller's transaction."""
    before = PolicyVersion.objects.filter(book=version.book, is_current=True).first()
    forget_published()
    PolicyVersion.objects.filter(book=version.book, is_current=True).update(is_current=False)
    version.state = VersionState.PUBLISHED
    version.is_current = True
    version.published_by_id = by.user_id
    version.published_by_name = by.name
    version.published_at = timezone.now()
    version.save(
        update_fields=["state", "is_current", "published_by", "published_by_name", "published_at"]
    )
    record(
        "policies.published",
        f"policy_version:{version.pk}",
        by=by,
        before={"version": before.number, "sha256": before.sha256} if before else None,
        after={"book": version.book.code, "version": version.number, "sha256": version.sha256},
        reason=version.note,
    )
    return version
