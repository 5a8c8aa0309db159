"""The law of the vote, dated: ``rules/vote.toml`` as frozen values, and the rule of a day.

The day that governs a round is the day it was opened: who takes part relies on the rules they were
called under, and no transition clause was read that says otherwise. Only the validity of a
certificate follows the day of its grant, since it is the grant that the clause counts from.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.engines.scoring import POINT, Criterion

_FILE = Path(__file__).parent / "rules" / "vote.toml"


@dataclass(frozen=True)
class Source:
    """Where a rule stands, and whether its text was read."""

    document: str
    clause: str
    verified: bool
    doubt: str

    def __str__(self) -> str:
        return f"{self.document}, {self.clause}"


@dataclass(frozen=True)
class Dated:
    """A rule with its days, both included; ``last_day`` None: until further notice."""

    first_day: date
    last_day: date | None
    source: Source

    def is_in_force(self, day: date) -> bool:
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True)
class LevelRule(Dated):
    """A level of the vote. ``lower`` is the level whose certificate it asks for, if any.

    ``decided_by`` is the kind of office whose head sets up the council and recognises the result.
    """

    code: str
    territory: str
    lower: str
    council_sizes: tuple[int, ...]
    decided_by: str


@dataclass(frozen=True)
class JudgingRule(Dated):
    """The jury, the photos of a dossier, and the average that is needed, in hundredths.

    ``photo_cm`` is the smallest size of a printed photo, the shorter side first.
    """

    jury_is_odd: bool
    photos: int
    photo_cm: tuple[int, int]
    threshold: int


@dataclass(frozen=True)
class CriteriaRule(Dated):
    """The criteria of the score sheet, in its order."""

    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class ValidityRule(Dated):
    """Until the end of which year a certificate stands; the year of grant is the first."""

    years: int

    def last_day_of(self, granted_on: date) -> date:
        return date(granted_on.year + self.years - 1, 12, 31)


@dataclass(frozen=True)
class ComplaintRule(Dated):
    """Working days from the notice to complain, and from the complaint to answer."""

    file_within: int
    answer_within: int


@dataclass(frozen=True)
class Rulebook:
    """Everything that ``vote.toml`` says. ``tolerance`` is the program's own, in hundredths."""

    levels: tuple[LevelRule, ...]
    judging: tuple[JudgingRule, ...]
    criteria: tuple[CriteriaRule, ...]
    validity: tuple[ValidityRule, ...]
    complaints: tuple[ComplaintRule, ...]
    tolerance: int


AnyRule = TypeVar("AnyRule", bound=Dated)
_CRITERIA = ("market", "technical", "culture", "other")


@cache
def rulebook() -> Rulebook:
    """Return the shipped law of the vote."""
    text = tomllib.loads(_FILE.read_text("utf-8"))
    return Rulebook(
        levels=tuple(
            LevelRule(
                **_dated(row),
                code=row["code"],
                territory=row["territory"],
                lower=row["lower"],
                council_sizes=tuple(row["council_sizes"]),
                decided_by=row["decided_by"],
            )
            for row in text["level"]
        ),
        judging=tuple(
            JudgingRule(
                **_dated(row),
                jury_is_odd=row["jury_is_odd"],
                photos=row["photos"],
                photo_cm=(row["photo_cm"][0], row["photo_cm"][1]),
                threshold=row["threshold_points"] * POINT,
            )
            for row in text["judging"]
        ),
        criteria=tuple(
            CriteriaRule(
                **_dated(row),
                criteria=tuple(Criterion(code, row[code] * POINT) for code in _CRITERIA),
            )
            for row in text["criteria"]
        ),
        validity=tuple(ValidityRule(**_dated(row), years=row["years"]) for row in text["validity"]),
        complaints=tuple(
            ComplaintRule(
                **_dated(row), file_within=row["file_within"], answer_within=row["answer_within"]
            )
            for row in text["complaints"]
        ),
        tolerance=text["board"]["apart_points"] * POINT,
    )


def _dated(row: Mapping[str, Any]) -> dict[str, Any]:
    source = Source(row["document"], row["clause"], row["verified"], row.get("doubt", ""))
    return {"first_day": row["from"], "last_day": row.get("to"), "source": source}


def _in_force(rules: Iterable[AnyRule], day: date) -> AnyRule:
    """Return the rule of a day; a day without one is refused, never guessed."""
    for rule in rules:
        if rule.is_in_force(day):
            return rule
    raise Refused(Problem("awards.no_rule_in_force", {"day_on": day.isoformat()}))


def levels_on(day: date) -> list[LevelRule]:
    """Return the levels at which a vote may be opened on a day."""
    return [rule for rule in rulebook().levels if rule.is_in_force(day)]


def level_rule(code: str, day: date) -> LevelRule:
    """Return the rule of a level on a day."""
    return _in_force([rule for rule in rulebook().levels if rule.code == code], day)


def judging_rule(day: date) -> JudgingRule:
    return _in_force(rulebook().judging, day)


def criteria_rule(day: date) -> CriteriaRule:
    return _in_force(rulebook().criteria, day)


def validity_rule(granted_on: date) -> ValidityRule:
    return _in_force(rulebook().validity, granted_on)


def complaint_rule(day: date) -> ComplaintRule:
    return _in_force(rulebook().complaints, day)
