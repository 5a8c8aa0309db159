"""Spread an amount over parts, to the đồng."""

from collections.abc import Mapping
from typing import TypeVar

from khuyencong.engines.money import Vnd

Key = TypeVar("Key")


def spread(amount_vnd: Vnd, over: Mapping[Key, Vnd]) -> dict[Key, Vnd]:
    """Spread an amount in proportion to some parts, none above its own, all of it spread.

    Each share rounds down; the đồng that are left go to the parts that lost most, the earlier one
    first. The amount is at most the sum of the parts.
    """
    total_vnd = sum(over.values())
    assert 0 <= amount_vnd <= total_vnd, "an amount is spread within its parts"
    if not total_vnd:
        return dict.fromkeys(over, 0)
    shares = {key: amount_vnd * part_vnd // total_vnd for key, part_vnd in over.items()}
    lost = {key: amount_vnd * part_vnd % total_vnd for key, part_vnd in over.items()}
    left = amount_vnd - sum(shares.values())
    for key in sorted(over, key=lambda one: -lost[one])[:left]:
        shares[key] += 1
    return shares
