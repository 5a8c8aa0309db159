"""Link written entries, in batches, into the signed chain."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from khuyencong.foundation.audit import heads, keys
from khuyencong.foundation.audit.canonical import FIRST_PREVIOUS, contents_of, seal_digest
from khuyencong.foundation.audit.models import AuditEntry, AuditSeal

BATCH = 500


def seal_pending(*, at: datetime | None = None) -> int:
    """Seal all entries that wait, batch after batch; return how many were sealed.

    Two sealers at once harm nothing: each batch is one transaction, the number of a seal is
    unique, and the one who comes second stops and leaves the rest to the first.
    """
    total = 0
    while sealed := _seal_batch(at or timezone.now()):
        total += sealed
    if total:
        heads.keep_head()
    return total


def _seal_batch(at: datetime) -> int:
    try:
        with transaction.atomic():
            return _seal_in_transaction(at)
    except IntegrityError:  # another sealer has used the number meanwhile
        return 0


def _seal_in_transaction(at: datetime) -> int:
    """Seal the oldest waiting entries.

    Keys need not follow each other: on PostgreSQL an entry with a lower key may be committed after
    one with a higher, and then falls into a later batch.
    """
    last = AuditSeal.objects.select_for_update().order_by("-number").first()
    entries = list(AuditEntry.objects.filter(seal__isnull=True).order_by("pk")[:BATCH])
    if not entries:
        return 0
    seal = AuditSeal(
        number=last.number + 1 if last else 1,
        previous_digest=last.digest if last else FIRST_PREVIOUS,
        entry_count=len(entries),
        contents=contents_of(entries),
        sealed_at=at,
    )
    seal.digest = seal_digest(seal)
    seal.signature, seal.key_id = keys.sign(seal.digest)
    seal.save(force_insert=True)
    waiting = AuditEntry.objects.filter(pk__in=[entry.pk for entry in entries], seal__isnull=True)
    taken = waiting.update(seal=seal)
    assert taken == len(entries), "the seal's number lets only one sealer take an entry"
    return taken
