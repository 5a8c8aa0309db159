"""One case at a time, many at once, and the law read slowly: the same answers, to the đồng."""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khuyencong.engines.refusals import Refused
from khuyencong.engines.rules import (
    Case,
    CaseColumns,
    PriorSupport,
    RuleSet,
    assess,
    assess_arrays,
)
from khuyencong.engines.rules.columns import Column
from khuyencong.engines.rules.expressions import facts_in
from tests.engines.rules.books import (
    COMMUNE,
    DISTRICT,
    case,
    costs,
    made_up,
    shipped,
    sound_case,
    worked_cases,
)
from tests.engines.rules.drawing import (
    assert_alike,
    cases,
    in_short,
    rows_of,
    statements,
    stating,
)
from tests.engines.rules.reference import rule_on

RULES = {"shipped": shipped, "made up": made_up}
LEFT_OPEN = ("who.open", "who.converted_ward")
"""Conditions that the law never denies: where they are not a yes, it is silent."""

thorough = settings(
    derandomize=True,
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@cache
def known(name: str) -> tuple[Case, ...]:
    """Return cases to begin from, that reach every rule."""
    if name == "shipped":
        return tuple(one for one in worked_cases() if not any(c.unit_no for c in one.cost_items))
    district = {**sound_case().facts, "level": "district"}
    key_product = replace(sound_case().beneficiary, key_product=True)
    prizes = [
        sound_case(activity="prize", facts=district),
        sound_case(activity="prize", facts={}, beneficiary=key_product),  # which norm is open
    ]
    return *prizes, *[
        sound_case(activity=activity, scheme=scheme, level=level, territories=territories)
        for activity in made_up().activities
        for scheme, level, territories in (
            ("national", "national", COMMUNE),
            ("local", "district", DISTRICT),
            ("local", "commune", COMMUNE),
            ("local", "province", ("46", "VN")),
        )
    ]


@pytest.mark.parametrize("name", RULES)
@given(data=st.data())
@thorough
def test_arrays_say_to_all_what_is_said_to_each(name, data):
    rules = RULES[name]()
    assert_alike(rules, data.draw(st.lists(cases(rules, known(name)), min_size=1, max_size=12)))


@pytest.mark.parametrize("name", RULES)
@given(data=st.data())
@thorough
def test_a_case_is_ruled_as_the_law_reads(name, data):
    rules = RULES[name]()
    for asked in data.draw(st.lists(cases(rules, known(name), named_units=True), max_size=6)):
        _assert_as_the_law_reads(rules, asked)


@pytest.mark.parametrize("name", RULES)
def test_known_cases_are_ruled_as_the_law_reads(name):
    for asked in (*known(name), *(worked_cases() if name == "shipped" else ())):
        _assert_as_the_law_reads(RULES[name](), asked)


def _assert_as_the_law_reads(rules: RuleSet, asked: Case) -> None:
    ruling, read = assess(rules, asked), rule_on(rules, asked)
    advance = ruling.advance and (
        ruling.advance.percent,
        ruling.advance.ceiling_vnd,
        tuple(condition.holds for condition in ruling.advance.conditions),
    )
    found = {
        "eligible": ruling.eligible,
        "conditions": [(one.code, one.holds, one.exempt) for one in ruling.conditions],
        "norm": ruling.norm,
        "local": ruling.local,
        "limit_vnd": ruling.limit_vnd,
        "counterpart_minimum_vnd": ruling.counterpart_minimum_vnd,
        "advance": advance,
        "unverified": {(x.code, x.document, x.clause, x.doubt) for x in ruling.unverified},
        "silent": {(silence.code, silence.about) for silence in ruling.silent},
        "missing": set(ruling.missing),
    }
    assert found == vars(read), asked


@cache
def swept(name: str) -> tuple[Case, ...]:
    """Return the known cases with each fact that is asked of them told in every way."""
    rules = RULES[name]()
    ways = statements(rules)
    found = []
    for base in known(name):
        asked = sorted(_asked_of(rules, base) & set(ways))
        found += [stating(base, [way]) for fact in asked for way in ways[fact]]
        on = base.approved_on or base.on
        found.append(replace(base, cost_items=costs(1_000_001, condition="used")))
        found.append(replace(base, cost_items=costs(1_000_001, other_state_vnd=1)))
        found.append(replace(base, prior=(PriorSupport(on, 1), PriorSupport(on, 5_000_000))))
    return tuple(found)


def _asked_of(rules: RuleSet, asked: Case) -> set[str]:
    """Return the names of the facts that the law asks about in a case."""
    ruling = assess(rules, asked)
    advance = ruling.advance.conditions if ruling.advance else ()
    found = {name for one in (*ruling.conditions, *advance) for name, _ in one.found}
    choices = [norm.only_if for norm in rules.activities[asked.activity].norms if norm.only_if]
    return found | {name for text in choices for name in facts_in(rules.law.questions[text])}


@pytest.mark.parametrize("name", RULES)
def test_arrays_agree_on_every_fact_told_in_every_way(name):
    assert_alike(RULES[name](), swept(name))


@pytest.mark.parametrize("name", RULES)
def test_the_sweep_puts_every_condition_to_yes_no_and_unknown(name):
    """What the test before this one covers: no condition may stay on one side."""
    given_answers: dict[tuple[str, str], set[bool | None]] = {}
    possible: dict[tuple[str, str], set[bool | None]] = {}
    for asked in swept(name):
        ruling = assess(RULES[name](), asked)
        advance = ruling.advance.conditions if ruling.advance else ()
        for one in (*ruling.conditions, *advance):
            key = (one.code, one.expected)
            given_answers.setdefault(key, set()).add(one.holds)
            is_stated = any(not fact.startswith("derived.") for fact, _ in one.found)
            possible[key] = {True, False, None} if is_stated else {True, False}
    for key, answers in given_answers.items():
        is_left_open = key[0] in LEFT_OPEN and None in answers
        assert answers >= possible[key] - ({False} if is_left_open else set()), key


@pytest.mark.parametrize("name", RULES)
def test_nothing_is_told_twice(name):
    for asked in swept(name):
        ruling = assess(RULES[name](), asked)
        for told in (ruling.missing, ruling.unverified, ruling.rules_used, ruling.silent):
            assert len(set(told)) == len(told), asked


@pytest.mark.parametrize("name", RULES)
def test_an_answer_does_not_depend_on_what_was_asked_before(name):
    """The engine remembers; a law just made has nothing to remember."""
    used, asked = RULES[name](), swept(name)[::7]
    before = [assess(used, one) for one in asked]
    fresh = RuleSet.of(used.rulebooks)

    assert [assess(fresh, one) for one in reversed(asked)] == before[::-1]
    assert [assess(used, one) for one in asked] == before


def test_rows_beyond_one_block_are_judged_as_those_of_the_first():
    rules = made_up()
    some = CaseColumns.of(swept("made up")[:401], rules.law.stated)
    once = rows_of(assess_arrays(rules, some))

    assert rows_of(assess_arrays(rules, _repeated(some, 200))) == once * 200


def test_one_value_that_stands_for_all_is_as_good_as_a_column():
    rules = shipped()
    base = worked_cases()[0]
    asked = [replace(base, requested_vnd=r) for r in (None, 0, 7, 10**9)]
    columns = CaseColumns.of(asked, rules.law.stated)

    assert rows_of(assess_arrays(rules, _narrowed(columns))) == [
        in_short(assess(rules, one)) for one in asked
    ]


def test_of_no_cases_nothing_is_said():
    rules = made_up()

    assert rows_of(assess_arrays(rules, CaseColumns.of([], rules.law.stated))) == []


@pytest.mark.parametrize(
    "beyond",
    [
        {"cost_items": costs(2**63)},
        {"cost_items": costs(2**62, 2**62)},
        {"granted_vnd": 2**63},
        {"requested_vnd": 2**63},
        {"quantity": 2**40, "cost_items": costs(1)},
        {"prior": (PriorSupport(sound_case().on, 2**63),)},
    ],
    ids=str,
)
def test_amounts_beyond_64_bits_are_refused_and_never_wrapped(beyond):
    rules = made_up()

    with pytest.raises(Refused) as refusal:
        assess_arrays(rules, CaseColumns.of([sound_case(**beyond)], rules.law.stated))

    assert [problem.code for problem in refusal.value.problems] == ["columns.beyond_int64"]


def test_the_largest_amounts_of_64_bits_are_shared_exactly():
    amounts = [2**63 - 1, 2**63 - 2, 2**62 + 1, 10**18 + 9]
    assert_alike(made_up(), [_course(amount) for amount in amounts])
    assert assess(made_up(), _course(2**63 - 1)).limit_vnd == (2**63 - 1) * 6667 // 10_000


def _course(amount_vnd: int) -> Case:
    return sound_case(activity="course", cost_items=costs(amount_vnd))


def test_arrays_refuse_units_with_costs_of_their_own():
    asked = case(quantity=2, cost_items=costs(5, unit_no=1))

    with pytest.raises(Refused) as refusal:
        CaseColumns.of([asked], made_up().law.stated)

    assert refusal.value.problems[0].code == "columns.units_with_own_costs"


def test_arrays_refuse_what_no_book_knows_as_one_case_does():
    asked = case(activity="flying")
    with pytest.raises(Refused) as one:
        assess(made_up(), asked)
    with pytest.raises(Refused) as many:
        assess_arrays(made_up(), CaseColumns.of([asked], made_up().law.stated))

    assert one.value.problems == many.value.problems
    assert one.value.problems[0].code == "case.activity_unknown"


def _repeated(columns: CaseColumns, times: int) -> CaseColumns:
    return _each(columns, lambda values: np.tile(values, times), size=columns.size * times)


def _narrowed(columns: CaseColumns) -> CaseColumns:
    """Return columns in which one value stands for all where all are the same."""

    def narrow(values: Any) -> Any:
        return values[0] if (values == values[0]).all() else values

    return _each(columns, narrow, size=columns.size)


def _each(columns: CaseColumns, change: Any, *, size: int) -> CaseColumns:
    def of_column(column: Column) -> Column:
        known = None if column.known is None else np.asarray(change(column.known))
        return Column(np.asarray(change(column.values)), known)

    def of_each(arrays: Any) -> dict[str, Any]:
        return {name: np.asarray(change(values)) for name, values in arrays.items()}

    assert columns.requested_vnd is not None
    assert columns.granted_vnd is not None
    return replace(
        columns,
        size=size,
        kind=np.asarray(change(columns.kind)),
        days=of_each(columns.days),
        plan_year=np.asarray(change(columns.plan_year)),
        facts={name: of_column(column) for name, column in columns.facts.items()},
        eligible_vnd=of_each(columns.eligible_vnd),
        used_vnd=of_each(columns.used_vnd),
        cost_vnd=np.asarray(change(columns.cost_vnd)),
        quantity=np.asarray(change(columns.quantity)),
        requested_vnd=of_column(columns.requested_vnd),
        granted_vnd=of_column(columns.granted_vnd),
    )
