"""Is the trace as it was written? Read the whole chain and say exactly what is wrong where."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.utils import timezone

from khuyencong.foundation.audit import canonical, heads, keys
from khuyencong.foundation.audit.models import AuditEntry, AuditSeal, PersonalValue
from khuyencong.foundation.jobs.reference import Finding

SEALS_AT_ONCE = 50
PERSONAL_VALUES_AT_ONCE = 1000
SEALED_WITHIN = timedelta(minutes=15)


def verify_chain(*, at: datetime | None = None) -> Iterator[Finding]:
    """Yield what is wrong in the chain: its links, seals and signatures, and every sealed entry.

    Reads in batches: three queries for 50 seals, whatever they hold.
    """
    trusted = keys.trusted_keys()
    number, digest = 0, canonical.FIRST_PREVIOUS
    while seals := list(
        AuditSeal.objects.filter(number__gt=number).order_by("number")[:SEALS_AT_ONCE]
    ):
        listings = {seal.pk: _listing(seal) for seal in seals}
        for seal in seals:
            yield from _seal_findings(
                seal, number, digest, trusted, is_whole=listings[seal.pk] is not None
            )
            number, digest = seal.number, seal.digest
        yield from _entry_findings(seals, listings)
    yield from _waiting_findings(at or timezone.now())
    yield from _personal_findings()


def _name(seal: AuditSeal) -> str:
    return f"audit seal {seal.number}"


def _listing(seal: AuditSeal) -> dict[int, str] | None:
    try:
        return canonical.listed_in(seal.contents)
    except ValueError:
        return None


def _seal_findings(
    seal: AuditSeal,
    number: int,
    digest: str,
    trusted: dict[str, Ed25519PublicKey],
    *,
    is_whole: bool,
) -> Iterator[Finding]:
    """Judge a seal by itself and by the seal before it."""
    if seal.number != number + 1:
        missing = (
            f"{number + 1}" if seal.number == number + 2 else f"{number + 1}-{seal.number - 1}"
        )
        yield Finding(_name(seal), f"The seals before it are missing: {missing}.")
    elif seal.previous_digest != digest:
        yield Finding(_name(seal), "It is linked to another seal than the one before it.")
    if canonical.seal_digest(seal) != seal.digest:
        yield Finding(
            _name(seal), "The seal itself was changed: its digest is not that of its text."
        )
    if not is_whole:
        yield Finding(_name(seal), "The seal's list of entries cannot be read.")
    key = trusted.get(seal.key_id)
    if key is None:
        yield Finding(_name(seal), f"Signed by the key {seal.key_id!r}, which is not trusted here.")
    elif not keys.is_signed(seal.digest, seal.signature, key):
        yield Finding(_name(seal), f"The signature is not that of the key {seal.key_id!r}.")


def _entry_findings(
    seals: list[AuditSeal], listings: dict[int, dict[int, str] | None]
) -> Iterator[Finding]:
    """Compare the entries of some seals with what the seals list."""
    found: dict[int, dict[int, AuditEntry]] = {seal.pk: {} for seal in seals}
    for entry in AuditEntry.objects.filter(seal__in=seals).order_by("pk"):
        assert entry.seal_id is not None
        found[entry.seal_id][entry.pk] = entry
    lost = [key for seal in seals for key in (listings[seal.pk] or {}) if key not in found[seal.pk]]
    elsewhere = (
        set(AuditEntry.objects.filter(pk__in=lost).values_list("pk", flat=True)) if lost else set()
    )
    for seal in seals:
        listed, present = listings[seal.pk], found[seal.pk]
        if listed is not None:
            yield from _differences(seal, listed, present, elsewhere)


def _differences(
    seal: AuditSeal, listed: dict[int, str], present: dict[int, AuditEntry], elsewhere: set[int]
) -> Iterator[Finding]:
    for key, digest in listed.items():
        where = f"audit entry {key}"
        entry = present.get(key)
        if entry is not None:
            if canonical.entry_digest(entry) != digest:
                yield Finding(where, f"The entry was changed after seal {seal.number} was made.")
        elif key in elsewhere:
            yield Finding(where, f"The entry was taken out of seal {seal.number}, which lists it.")
        else:
            yield Finding(where, f"The entry is missing; seal {seal.number} lists it.")
    for key in present.keys() - listed.keys():
        yield Finding(f"audit entry {key}", f"The entry was added into seal {seal.number}.")


def _waiting_findings(at: datetime) -> Iterator[Finding]:
    waiting = AuditEntry.objects.filter(seal__isnull=True, at__lt=at - SEALED_WITHIN).order_by("pk")
    if (oldest := waiting.first()) is not None:
        yield Finding(
            "audit entries without a seal",
            f"{waiting.count()} wait since {canonical.moment(oldest.at)}; does the sealer run?",
        )


def _personal_findings() -> Iterator[Finding]:
    """Compare the personal values that are still kept with the digests in their entries."""
    last = 0
    while values := list(
        PersonalValue.objects.filter(pk__gt=last)
        .select_related("entry")
        .order_by("pk")[:PERSONAL_VALUES_AT_ONCE]
    ):
        last = values[-1].pk
        for value in values:
            digest = hashlib.sha256(f"{value.salt}{value.value}".encode()).hexdigest()
            if value.entry.after.get("personal", {}).get(value.name) != digest:
                what = f"The personal value {value.name!r} is not the one that was recorded."
                yield Finding(f"audit entry {value.entry_id}", what)


def verify_kept_head() -> Iterable[Finding]:
    """Compare the chain with the head that the sealer keeps beside the database."""
    path = heads.kept_path()
    if path.exists():
        return verify_head(path.read_text(encoding="utf-8"), name=f"kept head {path}")
    if AuditSeal.objects.exists():
        return [Finding(f"kept head {path}", "The file is missing though entries were sealed.")]
    return []


def verify_head(text: str, *, name: str = "exported head") -> list[Finding]:
    """Compare the chain with a head that was exported earlier.

    A chain that was cut, or rewritten and signed anew, no longer contains the head's seal.
    """
    try:
        head = heads.head_from(text)
    except heads.NotAHead as error:
        return [Finding(name, str(error).capitalize() + ".")]
    return [Finding(name, what) for what in _head_faults(head)]


def _head_faults(head: heads.Head) -> Iterator[str]:
    try:
        key = keys.public_key_from(head.public_key)
    except ValueError:
        yield "The head's public key cannot be read."
        return
    if keys.key_id(key) != head.key_id or not keys.is_signed(head.message, head.signature, key):
        yield "The head's signature is not that of its key: the text was changed."
        return
    if head.key_id not in keys.trusted_keys():
        yield f"The head is signed by the key {head.key_id!r}, which is not trusted here."
    seal = AuditSeal.objects.filter(number=head.seal).first()
    if seal is None:
        yield f"The chain no longer reaches seal {head.seal}: it was cut or replaced."
    elif seal.digest != head.digest:
        yield f"Seal {head.seal} is another than when the head was made: the chain was rewritten."
