"""Make one record of two that are the same establishment.

What stands on the dropped record moves to the kept one. Records of upper apps (a đề án's
beneficiaries, contracts, prizes) hold foreign keys that this floor does not know. Two ways were
weighed. Following ``merged_into`` at each read would make every filter, sum and right of every
upper app ask for two keys, and one that forgot would hide money. So instead the keys themselves
move, once, here: an upper app registers with ``on_merge`` a function that moves its rows, in the
same transaction, as its own rules ask (two beneficiaries of one đề án become one, search texts are
renewed, the audit is told). An app that forgot is found at once: rows still pointing to the
dropped record after all movers ran are a bug, and nothing is merged.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import ManyToOneRel

from khuyencong.engines.refusals import require
from khuyencong.engines.text import fold, tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.registers.establishments.checks import check_merge
from khuyencong.registers.establishments.models import Establishment, Representation
from khuyencong.registers.establishments.permissions import keeping_refusal, require_permitted
from khuyencong.registers.establishments.services.editing import (
    leave_trace,
    require_kept,
    save_change,
)

Mover = Callable[[Establishment, Establishment, Actor], None]
"""Moves an app's rows from the second establishment (dropped) to the first (kept)."""

_MOVERS: list[Mover] = []

FILLED_FIELDS = (
    "tax_code",
    "registration_number",
    "registered_on",
    "registered_by",
    "representative_name",
    "representative_phone",
    "representative_personal_number",
    "phone",
    "email",
    "head_address",
)
"""Facts that the kept record takes over where it has none."""

_STAY = frozenset({"year_figures", "products", "representations", "supports_received", "marks"})
"""Own rows of which the dropped record may keep some: those that the kept one has already."""


def on_merge(mover: Mover) -> None:
    """Register what moves an upper app's rows; called once from its ``ready``."""
    if mover not in _MOVERS:
        _MOVERS.append(mover)


@transaction.atomic
def merge_establishments(
    keep_id: int, drop_id: int, *, by: Actor, on: date, reason: str
) -> Establishment:
    """Merge one record into another and return the kept one. The dropped one stays as a signpost.

    Done by a clerk whose territory covers both. Refused for one record twice, for one merged
    already, without a reason, and for two enterprises with two tax codes. Locks both in the order
    of their keys.
    """
    locked = {
        one.pk: one
        for one in Establishment.objects.select_for_update()
        .filter(pk__in=[keep_id, drop_id])
        .order_by("pk")
    }
    keep, drop = locked[keep_id], locked[drop_id]
    for one in (keep, drop):
        require_kept(one)
        require_permitted(keeping_refusal(by, one))
    reason = tidy(reason)
    require(check_merge(keep, drop, reason=reason))
    filled = _fill(keep, drop)
    drop.merged_into = keep
    drop.version += 1
    drop.save(update_fields=["merged_into", "version"])
    Establishment.objects.filter(merged_into=drop).update(merged_into=keep)
    moved = _move_own_rows(keep, drop, on=on)
    for mover in _MOVERS:
        mover(keep, drop, by)
    _assert_nothing_left(drop)
    told = {"kept": keep.pk, "dropped": drop.pk, "moved": moved}
    leave_trace(drop, "merged_away", by=by, after=told, reason=reason)
    save_change(keep, "merged", by=by, fields=list(filled), after={**told, **filled}, reason=reason)
    return keep


def _fill(keep: Establishment, drop: Establishment) -> dict[str, Any]:
    """Give the kept record the facts that only the dropped one has; return them."""
    filled = {
        name: getattr(drop, name)
        for name in FILLED_FIELDS
        if getattr(keep, name) in ("", None) and getattr(drop, name) not in ("", None)
    }
    for name, value in filled.items():
        setattr(keep, name, value)
    return filled


def _move_own_rows(keep: Establishment, drop: Establishment, *, on: date) -> dict[str, int]:
    """Move the rows that the kept record does not have already; return how many of each.

    The same year, product, mark or support told twice stays with the dropped record, to be read
    there. A right to act for the dropped record moves or, where the person has it already, ends.
    """
    drop.places.filter(is_main=True).update(is_main=False)
    products = {fold(product.name) for product in keep.products.filter(removed_on__isnull=True)}
    marks = set(keep.marks.values_list("kind", "valid_from"))
    supports = {_support_key(support) for support in keep.supports_received.all()}
    moving: dict[str, list[int]] = {
        "places": [place.pk for place in drop.places.all()],
        "year_figures": list(
            drop.year_figures.exclude(
                year__in=keep.year_figures.values_list("year", flat=True)
            ).values_list("pk", flat=True)
        ),
        "products": [one.pk for one in drop.products.all() if fold(one.name) not in products],
        "marks": [one.pk for one in drop.marks.all() if (one.kind, one.valid_from) not in marks],
        "pollution_records": [row.pk for row in drop.pollution_records.all()],
        "supports_received": [
            one.pk for one in drop.supports_received.all() if _support_key(one) not in supports
        ],
        "representations": _representations_to_move(keep, drop, on=on),
    }
    for name, ids in moving.items():
        getattr(drop, name).filter(pk__in=ids).update(establishment=keep)
    return {name: len(ids) for name, ids in moving.items() if ids}


def _support_key(support: Any) -> tuple[int, str, int]:
    return (support.year, fold(support.cost_item), support.amount_vnd)


def _representations_to_move(keep: Establishment, drop: Establishment, *, on: date) -> list[int]:
    """Return the rights that move; end those of people who act for the kept record already."""
    known = keep.representations.filter(valid_to__isnull=True).values_list("user_id", flat=True)
    twice = drop.representations.filter(valid_to__isnull=True, user_id__in=list(known))
    ended = list(twice.values_list("pk", flat=True))
    for row in Representation.objects.filter(pk__in=ended):
        row.valid_to = max(on, row.valid_from)
        row.save(update_fields=["valid_to"])
    return list(drop.representations.exclude(pk__in=ended).values_list("pk", flat=True))


def _assert_nothing_left(drop: Establishment) -> None:
    """Find rows of any app that still point to the dropped record."""
    for relation in _relations_of_all_apps():
        if relation.get_accessor_name() in _STAY:
            continue
        left = relation.related_model._base_manager.filter(**{relation.field.name: drop})
        assert not left.exists(), (
            f"{relation.related_model.__name__} rows point to a merged establishment: "
            "their app registers a mover with on_merge"
        )


def _relations_of_all_apps() -> list[ManyToOneRel]:
    """Return the foreign keys to an establishment, those without a way back (``+``) too."""
    fields = Establishment._meta.get_fields(include_hidden=True)
    return [relation for relation in fields if isinstance(relation, ManyToOneRel)]
