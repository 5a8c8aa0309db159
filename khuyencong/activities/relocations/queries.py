"""Reads of relocations: lists, pollution before and after, the support of the interest."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from khuyencong.activities.relocations.models import (
    Loan,
    Measurement,
    Relocation,
    StandardLimit,
    Step,
)
from khuyencong.activities.relocations.states import Stage
from khuyencong.activities.relocations.support import Schedule, Terms, schedule_of
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.rulings import ruling_of

NORM = "RELOCATION_INTEREST"
_RATE_WHOLE = 100_000  # a ruling tells a rate in thousandths of a percent


def list_rows(
    relocations: QuerySet[Relocation], *, text: str = "", stage: str = ""
) -> QuerySet[Relocation]:
    """Return relocations with what a list row shows. One query."""
    rows = relocations.select_related("establishment", "lot__cluster", "proposal")
    if stage:
        rows = rows.filter(stage=stage)
    if text:
        rows = rows.filter(
            Q(establishment__search_text__icontains=text) | Q(decision_number__icontains=text)
        )
    return rows


@dataclass(frozen=True)
class BeforeAfter:
    """One parameter against its limit, the last value before the move and the last after it."""

    before: Measurement | None
    after: Measurement | None

    @property
    def limit(self) -> StandardLimit:
        found = self.before or self.after
        assert found is not None, "one of both was measured"
        return found.limit


def pollution_of(relocation: Relocation) -> list[BeforeAfter]:
    """Return each parameter that was measured, before and after the move. Two queries."""
    moved = Step.objects.filter(relocation=relocation, stage=Stage.MOVED).first()
    pairs: dict[int, list[Measurement | None]] = {}
    for found in relocation.measurements.select_related("limit").order_by("measured_on", "pk"):
        pair = pairs.setdefault(found.limit_id, [None, None])
        is_after = moved is not None and found.measured_on >= moved.reached_on
        pair[int(is_after)] = found
    return [BeforeAfter(*pair) for pair in pairs.values()]


def terms_of(proposal: Proposal, *, on: date) -> Terms | None:
    """Return the share and the most for one that the law in force gives; None: it is silent."""
    ruling = ruling_of(proposal, on=on)
    if ruling.norm != NORM:
        return None
    rate: int | None = None
    cap_vnd: int | None = None
    for step in ruling.steps:
        if "percent_thousandths" in step.parameters and rate is None:
            rate = int(step.parameters["percent_thousandths"])
        if "cap_vnd" in step.parameters and cap_vnd is None:
            cap_vnd = int(step.parameters["cap_vnd"])
    if rate is None:
        return None
    rule = next(step.rule for step in ruling.steps)
    return Terms(rate, _RATE_WHOLE, cap_vnd, f"{rule.document}, {rule.clause}", rule.verified)


def schedule_for(relocation: Relocation, *, on: date) -> Schedule | None:
    """Return the support of each month of the loan; None without loan, statement or law."""
    loan = Loan.objects.filter(relocation=relocation).first()
    if loan is None or relocation.proposal is None:
        return None
    months = [row.as_value() for row in loan.months.all()]
    terms = terms_of(relocation.proposal, on=on)
    return schedule_of(months, terms) if months and terms else None
