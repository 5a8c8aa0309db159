"""Lengths of bars."""

from itertools import pairwise

import pytest

from khuyencong.foundation.ui.figures import BAR_WIDTH, BarPart, BarRow, measured, stacked


def test_parts_meet_and_fill_the_whole_bar():
    parts = stacked([BarPart(str(n), n, "paid") for n in (1, 1, 1, 7, 3)])
    assert parts[0].left == 0
    for before, after in pairwise(parts):
        assert before.left + before.width == after.left
    assert parts[-1].left + parts[-1].width == BAR_WIDTH


def test_a_bar_of_nothing_is_empty():
    assert [part.width for part in stacked([BarPart("a", 0, "paid")])] == [0]
    assert [drawn.width for drawn in measured([BarRow("a", 0)])] == [0]


def test_amounts_far_beyond_a_float_keep_their_share():
    parts = stacked([BarPart("a", 10**15, "paid"), BarPart("b", 10**15, "settled")])
    assert [part.width for part in parts] == [500, 500]


def test_a_negative_part_and_an_unknown_tone_are_bugs():
    with pytest.raises(AssertionError):
        stacked([BarPart("a", -1, "paid")])
    with pytest.raises(ValueError, match="violet"):
        stacked([BarPart("a", 1, "violet")])
