from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.acceptance.services import submit_delivery
from khuyencong.programme.acceptance.values import DeliveryValues
from khuyencong.programme.contracts.queries import contract_of
from khuyencong.programme.proposals.services import lock_proposal
from tests.activities.showrooms.models import Showroom
from tests.activities.showrooms.permissions import opening_refusal


@transaction.atomic
def open_showroom(proposal_id: int, area_m2: int, *, by: Actor, on: date) -> Showroom:
    """Record that the showroom was opened, and report it as delivered under the contract."""
    proposal = lock_proposal(proposal_id)
    if problem := opening_refusal(by, proposal):
        raise NotPermitted(problem)
    contract = contract_of(proposal_id)
    assert contract is not None, "the refusal above asks for one"
    item = contract.items.get()
    values = DeliveryValues(
        quantity=item.quantity,
        cost_vnd=item.cost_vnd,
        delivered_on=on,
        evidence=f"Phòng trưng bày {area_m2} m² khai trương ngày {on:%d/%m/%Y}",
    )
    delivery = submit_delivery(item.pk, values, by=by, on=on)
    return Showroom.objects.create(
        proposal=proposal, area_m2=area_m2, opened_on=on, delivery=delivery
    )
