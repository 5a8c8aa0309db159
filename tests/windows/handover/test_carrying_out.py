"""What is not over passes to the successors, money with it; what is over stays readable."""

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Problem, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.jobs import reference
from khuyencong.programme.budgets.models import BudgetLine, Fund
from khuyencong.programme.budgets.permissions import visible_funds
from khuyencong.programme.budgets.services import unassign
from khuyencong.programme.budgets.states import LineKind
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.payments.permissions import keeping_refusal
from khuyencong.programme.payments.services import record_treasury
from khuyencong.programme.payments.states import PaymentKind
from khuyencong.programme.plans.models import Plan, PlanLineFunding
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals
from khuyencong.programme.proposals.services import withdraw_proposal
from khuyencong.registers.offices.models import Appointment, Office, OfficeKind
from khuyencong.windows.handover.integrity import handover_faults
from khuyencong.windows.handover.models import Handover
from khuyencong.windows.handover.planning import reckon
from khuyencong.windows.handover.services import (
    approve_handover,
    carry_out,
    choose_office,
    pass_role,
    reopen_handover,
)
from khuyencong.windows.handover.states import HandoverState
from tests.builders.appraisals import build_line_with, build_submitted
from tests.builders.budgets import accountant, build_committee
from tests.builders.contracts import build_started
from tests.builders.establishments import build_applicant
from tests.builders.handover import (
    APPROVED_ON,
    FIRST_DAY,
    LAST_DAY,
    administrator,
    approve,
    build_approved_handover,
    build_handover,
    chairman,
    dakrong_office,
    economic_office,
    ta_rut_office,
)
from tests.builders.offices import build_member, build_office
from tests.builders.payments import ADVANCED_ON, build_advanced, build_approved_payment
from tests.builders.territories import build_krong_klang, build_unit

pytestmark = pytest.mark.django_db


def at_krong_klang(proposal: Proposal) -> Proposal:
    """Let a đề án be carried out in the township, by correcting its place as it was stored."""
    unit = build_krong_klang()
    Proposal.objects.filter(pk=proposal.pk).update(unit=unit, unit_path=unit.path)
    proposal.refresh_from_db()
    return proposal


