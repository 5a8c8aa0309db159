"""``khuyencong check`` finds what a bug or a hand in the database leaves in the kinds of work."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db.models import F

from khuyencong.activities.awards.integrity import vote_faults
from khuyencong.activities.awards.models import (
    Certificate,
    JuryMember,
    Relation,
    ScoreSheet,
    SheetPoints,
    Verdict,
    VoteRound,
)
from khuyencong.activities.awards.services import conclude_round
from khuyencong.activities.consulting.integrity import assignment_faults
from khuyencong.activities.consulting.models import Assignment, Offer, Version
from khuyencong.activities.consulting.services import report_work
from khuyencong.activities.fairs.integrity import fair_faults
from khuyencong.activities.fairs.models import Booth, Deal, Exhibitor
from khuyencong.activities.fairs.services import add_deal, report_booth
from khuyencong.activities.fairs.values import DealValues
from khuyencong.activities.machinery.integrity import machine_faults
from khuyencong.activities.machinery.models import Machine
from khuyencong.activities.outreach.integrity import outreach_faults
from khuyencong.activities.outreach.models import Item
from khuyencong.activities.outreach.services import (
    record_guidance,
    report_campaign,
    report_guidance,
)
from khuyencong.activities.study_tours.integrity import tour_faults
from khuyencong.activities.study_tours.models import Participant, Stop
from khuyencong.activities.study_tours.services import add_stop, deliver_tour
from khuyencong.activities.study_tours.values import StopValues
from khuyencong.activities.training.integrity import training_faults
from khuyencong.activities.training.models import Certificate as TrainingCertificate
from khuyencong.activities.training.models import Trainee, TrainingClass
from khuyencong.activities.training.services import deliver_class, issue_certificates
from khuyencong.activities.training.values import PartValues
from khuyencong.foundation.jobs.reference import Finding
from khuyencong.foundation.verification.models import IssuedCode
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.contracts.models import ContractItem
from tests.builders import awards, consulting, fairs, machinery, outreach, study_tours, training
from tests.builders.appraisals import build_line_with, clerk
from tests.builders.contracts import build_started

pytestmark = pytest.mark.django_db

Check = Callable[[], Iterator[Finding]]


def told(check: Check) -> list[str]:
    return [f"{finding.where} {finding.what}" for finding in check()]


def withdrawn_behind() -> None:
    """Withdraw deliveries without telling who reported them."""
    Delivery.objects.update(
        withdrawn_on=date(2021, 8, 2), withdrawn_by=F("reported_by"), withdrawal_reason="Nhầm"
    )


def test_machines() -> None:
    machine = machinery.build_reported()
    assert told(machine_faults) == []

    withdrawn_behind()
    [fault] = told(machine_faults)
    assert f"machine:{machine.pk} stands on delivery" in fault

    Delivery.objects.update(withdrawn_on=None, withdrawn_by=None, withdrawal_reason="", quantity=2)
    assert told(machine_faults) == [f"machine:{machine.pk} delivers 2, it is 1"]


def test_a_machine_reported_under_another_contract() -> None:
    line = build_line_with(1_000_000_000)
    machine = machinery.build_reported(build_started(line=line))
    other = build_started(2, line=line).items.get()

    Delivery.objects.update(contract_item=other)

    assert f"machine:{machine.pk} its đề án, contract item and delivery do not agree" in told(
        machine_faults
    )
    assert any("is of another đề án" in one for one in told(machine_faults))


def test_a_machine_without_the_day_of_its_stage_and_more_machines_than_the_contract() -> None:
    machine = machinery.build_at(machinery.Stage.TRIED)
    Machine.objects.update(tried_on=None)
    assert told(machine_faults) == [f"machine:{machine.pk} is tried, and tried_on does not say so"]
    Machine.objects.update(tried_on=date(2021, 7, 10))
    Machine.objects.create(
        **{
            name: getattr(machine, name)
            for name in ("proposal", "contract_item", "name", "maker", "model", "condition")
        },
        unit_path=machine.unit_path,
        made_on=machine.made_on,
        made_by=machine.made_by,
    )
    assert told(machine_faults) == [
        f"contract_item:{machine.contract_item_id} has 2 machines, the contract 1"
    ]


def test_consultancies() -> None:
    assignment = consulting.build_accepted()
    assignment = report_work(
        assignment.pk,
        cost_vnd=1,
        vouchers="12",
        version=assignment.version,
        by=consulting.keeper(assignment),
        on=consulting.TODAY,
    )
    assert told(assignment_faults) == []

    Offer.objects.update(is_chosen=False)
    Version.objects.update(answer="change")
    withdrawn_behind()

    assert [one.partition(" ")[2][:25] for one in told(assignment_faults)] == [
        f"stands on delivery {assignment.delivery_id}, which"[:25],
        "is delivered_work, and no"[:25],
        "is delivered_work, and no"[:25],
    ]
    assert Assignment.objects.get().reference in told(assignment_faults)[0]


def test_fairs() -> None:
    contract = fairs.contract_for("shared_booth")
    booth = fairs.build_booth(contract=contract)
    exhibitor = fairs.build_exhibitor(booth, fairs.build_weavers())
    other = fairs.build_exhibitor(booth, fairs.build_weavers(8))
    product = fairs.build_product(exhibitor)
    values = DealValues(product.pk, "Siêu thị", 1_000, fairs.ENDS_ON)
    deal = add_deal(exhibitor.pk, values, by=clerk(), on=fairs.AFTER)
    report_booth(booth.pk, fairs.report_values(contract), version=1, by=clerk(), on=fairs.AFTER)
    assert told(fair_faults) == []

    elsewhere = fairs.build_fair(name="Hội chợ khác")
    Exhibitor.objects.filter(pk=other.pk).update(fair=elsewhere)
    Deal.objects.update(exhibitor=other)
    Booth.objects.update(kind="own")
    withdrawn_behind()

    delivery = Delivery.objects.get()
    assert told(fair_faults) == [
        f"booth:{booth.pk} stands on delivery {delivery.pk}, which was withdrawn",
        f"exhibitor:{other.pk} its booth stands at another fair",
        f"deal:{deal.pk} is for a product of another exhibitor",
        f"booth:{booth.pk} is one establishment's own, 2 show",
    ]


def test_campaigns() -> None:
    contract = outreach.contract_for("media")
    campaign = outreach.build_campaign(contract)
    item = outreach.build_item(campaign)
    outreach.build_reach(campaign)
    report = outreach.report_values(contract)
    report_campaign(campaign.pk, report, version=1, by=clerk(), on=outreach.TODAY)
    assert told(outreach_faults) == []

    Item.objects.update(shown_on=date(2022, 1, 1))
    withdrawn_behind()

    assert told(outreach_faults) == [
        f"campaign:{campaign.pk} stands on delivery {Delivery.objects.get().pk}, "
        "which was withdrawn",
        f"campaign:{campaign.pk} item {item.pk} was shown outside of its days",
    ]


def test_guidance() -> None:
    contract = outreach.contract_for("policy_guidance")
    guided = contract.proposal.implementing_establishment
    assert guided is not None
    values = outreach.session_values(guided.pk)
    record_guidance(values, proposal_id=contract.proposal_id, by=clerk(), on=outreach.TODAY)
    report = outreach.report_values(contract)
    report_guidance(contract.proposal_id, report, by=clerk(), on=outreach.TODAY)
    assert told(outreach_faults) == []

    Delivery.objects.update(participants=9)

    assert told(outreach_faults) == [
        f"delivery {Delivery.objects.get().pk} says 9 guided, its records 1"
    ]


def test_study_tours() -> None:
    contract = study_tours.contract_for()
    tour = study_tours.build_tour(contract)
    study_tours.build_participant(tour)
    stop = add_stop(tour.pk, StopValues(study_tours.ENDS_ON, "A", "B", "C"), by=clerk())
    tour = study_tours.hand_in_report(
        tour.pk, "Đã xem.", version=tour.version, by=clerk(), on=study_tours.TODAY
    )
    values = study_tours.deliver_values(contract)
    deliver_tour(tour.pk, values, version=tour.version, by=clerk(), on=study_tours.TODAY)
    assert told(tour_faults) == []

    Participant.objects.all().delete()
    Stop.objects.update(day=date(2021, 1, 1))

    assert told(tour_faults) == [
        f"tour:{tour.pk} was reported, and nobody went",
        f"tour:{tour.pk} was delivered with 1 people, 0 went",
        f"tour:{tour.pk} stop {stop.pk} lies outside of its days",
    ]


def test_classes_and_their_certificates() -> None:
    contract = training.build_class_contract()
    course, diligent, _absent = training.build_finished(proposal_id=contract.proposal_id)
    [certificate] = issue_certificates(
        course.pk, [diligent.pk], by=training.leader(), on=training.CERTIFIED_ON
    )
    parts = {contract.items.get().pk: PartValues(1, 9_000_000)}
    deliver_class(course.pk, parts, by=training.clerk(), on=training.FINISHED_ON)
    assert told(training_faults) == []

    TrainingClass.objects.update(capacity=1, cost_vnd=5)
    Trainee.objects.update(completed=False)
    TrainingCertificate.objects.update(sequence=2)

    kind, office = "training_certificate", certificate.office_id
    where = course.reference
    assert told(training_faults) == [
        f"{where} has 2 trainees for 1 places",
        f"{kind} 2021 number 1 stands 0 times, was given 1 times",
        f"{kind} 2021 number 2 stands 1 times, was given 0 times",
        f"{kind} {office}/2021/2 its code is not the one that was given for it",
        f"certificate {certificate.number} its trainee did not complete the class",
        f"{where} delivers 1 people, 0 completed it",
        f"{where} tells of 1 people, 0 completed it",
        f"{where} cost 5, its deliveries come to 9000000",
    ]


def test_votes_points_and_winners() -> None:
    vote = awards.build_recognised(90, 80)
    assert told(vote_faults) == []
    first, second = awards.entries_of(vote)
    sheet = ScoreSheet.objects.filter(entry=first).order_by("pk")[0]
    points = SheetPoints.objects.filter(sheet=sheet).order_by("pk")[0]

    SheetPoints.objects.filter(pk=points.pk).update(points=2_001)
    juror = JuryMember.objects.get(pk=sheet.juror_id)
    Relation.objects.create(juror=juror, entry=first, nature="Anh em", declared_on=awards.SCORED_ON)
    Verdict.objects.filter(entry=second).update(is_winner=True, place=2)

    faults = told(vote_faults)
    where = f"score_sheet:{sheet.pk}"
    assert faults == [
        f"{where} gives 2001 of 2000 hundredths",
        f"{where} has 9000, its points come to 9201",
        f"{where} is of a juror who is related to the product",
        f"vote_entry:{second.pk} won, and has no certificate",
    ]

    Verdict.objects.filter(entry=first).update(is_winner=False, place=None)
    assert f"vote_entry:{first.pk} did not win, and holds a certificate" in told(vote_faults)


def test_votes_certificates_and_reports() -> None:
    vote = awards.build_recognised(90, 80)
    contract = build_started(9)
    VoteRound.objects.update(proposal=contract.proposal)
    item: ContractItem = contract.items.get()
    conclude_round(
        vote.pk, contract_item_id=item.pk, cost_vnd=1, by=awards.clerk(), on=date(2021, 7, 19)
    )
    assert told(vote_faults) == []

    Certificate.objects.update(number="03/2021/CN-SPTB")
    IssuedCode.objects.update(code="0" * 12)
    VoteRound.objects.update(state="recognised")
    withdrawn_behind()

    kind, pk = "award_certificate", Certificate.objects.get().pk
    assert told(vote_faults) == [
        f"{kind} 2021 number 1 stands 0 times, was given 1 times",
        f"{kind} 2021 number 3 stands 1 times, was given 0 times",
        f"{kind} certificate:{pk} its code is not the one that was given for it",
        f"{vote.reference} stands on delivery {Delivery.objects.get().pk}, which was withdrawn",
        f"{vote.reference} was reported, and is recognised",
    ]
