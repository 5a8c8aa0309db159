"""Winners are proposed and recognised; certificates, prizes, reports, revocation."""

from datetime import date

import pytest

from khuyencong.activities.awards.models import Certificate, Verdict
from khuyencong.activities.awards.notices import verified_certificate
from khuyencong.activities.awards.queries import year_report_rows
from khuyencong.activities.awards.services import (
    propose_revocation,
    propose_winners,
    recognise,
    record_prize,
    report_year,
    revoke_certificate,
    send_back,
)
from khuyencong.activities.awards.states import PrizeSource, RoundState
from khuyencong.activities.awards.values import YearReportValues
from khuyencong.engines.refusals import NotPermitted, OutOfStep
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.verification.queries import verified
from tests.builders import awards as build
from tests.builders.offices import build_member

pytestmark = pytest.mark.django_db


def test_a_winner_gets_a_numbered_certificate_until_the_end_of_the_fourth_year():
    vote = build.build_recognised(90, 80, winners=2)

    certificates = Certificate.objects.order_by("pk")
    assert [(one.number, one.valid_to) for one in certificates] == [
        ("01/2021/CN-SPTB", date(2024, 12, 31)),
        ("02/2021/CN-SPTB", date(2024, 12, 31)),
    ]
    assert vote.state == RoundState.RECOGNISED
    assert vote.complaints_until == build.LAST_COMPLAINT_ON


def test_a_product_below_seventy_does_not_win(refused):
    vote = build.build_scored(90, 69)
    by = build.clerk()

    with refused("awards.winner_below_threshold"):
        propose_winners(vote.pk, build.council_values(vote, 2), by=by, on=build.COUNCIL_ON)


def test_seventy_wins_and_the_council_may_take_fewer_than_reached_it():
    vote = build.build_proposed(90, 70, winners=1)

    verdicts = Verdict.objects.filter(entry__round=vote).order_by("rank")
    assert [(one.rank, one.is_winner, one.place) for one in verdicts] == [
        (1, True, 1),
        (2, False, None),
    ]


def test_a_higher_product_is_passed_over_with_a_reason_only(refused):
    vote = build.build_scored(95, 90)
    first, second = build.entries_of(vote)
    by = build.clerk()
    only_second = build.council_values(vote, winners=[second.pk])

    with refused("awards.passed_over_unexplained"):
        propose_winners(vote.pk, only_second, by=by, on=build.COUNCIL_ON)
    explained = build.council_values(
        vote, winners=[second.pk], reasons={first.pk: "Cơ sở xin không nhận"}
    )
    propose_winners(vote.pk, explained, by=by, on=build.COUNCIL_ON)
    assert first.verdict.reason == "Cơ sở xin không nhận"


def test_minutes_need_winners_of_this_round_and_each_once(refused):
    vote = build.build_scored(95, 90)
    first, _second = build.entries_of(vote)
    by = build.clerk()

    for winners, code in (
        ([], "awards.no_winner"),
        ([first.pk, first.pk], "awards.winner_twice"),
        ([first.pk, 10**6], "awards.winner_of_another_round"),
    ):
        values = build.council_values(vote, winners=winners)
        with refused(code):
            propose_winners(vote.pk, values, by=by, on=build.COUNCIL_ON)


def test_winners_are_not_proposed_before_results_are_open(refused):
    vote = build.build_scoring(1)
    by = build.clerk()

    with refused("workflow.out_of_step", kind=OutOfStep):
        propose_winners(vote.pk, build.council_values(vote), by=by, on=build.COUNCIL_ON)


def test_who_wrote_the_proposal_does_not_recognise_it(refused):
    vote = build.build_proposed()
    both = build_member(Role.LEADER, build.committee(), username=build.clerk().name)
    clerk = build.clerk()
    values = build.recognition_values()

    with refused("offices.maker_is_not_approver", kind=NotPermitted):
        recognise(vote.pk, values, by=both, on=build.DECIDED_ON)
    with refused("awards.decider_needed", kind=NotPermitted):
        recognise(vote.pk, values, by=clerk, on=build.DECIDED_ON)


