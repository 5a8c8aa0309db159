"""Visits: minutes that tell what took place, and findings that somebody puts right."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.programme.inspections.models import Finding, Visit, VisitPhoto
from khuyencong.programme.inspections.permissions import visible_visits
from khuyencong.programme.inspections.queries import last_visit, on_site_percent
from khuyencong.programme.inspections.services import (
    add_photos,
    change_visit,
    drop_finding,
    finish_visit,
    record_visit,
)
from khuyencong.programme.inspections.values import Answer
from tests.builders.acceptance import inspector
from tests.builders.appraisals import committee_leader
from tests.builders.contracts import SIGNED_ON, build_contract, build_started, implementer
from tests.builders.files import build_upload
from tests.builders.inspections import (
    VISITED_ON,
    build_finding,
    build_finished,
    build_photo,
    build_plan,
    build_visit,
    finding_values,
    visit_values,
)
from tests.builders.offices import build_department, build_member

KEY = UUID("9a2f5c1e-0000-4000-8000-000000000001")


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def _no(contract, note):
    answers = dict(visit_values(contract).answers)
    answers["general.place"] = Answer("no", note)
    return answers


def test_a_finished_visit_has_its_number_and_says_how_far_the_work_is():
    contract = build_started()
    assert on_site_percent(contract.pk) is None

    visit = build_finished(contract, is_announced=False)

    assert (visit.number, visit.percent, visit.is_announced) == ("01/2021/BB-KT", 60, False)
    assert visit.answers.count() == 9
    assert last_visit(contract.pk) == visit
    assert on_site_percent(contract.pk) == 60


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"visited_on": SIGNED_ON - timedelta(1)}, "inspections.visit_before_contract"),
        ({"place": " "}, "inspections.place_needed"),
        ({"members": ""}, "inspections.members_needed"),
        ({"representative": ""}, "inspections.representative_needed"),
        ({"percent": 101}, "inspections.percent_out_of_sense"),
        ({"answers": {"another.list": Answer("yes")}}, "inspections.answer_unknown"),
        ({"answers": {"general.place": Answer("maybe")}}, "inspections.answer_unknown"),
        ({"answers": {"general.place": Answer("no")}}, "inspections.no_unexplained"),
        ({"planned_visit_id": 999}, "inspections.not_in_an_approved_plan"),
        ({"follows_id": 999}, "inspections.follows_nothing"),
    ],
)
def test_minutes_that_make_no_sense_are_refused(change, code):
    contract = build_started()

    with pytest.raises(Refused) as refusal:
        build_visit(contract, **change)

    assert _codes(refusal) == [code]
    assert not Visit.objects.exists()


def test_a_visit_in_the_future_is_refused_by_the_rule_and_by_the_database():
    contract = build_started()

    with pytest.raises(Refused) as refusal:
        record_visit(
            contract.pk,
            visit_values(contract, visited_on=VISITED_ON + timedelta(1)),
            by=inspector(),
            on=VISITED_ON,
        )

    assert _codes(refusal) == ["inspections.visit_in_the_future"]
    assert not Visit.objects.exists()
    visit = build_visit(contract)
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.filter(pk=visit.pk).update(visited_on=VISITED_ON + timedelta(1))


def test_a_visit_that_is_sent_twice_is_stored_once():
    contract = build_started()
    values = visit_values(contract)

    first = record_visit(contract.pk, values, by=inspector(), on=VISITED_ON, uuid=KEY)
    again = record_visit(contract.pk, values, by=inspector(), on=VISITED_ON, uuid=KEY)

    assert first == again
    assert Visit.objects.get().uuid == KEY


@pytest.mark.parametrize("role", [Role.LEADER, Role.ACCOUNTANT, Role.APPLICANT])
def test_others_do_not_write_visits(role):
    contract = build_started()
    person = implementer(contract) if role is Role.APPLICANT else build_member(role)

    with pytest.raises(NotPermitted):
        build_visit(contract, by=person)

    assert not Visit.objects.exists()


def test_an_office_writes_only_its_own_minutes():
    visit = build_visit(build_started())
    above = build_member(Role.INSPECTOR, build_department())

    with pytest.raises(NotPermitted) as refusal:
        change_visit(
            visit.pk, visit_values(visit.contract, percent=90), version=1, by=above, on=VISITED_ON
        )

    assert _codes(refusal) == ["inspections.visit_of_another_office"]
    visit.refresh_from_db()
    assert visit.percent == 60


def test_the_work_of_an_unsigned_contract_is_not_visited():
    with pytest.raises(OutOfStep) as refusal:
        build_visit(build_contract())

    assert _codes(refusal) == ["inspections.contract_not_signed"]


def test_a_stale_tab_overwrites_nothing():
    visit = build_visit(build_started())
    change_visit(
        visit.pk, visit_values(visit.contract, percent=70), version=1, by=inspector(), on=VISITED_ON
    )

    with pytest.raises(OutOfStep) as refusal:
        change_visit(
            visit.pk,
            visit_values(visit.contract, percent=80),
            version=1,
            by=inspector(),
            on=VISITED_ON,
        )

    assert _codes(refusal) == ["inspections.visit_changed_meanwhile"]
    visit.refresh_from_db()
    assert visit.percent == 70


def test_minutes_are_finished_when_every_question_is_answered_and_then_never_change():
    contract = build_started()
    visit = build_visit(contract, answers={}, conclusion="")

    with pytest.raises(Refused) as refusal:
        finish_visit(visit.pk, version=1, by=inspector(), on=VISITED_ON)

    assert _codes(refusal) == ["inspections.unanswered"] * 9 + ["inspections.conclusion_needed"]
    values = visit_values(contract, answers=_no(contract, "Đặt ở thôn khác"))
    change_visit(visit.pk, values, version=1, by=inspector(), on=VISITED_ON)
    finish_visit(visit.pk, version=2, by=inspector(), on=VISITED_ON)
    with pytest.raises(OutOfStep) as refusal:
        change_visit(visit.pk, values, version=3, by=inspector(), on=VISITED_ON)
    assert _codes(refusal) == ["inspections.visit_finished_already"]


def test_a_follow_up_goes_back_to_a_finished_visit():
    contract = build_started()
    first = build_finished(contract)

    again = build_visit(contract, follows_id=first.pk, visited_on=VISITED_ON + timedelta(10))

    assert again.follows == first
    assert list(first.followed_by.all()) == [again]


def test_a_planned_visit_is_tied_to_its_row():
    contract = build_started()
    row = build_plan(contract, approved=True).rows.get()

    visit = build_visit(contract, planned_visit_id=row.pk)

    assert visit.planned_visit == row


def test_photos_are_kept_with_their_place_and_without_it():
    visit = build_visit(build_started())

    add_photos(visit.pk, [build_photo(with_place=True), build_photo("khac.jpg")], by=inspector())

    placed, bare = VisitPhoto.objects.all()
    assert (str(placed.latitude), str(placed.longitude)) == ("16.625000", "106.970000")
    assert (placed.has_place, bare.has_place) == (True, False)


def test_what_is_no_photo_is_refused():
    visit = build_visit(build_started())

    with pytest.raises(Refused):
        add_photos(visit.pk, [build_upload()], by=inspector())

    assert not VisitPhoto.objects.exists()


def test_the_establishment_sees_finished_visits_only():
    contract = build_started()
    build_visit(contract)
    finished = build_finished(contract)

    assert list(visible_visits(implementer(contract))) == [finished]
    assert visible_visits(committee_leader()).count() == 2


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"text": ""}, "inspections.finding_untold"),
        ({"action": " "}, "inspections.action_needed"),
        ({"severity": "awful"}, "inspections.severity_unknown"),
        ({"severity": "minor"}, "inspections.minor_holds_nothing"),
        ({"due_on": VISITED_ON - timedelta(1)}, "inspections.due_in_the_past"),
        ({"owner_id": 999_999}, "inspections.owner_unknown"),
    ],
)
def test_a_finding_that_makes_no_sense_is_refused(change, code):
    visit = build_visit(build_started())

    with pytest.raises(Refused) as refusal:
        build_finding(visit, **change)

    assert _codes(refusal) == [code]
    assert not Finding.objects.exists()


def test_the_database_lets_nothing_minor_hold_a_payment():
    finding = build_finding(build_visit(build_started()))

    with pytest.raises(IntegrityError), transaction.atomic():
        Finding.objects.filter(pk=finding.pk).update(severity="minor")


def test_a_mistaken_finding_leaves_minutes_that_are_not_finished_and_only_those():
    contract = build_started()
    visit = build_visit(contract)
    drop_finding(build_finding(visit).pk, by=inspector())
    assert not Finding.objects.exists()
    kept = build_finding(visit)
    finish_visit(visit.pk, version=1, by=inspector(), on=VISITED_ON)

    with pytest.raises(OutOfStep):
        drop_finding(kept.pk, by=inspector())

    assert Finding.objects.get().due_on == finding_values(contract).due_on == date(2021, 7, 15)
