"""Say what was delivered of an item, and take back what was said wrongly."""

from collections.abc import Iterable
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.attachments.services import store_upload
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.checks import problems_of_delivery
from khuyencong.programme.acceptance.models import AcceptedItem, Delivery, DeliveryPaper
from khuyencong.programme.acceptance.permissions import require_may_report
from khuyencong.programme.acceptance.queries import delivered_so_far
from khuyencong.programme.acceptance.services.standing import require_in_progress
from khuyencong.programme.acceptance.values import DeliveryValues
from khuyencong.programme.acceptance.withdrawals import reopen_what_reported
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.contracts.services import lock_contract


@transaction.atomic
def submit_delivery(
    contract_item_id: int,
    values: DeliveryValues,
    *,
    by: Actor,
    on: date,
    uploads: "Iterable[UploadedFile[bytes]]" = (),
) -> Delivery:
    """Say that some of an item was delivered: the door for every kind of activity.

    Never more than the contract has, all deliveries together; the cost may be higher, what counts
    of it is decided at acceptance. Files are kept with it.
    """
    item = ContractItem.objects.get(pk=contract_item_id)
    item.contract = lock_contract(item.contract_id)
    item.refresh_from_db(fields=["quantity", "cost_vnd"])
    require_may_report(by, item.contract)
    require_in_progress(item.contract)
    require(problems_of_delivery(item, values, on=on))
    assert by.user_id is not None, "a person reports"
    delivery = Delivery.objects.create(
        contract_item=item,
        quantity=values.quantity,
        cost_vnd=values.cost_vnd,
        delivered_on=values.delivered_on,
        participants=values.participants,
        evidence=values.evidence.strip(),
        reported_on=on,
        reported_by_id=by.user_id,
    )
    papers = [
        DeliveryPaper.objects.create(delivery=delivery, attachment=store_upload(upload, by=by))
        for upload in uploads
    ]
    record(
        "delivery.submitted",
        item.contract.proposal.reference,
        by=by,
        after={
            "contract": item.contract.reference,
            "item": item.name,
            "quantity": delivery.quantity,
            "cost_vnd": delivery.cost_vnd,
            "files": [paper.attachment.original_name for paper in papers],
        },
    )
    return delivery


@transaction.atomic
def withdraw_delivery(delivery_id: int, *, reason: str, by: Actor, on: date) -> Delivery:
    """Take back a delivery that was said wrongly. It stays on record and counts no more.

    The work that reported it is open again, to be put right and reported anew. Refuses where
    signed minutes have accepted it.
    """
    contract_id = Delivery.objects.values_list("contract_item__contract_id", flat=True).get(
        pk=delivery_id
    )
    contract = lock_contract(contract_id)
    delivery = Delivery.objects.select_related("contract_item").get(pk=delivery_id)
    require_may_report(by, contract)
    require_in_progress(contract)
    if delivery.withdrawn_on is not None:
        raise OutOfStep(
            Problem(
                "acceptance.withdrawn_already",
                {"withdrawn_on": delivery.withdrawn_on.isoformat()},
            )
        )
    if not tidy(reason):
        raise Refused(Problem("acceptance.withdrawal_unexplained", field="reason"))
    _require_not_accepted(delivery, contract_id)
    delivery.withdrawn_on = on
    delivery.withdrawn_by_id = by.user_id
    delivery.withdrawal_reason = tidy(reason)
    delivery.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawal_reason"])
    record(
        "delivery.withdrawn",
        contract.proposal.reference,
        by=by,
        before={"item": delivery.contract_item.name, "quantity": delivery.quantity},
        after={"contract": contract.reference},
        reason=delivery.withdrawal_reason,
    )
    reopen_what_reported(delivery, by=by)
    return delivery


def _require_not_accepted(delivery: Delivery, contract_id: int) -> None:
    """Refuse where minutes, signed or in draft, accept more than would be left as delivered."""
    left = delivered_so_far(contract_id)[delivery.contract_item_id].quantity - delivery.quantity
    rows = AcceptedItem.objects.filter(contract_item_id=delivery.contract_item_id)
    accepted = sum(rows.values_list("quantity_accepted", flat=True))
    if accepted > left:
        raise OutOfStep(
            Problem(
                "acceptance.delivery_accepted",
                {"item": delivery.contract_item.name, "accepted": accepted, "left": left},
            )
        )
