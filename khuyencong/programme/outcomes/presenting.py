"""Results as the pages read them: numbers as text, bars beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from khuyencong.engines.money import format_vnd
from khuyencong.foundation.ui.figures import BarRow, Tone
from khuyencong.programme.outcomes.indicators import Indicator
from khuyencong.programme.outcomes.models import Figure
from khuyencong.programme.outcomes.results import Result

NOTHING = "–"


@dataclass(frozen=True)
class Shown:
    """One indicator with its numbers as text, and the bars of before, now and wanted."""

    result: Result
    measured: str
    baseline: str
    target: str
    change: str
    women: str
    ethnic_minority: str
    bars: Sequence[BarRow]


def number_text(number: Fraction | None, *, places: int = 1) -> str:
    """Return a number with dots between thousands and a comma; rounded half up where needed."""
    if number is None:
        return NOTHING
    scale = 10**places
    scaled = (abs(number) * scale * 2 + 1) // 2
    whole, rest = divmod(int(scaled), scale)
    text = format_vnd(whole)
    if rest:
        text = f"{text},{rest:0{places}}".rstrip("0")
    return f"−{text}" if number < 0 and scaled else text


def change_text(number: Fraction | None) -> str:
    """Return a change with its sign."""
    text = number_text(number)
    return f"+{text}" if number is not None and number > 0 else text


def shown(result: Result, url: str) -> Shown:
    """Return one indicator as the page of results shows it; its bars lead to the rows behind."""
    total = result.total
    return Shown(
        result=result,
        measured=number_text(total.measured),
        baseline=number_text(total.baseline),
        target=number_text(total.target),
        change=change_text(total.change),
        women=number_text(total.women),
        ethnic_minority=number_text(total.ethnic_minority),
        bars=_bars(result, url),
    )


def _bars(result: Result, url: str) -> list[BarRow]:
    total, unit = result.total, result.indicator.unit
    rows = [
        (_("Trước khi hỗ trợ"), total.baseline, Tone.GRAY),
        (_("Đo được"), total.measured, Tone.GREEN if result.is_better else Tone.AZURE),
        (_("Mục tiêu"), total.target, Tone.RESERVED),
    ]
    return [
        BarRow(
            label,
            max(0, int(number * 100)),
            shown=f"{number_text(number)} {unit}",
            tone=tone,
            url=url,
        )
        for label, number, tone in rows
        if number is not None
    ]


def figure_text(indicator: Indicator, figure: Figure | None) -> str:
    """Return one figure as it was reported."""
    if figure is None:
        return NOTHING
    if indicator.is_share:
        return f"{figure.value}/{figure.out_of}"
    return format_vnd(figure.value)
