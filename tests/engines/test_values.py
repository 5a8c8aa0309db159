"""Values that are quick to make are dataclasses like any other."""

from dataclasses import field, fields, replace

from khuyencong.engines.values import value


@value
class Amount:
    amount_vnd: int
    source: str = field(default="", metadata={"unit": "text"})


def test_equal_values_are_one_key():
    assert {Amount(5, "district"): "first"}[Amount(5, "district")] == "first"
    assert Amount(5) != Amount(6)


def test_a_value_is_replaced_not_changed():
    first = Amount(5)

    assert replace(first, amount_vnd=6) == Amount(6)
    assert first == Amount(5)


def test_a_value_tells_its_fields():
    assert [one.name for one in fields(Amount)] == ["amount_vnd", "source"]


def test_a_value_has_no_place_for_anything_else():
    assert not hasattr(Amount(5), "__dict__")
