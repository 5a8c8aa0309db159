"""What a sheet asks: criteria with their maxima, and the parts that each is divided into."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from khuyencong.engines.refusals import Problem
from khuyencong.engines.scoring.points import show_points


@dataclass(frozen=True)
class Criterion:
    """One criterion of the law with the most hundredths that it can bring."""

    code: str
    maximum: int


@dataclass(frozen=True)
class Part:
    """One part of a criterion, as the jury scores it. ``key`` is the caller's own."""

    key: int
    criterion: str
    maximum: int


@dataclass(frozen=True)
class Scheme:
    """The criteria and their parts, in the order of the sheet."""

    criteria: tuple[Criterion, ...]
    parts: tuple[Part, ...]

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The place of each part's criterion among the criteria."""
        place = {criterion.code: at for at, criterion in enumerate(self.criteria)}
        return tuple(place[part.criterion] for part in self.parts)

    @cached_property
    def maximum(self) -> int:
        return sum(criterion.maximum for criterion in self.criteria)


def problems_of_parts(criteria: Sequence[Criterion], parts: Sequence[Part]) -> list[Problem]:
    """Return what is wrong with a division: an empty criterion, a sum that differs, a part of 0."""
    known = {criterion.code for criterion in criteria}
    problems = [
        Problem("scoring.part_out_of_sense", {"points": show_points(part.maximum)})
        for part in parts
        if part.maximum <= 0 or part.criterion not in known
    ]
    for criterion in criteria:
        total = sum(part.maximum for part in parts if part.criterion == criterion.code)
        if total != criterion.maximum:
            told = {
                "criterion": criterion.code,
                "total": show_points(total),
                "maximum": show_points(criterion.maximum),
            }
            problems.append(Problem("scoring.parts_differ_from_criterion", told))
    return problems


def problems_of_points(
    scheme: Scheme, points: Mapping[int, int], *, is_whole: bool
) -> list[Problem]:
    """Return what is wrong with points by part; a whole sheet leaves none out.

    Each problem names the part's key as its field.
    """
    parts = {part.key: part for part in scheme.parts}
    problems = [
        Problem("scoring.part_unknown", field=str(key)) for key in points if key not in parts
    ]
    for key, part in parts.items():
        if key not in points:
            if is_whole:
                problems.append(Problem("scoring.part_not_scored", field=str(key)))
        elif not 0 <= points[key] <= part.maximum:
            told = {"points": show_points(points[key]), "maximum": show_points(part.maximum)}
            problems.append(Problem("scoring.points_beyond_part", told, field=str(key)))
    total = sum(points.values())
    if total > scheme.maximum:
        told = {"points": show_points(total), "maximum": show_points(scheme.maximum)}
        problems.append(Problem("scoring.points_beyond_sheet", told))
    return problems
