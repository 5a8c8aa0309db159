"""Report how far the work is, and confirm it at the place."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.acceptance.models import ProgressReport
from khuyencong.programme.acceptance.queries import (
    investment_done_percent,
    progress_for_rules,
    progress_percent,
    with_late_reports,
)
from khuyencong.programme.acceptance.services import (
    confirm_progress_seen,
    correct_progress,
    report_progress,
)
from khuyencong.programme.acceptance.values import SeenValues
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.proposals.states import State
from tests.builders.acceptance import (
    REPORTED_ON,
    SEEN_ON,
    build_accepted,
    build_reported,
    build_seen,
    inspector,
    progress_values,
)
from tests.builders.appraisals import build_line_with, clerk, committee_leader, head_of_office
from tests.builders.contracts import (
    build_signed,
    build_started,
    build_suspended,
    implementer,
)
from tests.builders.establishments import build_applicant
from tests.builders.offices import build_department, build_member
from tests.builders.proposals import build_dryer


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def _assert_nothing_reported():
    assert not ProgressReport.objects.exists()
    assert not AuditEntry.objects.filter(action="progress.reported").exists()


def test_the_implementer_reports_a_month_and_leaves_a_trace():
    contract = build_started()

    report = build_reported(contract, month=date(2021, 6, 17))

    assert (report.month, report.reported_on) == (date(2021, 6, 1), REPORTED_ON)
    assert (report.self_percent, report.work_value_vnd) == (75, 300_000_000)
    entry = AuditEntry.objects.get(action="progress.reported")
    assert entry.subject == contract.proposal.reference
    assert (entry.after["month"], entry.after["percent"]) == ("2021-06", 75)


def test_a_clerk_enters_for_who_reports_on_paper():
    contract = build_started()

    report = report_progress(contract.pk, progress_values(), by=clerk(), on=REPORTED_ON)

    assert report.reported_by_id == clerk().user_id


@pytest.mark.parametrize("who", [inspector, head_of_office, committee_leader])
def test_others_do_not_report(who):
    contract = build_started()

    with pytest.raises(NotPermitted) as refusal:
        report_progress(contract.pk, progress_values(), by=who(), on=REPORTED_ON)

    assert _codes(refusal) == ["acceptance.reporting_not_yours"]
    _assert_nothing_reported()


def test_another_establishment_does_not_report():
    contract = build_started()
    other, _person = build_dryer(9)

    with pytest.raises(NotPermitted) as refusal:
        report_progress(
            contract.pk,
            progress_values(),
            by=build_applicant(other, username="co-so-9"),
            on=REPORTED_ON,
        )

    assert _codes(refusal) == ["acceptance.reporting_not_yours"]
    _assert_nothing_reported()


def test_before_work_begins_there_is_nothing_to_report():
    contract = build_signed()

    with pytest.raises(OutOfStep) as refusal:
        build_reported(contract)

    assert _codes(refusal) == ["acceptance.not_under_way"]
    _assert_nothing_reported()


def test_suspended_work_is_still_reported_accepted_work_no_more():
    line = build_line_with(1_000_000_000)
    build_reported(build_suspended(line=line))

    with pytest.raises(OutOfStep) as refusal:
        build_reported(build_accepted(2, line=line), on=date(2021, 7, 25), month=date(2021, 7, 1))

    assert _codes(refusal) == ["acceptance.not_under_way"]
    assert ProgressReport.objects.count() == 1


@pytest.mark.parametrize("month", [date(2021, 4, 1), date(2021, 7, 1)])
def test_a_month_before_the_work_or_to_come_is_refused(month):
    contract = build_started()

    with pytest.raises(Refused) as refusal:
        build_reported(contract, month=month)

    [problem] = refusal.value.problems
    assert (problem.code, problem.field) == ("acceptance.month_out_of_time", "month")
    assert (problem.parameters["first"], problem.parameters["last"]) == ("05/2021", "06/2021")
    _assert_nothing_reported()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"percent": 101}, "acceptance.percent_out_of_sense"),
        ({"percent": -1}, "acceptance.percent_out_of_sense"),
        ({"work_value_vnd": -1}, "acceptance.amount_out_of_sense"),
        ({"work_value_vnd": 10**15 + 1}, "acceptance.amount_out_of_sense"),
        ({"text": "  "}, "acceptance.work_untold"),
    ],
)
def test_a_report_out_of_sense_is_refused(change, code):
    contract = build_started()

    with pytest.raises(Refused) as refusal:
        build_reported(contract, **change)

    assert _codes(refusal) == [code]
    _assert_nothing_reported()


def test_a_month_is_reported_once():
    contract = build_started()
    build_reported(contract)

    with pytest.raises(Refused) as refusal:
        build_reported(contract, percent=80)

    [problem] = refusal.value.problems
    assert problem.code == "acceptance.month_reported_already"
    assert problem.parameters["reported_on"] == REPORTED_ON.isoformat()
    assert ProgressReport.objects.get().self_percent == 75


def test_a_report_is_corrected_until_it_is_seen():
    contract = build_started()
    report = build_reported(contract)

    correct_progress(report.pk, progress_values(percent=70), by=implementer(contract), on=SEEN_ON)
    report.refresh_from_db()
    assert (report.self_percent, report.reported_on) == (70, REPORTED_ON)
    entry = AuditEntry.objects.get(action="progress.corrected")
    assert (entry.before["percent"], entry.after["percent"]) == (75, 70)

    confirm_progress_seen(report.pk, SeenValues(70, 300_000_000), by=inspector(), on=SEEN_ON)
    with pytest.raises(OutOfStep) as refusal:
        correct_progress(
            report.pk, progress_values(percent=90), by=implementer(contract), on=SEEN_ON
        )
    assert _codes(refusal) == ["acceptance.seen_already"]
    report.refresh_from_db()
    assert report.self_percent == 70


def test_a_correction_is_judged_like_a_report():
    contract = build_started()
    report = build_reported(contract)

    with pytest.raises(NotPermitted):
        correct_progress(report.pk, progress_values(percent=90), by=inspector(), on=SEEN_ON)
    with pytest.raises(Refused) as refusal:
        correct_progress(
            report.pk, progress_values(percent=190), by=implementer(contract), on=SEEN_ON
        )

    assert _codes(refusal) == ["acceptance.percent_out_of_sense"]
    report.refresh_from_db()
    assert report.self_percent == 75


def test_only_what_an_inspector_saw_counts_for_an_advance():
    contract = build_started()
    report = build_reported(contract)
    assert progress_percent(contract.pk) is None
    assert investment_done_percent(contract.pk) is None
    assert progress_for_rules(contract.pk).investment_done_percent is None

    confirm_progress_seen(
        report.pk, SeenValues(72, 284_000_000, "Chưa lắp quạt"), by=inspector(), on=SEEN_ON
    )

    assert progress_percent(contract.pk) == 72
    assert investment_done_percent(contract.pk) == 71
    told = progress_for_rules(contract.pk)
    assert (told.investment_done_percent, told.item_done_percent) == (71, 72)
    assert told.accepted is False
    entry = AuditEntry.objects.get(action="progress.seen")
    assert (entry.before["percent"], entry.after["percent"]) == (75, 72)
    assert entry.reason == "Chưa lắp quạt"


@pytest.mark.parametrize(
    ("value_vnd", "percent"),
    [(280_000_000, 70), (280_000_001, 71), (0, 0), (400_000_000, 100), (500_000_000, 100)],
)
def test_anything_above_a_whole_percent_is_above_it(value_vnd, percent):
    contract = build_started()

    build_seen(contract, value_vnd=value_vnd)

    assert investment_done_percent(contract.pk) == percent


def test_the_last_inspection_counts_also_when_it_found_less():
    contract = build_started()
    build_seen(contract, month=date(2021, 5, 1), percent=60, value_vnd=240_000_000)
    later = build_reported(contract, percent=80)
    assert progress_percent(contract.pk) == 60

    confirm_progress_seen(
        later.pk,
        SeenValues(50, 200_000_000, "Tháo ra làm lại"),
        by=inspector(),
        on=date(2021, 6, 28),
    )

    assert progress_percent(contract.pk) == 50


def _assert_unseen(report):
    report.refresh_from_db()
    assert (report.seen_on, report.seen_percent, report.seen_by_id) == (None, None, None)
    assert not AuditEntry.objects.filter(action="progress.seen").exists()


@pytest.mark.parametrize("who", [clerk, head_of_office, committee_leader])
def test_only_an_inspector_confirms(who):
    report = build_reported(build_started())

    with pytest.raises(NotPermitted) as refusal:
        confirm_progress_seen(report.pk, SeenValues(75, 300_000_000), by=who(), on=SEEN_ON)

    assert _codes(refusal) == ["acceptance.inspecting_not_yours"]
    _assert_unseen(report)


def test_an_inspector_of_the_province_covers_the_district():
    report = build_reported(build_started())

    confirm_progress_seen(
        report.pk,
        SeenValues(75, 300_000_000),
        by=build_member(Role.INSPECTOR, build_department()),
        on=SEEN_ON,
    )

    assert progress_percent(report.contract_id) == 75


def test_who_reported_does_not_confirm_in_another_role():
    contract = build_started()
    person = build_member(Role.CLERK, username="hai-vai")
    report = report_progress(contract.pk, progress_values(), by=person, on=REPORTED_ON)

    with pytest.raises(NotPermitted) as refusal:
        confirm_progress_seen(
            report.pk, SeenValues(75, 300_000_000), by=inspector("hai-vai"), on=SEEN_ON
        )

    assert _codes(refusal) == ["acceptance.reported_by_inspector"]
    _assert_unseen(report)


@pytest.mark.parametrize(
    ("seen", "on", "code"),
    [
        (SeenValues(75, 290_000_000), SEEN_ON, "acceptance.difference_unexplained"),
        (SeenValues(70, 300_000_000), SEEN_ON, "acceptance.difference_unexplained"),
        (SeenValues(101, 300_000_000, "x"), SEEN_ON, "acceptance.percent_out_of_sense"),
        (SeenValues(75, -1, "x"), SEEN_ON, "acceptance.amount_out_of_sense"),
        (SeenValues(75, 300_000_000), date(2021, 5, 31), "acceptance.seen_before_its_month"),
    ],
)
def test_what_was_seen_is_judged(seen, on, code):
    report = build_reported(build_started())

    with pytest.raises(Refused) as refusal:
        confirm_progress_seen(report.pk, seen, by=inspector(), on=on)

    assert _codes(refusal) == [code]
    _assert_unseen(report)


def test_a_report_is_confirmed_once():
    report = build_seen(build_started())

    with pytest.raises(OutOfStep) as refusal:
        confirm_progress_seen(report.pk, SeenValues(90, 0, "x"), by=inspector(), on=SEEN_ON)

    assert _codes(refusal) == ["acceptance.seen_already"]
    assert progress_percent(report.contract_id) == 75


def _as_national(contract):
    """Put a contract on the national route, whose reports are due before the 25th."""
    proposal = contract.proposal
    proposal.scheme, proposal.route_code = "national", "national"
    proposal.save(update_fields=["scheme", "route_code"])
    return contract


@pytest.mark.parametrize(("on", "days_late"), [(24, 0), (25, 1), (30, 6)])
def test_a_national_report_is_due_before_the_25th(on, days_late):
    contract = _as_national(build_started())

    report = build_reported(contract, on=date(2021, 6, on))

    assert (report.due_on, report.days_late) == (date(2021, 6, 24), days_late)


def test_a_local_report_has_no_deadline():
    report = build_reported(build_started(), on=date(2021, 6, 30))

    assert (report.due_on, report.days_late) == (None, 0)


def _late(on):
    return list(with_late_reports(Contract.objects.all(), on=on))


def test_a_national_contract_without_its_report_is_late_from_the_25th_on():
    contract = _as_national(build_started())
    build_reported(contract, on=date(2021, 5, 24), month=date(2021, 5, 1))

    assert _late(date(2021, 6, 24)) == []
    assert _late(date(2021, 6, 25)) == [contract]
    build_reported(contract, on=date(2021, 6, 25))
    assert _late(date(2021, 6, 25)) == []
    assert _late(date(2021, 7, 24)) == []
    assert _late(date(2021, 7, 25)) == [contract]


def test_nobody_is_late_for_a_month_before_the_work_began():
    contract = _as_national(build_started())
    contract.started_on = date(2021, 5, 26)
    contract.save(update_fields=["started_on"])

    assert _late(date(2021, 6, 1)) == []
    assert _late(date(2021, 6, 25)) == [contract]


def test_local_contracts_are_never_late():
    build_started()

    assert _late(date(2021, 6, 30)) == []


def test_suspended_work_is_not_late():
    contract = _as_national(build_started())
    contract.proposal.state = State.SUSPENDED
    contract.proposal.save(update_fields=["state"])

    assert _late(date(2021, 6, 30)) == []
