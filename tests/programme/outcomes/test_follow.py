"""An accepted đề án is followed: by what papers declare, until figures stand on the aims."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.programme.outcomes.models import Aim, FollowUp, Tracking
from khuyencong.programme.outcomes.services import follow_all, follow_proposal, set_aims
from khuyencong.programme.outcomes.values import AimValues
from khuyencong.programme.outcomes.waiting import calendar_entries, waiting
from khuyencong.registers.establishments.models import YearFigures
from tests.builders.acceptance import build_accepted, inspector
from tests.builders.appraisals import clerk, committee_leader
from tests.builders.contracts import build_started, implementer
from tests.builders.outcomes import (
    AIMS,
    FOLLOWED_ON,
    approve,
    build_followed,
    build_with_aims,
    period_of,
    report,
)


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def test_the_periods_follow_from_the_day_of_acceptance():
    tracking = build_followed()

    assert tracking.accepted_on == date(2021, 7, 22)
    assert [(one.months, one.opens_on, one.due_on) for one in tracking.follow_ups.all()] == [
        (6, date(2022, 1, 22), date(2022, 2, 21)),
        (12, date(2022, 7, 22), date(2022, 8, 21)),
        (24, date(2023, 7, 22), date(2023, 8, 21)),
    ]


def test_what_papers_declare_is_not_entered_again():
    contract = build_accepted()
    parties = {one.establishment for one in contract.proposal.beneficiaries.all()}
    parties.add(contract.proposal.implementing_establishment)
    YearFigures.objects.filter(establishment__in=parties).delete()
    for party in parties:
        YearFigures.objects.create(
            establishment=party, year=2020, workers=5, revenue_vnd=700_000_000
        )

    aims = {aim.indicator: aim for aim in build_followed(contract).aims.all()}

    assert list(aims) == ["jobs", "income", "output", "revenue", "counterpart", "energy"]
    assert aims["jobs"].baseline == 5 * len(parties)
    assert aims["revenue"].baseline == 700_000_000 * len(parties)
    assert (aims["counterpart"].baseline, aims["counterpart"].target) == (0, 200_000_000)
    assert contract.number in aims["counterpart"].declared
    assert aims["income"].baseline is None


def test_only_what_is_accepted_is_followed_and_only_once():
    started = build_started()
    with pytest.raises(OutOfStep) as refusal:
        build_followed(started)
    assert _codes(refusal) == ["outcomes.not_accepted"]
    build_followed(build_accepted(contract=started))

    with pytest.raises(OutOfStep) as refusal:
        build_followed(started)

    assert _codes(refusal) == ["outcomes.followed_already"]
    assert Tracking.objects.count() == 1


def test_others_do_not_begin():
    contract = build_accepted()

    for person in (implementer(contract), committee_leader()):
        with pytest.raises(NotPermitted):
            follow_proposal(contract.proposal_id, by=person, on=FOLLOWED_ON)

    assert not Tracking.objects.exists()


def test_all_that_waits_is_followed_at_once():
    contract = build_accepted()
    assert waiting(clerk(), on=FOLLOWED_ON).to_follow == [contract.proposal]

    assert follow_all(by=clerk(), on=FOLLOWED_ON) == 1

    assert waiting(clerk(), on=FOLLOWED_ON).is_empty
    assert follow_all(by=clerk(), on=FOLLOWED_ON) == 0


@pytest.mark.parametrize(
    ("aims", "code"),
    [
        ({}, "outcomes.no_indicator"),
        ({"happiness": AimValues(1)}, "outcomes.indicator_unknown"),
        ({"jobs": AimValues(-1)}, "outcomes.aim_out_of_sense"),
        ({"pollution": AimValues(3, baseline_out_of=2)}, "outcomes.aim_out_of_sense"),
        ({"pollution": AimValues(3)}, "outcomes.aim_out_of_sense"),
        ({"pollution": AimValues(target=101)}, "outcomes.aim_out_of_sense"),
    ],
)
def test_aims_that_make_no_sense_are_refused(aims, code):
    tracking = build_followed()
    before = list(Aim.objects.values_list("indicator", "baseline", "target"))

    with pytest.raises(Refused) as refusal:
        set_aims(tracking.pk, aims, version=1, by=clerk())

    assert _codes(refusal) == [code]
    assert list(Aim.objects.values_list("indicator", "baseline", "target")) == before


def test_a_stale_tab_and_approved_figures_leave_the_aims_as_they_are():
    tracking = build_with_aims()
    with pytest.raises(OutOfStep) as refusal:
        set_aims(tracking.pk, AIMS, version=1, by=clerk())
    assert _codes(refusal) == ["outcomes.aims_changed_meanwhile"]
    approve(report(period_of(tracking)))

    with pytest.raises(OutOfStep) as refusal:
        set_aims(tracking.pk, {"jobs": AimValues(0)}, version=2, by=clerk())

    assert _codes(refusal) == ["outcomes.aims_fixed"]
    assert tracking.aims.get(indicator="jobs").baseline == 5


def test_what_is_due_waits_for_clerk_and_establishment_and_stands_in_the_calendar():
    contract = build_accepted()
    tracking = build_followed(contract)
    first = period_of(tracking, 6)

    assert waiting(clerk(), on=date(2022, 1, 21)).due == []
    for person in (clerk(), implementer(contract)):
        assert waiting(person, on=date(2022, 1, 22)).due == [first]
    assert waiting(inspector(), on=date(2022, 1, 22)).is_empty
    [entry] = calendar_entries(clerk(), date(2022, 2, 1), date(2022, 2, 28))
    assert entry.day == date(2022, 2, 21)
    assert FollowUp.objects.count() == 3
