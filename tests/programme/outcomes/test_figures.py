"""Figures of a period: reported, checked by another, locked, opened with a reason."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry, PersonalValue
from khuyencong.programme.outcomes.models import Figure, FollowUp
from khuyencong.programme.outcomes.services import (
    approve_figures,
    close_period,
    give_link,
    open_period,
    report_by_link,
    report_figures,
    return_figures,
)
from khuyencong.programme.outcomes.values import AimValues, FigureValues, ReportValues
from khuyencong.programme.outcomes.waiting import waiting
from tests.builders.acceptance import build_accepted, inspector
from tests.builders.appraisals import clerk, committee_leader
from tests.builders.contracts import implementer
from tests.builders.establishments import build_applicant
from tests.builders.offices import build_member, build_office
from tests.builders.outcomes import (
    CHECKED_ON,
    REPORTED_ON,
    approve,
    build_approved_figures,
    build_with_aims,
    period_of,
    report,
    report_values,
)
from tests.builders.proposals import build_dryer


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def _period(**aims):
    return period_of(build_with_aims(**aims))


def _act(action, follow_up, *, by=None, reason="Có lý do", version=None):
    follow_up.refresh_from_db()
    return action(
        follow_up.pk,
        reason=reason,
        version=follow_up.version if version is None else version,
        by=by or committee_leader(),
        on=CHECKED_ON,
    )


def test_figures_are_reported_and_approved_by_another():
    follow_up = _period()

    report(follow_up)
    assert [one.pk for one in waiting(inspector(), on=REPORTED_ON).to_check] == [follow_up.pk]
    assert waiting(clerk(), on=REPORTED_ON).to_check == []
    approved = approve(follow_up)

    assert (approved.state, approved.is_locked) == ("approved", True)
    jobs = approved.figures.get(indicator="jobs")
    assert (jobs.value, jobs.women, jobs.ethnic_minority) == (8, 5, 6)
    trace = AuditEntry.objects.get(action="outcomes.reported").after
    assert trace["figures"]["revenue"] == 1_200_000_000


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"revenue": FigureValues(-1)}, "outcomes.negative"),
        ({"jobs": FigureValues(8, women=-1)}, "outcomes.negative"),
        ({"jobs": FigureValues(8, women=9)}, "outcomes.more_women_than_people"),
        (
            {"jobs": FigureValues(8, ethnic_minority=9)},
            "outcomes.more_ethnic_minority_than_people",
        ),
        ({"revenue": FigureValues(10**16)}, "outcomes.too_large"),
        ({"businesses": FigureValues(1)}, "outcomes.figure_not_asked"),
    ],
)
def test_figures_that_cannot_be_are_refused_and_change_nothing(changes, code):
    follow_up = _period()

    with pytest.raises(Refused) as refusal:
        report(follow_up, **changes)

    assert _codes(refusal) == [code]
    follow_up.refresh_from_db()
    assert follow_up.state == "awaiting"
    assert not Figure.objects.exists()


def test_every_indicator_is_answered():
    follow_up = _period()

    with pytest.raises(Refused) as refusal:
        report_figures(
            follow_up.pk,
            ReportValues({"jobs": FigureValues(8)}),
            version=1,
            by=clerk(),
            on=REPORTED_ON,
        )

    assert _codes(refusal) == ["outcomes.figure_missing"] * 5


@pytest.mark.parametrize("figure", [FigureValues(3), FigureValues(0, 0), FigureValues(5, 4)])
def test_a_share_is_so_many_of_so_many(figure):
    follow_up = _period(pollution=AimValues(3, baseline_out_of=4))

    with pytest.raises(Refused) as refusal:
        report(follow_up, pollution=figure)

    assert _codes(refusal) == ["outcomes.share_out_of_sense"]


def test_a_period_before_its_time_is_refused():
    follow_up = _period()

    with pytest.raises(Refused) as refusal:
        report(follow_up, on=date(2022, 7, 21))

    assert _codes(refusal) == ["outcomes.before_its_time"]
    report(follow_up, on=date(2022, 7, 22))
    with pytest.raises(IntegrityError), transaction.atomic():
        FollowUp.objects.filter(pk=follow_up.pk).update(reported_on=date(2022, 7, 21))


def test_nobody_approves_or_returns_figures_they_entered_in_whatever_role():
    follow_up = report(_period())
    as_leader = build_member(Role.LEADER, build_office(), username="của chuyên viên")
    FollowUp.objects.filter(pk=follow_up.pk).update(reported_by=as_leader.user_id)

    for action in (
        lambda: approve(follow_up, by=as_leader),
        lambda: _act(return_figures, follow_up, by=as_leader),
    ):
        with pytest.raises(NotPermitted) as refusal:
            action()
        assert _codes(refusal) == ["outcomes.checked_by_reporter"]
    follow_up.refresh_from_db()
    assert follow_up.state == "reported"
    with pytest.raises(IntegrityError), transaction.atomic():
        FollowUp.objects.filter(pk=follow_up.pk).update(
            state="approved", checked_by=as_leader.user_id, checked_on=CHECKED_ON
        )


def test_the_establishment_reports_its_own_and_checks_nothing():
    contract = build_accepted()
    follow_up = period_of(build_with_aims(contract))
    stranger = build_applicant(build_dryer(9)[0], username="co-so-9")

    with pytest.raises(NotPermitted):
        report(follow_up, by=stranger)
    told = report(follow_up, by=implementer(contract))

    assert told.way == "applicant"
    with pytest.raises(NotPermitted):
        approve(follow_up, by=implementer(contract))


def test_figures_sent_back_are_reported_again():
    follow_up = report(_period())
    with pytest.raises(Refused) as refusal:
        _act(return_figures, follow_up, by=inspector(), reason=" ")
    assert _codes(refusal) == ["outcomes.reason_needed"]

    returned = _act(return_figures, follow_up, by=inspector(), reason="Doanh thu lệch sổ sách")
    assert (returned.state, returned.reason) == ("returned", "Doanh thu lệch sổ sách")
    report(follow_up, revenue=FigureValues(1_000_000_000))

    assert follow_up.figures.get(indicator="revenue").value == 1_000_000_000


def test_what_waits_for_its_check_is_not_overwritten():
    follow_up = report(_period())

    with pytest.raises(OutOfStep) as refusal:
        report(follow_up)

    assert _codes(refusal) == ["outcomes.period_reported"]


def test_a_stale_tab_changes_nothing():
    follow_up = _period()
    with pytest.raises(OutOfStep) as refusal:
        report_figures(follow_up.pk, report_values(), version=9, by=clerk(), on=REPORTED_ON)
    assert _codes(refusal) == ["outcomes.changed_meanwhile"]
    report(follow_up)

    with pytest.raises(OutOfStep) as refusal:
        approve_figures(follow_up.pk, version=1, by=inspector(), on=CHECKED_ON)

    assert _codes(refusal) == ["outcomes.changed_meanwhile"]
    follow_up.refresh_from_db()
    assert follow_up.state == "reported"


def test_a_locked_period_takes_no_figures_until_a_leader_opens_it_with_a_reason():
    follow_up = build_approved_figures()
    with pytest.raises(OutOfStep) as refusal:
        report(follow_up, jobs=FigureValues(100))
    assert _codes(refusal) == ["outcomes.period_locked"]
    with pytest.raises(NotPermitted):
        _act(open_period, follow_up, by=clerk())
    with pytest.raises(Refused) as refusal:
        _act(open_period, follow_up, reason="")
    assert _codes(refusal) == ["outcomes.reason_needed"]
    assert follow_up.figures.get(indicator="jobs").value == 8

    _act(open_period, follow_up, reason="Nhập nhầm doanh thu")

    report(follow_up, jobs=FigureValues(7))
    assert AuditEntry.objects.get(action="outcomes.opened").reason == "Nhập nhầm doanh thu"
    with pytest.raises(OutOfStep) as refusal:
        _act(open_period, follow_up)
    assert _codes(refusal) == ["outcomes.not_locked"]


def test_a_period_that_nobody_answers_is_closed_and_locked():
    follow_up = _period()
    closed = _act(close_period, follow_up, reason="Cơ sở ngừng hoạt động")
    assert closed.state == "closed"

    with pytest.raises(OutOfStep) as refusal:
        report(follow_up)

    assert _codes(refusal) == ["outcomes.period_locked"]


def test_figures_that_wait_are_checked_not_closed_and_only_those_are_checked():
    follow_up = _period()
    with pytest.raises(OutOfStep) as refusal:
        approve(follow_up)
    assert _codes(refusal) == ["outcomes.nothing_to_check"]
    report(follow_up)

    with pytest.raises(OutOfStep) as refusal:
        _act(close_period, follow_up)

    assert _codes(refusal) == ["outcomes.not_to_close"]


def test_who_holds_the_link_answers_once_by_name():
    follow_up = give_link(_period().pk, by=clerk())
    with pytest.raises(Refused) as refusal:
        report_by_link(follow_up.token, report_values(), reporter_name=" ", on=REPORTED_ON)
    assert _codes(refusal) == ["outcomes.reporter_needed"]

    told = report_by_link(
        follow_up.token, report_values(), reporter_name="Hồ Thị Mừng", on=REPORTED_ON
    )

    assert (told.way, told.reporter_name, told.reported_by) == ("link", "Hồ Thị Mừng", None)
    assert PersonalValue.objects.get(name="reporter").value == "Hồ Thị Mừng"
    with pytest.raises(OutOfStep):
        report_by_link(follow_up.token, report_values(), reporter_name="Ai", on=REPORTED_ON)
    assert approve(follow_up, by=clerk()).state == "approved"


def test_a_new_link_kills_the_old_one():
    follow_up = _period()
    old = give_link(follow_up.pk, by=clerk()).token

    new = give_link(follow_up.pk, by=clerk()).token

    assert len({old, new}) == 2
    with pytest.raises(FollowUp.DoesNotExist):
        report_by_link(old, report_values(), reporter_name="Ai", on=REPORTED_ON)
    with pytest.raises(NotPermitted):
        give_link(follow_up.pk, by=committee_leader())


@pytest.mark.parametrize(
    "wrong", [{"value": -1}, {"women": 9}, {"ethnic_minority": 9}, {"out_of": 7}]
)
def test_the_database_holds_no_figure_that_cannot_be(wrong):
    figure = build_approved_figures().figures.get(indicator="jobs")

    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.filter(pk=figure.pk).update(**wrong)
