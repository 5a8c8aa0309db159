"""Faults of what was accepted, found by holding it against contracts. Found, never repaired."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from django.db.models import F, Model, Q, QuerySet, Sum

from khuyencong.foundation.jobs.reference import Finding
from khuyencong.programme.acceptance.models import Acceptance
from khuyencong.programme.acceptance.states import AcceptanceState
from khuyencong.programme.contracts.models import Contract, ContractItem
from khuyencong.programme.proposals.states import State

Reported = TypeVar("Reported", bound=Model)

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


def delivery_faults(
    reported: QuerySet[Reported],
    *,
    where: Callable[[Reported], str],
    proposal: str = "proposal_id",
    quantity: int | None = 1,
) -> Iterator[Finding]:
    """Yield records of a kind of work whose delivery is not theirs any more. For kinds above.

    ``where`` names the record, ``proposal`` the attribute with its đề án; ``quantity`` is what one
    record delivers, None where that differs.
    """
    rows = reported.filter(delivery__isnull=False).select_related(
        "delivery__contract_item__contract"
    )
    for row in rows.order_by("pk").iterator(chunk_size=1000):
        delivery: Any = getattr(row, "delivery")  # noqa: B009  every kind's model has it
        if delivery.withdrawn_on is not None:
            yield Finding(where(row), f"stands on delivery {delivery.pk}, which was withdrawn")
        if delivery.contract_item.contract.proposal_id != getattr(row, proposal):
            yield Finding(where(row), f"delivery {delivery.pk} is of another đề án")
        if quantity is not None and delivery.quantity != quantity:
            yield Finding(where(row), f"delivers {delivery.quantity}, it is {quantity}")
