"""Who decides on a change to a contract, and how."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.contracts.approvers import RULES, Decider, approver_of
from khuyencong.programme.contracts.models import Amendment
from khuyencong.programme.contracts.services import (
    approve_amendment,
    refuse_amendment,
    terminate_contract,
)
from khuyencong.programme.contracts.states import AmendmentKind as Kind
from khuyencong.programme.contracts.states import AmendmentState
from khuyencong.programme.contracts.values import ChangeValues
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.states import State
from tests.builders.appraisals import (
    clerk,
    committee_leader,
    head_of_office,
)
from tests.builders.contracts import (
    CHANGED_ON,
    build_signed,
)
from tests.builders.offices import build_member, build_office
from tests.programme.contracts.changing import (
    LESS_COST_VND,
    LESS_VND,
    approve,
    assert_unchanged,
    codes,
    money,
    propose,
)


def test_a_light_change_is_decided_by_party_a():
    contract = build_signed()
    amendment = propose(contract, Kind.PARTNER, ChangeValues(text="HTX Ba Nang"))

    with pytest.raises(NotPermitted) as refusal:
        approve(amendment, by=head_of_office())

    assert codes(refusal) == ["contract.change_decided_by_party_a"]
    amendment.refresh_from_db()
    assert amendment.state == AmendmentState.PROPOSED


def test_a_weighty_change_is_decided_by_who_approved():
    contract = build_signed()
    amendment = propose(contract, Kind.INTO_NEXT_YEAR, ChangeValues(ends_on=date(2022, 3, 31)))

    with pytest.raises(NotPermitted) as refusal:
        approve(amendment, by=head_of_office())
    assert codes(refusal) == ["contract.change_decided_by_approving_office"]

    approve(amendment)
    contract.refresh_from_db()
    assert contract.ends_on == date(2022, 3, 31)


def test_who_proposed_a_change_does_not_decide_on_it():
    contract = build_signed()
    amendment = propose(contract, Kind.PARTNER, ChangeValues(text="HTX Ba Nang"))
    decider = replace(committee_leader(), user_id=clerk().user_id)

    with pytest.raises(NotPermitted) as refusal:
        approve(amendment, by=decider)

    assert codes(refusal) == ["contract.change_proposed_by_decider"]
    amendment.refresh_from_db()
    assert amendment.state == AmendmentState.PROPOSED


def test_a_clerk_of_party_a_does_not_decide():
    contract = build_signed()
    amendment = propose(contract, Kind.PARTNER, ChangeValues(text="HTX Ba Nang"))
    committee = committee_leader().office_id

    with pytest.raises(NotPermitted):
        approve(
            amendment, by=replace(build_member(Role.CLERK, build_office()), office_id=committee)
        )

    amendment.refresh_from_db()
    assert amendment.state == AmendmentState.PROPOSED


def test_an_approval_has_a_number_and_is_not_dated_before_the_proposal():
    contract = build_signed()
    amendment = propose(contract, Kind.PARTNER, ChangeValues(text="HTX Ba Nang"))

    with pytest.raises(Refused) as refusal:
        approve_amendment(amendment.pk, number=" ", by=committee_leader(), on=CHANGED_ON)
    assert codes(refusal) == ["contract.decision_number_needed"]
    with pytest.raises(Refused) as refusal:
        approve(amendment, on=date(2021, 6, 13))
    assert codes(refusal) == ["contract.dated_too_early"]

    amendment.refresh_from_db()
    assert amendment.state == AmendmentState.PROPOSED


def test_a_change_may_be_refused_and_another_proposed():
    contract = build_signed()
    amendment = propose(contract, Kind.LESS_MONEY, money(contract, LESS_VND, LESS_COST_VND))

    refuse_amendment(
        amendment.pk, answer="Chưa có hóa đơn mới", by=committee_leader(), on=CHANGED_ON
    )

    amendment.refresh_from_db()
    assert (amendment.state, amendment.answer) == (
        AmendmentState.REFUSED,
        "Chưa có hóa đơn mới",
    )
    assert_unchanged(contract)
    again = propose(contract, Kind.PARTNER, ChangeValues(text="HTX Ba Nang"))
    assert again.sequence == 2


def test_refusing_a_change_needs_an_answer():
    contract = build_signed()
    amendment = propose(contract, Kind.PARTNER, ChangeValues(text="HTX Ba Nang"))

    with pytest.raises(Refused) as refusal:
        refuse_amendment(amendment.pk, answer="", by=committee_leader(), on=CHANGED_ON)

    assert codes(refusal) == ["contract.reason_needed"]
    amendment.refresh_from_db()
    assert amendment.state == AmendmentState.PROPOSED


def test_a_change_is_decided_once():
    contract = build_signed()
    amendment = propose(contract, Kind.LESS_MONEY, money(contract, LESS_VND, LESS_COST_VND))
    approve(amendment)

    with pytest.raises(OutOfStep) as refusal:
        approve(amendment)

    assert codes(refusal) == ["contract.change_decided_already"]
    assert total_held(contract.proposal.reference).committed_vnd == LESS_VND


def test_a_waiting_change_is_decided_before_a_termination():
    contract = build_signed()
    propose(contract, Kind.PARTNER, ChangeValues(text="HTX Ba Nang"))

    with pytest.raises(OutOfStep) as refusal:
        terminate_contract(
            contract.pk,
            reason="Cơ sở ngừng hoạt động",
            decision_number="61/QĐ-UBND",
            by=committee_leader(),
            on=CHANGED_ON,
        )

    assert codes(refusal) == ["contract.change_waits"]
    assert_unchanged(contract)


def test_every_kind_of_change_has_a_decider_with_its_clause_in_both_schemes():
    for scheme in ("national", "local"):
        for kind in Kind:
            for is_group in (False, True):
                rule = approver_of(kind, scheme=scheme, is_group=is_group)
                assert rule.source
    assert all(rule.verified is (rule.scheme == "national") for rule in RULES)


@pytest.mark.parametrize(
    ("kind", "is_group", "office_kind"),
    [
        (Kind.MORE_MONEY, False, "ministry"),
        (Kind.CONTENT, False, "ministry"),
        (Kind.INTO_NEXT_YEAR, True, "ministry"),
        (Kind.LESS_MONEY, False, "national_department"),
        (Kind.BENEFICIARY, False, "national_department"),
        (Kind.BENEFICIARY, True, "doit"),
    ],
)
def test_the_national_scheme_decides_as_the_circular_says(kind, is_group, office_kind):
    rule = approver_of(kind, scheme="national", is_group=is_group)

    assert (rule.decider, rule.office_kind) == (Decider.OFFICE_KIND, office_kind)


def test_what_was_accepted_in_the_end_is_not_changed_any_more():
    contract = build_signed()
    Proposal.objects.filter(pk=contract.proposal_id).update(state=State.ACCEPTED)
    contract.refresh_from_db()

    with pytest.raises(Refused) as refusal:
        propose(contract, Kind.LESS_MONEY, money(contract, LESS_VND, LESS_COST_VND))

    assert codes(refusal) == ["contract.accepted_already"]
    assert not Amendment.objects.exists()
