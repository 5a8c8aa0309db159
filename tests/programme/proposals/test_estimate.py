"""The estimate: what an item costs, what is asked of it, and the sums of the đề án."""

import pytest
from django.db import IntegrityError, transaction

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.refusals import NotPermitted, OutOfStep
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.foundation.ui.sentences import sentence
from khuyencong.programme.proposals.models import CostItem, Proposal
from khuyencong.programme.proposals.services import (
    add_cost_item,
    change_cost_item,
    remove_cost_item,
)
from tests.builders.proposals import (
    applicant_of,
    build_draft,
    build_submitted,
    cost_item,
)
from tests.programme.proposals.people import stranger
from tests.programme.proposals.unchanged import refused


@pytest.fixture
def draft():
    return build_draft()


def _add(proposal, **changes):
    return add_cost_item(proposal.pk, cost_item(**changes), by=applicant_of(proposal))


def _sums(proposal):
    proposal.refresh_from_db()
    return (proposal.cost_vnd, proposal.asked_vnd, proposal.counterpart_vnd, proposal.other_vnd)


def test_vat_is_a_cost_unless_it_can_be_deducted(draft):
    counted = _add(draft, vat_percent=10, vat_deductible=False)
    deducted = _add(draft, vat_percent=10, vat_deductible=True)

    assert (counted.cost_vnd, deducted.cost_vnd) == (440_000_000, 400_000_000)


def test_the_tax_of_an_odd_price_is_rounded_down_once_for_the_line(draft):
    item = _add(draft, unit_price_vnd=333, quantity=3, vat_percent=5, asked_vnd=0)

    assert item.cost_vnd == 999 + 49


def test_what_is_neither_asked_nor_from_elsewhere_is_the_counterpart(draft):
    item = _add(draft, asked_vnd=150_000_000, other_vnd=50_000_000)

    assert item.counterpart_vnd == 200_000_000


def test_sums_follow_every_change(draft):
    by = applicant_of(draft)
    first = _add(draft)
    second = _add(draft, unit_price_vnd=10, quantity=3, asked_vnd=5, other_vnd=6)
    assert _sums(draft) == (400_000_030, 200_000_005, 200_000_019, 6)

    values = cost_item(unit_price_vnd=20, quantity=1, asked_vnd=0)
    change_cost_item(second.pk, values, version=draft.version, by=by)
    assert _sums(draft) == (400_000_020, 200_000_000, 200_000_020, 0)

    remove_cost_item(first.pk, by=by)
    assert _sums(draft) == (20, 0, 20, 0)
    remove_cost_item(second.pk, by=by)
    assert _sums(draft) == (0, 0, 0, 0)


def test_every_change_leaves_a_trace_and_a_version(draft):
    by, item = applicant_of(draft), _add(draft)
    change_cost_item(item.pk, cost_item(asked_vnd=1), version=2, by=by)
    remove_cost_item(item.pk, by=by)

    draft.refresh_from_db()
    assert draft.version == 4
    traced = AuditEntry.objects.filter(action__startswith="proposal.cost_item").order_by("pk")
    assert [(entry.action, entry.after["asked_vnd"]) for entry in traced] == [
        ("proposal.cost_item_added", 200_000_000),
        ("proposal.cost_item_changed", 1),
        ("proposal.cost_item_removed", 1),
    ]


def test_a_name_is_kept_tidy_and_folded(draft):
    item = _add(draft, name="  Máy  sấy ")

    assert (item.name, item.folded_name) == ("Máy sấy", "may say")


def test_an_item_belongs_to_a_beneficiary_of_the_same_dossier(draft):
    own = draft.beneficiaries.get()
    assert _add(draft, beneficiary_id=own.pk).beneficiary == own
    other = build_draft(2).beneficiaries.get()

    with refused() as codes:
        _add(draft, beneficiary_id=other.pk)

    assert codes == ["proposal.beneficiary_unknown"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " "}, "proposal.cost_item_needs_name"),
        ({"quantity": 0, "asked_vnd": 0}, "proposal.quantity_not_positive"),
        ({"quantity": -1}, "proposal.quantity_not_positive"),
        ({"unit_price_vnd": -1}, "proposal.amount_negative"),
        ({"asked_vnd": -1}, "proposal.amount_negative"),
        ({"other_vnd": -1}, "proposal.amount_negative"),
        ({"unit_price_vnd": MAXIMUM_VND + 1}, "proposal.cost_beyond_sense"),
        ({"unit_price_vnd": MAXIMUM_VND, "vat_percent": 10}, "proposal.cost_beyond_sense"),
        ({"asked_vnd": 400_000_001}, "proposal.parts_above_cost"),
        ({"asked_vnd": 200_000_001, "other_vnd": 200_000_000}, "proposal.parts_above_cost"),
    ],
)
def test_what_makes_no_sense_is_refused_when_added_and_when_changed(draft, changes, code):
    item, by = _add(draft), applicant_of(draft)

    with refused() as added:
        _add(draft, **changes)
    with refused() as changed:
        change_cost_item(item.pk, cost_item(**changes), version=2, by=by)

    assert added == changed
    assert code in added


def test_all_that_is_wrong_with_an_item_is_said_at_once(draft):
    with refused() as codes:
        _add(draft, name="", quantity=0, unit_price_vnd=-1, beneficiary_id=0)

    assert codes == [
        "proposal.cost_item_needs_name",
        "proposal.quantity_not_positive",
        "proposal.amount_negative",
        "proposal.beneficiary_unknown",
    ]


def test_a_refusal_names_the_amounts_and_points_at_the_input(draft):
    with refused() as codes:
        _add(draft, asked_vnd=400_000_001)

    [problem] = codes.problems
    assert problem.field == "asked_vnd"
    assert "400.000.001 đ" in sentence(problem)
    assert "400.000.000 đ" in sentence(problem)


def test_a_second_tab_does_not_overwrite_an_item(draft):
    item, by = _add(draft), applicant_of(draft)
    change_cost_item(item.pk, cost_item(asked_vnd=1), version=2, by=by)

    with refused(OutOfStep) as codes:
        change_cost_item(item.pk, cost_item(asked_vnd=2), version=2, by=by)

    assert codes == ["proposal.changed_meanwhile"]


def test_a_stranger_changes_no_estimate(draft):
    item, actor = _add(draft), stranger()

    with refused(NotPermitted):
        add_cost_item(draft.pk, cost_item(), by=actor)
    with refused(NotPermitted):
        change_cost_item(item.pk, cost_item(asked_vnd=1), version=2, by=actor)
    with refused(NotPermitted):
        remove_cost_item(item.pk, by=actor)


def test_the_estimate_of_a_submitted_dossier_is_closed():
    proposal = build_submitted()
    item, by = proposal.cost_items.get(), applicant_of(proposal)

    for change in (
        lambda: add_cost_item(proposal.pk, cost_item(), by=by),
        lambda: change_cost_item(item.pk, cost_item(), version=proposal.version, by=by),
        lambda: remove_cost_item(item.pk, by=by),
    ):
        with refused(NotPermitted) as codes:
            change()
        assert codes == ["proposal.dossier_closed"]


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (CostItem, {"counterpart_vnd": 1}),
        (CostItem, {"asked_vnd": -1, "counterpart_vnd": 400_000_001}),
        (CostItem, {"quantity": 0}),
        (Proposal, {"asked_vnd": 1}),
        (Proposal, {"approved_vnd": 200_000_001}),
    ],
)
def test_the_database_itself_holds_the_sums(draft, model, values):
    _add(draft)

    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**values)