def codes(problems: list[Problem] | tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def perform(handover: Handover) -> Handover:
    return carry_out(handover.pk, by=administrator(), on=FIRST_DAY)


def test_open_proposals_pass_by_their_place_and_the_office_ends() -> None:
    here, there = build_submitted(1), at_krong_klang(build_submitted(2))
    perform(build_approved_handover())
    here.refresh_from_db()
    there.refresh_from_db()
    assert here.office == ta_rut_office()
    assert there.office == dakrong_office()
    old = build_office()
    old.refresh_from_db()
    assert old.valid_to == LAST_DAY
    assert set(old.successors.all()) == {ta_rut_office(), dakrong_office()}


def test_money_passes_with_its_line_and_no_figure_changes() -> None:
    contract = build_advanced(1, 140_000_000)
    line = BudgetLine.objects.get(kind=LineKind.PLAN_LINE)
    before = list(line.moves.values_list("pk", "amount_vnd"))
    handover = perform(build_approved_handover())
    line.refresh_from_db()
    assert line.fund.office == ta_rut_office()
    assert (line.fund.year, line.fund.source) == (2021, "provincial")
    assert list(line.moves.values_list("pk", "amount_vnd")) == before
    assert line.balance.advanced_vnd == 140_000_000
    assert PlanLineFunding.objects.get(line=contract.proposal.plan_line).fund == line.fund
    assert handover.before == handover.after
    told = {one["key"]: one["amount"] for one in handover.after}
    assert told["budget.advanced_vnd"] == 140_000_000
    assert told["proposal"] == 1


def test_what_is_not_assigned_passes_to_who_takes_the_rest() -> None:
    line = build_line_with(300_000_000)[1]
    fund = line.fund
    unassigned = fund.lines.get(kind=LineKind.UNASSIGNED)

    unassign(line.pk, 100_000_000, by=accountant())
    perform(build_approved_handover())
    taken = Fund.objects.get(office=ta_rut_office())
    unassigned.balance.refresh_from_db()
    assert unassigned.balance.available_vnd == 0
    assert taken.lines.get(kind=LineKind.UNASSIGNED).balance.available_vnd == 100_000_000
    assert taken.lines.get(kind=LineKind.PLAN_LINE).balance.available_vnd == 200_000_000


def test_contracts_pass_when_the_committee_hands_over_after_its_division() -> None:
    contract = build_advanced()
    perform(build_approved_handover())
    kind = OfficeKind.PEOPLES_COMMITTEE
    perform(build_approved_handover(build_committee(), kind=kind))
    contract.refresh_from_db()
    assert contract.office == ta_rut_office(kind)
    assert [list(check()) for _name, check in reference.checks()] == [[]] * len(reference.checks())


def test_an_accountant_of_the_successor_goes_on_with_the_money() -> None:
    contract = build_advanced()
    kind = OfficeKind.PEOPLES_COMMITTEE
    perform(build_approved_handover())
    perform(build_approved_handover(build_committee(), kind=kind))
    keeper = build_member(Role.ACCOUNTANT, ta_rut_office())
    contract = Contract.objects.get(pk=contract.pk)

    assert keeping_refusal(keeper, contract.office) is None
    assert visible_funds(keeper).filter(office=ta_rut_office()).exists()
    assert visible_proposals(keeper).filter(pk=contract.proposal_id).exists()


def test_what_is_over_stays_with_the_old_office_and_its_successors_read_it() -> None:
    over = build_submitted(1)

    establishment = over.implementing_establishment
    assert establishment is not None
    applicant = build_applicant(establishment, username="co-so-1")
    withdraw_proposal(over.pk, reason="Thôi đầu tư", by=applicant, on=over.started_on)
    at_krong_klang(over)
    perform(build_approved_handover())
    over.refresh_from_db()
    assert over.office == build_office()
    reader = build_member(Role.CLERK, ta_rut_office())
    assert visible_proposals(reader).filter(pk=over.pk).exists()
    elsewhere = build_office("HH-KT", territory=build_unit("464", "Huyện Hướng Hóa", "district"))
    assert not visible_proposals(build_member(Role.CLERK, elsewhere)).exists()


def test_a_person_goes_on_where_the_decision_says_and_the_others_end() -> None:
    economic_office()
    going = build_member(Role.CLERK, username="người đi")
    build_member(Role.APPRAISER, username="người thôi")
    handover = build_handover()
    appointment = Appointment.objects.get(person=going.user_id, office=build_office())
    pass_role(handover.pk, appointment.pk, ta_rut_office().pk, by=administrator())
    perform(approve(handover))
    assert not build_office().appointments.filter(valid_to__isnull=True).exists()
    new = Appointment.objects.get(person=going.user_id, office=ta_rut_office())
    assert (new.role, new.valid_from, new.valid_to) == (Role.CLERK.value, FIRST_DAY, None)


def test_a_second_execution_is_refused_and_changes_nothing() -> None:
    proposal = build_submitted()
    handover = perform(build_approved_handover())
    with pytest.raises(OutOfStep) as refusal:
        perform(handover)
    assert codes(refusal.value.problems) == ["handover.out_of_step"]
    proposal.refresh_from_db()
    assert proposal.office == ta_rut_office()
    assert list(handover_faults()) == []


def test_it_is_not_carried_out_before_its_day() -> None:
    proposal = build_submitted()
    handover = build_approved_handover()
    with pytest.raises(Refused) as refusal:
        carry_out(handover.pk, by=administrator(), on=APPROVED_ON)
    assert codes(refusal.value.problems) == ["handover.too_early"]
    proposal.refresh_from_db()
    assert proposal.office == build_office()


def test_a_place_that_is_nobodys_is_refused_until_somebody_is_named() -> None:
    proposal = at_krong_klang(build_submitted())
    handover = build_handover(is_whole=False)
    with pytest.raises(Refused) as refusal:
        approve(handover)
    assert codes(refusal.value.problems) == ["handover.place_of_nobody"]
    choose_office(handover.pk, "proposals", proposal.pk, ta_rut_office().pk, by=administrator())
    perform(approve(handover))
    proposal.refresh_from_db()
    assert proposal.office == ta_rut_office()


def test_a_line_between_two_successors_is_refused_until_one_is_chosen() -> None:
    line = build_line_with(1_000_000_000)
    build_started(1, line=line)
    at_krong_klang(build_started(2, line=line).proposal)
    handover = build_handover()
    with pytest.raises(Refused) as refusal:
        approve(handover)
    assert codes(refusal.value.problems) == ["handover.between_successors"] * 2
    plan = Plan.objects.get()
    for kind, record_id in (("plans", plan.pk), ("money", line[1].pk)):
        choose_office(handover.pk, kind, record_id, ta_rut_office().pk, by=administrator())
    perform(approve(handover))
    plan.refresh_from_db()
    assert plan.office == ta_rut_office()
    assert set(Proposal.objects.values_list("office", flat=True)) == {
        ta_rut_office().pk,
        dakrong_office().pk,
    }


def test_a_payment_at_the_treasury_stands_in_the_way_until_it_is_recorded() -> None:
    payment = build_approved_payment(build_started(), 100_000_000, PaymentKind.ADVANCE)
    handover = build_handover()
    with pytest.raises(Refused) as refusal:
        approve(handover)
    assert codes(refusal.value.problems) == ["payments.waits_for_treasury"]

    record_treasury(
        payment.pk,
        treasury_number="UNC-1",
        treasury_on=ADVANCED_ON,
        by=accountant(),
        on=ADVANCED_ON,
    )
    assert reckon(handover).is_clear


def test_what_came_up_after_the_approval_refuses_the_execution_whole() -> None:
    proposal = build_submitted(1)
    handover = build_approved_handover()
    at_krong_klang(build_submitted(2))
    handover.shares.filter(unit=build_krong_klang()).delete()
    with pytest.raises(Refused) as refusal:
        perform(handover)
    assert codes(refusal.value.problems) == ["handover.place_of_nobody"]
    proposal.refresh_from_db()
    old = Office.objects.get(pk=build_office().pk)
    assert (proposal.office, old.valid_to) == (old, None)


def test_who_prepared_it_does_not_approve_it() -> None:
    handover = build_handover()
    with pytest.raises(NotPermitted) as refusal:
        approve_handover(handover.pk, version=handover.version, by=administrator(), on=APPROVED_ON)
    assert codes(refusal.value.problems) == ["handover.prepared_by_approver"]
    handover.refresh_from_db()
    assert handover.state == HandoverState.DRAFT


def test_a_leader_of_the_office_itself_does_not_approve_it() -> None:
    handover = build_handover()
    with pytest.raises(NotPermitted) as refusal:
        approve_handover(
            handover.pk, version=handover.version, by=build_member(Role.LEADER), on=APPROVED_ON
        )
    assert codes(refusal.value.problems) == ["handover.leader_above_needed"]


def test_what_was_changed_after_one_read_it_is_not_approved() -> None:
    handover = build_handover()
    with pytest.raises(OutOfStep) as refusal:
        approve_handover(handover.pk, version=1, by=chairman(), on=APPROVED_ON)
    assert codes(refusal.value.problems) == ["handover.changed_meanwhile"]


def test_an_office_above_another_hands_over_after_it() -> None:
    handover = build_handover(build_committee(), kind=OfficeKind.PEOPLES_COMMITTEE)
    assert codes(reckon(handover).all_problems) == ["offices.child_goes_on"]


def test_an_approved_one_is_changed_only_after_it_was_reopened() -> None:
    proposal = build_submitted()
    handover = build_approved_handover()
    with pytest.raises(OutOfStep):
        choose_office(handover.pk, "proposals", proposal.pk, None, by=administrator())
    reopen_handover(handover.pk, by=administrator(), reason="Sai địa bàn")
    choose_office(handover.pk, "proposals", proposal.pk, None, by=administrator())
    handover.refresh_from_db()
    assert (handover.state, handover.approved_by) == (HandoverState.DRAFT, None)
