"""Say what was delivered, and take it back."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.acceptance.queries import delivered_so_far
from khuyencong.programme.acceptance.reckoning import Amount
from khuyencong.programme.acceptance.services import submit_delivery, withdraw_delivery
from khuyencong.programme.contracts.models import ContractItem
from tests.builders.acceptance import (
    DELIVERED_ON,
    HELD_ON,
    build_delivered,
    build_minutes,
    delivery_values,
    inspector,
)
from tests.builders.appraisals import clerk, committee_leader
from tests.builders.contracts import build_signed, build_started, build_suspended, implementer
from tests.builders.files import HTML, build_upload


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def _assert_nothing_delivered():
    assert not Delivery.objects.exists()
    assert not Attachment.objects.exists()
    assert not AuditEntry.objects.filter(action="delivery.submitted").exists()


def test_a_delivery_is_kept_with_its_files_and_its_trace():
    contract = build_started()
    item = contract.items.get()

    delivery = submit_delivery(
        item.pk,
        delivery_values(participants=12),
        by=implementer(contract),
        on=DELIVERED_ON,
        uploads=[build_upload(name="giao-nhan.pdf")],
    )

    assert (delivery.quantity, delivery.participants) == (1, 12)
    assert [str(paper) for paper in delivery.papers.all()] == ["giao-nhan.pdf"]
    assert delivered_so_far(contract.pk) == {item.pk: Amount(1, 400_000_000)}
    entry = AuditEntry.objects.get(action="delivery.submitted")
    assert (entry.after["item"], entry.after["files"]) == (item.name, ["giao-nhan.pdf"])


def test_a_clerk_enters_for_the_implementer_others_do_not():
    contract = build_started()
    item = contract.items.get()
    for who in (inspector(), committee_leader()):
        with pytest.raises(NotPermitted) as refusal:
            submit_delivery(item.pk, delivery_values(), by=who, on=DELIVERED_ON)
        assert _codes(refusal) == ["acceptance.reporting_not_yours"]
    _assert_nothing_delivered()

    submit_delivery(item.pk, delivery_values(), by=clerk(), on=DELIVERED_ON)

    assert Delivery.objects.get().reported_by_id == clerk().user_id


@pytest.mark.parametrize("build", [build_signed, build_suspended])
def test_nothing_is_delivered_before_the_work_or_while_it_is_suspended(build):
    contract = build()

    with pytest.raises(OutOfStep) as refusal:
        build_delivered(contract)

    assert _codes(refusal) == ["acceptance.not_in_progress"]
    _assert_nothing_delivered()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"quantity": 0}, "acceptance.nothing_delivered"),
        ({"quantity": 2}, "acceptance.delivered_beyond_contract"),
        ({"cost_vnd": -1}, "acceptance.amount_out_of_sense"),
        ({"evidence": " "}, "acceptance.evidence_needed"),
        ({"delivered_on": date(2021, 4, 25)}, "acceptance.delivered_out_of_time"),
        ({"delivered_on": date(2021, 7, 13)}, "acceptance.delivered_out_of_time"),
    ],
)
def test_a_delivery_out_of_sense_is_refused(change, code):
    contract = build_started()

    with pytest.raises(Refused) as refusal:
        build_delivered(contract, **change)

    assert _codes(refusal) == [code]
    _assert_nothing_delivered()


def test_all_deliveries_together_stay_within_the_contract():
    contract = build_started()
    ContractItem.objects.filter(contract=contract).update(quantity=3)
    build_delivered(contract, quantity=2)

    with pytest.raises(Refused) as refusal:
        build_delivered(contract, quantity=2)

    [problem] = refusal.value.problems
    assert problem.code == "acceptance.delivered_beyond_contract"
    assert (problem.parameters["before"], problem.parameters["left"]) == (2, 1)
    assert Delivery.objects.count() == 1


def test_an_item_that_a_change_took_out_is_delivered_no_more():
    contract = build_started()
    ContractItem.objects.filter(contract=contract).update(cost_vnd=0, support_vnd=0)

    with pytest.raises(Refused) as refusal:
        build_delivered(contract)

    assert _codes(refusal) == ["acceptance.item_taken_out"]
    _assert_nothing_delivered()


def test_a_file_that_is_not_what_its_name_says_leaves_no_delivery():
    contract = build_started()

    with pytest.raises(Refused):
        submit_delivery(
            contract.items.get().pk,
            delivery_values(),
            by=implementer(contract),
            on=DELIVERED_ON,
            uploads=[build_upload(HTML, "giao-nhan.pdf")],
        )

    _assert_nothing_delivered()


def test_a_wrong_delivery_is_withdrawn_and_stays_on_record():
    contract = build_started()
    delivery = build_delivered(contract)

    withdraw_delivery(delivery.pk, reason="Ghi nhầm máy", by=clerk(), on=HELD_ON)

    assert delivered_so_far(contract.pk) == {}
    delivery.refresh_from_db()
    assert (delivery.withdrawn_on, delivery.withdrawal_reason) == (HELD_ON, "Ghi nhầm máy")
    assert AuditEntry.objects.get(action="delivery.withdrawn").reason == "Ghi nhầm máy"
    build_delivered(contract)


def test_a_withdrawal_is_explained_and_made_once_by_who_may_report():
    contract = build_started()
    delivery = build_delivered(contract)
    with pytest.raises(Refused) as refusal:
        withdraw_delivery(delivery.pk, reason=" ", by=clerk(), on=HELD_ON)
    assert _codes(refusal) == ["acceptance.withdrawal_unexplained"]
    with pytest.raises(NotPermitted):
        withdraw_delivery(delivery.pk, reason="Nhầm", by=inspector(), on=HELD_ON)
    delivery.refresh_from_db()
    assert delivery.withdrawn_on is None

    withdraw_delivery(delivery.pk, reason="Nhầm", by=clerk(), on=HELD_ON)
    with pytest.raises(OutOfStep) as refusal:
        withdraw_delivery(delivery.pk, reason="Nhầm nữa", by=clerk(), on=HELD_ON)

    assert _codes(refusal) == ["acceptance.withdrawn_already"]
    delivery.refresh_from_db()
    assert delivery.withdrawal_reason == "Nhầm"


def test_what_minutes_accept_is_not_withdrawn():
    contract = build_started()
    delivery = build_delivered(contract)
    build_minutes(contract)

    with pytest.raises(OutOfStep) as refusal:
        withdraw_delivery(delivery.pk, reason="Nhầm", by=clerk(), on=HELD_ON)

    assert _codes(refusal) == ["acceptance.delivery_accepted"]
    delivery.refresh_from_db()
    assert delivery.withdrawn_on is None
