"""Where a choice of supplier must be on record, and since when: data with its clause."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Before what the record must be there."""

    SIGNING = "signing"
    PAYMENT = "payment"


@dataclass(frozen=True)
class SupplierRule:
    """For some kinds of work of a scheme, how a supplier is chosen and by when it is on record.

    ``activities`` empty: every kind. ``methods`` are those that the text allows.
    ``only_public_units``: only where an office carries the đề án out. Verified: the text was read.
    """

    scheme: str
    activities: frozenset[str]
    methods: tuple[str, ...]
    stage: Stage
    source: str
    verified: bool
    only_public_units: bool = False


BID_FOR = frozenset(
    {
        "fair_organise",
        "fair_booth_home",
        "shared_booth",
        "fair_abroad",
        "cluster_infra",
        "pollution_cluster",
        "media",
    }
)
"""Fairs at home and abroad, a cluster's infrastructure and treatment of its pollution, media."""

RULES: tuple[SupplierRule, ...] = (
    SupplierRule(
        scheme="national",
        activities=BID_FOR,
        methods=("bidding",),
        stage=Stage.SIGNING,
        source="Thông tư 36/2013/TT-BCT, Điều 3 khoản 1",
        verified=True,
    ),
    SupplierRule(
        scheme="national",
        activities=frozenset(),
        methods=("bidding", "selection"),
        stage=Stage.PAYMENT,
        source="Thông tư 36/2013/TT-BCT, Điều 12 khoản 3",
        verified=True,
        only_public_units=True,
    ),
    SupplierRule(
        scheme="local",
        activities=frozenset(),
        methods=("bidding", "selection"),
        stage=Stage.PAYMENT,
        source="Thông tư 46/2012/TT-BCT, Điều 8 khoản 3 điểm b",
        verified=False,
        only_public_units=True,
    ),
)


def supplier_rule(scheme: str, activity: str, *, public_unit: bool) -> SupplierRule | None:
    """Return the rule that asks for a choice of supplier on record; None where none does."""
    for rule in RULES:
        fits = not rule.activities or activity in rule.activities
        if rule.scheme == scheme and fits and (public_unit or not rule.only_public_units):
            return rule
    return None