def test_a_decision_before_the_minutes_and_a_notice_to_come_are_refused(refused):
    vote = build.build_proposed()
    by = build.leader()
    wrong = build.recognition_values(decision_on=date(2021, 6, 20), notified_on=date(2021, 6, 26))

    with refused("awards.day_ahead", "awards.dates_out_of_order"):
        recognise(vote.pk, wrong, by=by, on=build.DECIDED_ON)


def test_a_proposal_sent_back_is_written_again():
    vote = build.build_proposed(90, 80, winners=1)

    send_back(vote.pk, reason="Xem lại số lượng", by=build.leader())
    propose_winners(vote.pk, build.council_values(vote, 2), by=build.clerk(), on=build.COUNCIL_ON)

    assert Verdict.objects.filter(is_winner=True).count() == 2


def test_a_stranger_verifies_a_certificate_by_its_code():
    build.build_recognised()
    certificate = Certificate.objects.get()

    found = verified(certificate.code)

    assert found is not None
    assert (found.holder, found.state) == ("Cơ sở sản xuất 1", "expired")  # today lies after 2024
    assert ("Số giấy chứng nhận", "01/2021/CN-SPTB") in [
        (str(label), text) for label, text in found.facts
    ]
    assert verified_certificate("certificate:0") is None


def test_a_certificate_is_revoked_by_another_and_its_code_says_so(refused):
    build.build_recognised()
    certificate = Certificate.objects.get()
    clerk, leader = build.clerk(), build.leader()
    day = date(2022, 3, 1)

    with refused("awards.revocation_not_proposed", kind=OutOfStep):
        revoke_certificate(certificate.pk, decision_number="9", by=leader, on=day)
    propose_revocation(certificate.pk, reason="Hàng giả", by=clerk)
    with refused("awards.decider_needed", kind=NotPermitted):
        revoke_certificate(certificate.pk, decision_number="9", by=clerk, on=day)
    revoke_certificate(certificate.pk, decision_number="9/QĐ-UBND", by=leader, on=day)

    found = verified(certificate.code)
    assert found is not None
    assert found.state == "revoked"
    with refused("awards.revoked_already", kind=OutOfStep):
        revoke_certificate(certificate.pk, decision_number="10", by=leader, on=day)


def test_prize_money_is_recorded_once_for_each_source(refused):
    build.build_recognised()
    certificate = Certificate.objects.get()
    by = build.clerk()
    told = {"basis": "Quyết định của UBND tỉnh", "by": by, "on": build.DECIDED_ON}

    record_prize(certificate.pk, PrizeSource.LOCAL, 1_000_000, **told)
    with refused("awards.prize_twice"):
        record_prize(certificate.pk, PrizeSource.LOCAL, 1_000_000, **told)
    with refused("awards.prize_out_of_sense"):
        record_prize(certificate.pk, PrizeSource.OTHER, 0, **told)


def report_values(year=2021):
    return YearReportValues(year, 400_000_000, 6, "Thưởng 1 triệu", "Bán thêm ở Huế")


def test_winners_report_each_year_and_who_did_not_is_listed(refused):
    build.build_recognised(90, 80, winners=2)
    first, second = Certificate.objects.order_by("pk")
    by, day = build.maker(), date(2021, 12, 20)

    report_year(first.pk, report_values(), by=by, on=day)
    with refused("awards.year_reported_already"):
        report_year(first.pk, report_values(), by=by, on=day)
    with refused("awards.year_without_certificate"):
        report_year(first.pk, report_values(2020), by=by, on=day)
    with refused("awards.day_ahead"):
        report_year(first.pk, report_values(2022), by=by, on=day)
    with refused("awards.entering_not_yours", kind=NotPermitted):
        report_year(second.pk, report_values(), by=by, on=day)

    rows = year_report_rows(Certificate.objects.all(), 2021)
    assert [(row.certificate.pk, row.report is not None) for row in rows] == [
        (first.pk, True),
        (second.pk, False),
    ]


def test_the_report_of_winners_takes_two_queries(django_assert_num_queries):
    build.build_recognised(90, 80, winners=2)

    with django_assert_num_queries(2):
        rows = year_report_rows(Certificate.objects.all(), 2021)
        assert [row.certificate.entry.establishment.name for row in rows]
