"""The shipped routes, the day that chooses among them, and the faults that a route can have."""

from datetime import date
from pathlib import Path

import pytest

from khuyencong.engines.refusals import Refused
from khuyencong.engines.rules import RulebookError
from khuyencong.programme.proposals.states import PROPOSAL_WORKFLOW, Action, State
from khuyencong.registers.policies import reference, route_book
from khuyencong.registers.policies.queries import published_route, published_routes, route_for
from khuyencong.registers.policies.routes import ACTIONS, STATES, Deadline

IN_2021 = date(2021, 5, 1)

ROUTE = """\
[[route]]
code = "test"
name = "Thử"
scheme = "local"
level = "district"
receives = ["district"]
valid_from = 2020-01-01

[[route.step]]
action = "submit"
by_roles = ["applicant"]
"""


def shipped():
    return [
        route
        for path in sorted(reference.ROUTES.glob("*.toml"))
        for route in route_book.read_route_book(path.read_text("utf-8"), file=path.name).routes
    ]


def route_id(route):
    return f"{route.code}-{route.valid_from}"


def test_routes_know_the_states_and_actions_of_the_table_of_steps():
    assert set(ACTIONS) == {action.value for action in Action}
    assert set(STATES) == {state.value for state in State}


def reachable(route):
    """Return the states that a đề án can come to on a route."""
    seen, waiting = {"draft"}, ["draft"]
    while waiting:
        state = waiting.pop()
        actions = PROPOSAL_WORKFLOW.actions(state=state)
        for step in route.next_steps(state, actions=actions):
            target = PROPOSAL_WORKFLOW.step(step.action, state=state).target
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return seen


@pytest.mark.parametrize("route", shipped(), ids=route_id)
def test_a_route_passes_every_state_but_those_it_skips(route):
    assert reachable(route) == set(STATES) - set(route.skips)


@pytest.mark.parametrize("route", shipped(), ids=route_id)
def test_what_was_not_read_is_not_called_verified(route):
    for step in route.steps:
        assert not step.verified or step.source
    if route.scheme == "local":
        assert not route.verified
        assert not any(step.verified for step in route.steps)


def test_the_national_route_reads_as_the_circular_says():
    first, second = [route for route in shipped() if route.code == "national"]

    assert first.step("submit").deadline.in_plan_year(2021) == date(2020, 5, 20)
    assert first.step("register").deadline.in_plan_year(2021) == date(2020, 6, 15)
    assert first.step("settle").deadline == Deadline(1, 22, year_offset=1, is_last_day=True)
    assert first.step("approve").by_office == ("ministry",)
    assert first.duty("monthly_progress").monthly_before == 25
    assert first.duty("settlement_dossier").within_days == 15
    assert first.step("approve").verified
    # TT 17/2018/TT-BCT amended the circular and was not read.
    assert [step.action for step in second.steps] == [step.action for step in first.steps]
    assert not any(step.verified for step in second.steps)


def test_the_minister_approves_only_what_the_upper_appraisal_has_seen():
    [route, _later] = [route for route in shipped() if route.code == "national"]

    assert route.next_steps("registered", actions=["approve"]) == ()
    assert len(route.next_steps("upper_appraisal", actions=["approve"])) == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped_policies")
class TestPublishedRoutes:
    @pytest.mark.parametrize(
        ("scheme", "level", "day", "code"),
        [
            ("national", "province", IN_2021, "national"),
            ("local", "province", IN_2021, "local-province"),
            ("local", "district", IN_2021, "local-district"),
            ("local", "district", date(2025, 6, 30), "local-district"),
            ("local", "commune", date(2025, 7, 1), "local-commune"),
        ],
    )
    def test_scheme_level_and_day_choose_the_route(self, scheme, level, day, code):
        assert route_for(scheme, level, day).code == code

    @pytest.mark.parametrize(
        ("scheme", "level", "day"),
        [
            ("local", "district", date(2025, 7, 1)),
            ("local", "commune", IN_2021),
            ("national", "province", date(2014, 2, 9)),
        ],
    )
    def test_where_no_route_takes_a_dossier_none_is_guessed(self, scheme, level, day):
        assert route_for(scheme, level, day) is None

    def test_what_is_under_way_goes_on_after_the_district_level_ended(self):
        route = published_route("local-district", date(2025, 7, 1))

        assert not route.takes_new
        assert route.step("approve").office_levels == ("province",)

    def test_an_unknown_route_or_a_day_before_it_is_refused(self):
        for code, day in (("nowhere", IN_2021), ("national", date(2000, 1, 1))):
            with pytest.raises(Refused) as refusal:
                published_route(code, day)
            assert [problem.code for problem in refusal.value.problems] == ["policies.no_route"]

    def test_routes_are_read_with_one_query(self, django_assert_num_queries):
        published_routes()
        with django_assert_num_queries(1):
            published_route("national", IN_2021)


