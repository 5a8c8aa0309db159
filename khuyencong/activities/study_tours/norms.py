"""The spending norms of tours: data beside this file, each with its source."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from khuyencong.engines.money import Vnd

_FILE = Path(__file__).with_name("norms.toml")


@dataclass(frozen=True)
class Norm:
    """What one unit may cost. ``amount_vnd`` None: paid by voucher, without a norm."""

    code: str
    name: str
    unit: str
    source: str
    verified: bool
    valid_from: date
    amount_vnd: Vnd | None = None


@dataclass(frozen=True)
class ReportRule:
    """Within how many days after a tour its report is due, and who says so."""

    days: int
    source: str
    verified: bool

    def due_on(self, ends_on: date) -> date:
        return ends_on + timedelta(days=self.days)


@cache
def norms() -> dict[str, Norm]:
    """Return the norms by their codes, in the order of the file."""
    told = tomllib.loads(_FILE.read_text("utf-8"))
    return {row["code"]: Norm(**row) for row in told["norm"]}


@cache
def report_rule() -> ReportRule:
    """Return when a report is due."""
    told = tomllib.loads(_FILE.read_text("utf-8"))
    return ReportRule(
        told["report_within_days"], told["report_source"], verified=told["report_verified"]
    )


def norm_on(code: str, day: date) -> Norm | None:
    """Return the norm of a code that is in force on a day; None where there is none."""
    norm = norms().get(code)
    return norm if norm is not None and norm.valid_from <= day else None
