"""A delivery that is withdrawn opens the work again that reported it; it is reported anew."""

from datetime import date

import pytest

from khuyencong.activities.awards.models import VoteRound
from khuyencong.activities.awards.services import conclude_round
from khuyencong.activities.awards.states import RoundState
from khuyencong.activities.consulting.models import Assignment
from khuyencong.activities.consulting.services import report_work
from khuyencong.activities.consulting.states import Stage as ConsultingStage
from khuyencong.activities.fairs.models import Booth, Fair
from khuyencong.activities.fairs.services import (
    change_booth,
    change_fair,
    register_fair,
    report_booth,
    report_fair,
)
from khuyencong.activities.machinery.models import Machine
from khuyencong.activities.machinery.services import change_machine, report_machine
from khuyencong.activities.machinery.states import Stage
from khuyencong.activities.machinery.values import ReportValues
from khuyencong.activities.outreach.models import Campaign, GuidanceSession
from khuyencong.activities.outreach.services import (
    record_guidance,
    report_campaign,
    report_guidance,
)
from khuyencong.activities.study_tours.models import Tour
from khuyencong.activities.study_tours.services import deliver_tour, hand_in_report
from khuyencong.activities.training.services import deliver_class
from khuyencong.activities.training.values import PartValues
from khuyencong.engines.refusals import OutOfStep
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.acceptance.queries import delivered_so_far
from khuyencong.programme.acceptance.services import withdraw_delivery
from khuyencong.programme.contracts.models import Contract
from tests.builders import awards, consulting, fairs, machinery, outreach, study_tours, training
from tests.builders.appraisals import clerk
from tests.builders.contracts import build_started, implementer

pytestmark = pytest.mark.django_db

LATER = date(2021, 8, 2)


def withdraw(delivery: Delivery | None, contract: Contract) -> None:
    assert delivery is not None
    withdraw_delivery(delivery.pk, reason="Ghi nhầm", by=implementer(contract), on=LATER)
    assert not delivered_so_far(contract.pk)


def delivered(contract: Contract) -> int:
    return delivered_so_far(contract.pk)[contract.items.get().pk].quantity


def traced(action: str) -> AuditEntry:
    entry = AuditEntry.objects.get(action=action)
    assert entry.reason == "Ghi nhầm"
    return entry


def test_a_machine_stands_again_where_it_was_tried() -> None:
    machine = machinery.build_reported()
    contract = machine.contract_item.contract

    withdraw(machine.delivery, contract)

    machine = Machine.objects.get()
    assert (machine.stage, machine.delivery, machine.keep_until) == (Stage.TRIED, None, None)
    traced("machine.reopened")
    by = implementer(contract)
    values = machinery.machine_values(serial_number="CF500-0099")
    machine = change_machine(machine.pk, values, version=machine.version, by=by, on=LATER)
    again = ReportValues(390_000_000, "1C21TAA 0000124")
    machine = report_machine(machine.pk, again, version=machine.version, by=by, on=LATER)
    assert delivered(contract) == 1
    assert machine.delivery is not None
    assert "CF500-0099" in machine.delivery.evidence


def test_a_consultancy_stands_again_where_it_was_accepted() -> None:
    assignment = consulting.build_accepted()
    contract, by = assignment.contract_item.contract, consulting.keeper(assignment)
    told = {"cost_vnd": 40_000_000, "vouchers": "0000456", "by": by, "on": LATER}
    assignment = report_work(assignment.pk, version=assignment.version, **told)

    withdraw(assignment.delivery, contract)

    assignment = Assignment.objects.get()
    assert (assignment.stage, assignment.delivery) == (ConsultingStage.ACCEPTED, None)
    traced("consulting.reopened")
    report_work(assignment.pk, version=assignment.version, **told)
    assert delivered(contract) == 1


def test_a_booth_is_corrected_and_reported_again() -> None:
    contract = fairs.contract_for("shared_booth")
    booth = fairs.build_booth(contract=contract)
    fairs.build_exhibitor(booth, fairs.build_weavers())
    values = fairs.report_values(contract)
    booth = report_booth(booth.pk, values, version=1, by=clerk(), on=fairs.AFTER)

    withdraw(booth.delivery, contract)

    booth = Booth.objects.get()
    assert booth.delivery is None
    traced("fair.booth_reopened")
    wider = fairs.booth_values(area_m2=27)
    booth = change_booth(booth.pk, wider, version=booth.version, by=clerk(), on=LATER)
    report_booth(booth.pk, values, version=booth.version, by=clerk(), on=LATER)
    assert delivered(contract) == 1


def test_a_fair_is_corrected_and_reported_again() -> None:
    contract = fairs.contract_for("fair_organise")
    told = fairs.fair_values(kind="organised")
    fair = register_fair(told, proposal_id=contract.proposal_id, by=clerk(), on=fairs.BEFORE)
    fairs.build_exhibitor(fairs.build_booth(fair), fairs.build_weavers())
    values = fairs.report_values(contract)
    fair = report_fair(fair.pk, values, version=1, by=clerk(), on=fairs.AFTER)

    withdraw(fair.delivery, contract)

    fair = Fair.objects.get()
    assert fair.delivery is None
    traced("fair.reopened")
    renamed = fairs.fair_values(kind="organised", name="Hội chợ Đakrông")
    fair = change_fair(fair.pk, renamed, version=fair.version, by=clerk())
    report_fair(fair.pk, values, version=fair.version, by=clerk(), on=LATER)
    assert delivered(contract) == 1


