"""Draw up a contract."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.services import change_contract, prepare_contract
from khuyencong.programme.contracts.states import TermKind
from tests.builders.appraisals import (
    ASKED_VND,
    COST_VND,
    build_approved,
    build_line_with,
    build_registered,
    clerk,
    committee_leader,
    head_of_office,
)
from tests.builders.contracts import (
    PREPARED_ON,
    build_contract,
    build_signed,
    contract_values,
    with_support,
)


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def _prepare(proposal, values, *, by=None):
    return prepare_contract(proposal.pk, values, by=by or clerk(), on=PREPARED_ON)


def _refused(proposal, values):
    with pytest.raises(Refused) as refusal:
        _prepare(proposal, values)
    assert not Contract.objects.exists()
    assert not AuditEntry.objects.filter(action="contract.drafted").exists()
    return _codes(refusal)


def test_a_draft_takes_everything_from_the_decision():
    proposal = build_approved()

    contract = _prepare(proposal, contract_values(proposal))

    contract.refresh_from_db()
    assert (contract.amount_vnd, contract.cost_vnd) == (ASKED_VND, COST_VND)
    assert contract.office_id == committee_leader().office_id
    assert contract.party_b_name == "Cơ sở sấy cà phê 1"
    [item] = contract.items.all()
    assert (item.support_vnd, item.counterpart_vnd) == (ASKED_VND, COST_VND - ASKED_VND)
    assert item.beneficiary_id == proposal.beneficiaries.get().pk
    assert [share.amount_vnd for share in contract.shares.all()] == [ASKED_VND]
    assert total_held(proposal.reference).reserved_vnd == ASKED_VND


def test_the_terms_of_payment_follow_from_the_rules():
    contract = build_contract()

    advance, payment = contract.terms.all()

    assert (advance.kind, payment.kind) == (TermKind.ADVANCE, TermKind.PAYMENT)
    # Local money: TT 36/2013/TT-BCT binds the national scheme only, so that the general ceiling
    # of 70 % stands, whose clause in TT 28/2018/TT-BTC has not been read.
    assert advance.ceiling_vnd == 140_000_000
    assert payment.ceiling_vnd == ASKED_VND
    assert "Thông tư 28/2018/TT-BTC" in advance.source
    assert not advance.verified


def test_only_an_approved_proposal_gets_a_contract():
    proposal = build_registered()

    with pytest.raises(OutOfStep):
        _prepare(proposal, contract_values(build_approved(2)))

    assert not Contract.objects.exists()


def test_a_proposal_gets_one_contract():
    contract = build_contract()

    with pytest.raises(OutOfStep) as refusal:
        _prepare(contract.proposal, contract_values(contract.proposal))

    assert _codes(refusal) == ["contract.drafted_already"]
    assert Contract.objects.count() == 1


def test_a_leader_does_not_draft():
    proposal = build_approved()

    with pytest.raises(NotPermitted) as refusal:
        _prepare(proposal, contract_values(proposal), by=head_of_office())

    assert _codes(refusal) == ["contract.drafting_not_yours"]
    assert not Contract.objects.exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"number": " "}, "contract.number_needed"),
        ({"party_b_name": ""}, "contract.party_b_needed"),
        ({"party_b_representative": ""}, "contract.representative_needed"),
        ({"ends_on": date(2021, 4, 1)}, "contract.ends_before_it_starts"),
        ({"ends_on": date(2022, 1, 1)}, "contract.ends_after_its_year"),
        ({"office_id": 0}, "contract.not_a_party_a"),
    ],
)
def test_what_is_missing_or_wrong_is_said(change, code):
    proposal = build_approved()

    assert _refused(proposal, contract_values(proposal, **change)) == [code]


def test_everything_wrong_is_said_at_once():
    proposal = build_approved()
    values = contract_values(proposal, number="", party_b_name="")

    assert _refused(proposal, values) == ["contract.party_b_needed", "contract.number_needed"]


def test_a_number_is_used_once_by_an_office():
    lines = build_line_with(1_000_000_000)
    signed = build_signed(1, line=lines)
    proposal = build_approved(2, line=lines)

    with pytest.raises(Refused) as refusal:
        _prepare(proposal, contract_values(proposal, number=signed.number))

    [problem] = refusal.value.problems
    assert problem.code == "contract.number_taken"
    assert problem.parameters["code"] == signed.proposal.code
    assert Contract.objects.count() == 1


@pytest.mark.parametrize(
    ("support_vnd", "cost_vnd", "codes"),
    [
        (ASKED_VND + 1, COST_VND, {"contract.support_above_item", "contract.above_approved"}),
        (ASKED_VND, COST_VND + 1, {"contract.item_above_estimate"}),
        (ASKED_VND, ASKED_VND - 1, {"contract.support_above_item"}),
        (-1, COST_VND, {"contract.item_out_of_sense", "contract.no_amount"}),
        (0, COST_VND, {"contract.no_amount"}),
    ],
)
def test_an_item_stays_within_its_estimate_and_the_approval(support_vnd, cost_vnd, codes):
    proposal = build_approved()
    values = with_support(contract_values(proposal), support_vnd, cost_vnd)

    assert codes <= set(_refused(proposal, values))


def test_an_item_is_not_delivered_more_often_than_estimated():
    proposal = build_approved()
    values = contract_values(proposal)
    more = replace(values, items=(replace(values.items[0], quantity=2),))

    assert _refused(proposal, more) == ["contract.more_than_estimated"]


def test_a_contract_has_items_of_its_own_proposal():
    lines = build_line_with(1_000_000_000)
    proposal, other = (build_approved(n, line=lines) for n in (1, 2))
    strange = replace(contract_values(proposal), items=contract_values(other).items)

    assert _refused(proposal, strange) == ["contract.item_of_another"]
    assert "contract.no_item" in _refused(proposal, replace(strange, items=()))


def test_shares_make_the_amount_within_the_decision():
    proposal = build_approved()
    values = contract_values(proposal)
    [line] = values.shares

    codes = _refused(proposal, replace(values, shares={line: ASKED_VND + 5}))

    assert codes == ["contract.shares_do_not_add_up", "contract.share_above_decision"]


def test_a_draft_is_changed_and_its_new_writer_has_drafted_it():
    contract = build_contract()
    values = with_support(contract_values(contract.proposal), 150_000_000, 300_000_000)

    change_contract(contract.pk, values, version=1, by=clerk(), on=PREPARED_ON)

    contract.refresh_from_db()
    assert (contract.amount_vnd, contract.cost_vnd) == (150_000_000, 300_000_000)
    assert contract.items.get().support_vnd == 150_000_000
    assert contract.shares.get().amount_vnd == 150_000_000
    assert contract.terms.first().ceiling_vnd == 105_000_000
    assert contract.version == 2


def test_a_second_tab_does_not_overwrite_the_first():
    contract = build_contract()
    values = with_support(contract_values(contract.proposal), 150_000_000, 300_000_000)
    change_contract(contract.pk, values, version=1, by=clerk(), on=PREPARED_ON)

    with pytest.raises(OutOfStep) as refusal:
        change_contract(
            contract.pk,
            contract_values(contract.proposal),
            version=1,
            by=clerk(),
            on=PREPARED_ON,
        )

    assert _codes(refusal) == ["contract.changed_meanwhile"]
    contract.refresh_from_db()
    assert contract.amount_vnd == 150_000_000


def test_a_signed_contract_is_no_longer_edited():
    contract = build_signed()

    with pytest.raises(OutOfStep) as refusal:
        change_contract(
            contract.pk,
            contract_values(contract.proposal),
            version=contract.version,
            by=clerk(),
            on=PREPARED_ON,
        )

    assert _codes(refusal) == ["contract.not_in_this_state"]
