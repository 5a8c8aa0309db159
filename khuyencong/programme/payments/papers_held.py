"""A list of needed papers beside those that are there, as a page shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from khuyencong.programme.payments.models import PaymentPaper, SettlementPaper
from khuyencong.programme.payments.queries import NeededPaper

Held = TypeVar("Held", PaymentPaper, SettlementPaper)


@dataclass(frozen=True)
class PaperRow(Generic[Held]):
    """A paper that is asked for with those that meet it. ``needed`` None: asked for by nobody."""

    needed: NeededPaper | None
    held: Sequence[Held]


def paper_rows(needed: Iterable[NeededPaper], papers: Iterable[Held]) -> list[PaperRow[Held]]:
    """Return one row for each needed paper, and one for all others where there are any."""
    there = [paper for paper in papers if paper.removed_at is None]
    asked = list(needed)
    rows = [PaperRow[Held](one, _meeting(there, one)) for one in asked]
    names = {one.requirement for one in asked}
    others = [paper for paper in there if paper.requirement not in names]
    if others:
        rows.append(PaperRow[Held](None, others))
    return rows


def _meeting(papers: Iterable[Held], needed: NeededPaper) -> list[Held]:
    return [paper for paper in papers if paper.requirement == needed.requirement]