def test_a_campaign_is_added_to_and_reported_again() -> None:
    contract = outreach.contract_for("media")
    campaign = outreach.build_campaign(contract)
    outreach.build_item(campaign)
    outreach.build_reach(campaign)
    values = outreach.report_values(contract)
    campaign = report_campaign(campaign.pk, values, version=1, by=clerk(), on=outreach.TODAY)

    withdraw(campaign.delivery, contract)

    campaign = Campaign.objects.get()
    assert campaign.delivery is None
    traced("campaign.reopened")
    outreach.build_item(campaign)
    report_campaign(campaign.pk, values, version=campaign.version, by=clerk(), on=LATER)
    assert delivered(contract) == 1


def test_guidance_waits_for_its_next_report() -> None:
    contract = outreach.contract_for("policy_guidance")
    establishment = contract.proposal.implementing_establishment
    assert establishment is not None
    told = outreach.session_values(establishment.pk)
    record_guidance(told, proposal_id=contract.proposal_id, by=clerk(), on=outreach.TODAY)
    values = outreach.report_values(contract)
    report_guidance(contract.proposal_id, values, by=clerk(), on=outreach.TODAY)

    withdraw(GuidanceSession.objects.get().delivery, contract)

    assert GuidanceSession.objects.get().delivery is None
    assert traced("guidance.reopened").subject == contract.proposal.reference
    report_guidance(contract.proposal_id, values, by=clerk(), on=LATER)
    assert delivered(contract) == 1


def test_a_tour_takes_people_again_and_its_report_is_a_draft() -> None:
    contract = study_tours.contract_for()
    tour = study_tours.build_reported(contract)
    values = study_tours.deliver_values(contract)
    tour = deliver_tour(tour.pk, values, version=tour.version, by=clerk(), on=study_tours.TODAY)

    withdraw(tour.delivery, contract)

    tour = Tour.objects.get()
    assert (tour.delivery, tour.reported_on) == (None, None)
    assert tour.report_text == "Đã xem ba hộ dệt."
    traced("tour.reopened")
    study_tours.build_participant(tour, "Hồ Thị Mừng")
    version = tour.version
    tour = hand_in_report(tour.pk, tour.report_text, version=version, by=clerk(), on=LATER)
    tour = deliver_tour(tour.pk, values, version=tour.version, by=clerk(), on=LATER)
    assert tour.delivery is not None
    assert tour.delivery.participants == 2


def test_a_class_delivers_the_item_again_and_its_cost_follows() -> None:
    contract = training.build_class_contract()
    course, _diligent, _absent = training.build_finished(proposal_id=contract.proposal_id)
    item = contract.items.get()
    parts = {item.pk: PartValues(1, 9_000_000)}
    course = deliver_class(course.pk, parts, by=training.clerk(), on=training.FINISHED_ON)

    withdraw(Delivery.objects.get(), contract)

    course.refresh_from_db()
    assert course.cost_vnd is None
    traced("training.reopened")
    parts = {item.pk: PartValues(1, 8_000_000)}
    course = deliver_class(course.pk, parts, by=training.clerk(), on=LATER)
    assert (delivered(contract), course.cost_vnd) == (1, 8_000_000)


def test_a_round_is_concluded_again() -> None:
    vote = awards.build_recognised(90, 80)
    contract = build_started(9)
    VoteRound.objects.filter(pk=vote.pk).update(proposal=contract.proposal)
    by, item = awards.clerk(), contract.items.get()
    told = {"contract_item_id": item.pk, "cost_vnd": item.cost_vnd, "by": by, "on": LATER}
    vote = conclude_round(vote.pk, **told)

    withdraw(vote.delivery, contract)

    vote = VoteRound.objects.get()
    assert (vote.state, vote.delivery, vote.concluded_on) == (RoundState.RECOGNISED, None, None)
    traced("awards.round_reopened")
    assert conclude_round(vote.pk, **told).state == RoundState.CONCLUDED
    assert delivered(contract) == 1


def test_what_another_delivery_reported_stays_reported() -> None:
    contract = fairs.contract_for("shared_booth")
    contract.items.update(quantity=2)
    kept, wrong = (
        fairs.build_booth(fair, contract, position=place)
        for fair, place in ((fairs.build_fair(), "A12"), (fairs.build_fair(name="Hai"), "B7"))
    )
    for number, booth in enumerate((kept, wrong), start=7):
        fairs.build_exhibitor(booth, fairs.build_weavers(number))
        values = fairs.report_values(contract, cost_vnd=1_000_000)
        report_booth(booth.pk, values, version=1, by=clerk(), on=fairs.AFTER)
    wrong.refresh_from_db()
    assert wrong.delivery is not None

    withdraw_delivery(wrong.delivery.pk, reason="Nhầm", by=implementer(contract), on=LATER)

    assert list(Booth.objects.filter(delivery__isnull=False)) == [kept]


def test_a_refused_withdrawal_opens_nothing() -> None:
    machine = machinery.build_reported()
    contract = machine.contract_item.contract
    assert machine.delivery is not None
    withdraw(machine.delivery, contract)
    version = Machine.objects.get().version

    with pytest.raises(OutOfStep):
        withdraw_delivery(machine.delivery.pk, reason="Lại", by=implementer(contract), on=LATER)

    assert Machine.objects.get().version == version
    assert AuditEntry.objects.filter(action="machine.reopened").count() == 1
