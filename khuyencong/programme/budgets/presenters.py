"""Money as figures for a page: the parts of a bar, rows of lines, papers of several kinds alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from khuyencong.engines.ledger import ROAD
from khuyencong.engines.money import Vnd
from khuyencong.foundation.ui.figures import BarPart, DrawnPart, stacked
from khuyencong.programme.budgets.models import Allotment, MoneyPaper, Transfer, YearClosing
from khuyencong.programme.budgets.queries import LineSummary, Stages
from khuyencong.programme.budgets.states import STAGE_NAMES, ClosingManner
from khuyencong.registers.offices.models import Office

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def bar_parts(stages: Stages) -> list[BarPart]:
    """Return money by stage as the parts of a bar, in the order of the road."""
    return [BarPart(STAGE_NAMES[stage], stages.amount(stage), stage.value) for stage in ROAD]


@dataclass(frozen=True)
class LineRow:
    """A budget line with its bar drawn."""

    summary: LineSummary
    drawn: Sequence[DrawnPart]


def line_rows(summaries: Sequence[LineSummary]) -> list[LineRow]:
    """Return budget lines with their bars drawn."""
    return [LineRow(summary, stacked(bar_parts(summary.stages))) for summary in summaries]


@dataclass(frozen=True)
class FundRows:
    """The lines of one fund with their sum."""

    fund_id: int
    name: str
    rows: Sequence[LineRow]
    total: Stages


def by_fund(summaries: Sequence[LineSummary]) -> list[FundRows]:
    """Return lines in the order given, gathered under their funds."""
    gathered: dict[int, list[LineSummary]] = {}
    for summary in summaries:
        gathered.setdefault(summary.fund_id, []).append(summary)
    return [
        FundRows(
            fund_id=fund_id,
            name=own[0].fund_name,
            rows=line_rows(own),
            total=sum((summary.stages for summary in own), Stages()),
        )
        for fund_id, own in gathered.items()
    ]


@dataclass(frozen=True)
class PaperRow:
    """A money paper of any kind, as a list shows it."""

    kind: str
    paper: MoneyPaper
    office: Office
    title: "StrOrPromise"
    what: str
    amount_vnd: Vnd | None


def paper_row(paper: Allotment | Transfer | YearClosing) -> PaperRow:
    """Return what a list and a page say about a paper."""
    if isinstance(paper, Allotment):
        fund = paper.fund
        return PaperRow(
            "allotment", paper, fund.office, _("Giao kinh phí"), str(fund.name), paper.amount_vnd
        )
    if isinstance(paper, YearClosing):
        fund = paper.fund
        titles = {
            ClosingManner.CARRY_OVER.value: _("Khóa sổ, chuyển nguồn sang năm sau"),
            ClosingManner.RETURN.value: _("Khóa sổ, nộp trả ngân sách"),
        }
        return PaperRow(
            "closing", paper, fund.office, titles[paper.manner], fund.name, paper.amount_vnd
        )
    source = paper.line.fund
    if paper.target is None:
        title, what = _("Thu hồi kinh phí"), source.name
    else:
        title = _("Điều chuyển kinh phí")
        what = f"{source.name} ({source.office}) → {paper.target.fund.office}"
    return PaperRow("transfer", paper, source.office, title, what, paper.amount_vnd)
