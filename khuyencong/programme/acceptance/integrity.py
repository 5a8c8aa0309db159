"""Faults of what was accepted, found by holding it against contracts. Found, never repaired."""

from collections.abc import Iterator

from django.db.models import F, Q, Sum

from khuyencong.foundation.jobs.reference import Finding
from khuyencong.programme.acceptance.models import Acceptance
from khuyencong.programme.acceptance.states import AcceptanceState
from khuyencong.programme.contracts.models import Contract, ContractItem
from khuyencong.programme.proposals.states import State

_SIGNED = Q(accepted__acceptance__state=AcceptanceState.SIGNED)
_OVER = (State.ACCEPTED, State.SETTLED)


def acceptance_faults() -> Iterator[Finding]:
    """Yield what was accepted beyond its contract, and support above what allows it."""
    yield from _items_beyond_their_contract()
    yield from _support_beyond_its_bounds()
    yield from _roads_unlike_their_minutes()


def _items_beyond_their_contract() -> Iterator[Finding]:
    items = ContractItem.objects.annotate(
        accepted_quantity=Sum("accepted__quantity_accepted", filter=_SIGNED),
        accepted_vnd=Sum("accepted__accepted_cost_vnd", filter=_SIGNED),
    )
    beyond = Q(accepted_quantity__gt=F("quantity")) | Q(accepted_vnd__gt=F("cost_vnd"))
    for item in items.filter(beyond).order_by("pk").iterator():
        yield Finding(
            f"contract_item:{item.pk}",
            f"{item.accepted_quantity} accepted for {item.accepted_vnd}, "
            f"the contract has {item.quantity} for {item.cost_vnd}",
        )


def _support_beyond_its_bounds() -> Iterator[Finding]:
    final = Acceptance.objects.filter(final_support_vnd__isnull=False).select_related(
        "contract", "ruling"
    )
    beyond = (
        Q(final_support_vnd__gt=F("contract__amount_vnd"))
        | Q(ruling__limit_vnd__isnull=True)
        | Q(final_support_vnd__gt=F("ruling__limit_vnd"))
    )
    for acceptance in final.filter(beyond).order_by("pk").iterator():
        assert acceptance.ruling is not None, "a final support stands on its ruling"
        yield Finding(
            acceptance.reference,
            f"final support is {acceptance.final_support_vnd}, the contract has "
            f"{acceptance.contract.amount_vnd}, the rule allows {acceptance.ruling.limit_vnd}",
        )


def _roads_unlike_their_minutes() -> Iterator[Finding]:
    final = Acceptance.objects.filter(state=AcceptanceState.SIGNED, is_final=True)
    early = final.exclude(contract__proposal__state__in=_OVER).select_related("contract__proposal")
    for acceptance in early.order_by("pk").iterator():
        yield Finding(
            acceptance.reference,
            f"is signed as the last, its proposal is {acceptance.contract.proposal.state}",
        )
    without = Contract.objects.filter(proposal__state__in=_OVER).exclude(
        pk__in=final.values("contract")
    )
    for contract in without.order_by("pk").iterator():
        yield Finding(contract.reference, "is accepted without signed last minutes")
