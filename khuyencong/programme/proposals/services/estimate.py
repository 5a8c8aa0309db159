"""The estimate: cost items, and the sums that follow from them."""

from dataclasses import asdict

from django.db import transaction
from django.db.models import Sum

from khuyencong.engines.refusals import require
from khuyencong.engines.text import fold, tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.proposals.checks import check_cost_item
from khuyencong.programme.proposals.estimates import CostItemValues
from khuyencong.programme.proposals.models import CostItem, Proposal
from khuyencong.programme.proposals.services.editing import open_dossier, save_change
from khuyencong.programme.proposals.states import Section

SUMS = ("cost_vnd", "asked_vnd", "counterpart_vnd", "other_vnd")


@transaction.atomic
def add_cost_item(proposal_id: int, values: CostItemValues, *, by: Actor) -> CostItem:
    """Add a line to the estimate. Refuses amounts beyond sense or parts above the cost."""
    proposal = open_dossier(proposal_id, version=None, section=Section.ESTIMATE, by=by)
    require(check_cost_item(proposal, values))
    item = CostItem(proposal=proposal)
    _write(item, values)
    item.save()
    _save(proposal, by=by, action="cost_item_added", item=item)
    return item


@transaction.atomic
def change_cost_item(item_id: int, values: CostItemValues, *, version: int, by: Actor) -> CostItem:
    """Change a line of the estimate; ``version`` is the proposal's, as the person saw it."""
    item = CostItem.objects.get(pk=item_id)
    proposal = open_dossier(item.proposal_id, version=version, section=Section.ESTIMATE, by=by)
    require(check_cost_item(proposal, values))
    _write(item, values)
    item.save()
    _save(proposal, by=by, action="cost_item_changed", item=item)
    return item


@transaction.atomic
def remove_cost_item(item_id: int, *, by: Actor) -> None:
    """Take a line out of the estimate of an open dossier."""
    item = CostItem.objects.get(pk=item_id)
    proposal = open_dossier(item.proposal_id, version=None, section=Section.ESTIMATE, by=by)
    item.delete()
    _save(proposal, by=by, action="cost_item_removed", item=item)


def _write(item: CostItem, values: CostItemValues) -> None:
    for name, value in asdict(values).items():
        setattr(item, name, tidy(value) if isinstance(value, str) else value)
    item.folded_name = fold(values.name)
    item.cost_vnd = values.cost_vnd
    item.counterpart_vnd = values.cost_vnd - values.asked_vnd - values.other_vnd


def _save(proposal: Proposal, *, by: Actor, action: str, item: CostItem) -> None:
    fields = recount(proposal)
    save_change(
        proposal,
        by=by,
        action=action,
        fields=fields,
        after={"item": item.name, "cost_vnd": item.cost_vnd, "asked_vnd": item.asked_vnd},
    )


def recount(proposal: Proposal) -> tuple[str, ...]:
    """Set a đề án's sums from its cost items; return the fields to save."""
    totals = proposal.cost_items.order_by().aggregate(**{name: Sum(name) for name in SUMS})
    for name in SUMS:
        setattr(proposal, name, totals[name] or 0)
    return SUMS