def problems_of(text: str):
    with pytest.raises(RulebookError) as error:
        route_book.read_route_book(text, file="thu.toml")
    return [(problem.line, problem.code) for problem in error.value.problems]


def test_a_right_route_is_read():
    [route] = route_book.read_route_book(ROUTE, file="thu.toml").routes

    assert route.step("submit").by_roles == ("applicant",)
    assert route.step("approve") is None


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("= 2020-01-01", "2020-01-01"), (7, "toml.syntax")),
        (('name = "Thử"\n', ""), (1, "field.missing")),
        (('scheme = "local"', 'scheme = "city"'), (4, "field.unknown_value")),
        (("valid_from = 2020-01-01", 'valid_from = "2020"'), (7, "field.wrong_type")),
        (('level = "district"', 'height = "district"'), (5, "field.unknown")),
        (('action = "submit"', 'action = "fly"'), (10, "field.unknown_value")),
        (('["applicant"]', '["king"]'), (11, "field.unknown_value")),
        (
            ("valid_from = 2020-01-01", "valid_from = 2020-01-01\nvalid_to = 2019-01-01"),
            (8, "route.ends_before_it_begins"),
        ),
        (
            ('by_roles = ["applicant"]', 'by_roles = ["applicant"]\nbefore = "02-30"'),
            (12, "route.not_a_month_day"),
        ),
        (
            ('by_roles = ["applicant"]', 'by_roles = ["applicant"]\nworking_days = -1'),
            (12, "field.negative"),
        ),
        (
            ('by_roles = ["applicant"]', 'by_roles = ["applicant"]\nverified = true'),
            (9, "route.verified_without_source"),
        ),
    ],
)
def test_a_fault_is_named_with_its_line(change, problem):
    assert problem in problems_of(ROUTE.replace(*change))


def test_an_action_stands_once():
    again = '[[route.step]]\naction = "submit"\nby_roles = ["clerk"]\n'

    assert problems_of(ROUTE + again) == [(13, "route.action_twice")]


def test_two_periods_do_not_overlap():
    second = ROUTE.replace("2020-01-01", "2021-01-01")

    assert problems_of(ROUTE + second) == [(18, "route.periods_overlap")]


def test_a_period_takes_its_steps_from_one_that_exists():
    first = ROUTE.replace(
        "valid_from = 2020-01-01", "valid_from = 2020-01-01\nvalid_to = 2020-12-31"
    )
    second = ROUTE[: ROUTE.index("[[route.step]]")].replace("2020", "2021")

    assert problems_of(first + second + "steps_like = 2019-01-01\n") == [
        (21, "route.no_such_period")
    ]
    later = route_book.read_route_book(first + second + "steps_like = 2020-01-01\n", file="t.toml")
    assert [len(route.steps) for route in later.routes] == [1, 1]


def test_all_faults_are_told_at_once():
    broken = ROUTE.replace('"local"', '"city"').replace('"submit"', '"fly"')

    assert problems_of(broken.replace('name = "Thử"\n', "")) == [
        (1, "field.missing"),
        (3, "field.unknown_value"),
    ]


def test_every_shipped_route_file_is_named_like_its_route():
    assert {Path(path).stem for path in reference.ROUTES.glob("*.toml")} == {
        route.code for route in shipped()
    }
