"""A study tour from its plan to what was taken over."""

from datetime import date

import pytest

from khuyencong.activities.study_tours.models import Cost, Lesson, Participant, Stop, Tour
from khuyencong.activities.study_tours.permissions import visible_tours
from khuyencong.activities.study_tours.services import (
    add_lesson,
    add_stop,
    change_tour,
    deliver_tour,
    finish_lesson,
    hand_in_report,
    plan_tour,
)
from khuyencong.activities.study_tours.values import LessonValues, StopValues
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.acceptance.queries import delivered_so_far
from tests.builders.appraisals import clerk, committee_leader
from tests.builders.contracts import implementer
from tests.builders.fairs import build_weavers
from tests.builders.study_tours import (
    ENDS_ON,
    STARTS_ON,
    TODAY,
    build_cost,
    build_participant,
    build_reported,
    build_tour,
    contract_for,
    deliver_values,
    tour_values,
)

pytestmark = pytest.mark.django_db


def codes(refusal: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def test_a_tour_with_its_report_is_delivered_once() -> None:
    contract = contract_for()
    tour = build_tour(contract)
    guest = contract.proposal.implementing_establishment
    build_participant(tour)
    build_participant(tour, "Hồ Thị Mừng", guest.pk)
    stop = StopValues(STARTS_ON, "Tổ dệt A Hưa", "UBND xã Nhâm", "Xem khung dệt")
    add_stop(tour.pk, stop, by=clerk())
    hand_in_report(tour.pk, "Đã xem.", version=1, by=clerk(), on=TODAY)

    deliver_tour(tour.pk, deliver_values(contract), version=2, by=clerk(), on=TODAY)

    delivery = Delivery.objects.get()
    assert (delivery.quantity, delivery.participants) == (1, 2)
    assert delivery.delivered_on == ENDS_ON
    for told in ("A Lưới", "Tổ dệt A Hưa", "1 người của cơ sở", "0000077"):
        assert told in delivery.evidence
    with pytest.raises(OutOfStep) as refusal:
        deliver_tour(tour.pk, deliver_values(contract), version=3, by=clerk(), on=TODAY)
    assert codes(refusal) == ["tours.delivered_already"]
    assert delivered_so_far(contract.pk)[contract.items.get().pk].quantity == 1


def test_a_tour_is_not_delivered_without_its_report_nor_as_another_ones() -> None:
    contract = contract_for()
    tour = build_tour(contract)
    build_participant(tour)
    with pytest.raises(OutOfStep) as refusal:
        deliver_tour(tour.pk, deliver_values(contract), version=1, by=clerk(), on=TODAY)
    assert codes(refusal) == ["tours.report_missing"]
    foreign = deliver_values(contract, contract_item_id=0)
    with pytest.raises(Refused) as wrong:
        deliver_tour(tour.pk, foreign, version=1, by=clerk(), on=TODAY)
    assert codes(wrong) == ["tours.item_of_another"]
    free = build_tour()
    with pytest.raises(Refused) as wrong:
        deliver_tour(free.pk, deliver_values(contract), version=1, by=clerk(), on=TODAY)
    assert codes(wrong) == ["tours.no_proposal_to_report"]
    assert not Delivery.objects.exists()


def test_what_acceptance_refuses_leaves_the_tour_as_it_was() -> None:
    contract = contract_for()
    tour = build_reported(contract)
    for changes, code in (
        ({"cost_vnd": -1}, "acceptance.amount_out_of_sense"),
        ({"invoice": ""}, "tours.untold"),
    ):
        values = deliver_values(contract, **changes)
        with pytest.raises(Refused) as refusal:
            deliver_tour(tour.pk, values, version=2, by=clerk(), on=TODAY)
        assert codes(refusal) == [code]
    now = Tour.objects.get()
    assert (now.delivery_id, now.version) == (None, 2)


def test_days_are_not_reversed_and_everything_is_told() -> None:
    values = tour_values(title=" ", ends_on=date(2021, 6, 9))

    with pytest.raises(Refused) as refusal:
        plan_tour(values, by=clerk(), on=STARTS_ON)

    assert codes(refusal) == ["tours.untold", "tours.days_reversed"]
    assert not Tour.objects.exists()


def test_another_kind_of_project_is_no_tour_and_a_leader_plans_none() -> None:
    with pytest.raises(Refused) as refusal:
        build_tour(contract_for("machinery"))
    assert codes(refusal) == ["tours.other_activity"]
    with pytest.raises(NotPermitted) as denied:
        plan_tour(tour_values(), by=committee_leader(), on=STARTS_ON)
    assert codes(denied) == ["tours.keeping_not_yours"]
    assert not Tour.objects.exists()


def test_a_participant_goes_once_however_the_name_is_written() -> None:
    tour = build_tour()
    build_participant(tour)
    with pytest.raises(Refused) as refusal:
        build_participant(tour, "hồ văn  TÂM")
    assert codes(refusal) == ["tours.participant_twice"]
    with pytest.raises(Refused) as refusal:
        build_participant(tour, "Ai đó", 999_999)
    assert codes(refusal) == ["tours.establishment_unknown"]

    build_participant(tour, "Hồ Văn Tâm", build_weavers().pk)

    assert Participant.objects.count() == 2


def test_a_cost_above_the_norm_needs_its_reason() -> None:
    tour = build_tour()
    with pytest.raises(Refused) as refusal:
        build_cost(tour, 250_000)
    [problem] = refusal.value.problems
    assert problem.code == "tours.above_norm_unexplained"
    assert problem.parameters == {"unit_vnd": 250_000, "norm_vnd": 200_000}
    assert problem.source
    for changes, code in (
        ({"norm": "gifts"}, "tours.norm_unknown"),
        ({"quantity": 0}, "tours.cost_out_of_sense"),
        ({"unit_vnd": -1}, "tours.cost_out_of_sense"),
    ):
        with pytest.raises(Refused) as refusal:
            build_cost(tour, **changes)
        assert codes(refusal) == [code]
    assert not Cost.objects.exists()

    assert build_cost(tour).total_vnd == 2_000_000
    assert build_cost(tour, 250_000, reason="Ngày lễ").is_above_norm
    assert build_cost(tour, 6_000_000, norm="vehicle", quantity=1).norm_vnd is None


def test_a_stop_lies_within_the_tour_and_the_tour_stays_around_it() -> None:
    tour = build_tour()
    with pytest.raises(Refused) as refusal:
        add_stop(tour.pk, StopValues(date(2021, 6, 12), "A", "B", "C"), by=clerk())
    assert codes(refusal) == ["tours.outside_tour"]
    assert not Stop.objects.exists()
    add_stop(tour.pk, StopValues(ENDS_ON, "A", "B", "C"), by=clerk())
    with pytest.raises(Refused) as refusal:
        change_tour(tour.pk, tour_values(ends_on=STARTS_ON), version=1, by=clerk())
    assert codes(refusal) == ["tours.outside_tour"]
    change_tour(tour.pk, tour_values(title="Khác"), version=1, by=clerk())
    with pytest.raises(OutOfStep) as stale:
        change_tour(tour.pk, tour_values(), version=1, by=clerk())
    assert codes(stale) == ["tours.changed_meanwhile"]


def test_the_report_comes_after_the_end_with_words_and_people() -> None:
    tour = build_tour()
    with pytest.raises(OutOfStep) as early:
        hand_in_report(tour.pk, "Đã xem.", version=1, by=clerk(), on=STARTS_ON)
    assert codes(early) == ["tours.report_before_end"]
    with pytest.raises(Refused) as refusal:
        hand_in_report(tour.pk, " ", version=1, by=clerk(), on=TODAY)
    assert codes(refusal) == ["tours.untold"]
    with pytest.raises(Refused) as refusal:
        hand_in_report(tour.pk, "Đã xem.", version=1, by=clerk(), on=TODAY)
    assert codes(refusal) == ["tours.nobody_went"]
    assert Tour.objects.get().reported_on is None


def test_after_the_report_nothing_of_the_tour_changes() -> None:
    tour = build_reported()

    with pytest.raises(OutOfStep) as refusal:
        build_participant(tour, "Người thêm sau")

    assert codes(refusal) == ["tours.reported_already"]
    assert Participant.objects.count() == 1


def test_a_lesson_is_due_after_the_tour_and_done_once_with_its_result() -> None:
    tour = build_tour()
    with pytest.raises(Refused) as refusal:
        add_lesson(tour.pk, LessonValues("Lập tổ dệt", "Chị Mừng", STARTS_ON), by=clerk())
    assert codes(refusal) == ["tours.lesson_before_end"]
    lesson = add_lesson(tour.pk, LessonValues("Lập tổ dệt", "Chị Mừng", TODAY), by=clerk())
    with pytest.raises(Refused) as refusal:
        finish_lesson(lesson.pk, " ", by=clerk(), on=TODAY)
    assert codes(refusal) == ["tours.untold"]
    assert Lesson.objects.get().done_on is None

    finish_lesson(lesson.pk, "Đã lập tổ 12 người", by=clerk(), on=TODAY)

    with pytest.raises(OutOfStep) as again:
        finish_lesson(lesson.pk, "Lần nữa", by=clerk(), on=TODAY)
    assert codes(again) == ["tours.lesson_done"]


def test_an_establishment_sees_the_tour_it_went_on() -> None:
    contract = contract_for("machinery")
    tour = build_tour()
    person = implementer(contract)
    assert not visible_tours(person).exists()

    build_participant(tour, "Hồ Thị Mừng", person.establishment_id)

    assert list(visible_tours(person)) == [tour]
