"""Money enters, leaves and is carried over by papers that one prepares and another confirms."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.budgets import services
from khuyencong.programme.budgets.models import (
    Allotment,
    BudgetMove,
    Fund,
    Holding,
    LineBalance,
    Transfer,
    YearClosing,
)
from khuyencong.programme.budgets.services import Decision, found_fund, unassigned_line
from khuyencong.programme.budgets.states import ClosingManner, Source
from khuyencong.registers.offices.models import OfficeKind
from tests.builders.budgets import (
    DAY,
    DECISION,
    accountant,
    build_committee,
    build_fund,
    build_line,
    leader,
)
from tests.builders.offices import build_member, build_office
from tests.builders.territories import build_quang_tri

pytestmark = pytest.mark.django_db


def codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def free_vnd(fund):
    return LineBalance.objects.get(pk=unassigned_line(fund).pk).available_vnd


def test_an_allotment_counts_once_a_leader_confirms_it():
    fund = build_fund()
    allotment = services.allot(fund.pk, 500, DECISION, by=accountant())
    assert free_vnd(fund) == 0

    services.confirm_allotment(allotment.pk, by=leader(), on=DAY)

    assert free_vnd(fund) == 500
    [move] = BudgetMove.objects.all()
    assert (move.source, move.target, move.reference) == (
        "outside",
        "available",
        allotment.reference,
    )
    assert list(
        AuditEntry.objects.filter(subject=allotment.reference).values_list("action", flat=True)
    ) == ["budget.allotment_entered", "budget.allotted"]


def test_an_allotment_is_confirmed_once():
    fund = build_fund()
    allotment = services.allot(fund.pk, 500, DECISION, by=accountant())
    services.confirm_allotment(allotment.pk, by=leader(), on=DAY)

    with pytest.raises(OutOfStep):
        services.confirm_allotment(allotment.pk, by=leader(), on=DAY)

    assert free_vnd(fund) == 500


def test_who_entered_an_allotment_does_not_confirm_it_in_another_role():
    fund = build_fund()
    allotment = services.allot(fund.pk, 500, DECISION, by=accountant())
    both = build_member(Role.LEADER, build_committee(), username="accountant-dkr-kt")

    with pytest.raises(NotPermitted) as refusal:
        services.confirm_allotment(allotment.pk, by=both, on=DAY)

    assert codes(refusal) == ["offices.maker_is_not_approver"]
    assert free_vnd(fund) == 0


@pytest.mark.parametrize("role", [Role.CLERK, Role.LEADER, Role.ADMINISTRATOR])
def test_only_the_accountant_enters_an_allotment(role):
    fund = build_fund()

    with pytest.raises(NotPermitted) as refusal:
        services.allot(fund.pk, 500, DECISION, by=build_member(role))

    assert codes(refusal) == ["budget.accountant_needed"]
    assert not Allotment.objects.exists()


def test_the_division_keeps_the_money_of_its_committee_and_of_no_other_office():
    fund = build_fund(office=build_committee())
    services.allot(fund.pk, 500, DECISION, by=accountant())
    centre = build_office("QT-TTKC", OfficeKind.PROMOTION_CENTER, territory=build_quang_tri())

    with pytest.raises(NotPermitted):
        found_fund(centre.pk, 2021, Source.PROVINCIAL, by=accountant())


def test_only_a_leader_over_the_office_confirms():
    fund = build_fund()
    allotment = services.allot(fund.pk, 500, DECISION, by=accountant())
    doit = build_office("QT-SCT", OfficeKind.DOIT, territory=build_quang_tri())

    for stranger in (build_member(Role.LEADER, doit), build_member(Role.CLERK)):
        with pytest.raises(NotPermitted) as refusal:
            services.confirm_allotment(allotment.pk, by=stranger, on=DAY)
        assert codes(refusal) == ["budget.leader_needed"]
    assert free_vnd(fund) == 0


def test_a_decision_is_entered_once_and_again_after_a_refusal():
    fund = build_fund()
    first = services.allot(fund.pk, 500, DECISION, by=accountant())

    with pytest.raises(Refused) as refusal:
        services.allot(fund.pk, 600, DECISION, by=accountant())
    assert codes(refusal) == ["budget.decision_entered_before"]

    services.refuse_allotment(first.pk, reason="Sai số tiền", by=leader(), on=DAY)
    again = services.allot(fund.pk, 600, DECISION, by=accountant())
    services.confirm_allotment(again.pk, by=leader(), on=DAY)
    assert free_vnd(fund) == 600


def test_a_paper_is_refused_with_a_reason_and_moves_nothing():
    fund = build_fund()
    allotment = services.allot(fund.pk, 500, DECISION, by=accountant())
    with pytest.raises(Refused) as refusal:
        services.refuse_allotment(allotment.pk, reason="  ", by=leader(), on=DAY)
    assert codes(refusal) == ["budget.reason_needed"]

    services.refuse_allotment(allotment.pk, reason="Sai nguồn", by=leader(), on=DAY)

    allotment.refresh_from_db()
    assert (allotment.state, allotment.answer) == ("refused", "Sai nguồn")
    assert not BudgetMove.objects.exists()


@pytest.mark.parametrize(
    ("amount_vnd", "code"),
    [
        (0, "budget.amount_not_positive"),
        (-5, "budget.amount_not_positive"),
        (10**15 + 1, "budget.amount_too_large"),
    ],
)
def test_amounts_without_sense_are_refused(amount_vnd, code):
    fund = build_fund()
    with pytest.raises(Refused) as refusal:
        services.allot(fund.pk, amount_vnd, DECISION, by=accountant())
    assert codes(refusal) == [code]
    assert not Allotment.objects.exists()


def test_a_decision_without_number_and_issuer_names_both():
    fund = build_fund()
    with pytest.raises(Refused) as refusal:
        services.allot(fund.pk, 5, Decision(" ", DAY, ""), by=accountant())
    assert codes(refusal) == ["budget.decision_without_number", "budget.decision_without_issuer"]
    assert not Allotment.objects.exists()


def test_a_fund_is_founded_once_and_never_for_counterpart_money():
    fund = build_fund()
    assert fund.budget_code == "280-309"
    for source, code in (
        (Source.PROVINCIAL, "budget.fund_exists"),
        (Source.COUNTERPART, "budget.counterpart_is_not_ours"),
    ):
        with pytest.raises(Refused) as refusal:
            found_fund(fund.office_id, fund.year, source, by=accountant())
        assert codes(refusal) == [code]
    assert Fund.objects.count() == 1


def test_provincial_money_passes_from_the_centre_to_the_district():
    centre = build_office("QT-TTKC", OfficeKind.PROMOTION_CENTER, territory=build_quang_tri())
    there, here = build_fund(900, office=centre), build_fund()
    transfer = services.propose_transfer(
        unassigned_line(there).pk,
        unassigned_line(here).pk,
        400,
        DECISION,
        by=build_member(Role.ACCOUNTANT, centre),
    )
    assert free_vnd(here) == 0

    services.confirm_transfer(transfer.pk, by=build_member(Role.LEADER, centre), on=DAY)

    assert (free_vnd(there), free_vnd(here)) == (500, 400)


def test_money_keeps_its_source_and_its_year():
    provincial = build_fund(900)
    others = [build_fund(source=Source.DISTRICT), build_fund(year=2022)]

    for other in others:
        with pytest.raises(Refused) as refusal:
            services.propose_transfer(
                unassigned_line(provincial).pk,
                unassigned_line(other).pk,
                1,
                DECISION,
                by=accountant(),
            )
        assert codes(refusal) == ["budget.other_source_or_year"]
    assert not Transfer.objects.exists()


def test_money_of_a_plan_line_is_not_transferred():
    line = build_line(100)
    with pytest.raises(Refused) as refusal:
        services.propose_take_back(line.pk, 50, DECISION, by=accountant())
    assert codes(refusal) == ["budget.plan_line_changes_by_plan"]


def test_only_what_is_free_when_it_is_confirmed_is_taken_back():
    fund = build_fund(100)
    line = unassigned_line(fund)
    with pytest.raises(Refused) as refusal:
        services.propose_take_back(line.pk, 101, DECISION, by=accountant())
    assert codes(refusal) == ["budget.exceeded"]
    transfer = services.propose_take_back(line.pk, 100, DECISION, by=accountant())
    purpose = services.Purpose("plan_line:1", "1", "Máy")
    services.assign_to_plan_line(fund.pk, purpose, 1, by=accountant())

    with pytest.raises(Refused) as refusal:
        services.confirm_transfer(transfer.pk, by=leader(), on=DAY)

    assert codes(refusal) == ["budget.exceeded"]
    transfer.refresh_from_db()
    assert transfer.state == "proposed"
    assert free_vnd(fund) == 99


def close(fund, manner=ClosingManner.CARRY_OVER):
    closing = services.propose_closing(fund.pk, manner, DECISION, by=accountant())
    return services.confirm_closing(closing.pk, by=leader(), on=date(2022, 1, 25))


def test_a_year_closes_and_its_free_money_opens_the_next():
    line = build_line(60, fund=build_fund(100))

    closing = close(line.fund)

    following = Fund.objects.get(year=2022)
    assert closing.amount_vnd == 100
    assert free_vnd(following) == 100
    assert (following.source, following.office_id) == (line.fund.source, line.fund.office_id)
    assert not LineBalance.objects.filter(line__fund=line.fund, is_open=True).exists()
    assert not LineBalance.objects.filter(line__fund=line.fund, given_vnd__gt=0).exists()


def test_returned_money_opens_nothing():
    fund = build_fund(100)
    close(fund, ClosingManner.RETURN)
    assert Fund.objects.count() == 1
    assert free_vnd(fund) == 0


def test_a_year_with_money_of_a_de_an_does_not_close_and_says_which_line():
    line = build_line(60, fund=build_fund(100))
    services.reserve({line.pk: 10}, reference="proposal:1", by=accountant())
    services.commit({line.pk: 4}, reference="proposal:1", by=accountant())

    with pytest.raises(Refused) as refusal:
        close(line.fund)

    [problem] = refusal.value.problems
    assert problem.code == "budget.line_outstanding"
    assert (problem.parameters["reserved_vnd"], problem.parameters["committed_vnd"]) == (6, 4)
    assert YearClosing.objects.get().state == "proposed"
    assert LineBalance.objects.filter(is_open=True).count() == 2
    assert Fund.objects.count() == 1


def test_settled_money_stays_with_its_year():
    line = build_line(60)
    one = {"reference": "proposal:1", "by": accountant()}
    services.reserve({line.pk: 60}, **one)
    services.commit({line.pk: 60}, **one)
    services.advance({line.pk: 40}, **one)
    services.return_advance({line.pk: 10}, **one)
    services.clear_advance({line.pk: 30}, **one)
    services.pay({line.pk: 25}, **one)
    services.return_payment({line.pk: 5}, **one)
    services.release_commitment({line.pk: 10}, **one)
    services.settle({line.pk: 50}, **one)

    closing = close(line.fund)

    assert closing.amount_vnd == 10
    assert LineBalance.objects.get(pk=line.pk).settled_vnd == 50
    assert AuditEntry.objects.filter(subject="proposal:1").count() == 9


def test_a_fund_is_closed_once():
    fund = build_fund(100)
    close(fund)
    with pytest.raises(Refused) as refusal:
        services.propose_closing(fund.pk, ClosingManner.RETURN, DECISION, by=accountant())
    assert codes(refusal) == ["budget.closing_exists"]


def test_what_a_contract_has_committed_is_carried_into_the_next_year_whole():
    old, new = build_line(100), build_line(10, fund=build_fund(10, year=2022))
    one = {"reference": "proposal:1", "by": accountant()}
    services.reserve({old.pk: 70}, **one)
    services.commit({old.pk: 50}, **one)

    carried = services.carry_over_holding(old.pk, new.pk, reason="Gia hạn", **one)

    assert carried == (20, 50)
    holding = Holding.objects.get(line=new)
    assert (holding.reserved_vnd, holding.committed_vnd) == (20, 50)
    assert LineBalance.objects.get(pk=old.pk).given_vnd == 30
    with pytest.raises(Refused) as refusal:
        services.carry_over_holding(old.pk, new.pk, reason="Gia hạn", **one)
    assert codes(refusal) == ["budget.nothing_to_carry_over"]


def test_money_is_carried_over_only_into_the_next_year_of_the_same_fund():
    old, elsewhere = build_line(100), build_line(10, source=Source.DISTRICT)
    services.reserve({old.pk: 70}, reference="proposal:1", by=accountant())

    with pytest.raises(Refused) as refusal:
        services.carry_over_holding(
            old.pk, elsewhere.pk, reference="proposal:1", by=accountant(), reason="Gia hạn"
        )

    assert codes(refusal) == ["budget.not_the_next_year"]
    assert Holding.objects.get().reserved_vnd == 70


def test_everything_reserved_or_committed_is_released_wherever_it_is():
    lines = [build_line(100), build_line(50, source=Source.DISTRICT)]
    services.reserve({line.pk: 50 for line in lines}, reference="proposal:1", by=accountant())
    services.commit({lines[0].pk: 20}, reference="proposal:1", by=accountant())

    reserved_vnd = services.release_all_reservations("proposal:1", by=accountant(), reason="Rút")
    committed_vnd = services.release_all_commitments("proposal:1", by=accountant(), reason="Rút")

    assert (reserved_vnd, committed_vnd) == (80, 20)
    assert services.release_all_reservations("proposal:1", by=accountant()) == 0
    assert not Holding.objects.filter(reserved_vnd__gt=0).exists()
