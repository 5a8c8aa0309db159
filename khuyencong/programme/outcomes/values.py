"""What people state about aims and figures."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class AimValues:
    """What is followed for one indicator. A share has how many of how many; its aim in percent."""

    baseline: int | None = None
    baseline_out_of: int | None = None
    target: int | None = None


@dataclass(frozen=True)
class FigureValues:
    """One figure of a period. ``out_of`` for a share; women and minorities where people count."""

    value: int
    out_of: int | None = None
    women: int | None = None
    ethnic_minority: int | None = None


@dataclass(frozen=True)
class ReportValues:
    """The figures of a period by the code of the indicator, with what explains them."""

    figures: Mapping[str, FigureValues]
    note: str = ""
