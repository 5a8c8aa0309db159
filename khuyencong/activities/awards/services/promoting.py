"""Propose winners to the next level, and take them over there."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from khuyencong.activities.awards.checks import check_registration_open, check_told
from khuyencong.activities.awards.models import (
    Certificate,
    Entry,
    EntryPaper,
    EntryPhoto,
    Promotion,
    PromotionItem,
)
from khuyencong.activities.awards.permissions import (
    deciding_refusal,
    entering_refusal,
    require_permitted,
)
from khuyencong.activities.awards.rulebook import level_rule
from khuyencong.activities.awards.services.locking import lock_round, trace
from khuyencong.activities.awards.states import RoundState
from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record

_COPIED = (
    "name",
    "is_set",
    "set_parts",
    "group",
    "description",
    "market",
    "is_own_product",
    "is_no_copy",
    "is_in_series",
)


@transaction.atomic
def promote(
    round_id: int, certificate_ids: Collection[int], *, letter_number: str, by: Actor, on: date
) -> Promotion:
    """Sign the letter with the list of products that are proposed to the next level."""
    vote = lock_round(round_id)
    require_permitted(deciding_refusal(by, vote))
    if not vote.has_public_results:
        raise OutOfStep(Problem("awards.not_recognised_yet"))
    if hasattr(vote, "promotion"):
        told = {"number": vote.promotion.letter_number}
        raise OutOfStep(Problem("awards.promoted_already", told))
    wanted = Certificate.objects.filter(pk__in=certificate_ids, entry__round=vote)
    certificates = [one for one in wanted.order_by("pk") if one.is_valid_on(on)]
    problems = check_told(letter_number, "letter_number")
    if not certificates or len(certificates) != len(set(certificate_ids)):
        problems.append(Problem("awards.promotion_of_no_winner", field="certificates"))
    require(problems)
    assert by.user_id is not None, "a person signs"
    promotion = Promotion.objects.create(
        round=vote, letter_number=tidy(letter_number), sent_on=on, signed_by_id=by.user_id
    )
    PromotionItem.objects.bulk_create(
        PromotionItem(promotion=promotion, certificate=one) for one in certificates
    )
    after = {
        "letter": promotion.letter_number,
        "certificates": [one.number for one in certificates],
    }
    trace("promoted", vote, by=by, after=after)
    return promotion


@transaction.atomic
def take_over(item_id: int, round_id: int, *, by: Actor, on: date) -> Entry:
    """Begin the dossier of a proposed product in a round of the next level, from the lower one.

    What was described, photographed and handed in below is linked, not typed again.
    """
    vote = lock_round(round_id)
    item = PromotionItem.objects.select_related(
        "certificate__entry__establishment", "certificate__entry__round", "promotion"
    ).get(pk=item_id)
    certificate, origin = item.certificate, item.certificate.entry
    require_permitted(entering_refusal(by, vote, origin.establishment))
    if vote.state != RoundState.ANNOUNCED:
        raise OutOfStep(Problem("awards.registration_not_open", {"round_state": vote.state}))
    rule = level_rule(vote.level, vote.opened_on)
    if rule.lower != origin.round.level:
        told = {"level": vote.level, "lower_level": rule.lower}
        raise Refused(Problem("awards.not_the_next_level", told, str(rule.source)))
    if vote.entries.filter(origin=origin).exists():
        raise OutOfStep(Problem("awards.taken_over_already", {"product": origin.name}))
    require(check_registration_open(vote, on=on))
    assert by.user_id is not None, "a person takes over"
    entry = Entry.objects.create(
        round=vote,
        establishment=origin.establishment,
        origin=origin,
        lower_certificate=certificate.number,
        lower_certificate_until=certificate.valid_to,
        made_by_id=by.user_id,
        **{name: getattr(origin, name) for name in _COPIED},
    )
    _link_files(origin, entry)
    after = {"origin": origin.pk, "certificate": certificate.number}
    record("awards.entry_taken_over", entry.reference, by=by, after=after)
    return entry


def _link_files(origin: Entry, entry: Entry) -> None:
    EntryPhoto.objects.bulk_create(
        EntryPhoto(
            entry=entry,
            angle=photo.angle,
            attachment_id=photo.attachment_id,
            width=photo.width,
            height=photo.height,
        )
        for photo in origin.photos.all()
    )
    EntryPaper.objects.bulk_create(
        EntryPaper(entry=entry, kind=paper.kind, attachment_id=paper.attachment_id)
        for paper in origin.papers.all()
    )
