"""Complaints about a result, in time, answered, and the result put right."""

from datetime import date

import pytest

from khuyencong.activities.awards.models import Certificate, Verdict
from khuyencong.activities.awards.services import (
    answer_complaint,
    correct_result,
    receive_complaint,
)
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.verification.queries import verified
from tests.builders import awards as build
from tests.builders.offices import build_member

pytestmark = pytest.mark.django_db

DAY = date(2021, 7, 8)
CORRECTION = {"decision_number": "500/QĐ-UBND", "reason": "Cộng nhầm hồ sơ"}


def test_a_complaint_is_taken_until_the_fifteenth_working_day(refused):
    vote = build.build_recognised()
    entry = build.entries_of(vote)[1]
    by = build.maker(2)
    told = {"text": "Xem lại điểm", "by": by}
    late = date(2021, 7, 19)

    with refused("awards.complaint_too_late"):
        receive_complaint(entry.pk, received_on=late, on=late, **told)
    last = build.LAST_COMPLAINT_ON
    complaint = receive_complaint(entry.pk, received_on=last, on=last, **told)
    assert complaint.due_on == date(2021, 7, 30)  # ten working days


def test_a_complaint_on_paper_counts_by_the_day_it_came_and_not_by_a_day_to_come(refused):
    vote = build.build_recognised()
    entry = build.entries_of(vote)[1]
    told = {"text": "Đơn viết tay", "by": build.clerk()}

    with refused("awards.day_ahead"):
        receive_complaint(entry.pk, received_on=date(2021, 7, 2), on=date(2021, 7, 1), **told)
    with refused("awards.dates_out_of_order"):
        receive_complaint(entry.pk, received_on=date(2021, 6, 24), on=DAY, **told)
    on_paper = receive_complaint(
        entry.pk, received_on=build.LAST_COMPLAINT_ON, on=date(2021, 7, 20), **told
    )
    assert on_paper.is_open


def test_nobody_complains_for_another_nor_before_the_notice_nor_twice_at_once(refused):
    vote = build.build_proposed()
    entry = build.entries_of(vote)[1]
    own, other = build.maker(2), build.maker(1)
    told = {"text": "Xem lại", "received_on": DAY, "on": DAY}

    with refused("awards.nothing_to_complain_about", kind=OutOfStep):
        receive_complaint(entry.pk, by=own, **told)
    build.recognise(vote.pk, build.recognition_values(), by=build.leader(), on=build.DECIDED_ON)
    with refused("awards.entering_not_yours", kind=NotPermitted):
        receive_complaint(entry.pk, by=other, **told)
    receive_complaint(entry.pk, by=own, **told)
    with refused("awards.complaint_open"):
        receive_complaint(entry.pk, by=own, **told)


def test_the_chair_answers_once_and_a_late_answer_is_marked(refused):
    complaint = build.build_complaint(build.build_recognised())
    chair, clerk = build.chair(), build.clerk()
    told = {"is_upheld": False, "answer": "Điểm đã cộng đúng."}

    with refused("awards.chair_needed", kind=NotPermitted):
        answer_complaint(complaint.pk, by=clerk, on=DAY, **told)
    late = date(2021, 7, 20)
    answered = answer_complaint(complaint.pk, by=chair, on=late, **told)
    assert answered.is_late_on(late)
    assert not complaint.is_late_on(date(2021, 7, 19))
    with refused("awards.complaint_answered", kind=OutOfStep):
        answer_complaint(complaint.pk, by=chair, on=late, **told)


def upheld(vote, number=2):
    complaint = build.build_complaint(vote, number)
    return answer_complaint(complaint.pk, is_upheld=True, answer="Đúng.", by=build.chair(), on=DAY)


def test_an_upheld_complaint_makes_a_winner_with_its_certificate_and_history():
    complaint = upheld(build.build_recognised(90, 80))

    verdict = correct_result(complaint.pk, by=build.leader(), on=DAY, **CORRECTION)

    assert (verdict.is_winner, verdict.place) == (True, 2)
    assert Certificate.objects.filter(entry=complaint.entry, granted_on=DAY).count() == 1
    change = verdict.changes.get()
    assert (change.was_winner, change.becomes_winner, change.reason) == (
        False,
        True,
        "Cộng nhầm hồ sơ",
    )


def test_an_upheld_complaint_takes_a_certificate_back():
    vote = build.build_recognised(90, 80)
    complaint = upheld(vote, 1)

    correct_result(complaint.pk, by=build.leader(), on=DAY, **CORRECTION)

    assert not Verdict.objects.get(entry=complaint.entry).is_winner
    found = verified(Certificate.objects.get().code)
    assert found is not None
    assert found.state == "revoked"


def test_a_result_is_not_corrected_without_an_upheld_complaint_nor_twice(refused):
    vote = build.build_recognised(90, 80)
    complaint = build.build_complaint(vote)
    leader = build.leader()

    with refused("awards.nothing_to_correct", kind=OutOfStep):
        correct_result(complaint.pk, by=leader, on=DAY, **CORRECTION)
    answer_complaint(complaint.pk, is_upheld=True, answer="Đúng.", by=build.chair(), on=DAY)
    both = build_member(Role.LEADER, build.committee(), username=build.chair().name)
    with refused("offices.maker_is_not_approver", kind=NotPermitted):
        correct_result(complaint.pk, by=both, on=DAY, **CORRECTION)
    correct_result(complaint.pk, by=leader, on=DAY, **CORRECTION)
    with refused("awards.nothing_to_correct", kind=OutOfStep):
        correct_result(complaint.pk, by=leader, on=DAY, **CORRECTION)


def test_no_complaint_lifts_a_product_below_seventy_to_a_winner(refused):
    complaint = upheld(build.build_recognised(90, 60))
    leader = build.leader()

    with refused("awards.corrected_below_threshold", kind=Refused):
        correct_result(complaint.pk, by=leader, on=DAY, **CORRECTION)
