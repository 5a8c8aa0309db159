"""When: how much before the end, with which papers, by which day."""

from datetime import date

import pytest

from khuyencong.engines.rules import Beneficiary, Progress, assess
from tests.engines.rules.books import book, case, costs, law, norm, rule, rules_of, sound_case

NORM = norm(cap_vnd=1001)


def advance(*rules, **changes):
    asked = {"cost_items": costs(10**6), **changes}
    return assess(law(NORM, *rules), case(**asked)).advance


# --- How much ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "percent"),
    [
        ([rule("advance", percent=50)], 50),
        ([rule("ceiling", percent=70)], 70),
        ([rule("ceiling", percent=0)], 0),
        ([rule("advance", percent=50), rule("ceiling", percent=70)], 50),
        ([rule("advance", percent=90), rule("ceiling", percent=70)], 70),
        ([rule("advance", percent=90), rule("ceiling", percent=0)], 0),
        ([rule("advance", percent=90, above_ceiling=True), rule("ceiling", percent=70)], 90),
    ],
)
def test_the_advance_of_the_activity_counts_up_to_the_general_ceiling(rules, percent):
    found = advance(*rules)

    assert (found.percent, found.ceiling_vnd) == (percent, 1001 * percent // 100)
    assert not found.after_completion


def test_the_rule_that_sets_the_percentage_is_the_one_cited():
    high, low = rule("advance", percent=90), rule("advance", percent=50)
    ceiling = rule("ceiling", percent=70)

    assert advance(high, ceiling).rule.code == "ceiling"
    assert advance(low, ceiling).rule.code == "advance"


def test_without_a_rule_the_law_is_silent_about_advances():
    ruling = assess(law(NORM), case())

    assert ruling.advance is None
    assert "silent.advance:machinery" in ruling.silent_codes


@pytest.mark.parametrize(
    ("changes", "base_vnd", "ceiling_vnd"),
    [
        ({}, 1001, 500),
        ({"requested_vnd": 333}, 333, 166),
        ({"requested_vnd": 5000}, 1001, 500),
        ({"granted_vnd": 777}, 777, 388),
        ({"granted_vnd": 777, "requested_vnd": 333}, 777, 388),
        ({"granted_vnd": 0}, 0, 0),
    ],
)
def test_it_is_reckoned_from_what_was_granted_else_from_what_is_asked_within_the_limit(
    changes, base_vnd, ceiling_vnd
):
    found = advance(rule("advance", percent=50), **changes)

    assert (found.base_vnd, found.ceiling_vnd) == (base_vnd, ceiling_vnd)


def test_where_no_norm_is_in_force_there_is_no_base_until_something_is_granted():
    rules = law(rule("advance", percent=50))

    assert assess(rules, case()).advance.ceiling_vnd is None
    assert assess(rules, case(granted_vnd=101)).advance.ceiling_vnd == 50


def test_nothing_is_advanced_where_the_norm_pays_after_the_end():
    rules = law(norm(cap_vnd=1001, pay_after_completion=True), rule("advance", percent=50))
    ruling = assess(rules, case(cost_items=costs(10**6), granted_vnd=900))

    assert ruling.advance.after_completion
    assert (ruling.advance.percent, ruling.advance.ceiling_vnd) == (0, 0)
    assert ruling.advance.rule.code == "MACHINERY"
    assert [x.code for x in ruling.rules_used] == ["MACHINERY"]


@pytest.mark.parametrize(("done", "holds"), [(70, False), (71, True), (None, None)])
def test_its_condition_is_tried_and_is_none_of_who_may_be_supported(done, holds):
    asking = rule(
        "advance",
        percent=50,
        requires="progress.investment_done_percent > 70",
        expects="Trên 70 %",
    )
    rules = law(NORM, asking)
    ruling = assess(rules, case(progress=Progress(investment_done_percent=done)))

    [condition] = ruling.advance.conditions
    assert (condition.holds, condition.expected) == (holds, "Trên 70 %")
    assert ruling.conditions == ()
    assert ruling.missing == ()


def test_the_advance_of_the_province_comes_before_the_countrys():
    rules = rules_of(
        book(rule("advance", code="advance.country", percent=70)),
        book(rule("advance", code="advance.ours", percent=40), code="TINH", territory="45"),
    )

    assert assess(rules, case(territories=("45", "VN"))).advance.percent == 40
    assert assess(rules, case(territories=("46", "VN"))).advance.percent == 70


# --- Papers --------------------------------------------------------------------------------------


def papers(ruling, stage):
    return [(paper.code, paper.source) for paper in ruling.papers_for(stage)]


def test_papers_follow_from_the_kind_of_activity_and_the_facts():
    def dossier(legal_form):
        asked = sound_case(beneficiary=Beneficiary(legal_form=legal_form))
        return [paper.code for paper in assess(law(), asked).papers_for("dossier")]

    assert dossier("enterprise") == ["application", "registration", "photo"]
    assert dossier("artisan") == ["application", "photo"]
    assert dossier(None) == ["application", "registration", "photo"]  # perhaps: asked for


def test_a_paper_may_be_wished_for_only():
    listed = assess(law(), sound_case()).papers_for("dossier")

    assert {paper.code: paper.required for paper in listed} == {
        "application": True,
        "registration": True,
        "photo": False,
    }


def test_papers_that_a_rule_of_the_day_names_take_the_place_of_the_activitys_own():
    of_rule = rule("advance", percent=50, papers=["contract"], rest_papers=["photo", "contract"])
    with_rule, without = assess(law(of_rule), case()), assess(law(), case())

    assert papers(with_rule, "advance") == [("contract", "TT 1, Điều 1")]
    assert papers(with_rule, "payment") == [("photo", "TT 1, Điều 1"), ("contract", "TT 1, Điều 1")]
    assert papers(without, "advance") == [("application", "Điều 5")]
    assert papers(without, "payment") == [("invoices", "Điều 5")]


def test_a_rule_that_names_no_papers_leaves_the_activitys_own():
    ruling = assess(law(rule("advance", percent=50)), case())

    assert papers(ruling, "advance") == [("application", "Điều 5")]


# --- Deadlines -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "due_on"),
    [
        ({"before": "05-20"}, date(2020, 5, 19)),
        ({"before": "01-01"}, date(2019, 12, 31)),
        ({"before": "03-01"}, date(2020, 2, 29)),
        ({"until": "01-22", "year": "next"}, date(2022, 1, 22)),
        ({"until": "12-31", "year": "plan"}, date(2021, 12, 31)),
    ],
)
def test_a_deadline_tells_the_last_day_on_which_it_is_met(fields, due_on):
    ruling = assess(law(rule("deadline", **fields)), case(plan_year=2021))

    assert [(due.due_on, due.days_after) for due in ruling.deadlines] == [(due_on, None)]


def test_a_deadline_may_be_days_after_an_event():
    ruling = assess(law(rule("deadline", days_after=15, event="approval")), case())

    [due] = ruling.deadlines
    assert (due.due_on, due.days_after, due.event) == (None, 15, "approval")


def test_deadlines_are_those_of_the_plan_year_asked_about():
    rules = law(rule("deadline", before="05-20"))

    assert [assess(rules, case(plan_year=y)).deadlines[0].due_on.year for y in (2021, 2023)] == [
        2020,
        2022,
    ]
