"""Follow the merging of two records of one establishment: its đề án are the kept one's."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.proposals.models import Beneficiary, Proposal
from khuyencong.programme.proposals.services.editing import save_change, search_text_of
from khuyencong.registers.establishments.models import Establishment

Joiner = Callable[[Beneficiary, Beneficiary], None]
"""Renews what an upper app keeps of the second beneficiary outside foreign keys."""

_JOINERS: list[Joiner] = []


def on_join(joiner: Joiner) -> None:
    """Register what follows when the second beneficiary of a đề án becomes the first."""
    if joiner not in _JOINERS:
        _JOINERS.append(joiner)


def move_to_kept(keep: Establishment, drop: Establishment, by: Actor) -> None:
    """Move every đề án of the dropped record to the kept one, in the caller's transaction.

    Whatever its state: it is the same establishment. Each leaves its trace and gets a new
    version, so that an open page notices. Locks the đề án in the order of their keys.
    """
    benefits = Beneficiary.objects.filter(establishment=drop).order_by()
    concerned = Q(implementing_establishment=drop) | Q(pk__in=benefits.values("proposal_id"))
    for proposal in Proposal.objects.select_for_update().filter(concerned).order_by("pk"):
        if proposal.implementing_establishment_id == drop.pk:
            proposal.implementing_establishment = keep
        joined = _move_benefit(proposal, keep=keep, drop=drop)
        proposal.search_text = search_text_of(proposal)
        save_change(
            proposal,
            by=by,
            action="establishment_merged",
            fields=["implementing_establishment", "search_text"],
            before={"establishment": drop.pk, "name": drop.name},
            after={"establishment": keep.pk, "name": keep.name, "beneficiaries_joined": joined},
        )


def _move_benefit(proposal: Proposal, *, keep: Establishment, drop: Establishment) -> bool:
    """Let the kept record benefit instead; return whether two beneficiaries became one."""
    both = {
        one.establishment_id: one
        for one in proposal.beneficiaries.filter(establishment__in=[keep, drop])
    }
    kept, dropped = both.get(keep.pk), both.get(drop.pk)
    if dropped is None:
        return False
    if kept is None:
        dropped.establishment = keep
        dropped.save(update_fields=["establishment"])
        return False
    _join(kept, dropped)
    return True


def _join(kept: Beneficiary, dropped: Beneficiary) -> None:
    """Make one beneficiary of two: costs, and rows of upper apps that name it, go along.

    Only keys move, in whatever app they stand: they name the same establishment as before, so
    that no rule of those apps has anything to decide.
    """
    for relation in Beneficiary._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete:
            _move_rows(relation, kept, dropped)
    for joiner in _JOINERS:
        joiner(kept, dropped)
    kept.place = kept.place or dropped.place
    kept.named_later = kept.named_later and dropped.named_later
    kept.save(update_fields=["place", "named_later"])
    dropped.delete()


def _move_rows(relation: Any, kept: Beneficiary, dropped: Beneficiary) -> None:
    rows = relation.related_model._base_manager.filter(**{relation.field.name: dropped})
    rows.update(**{relation.field.name: kept})
