"""Certificates, the delivery under a contract, and what became of people afterwards."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.activities.training.deadlines import latest_end_due
from khuyencong.activities.training.models import Certificate, FollowUp, TrainingClass
from khuyencong.activities.training.permissions import visible_classes
from khuyencong.activities.training.queries import (
    cost_per_trainee,
    follow_up_figures,
    follow_ups_due,
    live_deliveries,
)
from khuyencong.activities.training.services import (
    answer_through_link,
    cancel_class,
    deliver_class,
    issue_certificates,
    link_establishment,
    record_answer,
    revoke_certificate,
)
from khuyencong.activities.training.states import Answer
from khuyencong.activities.training.values import AnswerValues, PartValues
from khuyencong.engines.months import months_after
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.verification.queries import verified
from khuyencong.programme.acceptance.queries import delivered_so_far
from khuyencong.programme.acceptance.services import withdraw_delivery
from khuyencong.programme.contracts.models import ContractItem
from tests.builders.proposals import build_dryer
from tests.builders.training import (
    CERTIFIED_ON,
    build_class_contract,
    build_finished,
    clerk,
    leader,
)

pytestmark = pytest.mark.django_db

HALF_A_YEAR_ON, A_YEAR_ON = date(2021, 12, 15), date(2022, 6, 15)
STARTED = AnswerValues(Answer.STARTED, monthly_income_vnd=5_000_000, note="Bán cà phê sấy")


def certify(course: TrainingClass, *trainee_ids: int) -> list[Certificate]:
    return issue_certificates(course.pk, trainee_ids, by=leader(), on=CERTIFIED_ON)


def test_certificates_are_numbered_without_a_gap_and_anyone_can_verify_one() -> None:
    course, diligent, _absent = build_finished()
    [certificate] = certify(course, diligent.pk)

    assert certificate.number == "01/2021/CN-KC"
    found = verified(certificate.code)
    assert found is not None
    assert (found.holder, found.state) == (diligent.name, "valid")
    told = str(found)
    assert course.title in told
    assert diligent.phone not in told
    assert "1995" not in told


def test_too_little_attendance_gives_no_certificate_to_anyone_of_the_list() -> None:
    course, diligent, absent = build_finished()
    with pytest.raises(Refused) as refusal:
        certify(course, diligent.pk, absent.pk)
    [problem] = refusal.value.problems
    assert problem.code == "training.too_little_attendance"
    assert (problem.parameters["present"], problem.parameters["needed"]) == (1, 2)
    assert not Certificate.objects.exists()

    assert certify(course, diligent.pk)[0].sequence == 1


def test_who_closed_the_class_does_not_sign() -> None:
    course, diligent, _absent = build_finished()
    with pytest.raises(NotPermitted):
        issue_certificates(course.pk, [diligent.pk], by=clerk(), on=CERTIFIED_ON)
    the_same_person = replace(leader(), user_id=clerk().user_id)
    with pytest.raises(NotPermitted) as refusal:
        issue_certificates(course.pk, [diligent.pk], by=the_same_person, on=CERTIFIED_ON)
    assert refusal.value.problems[0].code == "training.closed_by_signer"


def test_a_person_holds_one_certificate_in_force() -> None:
    course, diligent, _absent = build_finished()
    [first] = certify(course, diligent.pk)
    with pytest.raises(Refused) as refusal:
        certify(course, diligent.pk)
    assert refusal.value.problems[0].code == "training.certified_already"

    with pytest.raises(Refused):
        revoke_certificate(first.pk, reason=" ", by=leader(), on=CERTIFIED_ON)
    revoke_certificate(first.pk, reason="Sai họ tên", by=leader(), on=CERTIFIED_ON)
    answer = verified(first.code)
    assert answer is not None
    assert answer.state == "revoked"
    with pytest.raises(OutOfStep):
        revoke_certificate(first.pk, reason="Sai họ tên", by=leader(), on=CERTIFIED_ON)
    assert certify(course, diligent.pk)[0].number == "02/2021/CN-KC"


def deliver(
    course: TrainingClass, item: ContractItem, quantity: int, cost_vnd: int = 8_000_000
) -> TrainingClass:
    parts = {item.pk: PartValues(quantity, cost_vnd)}
    return deliver_class(course.pk, parts, by=clerk(), on=CERTIFIED_ON)


def test_a_class_is_delivered_in_people_who_completed_it() -> None:
    contract = build_class_contract()
    item = contract.items.get()
    course, diligent, _absent = build_finished(proposal_id=contract.proposal_id)
    certify(course, diligent.pk)

    with pytest.raises(Refused) as refusal:
        deliver(course, item, 2)
    assert refusal.value.problems[0].code == "training.delivered_beyond_completed"
    assert not delivered_so_far(contract.pk)

    course = deliver(course, item, 1)

    assert delivered_so_far(contract.pk)[item.pk].quantity == 1
    assert course.cost_vnd == 8_000_000
    [delivery] = live_deliveries(course)
    assert delivery.participants == 1
    assert "3 lượt có mặt" in delivery.evidence
    assert "01/2021/CN-KC" in delivery.evidence
    with pytest.raises(Refused) as again:
        deliver(course, item, 1)
    assert again.value.problems[0].code == "training.item_delivered_already"

    withdraw_delivery(delivery.pk, reason="Nhầm", by=clerk(), on=CERTIFIED_ON)
    deliver(course, item, 1, 7_000_000)
    assert delivered_so_far(contract.pk)[item.pk].quantity == 1


def test_items_that_are_no_people_are_delivered_with_it_and_people_are_told_once() -> None:
    contract = build_class_contract()
    people = contract.items.get()
    hall = ContractItem.objects.create(
        contract=contract,
        name="Hội trường",
        quantity=2,
        unit="ngày",
        cost_vnd=1_000_000,
        support_vnd=0,
    )
    course, *_people = build_finished(proposal_id=contract.proposal_id)
    parts = {people.pk: PartValues(1, 8_000_000), hall.pk: PartValues(2, 1_000_000)}
    course = deliver_class(course.pk, parts, by=clerk(), on=CERTIFIED_ON)
    told = [(one.quantity, one.participants) for one in live_deliveries(course)]
    assert told == [(1, 1), (2, None)]
    assert course.cost_vnd == 9_000_000


def test_a_class_of_its_own_is_no_item_of_a_contract() -> None:
    item = build_class_contract().items.get()
    course, *_people = build_finished()
    with pytest.raises(Refused) as refusal:
        deliver(course, item, 1)
    assert refusal.value.problems[0].code == "training.item_of_another_proposal"


def test_what_acceptance_refuses_is_not_half_done() -> None:
    contract = build_class_contract()
    course, *_people = build_finished(proposal_id=contract.proposal_id)
    with pytest.raises(Refused):
        deliver(course, contract.items.get(), 1, -1)
    with pytest.raises(Refused):
        deliver_class(course.pk, {}, by=clerk(), on=CERTIFIED_ON)
    course.refresh_from_db()
    assert not live_deliveries(course)
    assert course.cost_vnd == 9_000_000


def test_a_class_that_was_delivered_is_not_cancelled() -> None:
    contract = build_class_contract()
    course, *_people = build_finished(proposal_id=contract.proposal_id)
    course = deliver(course, contract.items.get(), 1)
    with pytest.raises(OutOfStep) as refusal:
        cancel_class(course.pk, reason="Nhầm", version=course.version, by=clerk(), on=CERTIFIED_ON)
    assert refusal.value.problems[0].code == "training.delivered_already"


def test_the_cost_of_a_trainee_stands_beside_the_limit_with_its_clause() -> None:
    contract = build_class_contract(quantity=30)
    course, *_people = build_finished(proposal_id=contract.proposal_id)
    cost = cost_per_trainee(course, 2, on=CERTIFIED_ON)
    assert cost.cost_each_vnd == 4_500_000
    assert cost.planned == 30
    assert cost.limit_vnd is not None
    assert cost.limit_each_vnd == cost.limit_vnd // 30
    assert cost.rules


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2021, 6, 15), 6, date(2021, 12, 15)),
        (date(2021, 8, 31), 6, date(2022, 2, 28)),
        (date(2021, 6, 15), 12, date(2022, 6, 15)),
    ],
)
def test_months_are_counted_to_the_day(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then
    assert latest_end_due(then, months) >= day
    assert latest_end_due(then.replace(day=then.day - 1), months) < day


def test_people_are_asked_from_their_day_on_once() -> None:
    _course, diligent, _absent = build_finished()
    token = diligent.follow_up_token
    with pytest.raises(Refused) as refusal:
        answer_through_link(token, STARTED, on=date(2021, 12, 14))
    assert refusal.value.problems[0].code == "training.asked_too_early"
    assert not FollowUp.objects.exists()

    assert answer_through_link(token, STARTED, on=HALF_A_YEAR_ON).months == 6
    with pytest.raises(OutOfStep) as again:
        answer_through_link(token, STARTED, on=HALF_A_YEAR_ON)
    assert again.value.problems[0].code == "training.answered_already"
    assert answer_through_link(token, STARTED, on=A_YEAR_ON).months == 12


def test_who_did_not_complete_is_not_asked() -> None:
    _course, _diligent, absent = build_finished()
    with pytest.raises(Refused) as refusal:
        answer_through_link(absent.follow_up_token, STARTED, on=A_YEAR_ON)
    assert refusal.value.problems[0].code == "training.not_asked"


def test_who_was_not_reached_stays_on_the_list_and_counts_as_such() -> None:
    course, diligent, _absent = build_finished()
    classes = visible_classes(clerk())

    def due() -> list[int]:
        return [one.pk for one in follow_ups_due(classes, 6, on=HALF_A_YEAR_ON)]

    assert due() == [diligent.pk]
    assert not follow_ups_due(classes, 12, on=HALF_A_YEAR_ON)
    record_answer(diligent.pk, 6, AnswerValues(Answer.NOT_REACHED), by=clerk(), on=HALF_A_YEAR_ON)
    assert due() == [diligent.pk]
    assert follow_up_figures(course)[0].reached == 0

    record_answer(diligent.pk, 6, STARTED, by=clerk(), on=HALF_A_YEAR_ON)
    assert due() == []
    figures = follow_up_figures(course)[0]
    assert (figures.asked, figures.reached, figures.answered, figures.started) == (1, 1, 1, 1)
    assert figures.rows[0][2] == 100
    with pytest.raises(OutOfStep):
        record_answer(diligent.pk, 6, STARTED, by=clerk(), on=HALF_A_YEAR_ON)


def test_a_call_comes_no_earlier_and_from_the_clerk() -> None:
    _course, diligent, _absent = build_finished()
    with pytest.raises(Refused):
        record_answer(diligent.pk, 12, STARTED, by=clerk(), on=HALF_A_YEAR_ON)
    with pytest.raises(NotPermitted):
        record_answer(diligent.pk, 6, STARTED, by=leader(), on=HALF_A_YEAR_ON)
    assert not FollowUp.objects.exists()


def test_a_clerk_finds_who_became_an_establishment_in_the_register() -> None:
    _course, diligent, _absent = build_finished()
    establishment, _applicant = build_dryer()
    answer = record_answer(
        diligent.pk, 6, AnswerValues(Answer.EMPLOYED), by=clerk(), on=HALF_A_YEAR_ON
    )
    with pytest.raises(Refused) as refusal:
        link_establishment(answer.pk, establishment.pk, by=clerk())
    assert refusal.value.problems[0].code == "training.founded_nothing"

    later = record_answer(diligent.pk, 12, STARTED, by=clerk(), on=A_YEAR_ON)
    with pytest.raises(Refused):
        link_establishment(later.pk, 0, by=clerk())
    linked = link_establishment(later.pk, establishment.pk, by=clerk())
    assert linked.answer == Answer.REGISTERED
    assert linked.establishment == establishment


def test_an_applicant_sees_no_class_of_others() -> None:
    build_finished()
    _establishment, applicant = build_dryer()
    assert applicant.role is Role.APPLICANT
    assert not visible_classes(applicant).exists()
