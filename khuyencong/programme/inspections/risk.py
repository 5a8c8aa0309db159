"""How urgently a contract is visited: points by part, weights and bands as shipped in data."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

FULL_WEIGHT = 100


@dataclass(frozen=True)
class Part:
    """One part of the score. ``bands`` are (at least, points), rising."""

    code: str
    label: str
    unit: str  # vnd, percent, days, yes or points
    weight: int
    bands: tuple[tuple[int, int], ...]

    def points(self, measure: int) -> int:
        """Return 0 to 100 points: those of the highest band that the measure reaches."""
        return max((points for least, points in self.bands if measure >= least), default=0)


@dataclass(frozen=True)
class RiskBook:
    """The parts of the score, and what each earlier finding counts by severity."""

    parts: tuple[Part, ...]
    finding_points: Mapping[str, int]


@dataclass(frozen=True)
class PartScore:
    """One part as it came out for a contract: ``points`` x ``weight`` = ``weighted``."""

    code: str
    label: str
    unit: str
    measure: int
    points: int
    weight: int

    @property
    def weighted(self) -> int:
        return self.points * self.weight


@dataclass(frozen=True)
class RiskScore:
    """The score with its arithmetic. ``hundredths`` is exact: 6350 is 63.5 of 100."""

    parts: tuple[PartScore, ...]

    @property
    def hundredths(self) -> int:
        return sum(part.weighted for part in self.parts)


@cache
def risk_book() -> RiskBook:
    """Return the parts and weights as shipped."""
    text = resources.files(__package__).joinpath("risk.toml").read_text("utf-8")
    data = tomllib.loads(text)
    parts = tuple(
        Part(
            code=row["code"],
            label=row["label"],
            unit=row["unit"],
            weight=row["weight"],
            bands=tuple((least, points) for least, points in row["bands"]),
        )
        for row in data["part"]
    )
    assert sum(part.weight for part in parts) == FULL_WEIGHT, "the weights make a hundred"
    return RiskBook(parts, data["finding_points"])


def risk_score(measures: Mapping[str, int], book: RiskBook | None = None) -> RiskScore:
    """Return the score of a contract from what was measured of it, by the code of the part."""
    return RiskScore(
        tuple(
            PartScore(
                code=part.code,
                label=part.label,
                unit=part.unit,
                measure=measures[part.code],
                points=part.points(measures[part.code]),
                weight=part.weight,
            )
            for part in (book or risk_book()).parts
        )
    )


def to_json(score: RiskScore) -> list[dict[str, str | int]]:
    """Return the arithmetic as it is kept with a chosen contract."""
    return [vars(part) for part in score.parts]


def from_json(rows: Sequence[Mapping[str, str | int]]) -> RiskScore:
    """Return the arithmetic that was kept with a chosen contract."""
    return RiskScore(
        tuple(
            PartScore(
                code=str(row["code"]),
                label=str(row["label"]),
                unit=str(row["unit"]),
                measure=int(row["measure"]),
                points=int(row["points"]),
                weight=int(row["weight"]),
            )
            for row in rows
        )
    )
