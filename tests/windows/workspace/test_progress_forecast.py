"""The forecast of a plan line: docs/progress.md's formula, with its worked example."""

import pytest

from khuyencong.windows.workspace.progress.forecast import Chances, forecast


def test_the_worked_example():
    chances = Chances(approved=24, lost=6)

    assert forecast(accepted=12, sure=8, waiting=10, chances=chances) == 12 + 8 + 8


def test_what_waits_counts_whole_while_nothing_is_decided():
    assert forecast(accepted=0, sure=0, waiting=5, chances=Chances(0, 0)) == 5


def test_nothing_that_waits_counts_where_everything_was_lost():
    assert forecast(accepted=0, sure=0, waiting=5, chances=Chances(0, 3)) == 0


@pytest.mark.parametrize(("waiting", "counted"), [(1, 0), (2, 1), (3, 2), (10, 6)])
def test_parts_of_a_unit_are_left_out(waiting: int, counted: int):
    assert Chances(approved=2, lost=1).of(waiting) == counted


def test_money_is_exact_beyond_what_a_float_holds():
    waiting_vnd = 9_007_199_254_740_993  # 2**53 + 1

    assert Chances(approved=1, lost=0).of(waiting_vnd) == waiting_vnd
