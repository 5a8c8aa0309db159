"""Scores of a jury: exact sums, ranks with ties, disagreement, refusals."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.engines.scoring import (
    POINT,
    Criterion,
    Part,
    Scheme,
    Sheet,
    add_up,
    problems_of_parts,
    problems_of_points,
    score_board,
    show_points,
)

CRITERIA = (
    Criterion("market", 40 * POINT),
    Criterion("technical", 40 * POINT),
    Criterion("culture", 10 * POINT),
    Criterion("other", 10 * POINT),
)
PARTS = (
    Part(1, "market", 25 * POINT),
    Part(2, "market", 15 * POINT),
    Part(3, "technical", 40 * POINT),
    Part(4, "culture", 10 * POINT),
    Part(5, "other", 10 * POINT),
)
SCHEME = Scheme(CRITERIA, PARTS)
RULE = {"threshold": 70 * POINT, "tolerance": 10 * POINT}


def sheet(product: int, juror: int, points: int) -> Sheet:
    return Sheet(product, juror, points * POINT, (points * POINT, 0, 0, 0))


def codes(problems):
    return [problem.code for problem in problems]


def test_the_worked_example_of_the_docstring():
    board = score_board(
        [sheet(1, juror, points) for juror, points in enumerate([78, 80, 82, 84, 60], 1)], **RULE
    )

    [row] = board.products
    assert row.average == Fraction(38400, 5)
    assert show_points(row.average) == "76,8"
    assert (row.spread, row.twice_median) == (24 * POINT, 2 * 80 * POINT)
    assert board.apart == {(1, 5)}
    assert [one.juror for one in board.jurors if one.lies_apart] == [5]
    assert board.jurors[4].mean_distance == -20 * POINT


def test_equal_averages_share_a_rank_and_the_next_is_left_out():
    board = score_board(
        [sheet(1, 1, 90), sheet(2, 1, 80), sheet(3, 1, 80), sheet(4, 1, 60)], **RULE
    )

    assert [(row.product, row.rank, row.is_tied) for row in board.products] == [
        (1, 1, False),
        (2, 2, True),
        (3, 2, True),
        (4, 4, False),
    ]


def test_averages_over_different_numbers_of_sheets_are_compared_exactly():
    """226/3 = 75,333… from three jurors is less than 151/2 = 75,5 from two."""
    three = [sheet(1, 1, 75), sheet(1, 2, 75), sheet(1, 3, 76)]
    two = [sheet(2, 1, 75), sheet(2, 2, 76)]

    board = score_board([*three, *two], **RULE)

    assert [row.product for row in board.products] == [2, 1]
    assert not any(row.is_tied for row in board.products)


def test_seventy_reaches_the_threshold_and_a_hundredth_less_of_one_sheet_does_not():
    short = Sheet(2, 3, 70 * POINT - 1, (70 * POINT - 1, 0, 0, 0))
    board = score_board(
        [*(sheet(1, juror, 70) for juror in (1, 2, 3)), sheet(2, 1, 70), sheet(2, 2, 70), short],
        **RULE,
    )

    assert [row.is_reached for row in board.products] == [True, False]
    assert show_points(board.products[1].average) == "69,99"


def test_deviation_is_rounded_down_to_a_hundredth():
    board = score_board([sheet(1, 1, 70), sheet(1, 2, 71)], **RULE)
    assert board.products[0].deviation == 50

    board = score_board([sheet(1, 1, 70), sheet(1, 2, 70), sheet(1, 3, 71)], **RULE)
    assert board.products[0].deviation == 47  # the root of 2/9 is 0,4714…


def test_a_sheet_adds_its_parts_up_by_criterion():
    made = add_up(7, 3, [2000, 1025, 3550, 800, 900], scheme=SCHEME)

    assert made.by_criterion == (3025, 3550, 800, 900)
    assert made.total == 8275


def test_no_sheets_make_an_empty_board():
    assert score_board([], **RULE).products == []


@pytest.mark.parametrize(
    ("hundredths", "shown"),
    [
        (825, "8,25"),
        (700, "7"),
        (750, "7,5"),
        (0, "0"),
        (-150, "-1,5"),
        (Fraction(2000, 3), "6,67"),
    ],
)
def test_points_are_shown_with_a_comma(hundredths, shown):
    assert show_points(hundredths) == shown


def test_parts_must_add_up_to_their_criterion():
    assert problems_of_parts(CRITERIA, PARTS) == []

    short = (Part(1, "market", 39 * POINT), *PARTS[2:])
    [problem] = problems_of_parts(CRITERIA, short)
    assert problem.code == "scoring.parts_differ_from_criterion"
    assert problem.parameters == {"criterion": "market", "total": "39", "maximum": "40"}


def test_a_criterion_without_parts_and_a_part_of_nothing_are_refused():
    assert codes(problems_of_parts(CRITERIA, PARTS[:4])) == ["scoring.parts_differ_from_criterion"]
    assert codes(problems_of_parts(CRITERIA, (*PARTS, Part(6, "other", 0)))) == [
        "scoring.part_out_of_sense"
    ]


def test_points_beyond_a_part_are_refused_at_that_part():
    [problem] = problems_of_points(SCHEME, {1: 2501}, is_whole=False)

    assert (problem.code, problem.field) == ("scoring.points_beyond_part", "1")


def test_a_hundred_and_one_points_are_refused():
    whole = {1: 2500, 2: 1500, 3: 4000, 4: 1000, 5: 1100}

    assert codes(problems_of_points(SCHEME, whole, is_whole=True)) == [
        "scoring.points_beyond_part",
        "scoring.points_beyond_sheet",
    ]


def test_a_whole_sheet_leaves_no_part_out_and_a_draft_may():
    assert problems_of_points(SCHEME, {1: 0}, is_whole=False) == []
    assert (
        codes(problems_of_points(SCHEME, {1: 0}, is_whole=True)) == ["scoring.part_not_scored"] * 4
    )


def test_points_for_an_unknown_part_and_below_nothing_are_refused():
    assert codes(problems_of_points(SCHEME, {9: 100, 1: -1}, is_whole=False)) == [
        "scoring.part_unknown",
        "scoring.points_beyond_part",
    ]


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(0, 10_000)), min_size=1, max_size=40))
def test_ranks_agree_with_averages_however_many_sheets(given_points):
    board = score_board(
        [
            Sheet(product, juror, points, (points,))
            for juror, (product, points) in enumerate(given_points)
        ],
        **RULE,
    )

    averages = [row.average for row in board.products]
    assert averages == sorted(averages, reverse=True)
    for row in board.products:
        assert row.rank == 1 + sum(average > row.average for average in averages)
        assert row.is_tied == (averages.count(row.average) > 1)
        assert row.is_reached == (row.average >= 70 * POINT)
