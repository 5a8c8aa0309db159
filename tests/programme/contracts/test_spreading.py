"""Spread an amount over parts."""

import pytest

from khuyencong.programme.contracts.spreading import spread


@pytest.mark.parametrize(
    ("amount_vnd", "parts", "expected"),
    [
        (100, {"a": 100}, {"a": 100}),
        (50, {"a": 60, "b": 40}, {"a": 30, "b": 20}),
        (100, {"a": 101, "b": 101, "c": 101}, {"a": 34, "b": 33, "c": 33}),
        (2, {"a": 1, "b": 1, "c": 1}, {"a": 1, "b": 1, "c": 0}),
        (0, {"a": 7}, {"a": 0}),
        (0, {"a": 0}, {"a": 0}),
        (200, {"a": 200, "b": 0}, {"a": 200, "b": 0}),
    ],
)
def test_all_of_it_is_spread_and_no_part_gets_more_than_its_own(amount_vnd, parts, expected):
    shares = spread(amount_vnd, parts)

    assert shares == expected
    assert sum(shares.values()) == amount_vnd
    assert all(shares[key] <= parts[key] for key in parts)
