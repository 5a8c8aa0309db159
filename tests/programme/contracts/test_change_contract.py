"""Propose a change to a contract; approve it, refuse it."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.budgets.models import LineBalance
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.budgets.services import advance, reserve
from khuyencong.programme.contracts.models import Amendment
from khuyencong.programme.contracts.states import AmendmentKind as Kind
from khuyencong.programme.contracts.states import AmendmentState
from khuyencong.programme.contracts.values import ChangeValues, ItemChange
from tests.builders.appraisals import (
    ASKED_VND,
    COST_VND,
    build_budget_line,
    build_line_with,
    clerk,
    committee_leader,
)
from tests.builders.contracts import (
    build_contract,
    build_signed,
    implementer,
)
from tests.programme.contracts.changing import (
    LESS_COST_VND,
    LESS_VND,
    approve,
    assert_unchanged,
    codes,
    money,
    propose,
    refused_change,
)


def test_less_money_goes_back_to_its_line_once_approved():
    plan_line, line = build_line_with(1_000_000_000)
    contract = build_signed(line=(plan_line, line))
    amendment = propose(contract, Kind.LESS_MONEY, money(contract, LESS_VND, LESS_COST_VND))
    assert_unchanged(contract)

    approve(amendment)

    contract.refresh_from_db()
    assert (contract.amount_vnd, contract.cost_vnd) == (LESS_VND, LESS_COST_VND)
    assert contract.shares.get().amount_vnd == LESS_VND
    assert contract.terms.first().ceiling_vnd == 105_000_000
    balance = LineBalance.objects.get(line=line)
    assert (balance.available_vnd, balance.committed_vnd) == (850_000_000, LESS_VND)
    amendment.refresh_from_db()
    assert amendment.state == AmendmentState.APPROVED
    assert amendment.before["items"] == {str(contract.items.get().pk): [1, COST_VND, ASKED_VND]}
    entry = AuditEntry.objects.get(action="contract.change_approved")
    assert entry.after["released_vnd"] == 50_000_000


def test_less_money_is_less():
    contract = build_signed()

    assert refused_change(contract, Kind.LESS_MONEY, money(contract, ASKED_VND)) == [
        "contract.change_is_not_less"
    ]
    assert_unchanged(contract)


def test_less_money_does_not_fall_below_what_was_paid_out():
    contract = build_signed()
    [share] = contract.shares.all()
    advance({share.budget_line_id: 140_000_000}, reference=contract.proposal.reference, by=clerk())

    with pytest.raises(Refused) as refusal:
        propose(contract, Kind.LESS_MONEY, money(contract, 139_000_000, 278_000_000))

    [problem] = refusal.value.problems
    assert problem.code == "contract.below_paid_out"
    assert problem.parameters["to_return_vnd"] == 1_000_000
    assert not Amendment.objects.exists()


def _contract_for_less():
    """Return a contract for less than was asked, and the line that could give more."""
    lines = build_line_with(1_000_000_000)
    return build_signed(line=lines, amount_vnd=LESS_VND), lines[1]


def test_more_money_is_set_aside_and_committed_once_approved():
    contract, line = _contract_for_less()
    amendment = propose(contract, Kind.MORE_MONEY, money(contract, ASKED_VND))

    approve(amendment, by=committee_leader("phó chủ tịch"))

    contract.refresh_from_db()
    contract.proposal.refresh_from_db()
    assert contract.amount_vnd == ASKED_VND
    assert contract.proposal.approved_vnd == ASKED_VND
    balance = LineBalance.objects.get(line=line)
    assert (balance.reserved_vnd, balance.committed_vnd) == (0, ASKED_VND)


def test_more_money_than_was_asked_isrefused_change():
    contract, _line = _contract_for_less()

    codes = refused_change(contract, Kind.MORE_MONEY, money(contract, ASKED_VND + 1))

    assert "contract.above_asked" in codes


def test_more_money_than_the_line_holds_isrefused_change():
    contract, line = _contract_for_less()
    reserve({line.pk: 820_000_000}, reference="proposal:0", by=clerk())

    with pytest.raises(Refused) as refusal:
        propose(contract, Kind.MORE_MONEY, money(contract, ASKED_VND))

    [problem] = refusal.value.problems
    assert problem.code == "contract.line_short"
    assert problem.parameters["missing_vnd"] == 20_000_000
    assert not Amendment.objects.exists()


def test_money_spent_while_a_change_waited_refuses_its_approval():
    contract, line = _contract_for_less()
    amendment = propose(contract, Kind.MORE_MONEY, money(contract, ASKED_VND))
    reserve({line.pk: 820_000_000}, reference="proposal:0", by=clerk())

    with pytest.raises(Refused) as refusal:
        approve(amendment)

    assert codes(refusal) == ["contract.line_short"]
    amendment.refresh_from_db()
    contract.refresh_from_db()
    assert amendment.state == AmendmentState.PROPOSED
    assert contract.amount_vnd == LESS_VND
    assert total_held(contract.proposal.reference).committed_vnd == LESS_VND


def test_more_money_from_a_line_that_may_not_pay_isrefused_change():
    contract, line = _contract_for_less()
    other = build_budget_line(ASKED_VND, plan_line=contract.proposal.plan_line, year=2022)
    shares = {line.pk: LESS_VND, other.pk: ASKED_VND - LESS_VND}

    codes = refused_change(contract, Kind.MORE_MONEY, money(contract, ASKED_VND, shares=shares))

    assert codes == ["contract.line_not_for_this"]


def test_money_stays_the_same_when_it_is_only_spread_anew():
    contract = build_signed()

    assert refused_change(contract, Kind.SAME_MONEY, money(contract, LESS_VND)) == [
        "contract.change_is_not_same",
        "contract.lines_move_while_money_stays",
    ]
    amendment = propose(contract, Kind.SAME_MONEY, money(contract, ASKED_VND, 399_000_000))
    approve(amendment)
    contract.refresh_from_db()
    assert (contract.amount_vnd, contract.cost_vnd) == (ASKED_VND, 399_000_000)


def test_shares_follow_the_items():
    contract = build_signed()
    [share] = contract.shares.all()
    values = money(contract, LESS_VND, shares={share.budget_line_id: LESS_VND + 1})

    assert refused_change(contract, Kind.LESS_MONEY, values) == ["contract.shares_do_not_add_up"]


def test_a_change_of_money_names_an_item_of_the_contract():
    contract = build_signed()

    assert "contract.change_names_no_item" in refused_change(
        contract, Kind.LESS_MONEY, ChangeValues()
    )
    strange = ChangeValues(items={0: ItemChange(1, 1, 1)})
    assert "contract.item_of_another" in refused_change(contract, Kind.LESS_MONEY, strange)


def test_time_within_the_year_is_moved():
    contract = build_signed()
    amendment = propose(contract, Kind.TIME_WITHIN_YEAR, ChangeValues(ends_on=date(2021, 12, 20)))

    approve(amendment)

    contract.refresh_from_db()
    assert contract.ends_on == date(2021, 12, 20)
    assert contract.amount_vnd == ASKED_VND


@pytest.mark.parametrize(
    ("kind", "values", "code"),
    [
        (Kind.TIME_WITHIN_YEAR, ChangeValues(), "contract.change_names_no_day"),
        (
            Kind.TIME_WITHIN_YEAR,
            ChangeValues(ends_on=date(2022, 1, 15)),
            "contract.ends_after_its_year",
        ),
        (Kind.INTO_NEXT_YEAR, ChangeValues(), "contract.change_names_no_day"),
        (
            Kind.INTO_NEXT_YEAR,
            ChangeValues(ends_on=date(2021, 12, 31)),
            "contract.not_into_next_year",
        ),
        (
            Kind.INTO_NEXT_YEAR,
            ChangeValues(ends_on=date(2023, 1, 1)),
            "contract.not_into_next_year",
        ),
        (Kind.CONTENT, ChangeValues(text=" "), "contract.change_needs_words"),
        (Kind.PLACE, ChangeValues(), "contract.change_needs_words"),
        (Kind.PARTNER, ChangeValues(), "contract.change_needs_words"),
        (Kind.BENEFICIARY, ChangeValues(), "contract.change_names_no_item"),
        (Kind.BENEFICIARY, ChangeValues(beneficiaries={0: 0}), "contract.item_of_another"),
    ],
)
def test_each_kind_says_what_it_changes(kind, values, code):
    contract = build_signed()

    assert code in refused_change(contract, kind, values)
    assert_unchanged(contract)


def test_a_new_beneficiary_is_one_of_the_proposal():
    contract = build_signed()
    item = contract.items.get()

    codes = refused_change(contract, Kind.BENEFICIARY, ChangeValues(beneficiaries={item.pk: 0}))

    assert codes == ["contract.beneficiary_not_named"]


def test_an_item_changes_its_beneficiary():
    contract = build_signed()
    item = contract.items.get()
    to = contract.proposal.beneficiaries.get()
    contract.items.update(beneficiary=None)

    approve(propose(contract, Kind.BENEFICIARY, ChangeValues(beneficiaries={item.pk: to.pk})))

    item.refresh_from_db()
    assert item.beneficiary_id == to.pk


def test_the_establishment_itself_may_ask_for_a_change():
    contract = build_signed()

    amendment = propose(
        contract, Kind.PARTNER, ChangeValues(text="Thêm HTX Ba Nang"), by=implementer(contract)
    )

    assert amendment.state == AmendmentState.PROPOSED


def test_a_strange_establishment_does_not_ask():
    lines = build_line_with(1_000_000_000)
    contract, other = (build_signed(n, line=lines) for n in (1, 2))

    with pytest.raises(NotPermitted) as refusal:
        propose(contract, Kind.PARTNER, ChangeValues(text="…"), by=implementer(other))

    assert codes(refusal) == ["contract.proposing_not_yours"]
    assert not Amendment.objects.exists()


def test_a_change_needs_a_reason():
    contract = build_signed()

    with pytest.raises(Refused) as refusal:
        propose(contract, Kind.PARTNER, ChangeValues(text="HTX Ba Nang"), reason=" ")

    assert codes(refusal) == ["contract.reason_needed"]
    assert not Amendment.objects.exists()


def test_one_change_waits_at_a_time():
    contract = build_signed()
    propose(contract, Kind.PARTNER, ChangeValues(text="HTX Ba Nang"))

    with pytest.raises(OutOfStep) as refusal:
        propose(contract, Kind.PARTNER, ChangeValues(text="HTX khác"))

    assert codes(refusal) == ["contract.change_waits"]
    assert Amendment.objects.count() == 1


def test_a_draft_is_edited_and_not_amended():
    contract = build_contract()

    with pytest.raises(OutOfStep):
        propose(contract, Kind.PARTNER, ChangeValues(text="HTX Ba Nang"))

    assert not Amendment.objects.exists()
