"""How much: shares rounded down, caps, raises, what was had before, the way there step by step."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.rules import Beneficiary, CostItem, Place, PriorSupport, assess
from tests.engines.rules.books import case, costs, law, norm, rule

HALF = norm(rate_percent=50, cap_vnd=1_000_000)
NOTHING_RAISES = Beneficiary(exports=False, women_owned=False)


def limit(rules, **changes):
    return assess(rules, case(beneficiary=NOTHING_RAISES, **changes)).limit_vnd


def steps(rules, asked):
    return [(step.code, step.result_vnd) for step in assess(rules, asked).steps]


# --- Shares and caps -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rate", "cost_vnd", "expected_vnd"),
    [
        (50, 0, 0),
        (50, 1, 0),
        (50, 101, 50),
        (30, 999_999_999, 299_999_999),
        (Decimal("33.33"), 100, 33),
        (Decimal("66.67"), 3, 2),
        (Decimal("99.99"), MAXIMUM_VND - 1, 999_899_999_999_999),
        (100, 101, 101),
    ],
)
def test_a_share_is_rounded_down_and_never_half_a_dong_up(rate, cost_vnd, expected_vnd):
    assert limit(law(norm(rate_percent=rate)), cost_items=costs(cost_vnd)) == expected_vnd


@given(cost_vnd=st.integers(0, MAXIMUM_VND), quantity=st.integers(1, 50))
@settings(derandomize=True, deadline=None, max_examples=60)
def test_no_limit_passes_its_share_or_its_cap_and_none_is_a_dong_too_low(cost_vnd, quantity):
    rules = THIRD_UP_TO_SEVEN
    found = limit(rules, cost_items=costs(cost_vnd), quantity=quantity)

    assert found * 10_000 <= cost_vnd * 3333
    assert found <= 7_000_003 * quantity
    assert (found + 1) * 10_000 > cost_vnd * 3333 or found == 7_000_003 * quantity


THIRD_UP_TO_SEVEN = law(norm(rate_percent=Decimal("33.33"), cap_vnd=7_000_003))


def test_the_smaller_of_share_and_cap_counts_and_every_step_is_told():
    asked = case(cost_items=costs(1_500_001, 499_999))

    assert steps(law(HALF), asked) == [
        ("base", 2_000_000),
        ("rate", 1_000_000),
        ("cap", 1_000_000),
        ("limit", 1_000_000),
    ]


def test_without_a_share_the_cost_itself_is_compared_with_the_cap():
    rules = law(norm(cap_vnd=10_000_000))

    assert limit(rules, cost_items=costs(9_999_999)) == 9_999_999
    assert limit(rules, cost_items=costs(10_000_001)) == 10_000_000
    assert steps(rules, case(cost_items=costs(7))) == [
        ("base", 7),
        ("cap", 10_000_000),
        ("limit", 7),
    ]


def test_a_cap_counts_for_every_unit():
    assert limit(law(HALF), cost_items=costs(7_000_001), quantity=3) == 3_000_000


def test_units_with_costs_of_their_own_have_a_cap_each_and_are_added():
    asked = case(
        quantity=4,
        cost_items=(
            *costs(10_000_000, unit_no=1),  # above the cap of one
            *costs(101, unit_no=2),
            *costs(5_000_001),  # of the two that are left
        ),
    )
    ruling = assess(law(HALF), asked)

    assert [(s.code, s.result_vnd) for s in ruling.steps] == [
        ("unit", 1_000_000),
        ("unit", 50),
        ("unit", 2_000_000),
        ("limit", 3_000_050),
    ]
    assert ruling.counterpart_minimum_vnd == 15_000_102 - 3_000_050


# --- What counts ---------------------------------------------------------------------------------


def test_only_named_kinds_of_cost_count_with_those_whose_kind_is_not_told():
    items = (
        CostItem(100, category="machinery"),
        CostItem(30, category="construction"),
        CostItem(7, category="other"),
        CostItem(2),  # not told what for
        CostItem(1000, category="machinery", eligible=False),
    )

    assert limit(law(norm(rate_percent=100, items=["machinery"])), cost_items=items) == 102
    assert limit(law(norm(rate_percent=100)), cost_items=items) == 139


def test_used_machines_do_not_count_and_are_not_let_pass_where_new_ones_are_asked():
    items = (CostItem(100, condition="new"), CostItem(30, condition="used"))
    new_only = assess(law(norm(rate_percent=50, new_only=True)), case(cost_items=items))
    any_age = assess(law(norm(rate_percent=50)), case(cost_items=items))

    assert (new_only.limit_vnd, new_only.eligible) == (50, False)
    assert dict(new_only.steps[0].parameters) == {"base_vnd": 100, "left_out_vnd": 30}
    assert [(c.expected, c.holds) for c in new_only.conditions] == [("new_only", False)]
    assert any_age.limit_vnd == 65


def test_used_machines_of_a_unit_are_left_out_of_that_unit():
    items = (CostItem(101, unit_no=1), CostItem(99, unit_no=1, condition="used"), CostItem(11))
    rules = law(norm(rate_percent=50, new_only=True))

    assert limit(rules, quantity=2, cost_items=items) == 50 + 5


def test_without_costs_nothing_may_be_had():
    ruling = assess(law(HALF), case())

    assert (ruling.limit_vnd, ruling.counterpart_minimum_vnd) == (0, 0)


# --- Raises --------------------------------------------------------------------------------------


def raising(code, fact, times, **fields):
    return rule("uplift", code=code, if_=f"beneficiary.{fact}", times=times, **fields)


EXPORTS = Beneficiary(exports=True, women_owned=False)
WOMEN = Beneficiary(exports=False, women_owned=True)
BOTH = Beneficiary(exports=True, women_owned=True)


@pytest.mark.parametrize(
    ("raises", "cost_vnd", "expected_vnd"),
    [
        ("rate", 1_000_001, 750_000),  # 75 % of it
        ("rate", 10_000_000, 1_000_000),  # the cap stays
        ("cap", 1_000_001, 500_000),  # the share stays
        ("cap", 10_000_000, 1_500_000),
        ("both", 1_000_001, 750_000),
        ("both", 10_000_000, 1_500_000),
    ],
)
def test_an_uplift_raises_what_it_says(raises, cost_vnd, expected_vnd):
    rules = law(HALF, raising("more", "exports", 1.5, raises=raises))
    ruling = assess(rules, case(beneficiary=EXPORTS, cost_items=costs(cost_vnd)))

    assert ruling.limit_vnd == expected_vnd
    assert [x.code for x in ruling.rules_used] == ["MACHINERY", "more"]


def test_an_uplift_that_does_not_apply_changes_nothing_and_is_not_cited():
    rules = law(HALF, raising("more", "exports", 1.5, raises="both"))
    ruling = assess(rules, case(beneficiary=NOTHING_RAISES, cost_items=costs(10_000_000)))

    assert ruling.limit_vnd == 1_000_000
    assert [x.code for x in ruling.rules_used] == ["MACHINERY"]


def test_a_raised_cap_is_rounded_down_before_it_is_counted_for_units():
    rules = law(norm(cap_vnd=333), raising("more", "exports", 1.5))
    asked = case(beneficiary=EXPORTS, cost_items=costs(10_000), quantity=2)

    assert assess(rules, asked).limit_vnd == 2 * 499


def test_a_raised_share_never_passes_the_cost():
    rules = law(norm(rate_percent=80), raising("more", "exports", 1.5, raises="rate"))

    assert assess(rules, case(beneficiary=EXPORTS, cost_items=costs(101))).limit_vnd == 101


def test_raises_that_stack_multiply():
    rules = law(
        norm(cap_vnd=100),
        raising("one", "exports", 1.5, stacks=True),
        raising("two", "women_owned", 1.2, stacks=True),
    )

    assert steps(rules, case(beneficiary=BOTH, cost_items=costs(1000))) == [
        ("base", 1000),
        ("uplift", 150),
        ("uplift", 180),
        ("cap", 180),
        ("limit", 180),
    ]


@pytest.mark.parametrize(
    ("who", "expected_vnd"), [(NOTHING_RAISES, 100), (EXPORTS, 150), (WOMEN, 120), (BOTH, 150)]
)
def test_of_raises_that_do_not_stack_only_the_largest_counts(who, expected_vnd):
    rules = law(
        norm(cap_vnd=100),
        raising("large", "exports", 1.5),
        raising("small", "women_owned", 1.2),
    )

    assert assess(rules, case(beneficiary=who, cost_items=costs(1000))).limit_vnd == expected_vnd


@pytest.mark.parametrize(("times", "expected_vnd"), [(1.8, 180), (1.9, 190), (1.7, 180)])
def test_one_that_does_not_stack_counts_only_where_it_gives_more_than_those_that_do(
    times, expected_vnd
):
    rules = law(
        norm(cap_vnd=100),
        raising("alone", "typical_product", times),
        raising("one", "exports", 1.5, stacks=True),
        raising("two", "women_owned", 1.2, stacks=True),
    )
    who = Beneficiary(exports=True, women_owned=True, typical_product=True)
    ruling = assess(rules, case(beneficiary=who, cost_items=costs(1000)))

    assert ruling.limit_vnd == expected_vnd
    counted = ["alone"] if times > 1.8 else ["one", "two"]
    assert [x.code for x in ruling.rules_used] == ["MACHINERY", *counted]


def test_an_uplift_raises_only_the_norms_it_names():
    rules = law(
        HALF,
        norm("FAIR", unit="booth", cap_vnd=100),
        raising("more", "exports", 1.5, norms=["FAIR"]),
    )
    asked = {"beneficiary": EXPORTS, "cost_items": costs(10_000_000)}

    assert assess(rules, case(**asked)).limit_vnd == 1_000_000
    assert assess(rules, case(activity="fair", **asked)).limit_vnd == 150


def test_a_fact_that_might_raise_the_norm_is_named_and_not_guessed():
    rules = law(
        HALF,
        raising("more", "exports", 1.5),
        rule("uplift", code="area", if_='has(place.classes, "border")', times=1.5),
    )
    ruling = assess(rules, case(place=Place(), cost_items=costs(10_000_000)))

    assert ruling.limit_vnd == 1_000_000
    assert ruling.missing == ("beneficiary.exports", "place.classes")


# --- What was had before -------------------------------------------------------------------------

BEFORE = (
    PriorSupport(date(2020, 12, 31), 600),
    PriorSupport(date(2021, 1, 1), 30),
    PriorSupport(date(2021, 12, 31), 5),
)


@pytest.mark.parametrize(
    ("cap_counts", "expected_vnd"), [("support", 1000), ("year", 965), ("ever", 365)]
)
def test_what_was_had_in_the_period_is_taken_off_the_cap(cap_counts, expected_vnd):
    rules = law(norm(rate_percent=50, cap_vnd=1000, cap_counts=cap_counts))

    assert limit(rules, cost_items=costs(100_000), prior=BEFORE) == expected_vnd


def test_it_is_taken_off_the_cap_and_not_off_the_share():
    rules = law(norm(rate_percent=50, cap_vnd=1000, cap_counts="ever"))
    asked = case(cost_items=costs(500), prior=BEFORE)

    assert steps(rules, asked) == [
        ("base", 500),
        ("rate", 250),
        ("cap", 1000),
        ("prior", 365),
        ("limit", 250),
    ]


def test_who_had_more_than_the_cap_may_have_nothing_and_owes_nothing():
    rules = law(norm(cap_vnd=600, cap_counts="ever"))

    assert limit(rules, cost_items=costs(1000), prior=BEFORE) == 0


def test_the_year_is_that_of_the_approval_even_if_asked_in_another():
    rules = law(norm(cap_vnd=1000, cap_counts="year"))
    asked = {"cost_items": costs(5000), "prior": BEFORE, "on": date(2021, 3, 1)}

    assert limit(rules, **asked, approved_on=date(2020, 6, 1)) == 400
    assert limit(rules, **asked, regime_on=date(2019, 6, 1), approved_on=date(2020, 6, 1)) == 1000


def test_the_raised_cap_of_all_units_is_what_earlier_support_is_taken_off():
    rules = law(norm(cap_vnd=1000, cap_counts="ever"), raising("more", "exports", 1.5))
    asked = case(beneficiary=EXPORTS, cost_items=costs(90_000), quantity=2, prior=BEFORE)

    assert assess(rules, asked).limit_vnd == 3000 - 635


@pytest.mark.parametrize(
    ("period", "times", "holds"),
    [("year", 2, False), ("year", 3, True), ("ever", 3, False), ("ever", 4, True)],
)
def test_times_in_a_period_are_counted(period, times, holds):
    rules = law(norm(cap_vnd=1000, max_times=times, period=period))
    ruling = assess(rules, case(cost_items=costs(5), prior=BEFORE))

    [condition] = ruling.conditions
    assert (condition.expected, condition.holds) == (f"max_times:{times}:{period}", holds)
    assert ruling.limit_vnd == 5  # reckoned also for who is not eligible


# --- What is asked -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("requested_vnd", "counterpart_vnd"), [(None, 1500), (0, 2000), (400, 1600), (9000, 1500)]
)
def test_the_rest_is_the_cost_less_what_is_asked_within_the_limit(requested_vnd, counterpart_vnd):
    rules = law(norm(rate_percent=50, cap_vnd=500))
    ruling = assess(rules, case(cost_items=costs(2000), requested_vnd=requested_vnd))

    assert ruling.limit_vnd == 500
    assert ruling.counterpart_minimum_vnd == counterpart_vnd


def test_costs_that_do_not_count_must_come_from_elsewhere_too():
    items = (CostItem(1000), CostItem(77, eligible=False))

    assert assess(law(norm(rate_percent=50)), case(cost_items=items)).counterpart_minimum_vnd == 577
