"""What is measured after a đề án, in which periods, and how it adds up: as shipped in data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from khuyencong.engines.months import months_after


class Direction(StrEnum):
    """Whether more or less of it is better."""

    MORE = "more"
    LESS = "less"


class Adding(StrEnum):
    """How figures of several đề án make one."""

    SUM = "sum"
    MEAN_BY_WORKERS = "mean_by_workers"
    SHARE = "share"


WORKERS = "jobs"
"""The indicator that weighs the figures of a mean by workers."""


@dataclass(frozen=True)
class Indicator:
    """One thing that is measured. Without activities it may be followed for every đề án.

    ``starts_at_zero``: it counts what came about, so there is nothing to compare with before.
    ``target_fact`` names the fact of the dossier that states the aim.
    """

    code: str
    name: str
    unit: str
    direction: Direction
    adding: Adding
    splits: tuple[str, ...] = ()
    activities: frozenset[str] = frozenset()
    is_usual: bool = False
    starts_at_zero: bool = False
    target_fact: str = ""

    @property
    def is_share(self) -> bool:
        return self.adding is Adding.SHARE

    @property
    def is_money(self) -> bool:
        return self.unit.startswith("đ")

    @property
    def has_people(self) -> bool:
        return bool(self.splits)

    def is_expected_of(self, activity: str) -> bool:
        """Return whether a đề án of an activity is followed by it unless the office says other."""
        return self.is_usual or activity in self.activities


@dataclass(frozen=True)
class Period:
    """When figures are asked for: so many months after acceptance, and in how many days."""

    months: int
    answer_days: int

    def opens_on(self, accepted_on: date) -> date:
        return months_after(accepted_on, self.months)

    def due_on(self, accepted_on: date) -> date:
        return self.opens_on(accepted_on) + timedelta(self.answer_days)


@cache
def indicators() -> Mapping[str, Indicator]:
    """Return the indicators by code, in their order."""
    return {row["code"]: _indicator(row) for row in _data()["indicator"]}


@cache
def periods() -> tuple[Period, ...]:
    """Return the periods, the nearest first."""
    return tuple(Period(row["months"], row["answer_days"]) for row in _data()["period"])


def _indicator(row: Mapping[str, Any]) -> Indicator:
    return Indicator(
        code=row["code"],
        name=row["name"],
        unit=row["unit"],
        direction=Direction(row["direction"]),
        adding=Adding(row["adding"]),
        splits=tuple(row.get("splits", ())),
        activities=frozenset(row.get("activities", ())),
        is_usual=row.get("is_usual", False),
        starts_at_zero=row.get("starts_at_zero", False),
        target_fact=row.get("target_fact", ""),
    )


@cache
def _data() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("indicators.toml").read_text("utf-8")
    return tomllib.loads(text)
