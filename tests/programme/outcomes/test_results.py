"""What the money did: approved figures of a plan, by source, beside what was settled."""

from fractions import Fraction

import pytest

from khuyencong.engines.refusals import NotPermitted, Refused
from khuyencong.programme.outcomes.models import ObjectiveLink, Tracking
from khuyencong.programme.outcomes.queries import approved_figures, objectives_of
from khuyencong.programme.outcomes.results import results_of
from khuyencong.programme.outcomes.services import link_objective
from khuyencong.programme.outcomes.values import FigureValues
from khuyencong.programme.payments.services import settle_contract
from khuyencong.programme.plans.models import Objective
from tests.builders.acceptance import build_accepted, inspector
from tests.builders.appraisals import build_line_with, clerk, committee_leader
from tests.builders.outcomes import (
    FOLLOWED_ON,
    approve,
    build_approved_figures,
    build_with_aims,
    period_of,
    report,
)
from tests.builders.payments import (
    SETTLED_ON,
    build_paid,
    build_prepared_settlement,
    build_settled,
    build_started_on_two_lines,
)


def _results(months=12, source=""):
    return results_of(Tracking.objects.all(), months=months, source=source)


def test_only_approved_figures_of_the_period_add_up():
    follow_up = report(period_of(build_with_aims()))
    assert (_results().count, _results().of("jobs")) == (0, None)

    approve(follow_up)

    jobs = _results().of("jobs")
    assert (jobs.total.measured, jobs.total.baseline, jobs.total.target) == (8, 5, 10)
    assert (jobs.total.women, jobs.total.ethnic_minority, jobs.is_better) == (5, 6, True)
    assert _results(months=6).count == 0
    assert [
        one.value for one in approved_figures(Tracking.objects.all(), indicator="jobs", months=12)
    ] == [8]


def test_what_came_of_it_stands_beside_the_money_that_was_settled():
    build_approved_figures(build_settled())

    money = _results().money

    assert (money.settled_vnd, money.settled_count) == (200_000_000, 1)
    assert money.jobs_per_million == Fraction(3, 200)
    assert money.wages_per_million == Fraction(8 * 6_000_000 - 5 * 4_000_000, 200)
    assert money.revenue_per_million == Fraction(500_000_000, 200)
    assert money.counterpart_per_dong == 1


def test_money_that_is_not_settled_is_no_answer_yet():
    build_approved_figures()

    assert (_results().money.settled_vnd, _results().money.jobs_per_million) == (0, None)


def test_each_source_counts_its_share_of_the_contract():
    contract, _provincial, _district = build_started_on_two_lines()
    build_accepted(contract=contract)
    build_paid(contract, 200_000_000)
    settlement = build_prepared_settlement(contract)
    settle_contract(settlement.pk, by=committee_leader(), on=SETTLED_ON)
    build_approved_figures(contract)

    both = [_results(source=source) for source in ("provincial", "district")]

    assert [one.of("jobs").total.measured for one in both] == [6, 2]
    assert [one.money.settled_vnd for one in both] == [150_000_000, 50_000_000]
    assert _results(source="national").count == 0


def test_places_of_each_class_are_told_apart():
    follow_up = build_approved_figures()
    tracking = follow_up.tracking
    tracking.areas = ["mountainous", "border"]
    tracking.save(update_fields=["areas"])

    areas = _results().areas

    assert [(one.code, one.count) for one in areas] == [("border", 1), ("mountainous", 1)]
    assert areas[0].results[0].total.measured == 8


def test_an_objective_is_measured_by_the_indicator_it_is_tied_to():
    follow_up = build_approved_figures()
    plan = follow_up.tracking.proposal.plan_line.plan
    objective = Objective.objects.create(
        plan=plan, position=90, indicator="Lao động có việc làm", unit="người", target=10
    )
    for person, error in ((inspector(), NotPermitted), (clerk(), None)):
        if error:
            with pytest.raises(error):
                link_objective(objective.pk, "jobs", 12, by=person, on=FOLLOWED_ON)
            assert not ObjectiveLink.objects.exists()
    with pytest.raises(Refused) as refusal:
        link_objective(objective.pk, "luck", 7, by=clerk(), on=FOLLOWED_ON)
    assert [one.code for one in refusal.value.problems] == [
        "outcomes.indicator_unknown",
        "outcomes.months_unknown",
    ]

    link_objective(objective.pk, "revenue", 12, by=clerk(), on=FOLLOWED_ON)
    link_objective(objective.pk, "jobs", 12, by=clerk(), on=FOLLOWED_ON)

    [(one, link)] = [row for row in objectives_of(plan) if row[0] == objective]
    assert (one, link.indicator) == (objective, "jobs")


def test_results_ask_as_often_for_many_as_for_one(django_assert_num_queries):
    line = build_line_with(2_000_000_000)
    build_approved_figures(build_accepted(1, line=line))
    with django_assert_num_queries(5):
        _results(source="provincial")
    for number in (2, 3):
        build_approved_figures(build_accepted(number, line=line), jobs=FigureValues(2))

    with django_assert_num_queries(5):
        found = _results(source="provincial")

    assert found.of("jobs").total.measured == 12
