"""Plans as a page shows them: values of lines in words, bars of money, differences of versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from khuyencong.engines.money import format_vnd
from khuyencong.foundation.ui.figures import DrawnPart, stacked
from khuyencong.programme.budgets.presenters import bar_parts
from khuyencong.programme.budgets.states import Source
from khuyencong.programme.plans.models import PlanLine
from khuyencong.programme.plans.queries import LineDetail
from khuyencong.programme.plans.states import LineState
from khuyencong.programme.plans.versions import Content, FieldChange, LineChange
from khuyencong.registers.policies.queries import activity_names

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

OTHER_ACTIVITY = "other"
NOTHING = "–"


def activity_labels() -> Mapping[str, "StrOrPromise"]:
    """Return the names of activities by code; a plan may hold work that no rulebook knows."""
    return {**activity_names(), OTHER_ACTIVITY: _("Nội dung khác")}


@dataclass(frozen=True)
class LineRow:
    """A plan line with its activity in words, its money by source and its bar drawn."""

    detail: LineDetail
    activity: "StrOrPromise"
    amounts: Sequence[int]  # in the order of the page's sources
    drawn: Sequence[DrawnPart]


def line_rows(
    details: Sequence[LineDetail], sources: Sequence[str], labels: Mapping[str, "StrOrPromise"]
) -> list[LineRow]:
    """Return plan lines as rows, with one cell of money for each source."""
    return [
        LineRow(
            detail=detail,
            activity=labels.get(detail.line.activity, detail.line.activity),
            amounts=[detail.amount_of(source) for source in sources],
            drawn=stacked(bar_parts(detail.stages)),
        )
        for detail in details
    ]


def kept_sources(content: Content) -> list[Source]:
    """Return the sources that a kept version counts on, in their order."""
    return [
        source
        for source in Source
        if any(source.value in line["funding"] for line in content["lines"])
    ]


def kept_lines(
    content: Content, sources: Sequence[Source], labels: Mapping[str, "StrOrPromise"]
) -> list[dict[str, Any]]:
    """Return the lines of a kept version with activity, state and days as a page shows them."""
    return [
        {
            **line,
            "activity": labels.get(line["activity"], line["activity"]),
            "state_label": LineState(line["state"]).label,
            "starts_on": _day(line["starts_on"]),
            "ends_on": _day(line["ends_on"]),
            "amounts": [line["funding"].get(source.value) for source in sources],
        }
        for line in content["lines"]
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@dataclass(frozen=True)
class ShownChange:
    """A value before and after, in words."""

    label: "StrOrPromise"
    before: "StrOrPromise"
    after: "StrOrPromise"


@dataclass(frozen=True)
class ShownLine:
    """What became of a line, in words."""

    number: str
    title: str
    is_new: bool
    changes: Sequence[ShownChange]


def shown_lines(
    changes: Sequence[LineChange], labels: Mapping[str, "StrOrPromise"]
) -> list[ShownLine]:
    """Return the differences between two versions in words."""
    return [
        ShownLine(
            number=change.number,
            title=change.title,
            is_new=change.is_new,
            changes=[
                *(_shown_field(one, labels) for one in change.fields),
                *(_shown_money(one) for one in change.money),
            ],
        )
        for change in changes
    ]


def _shown_field(change: FieldChange, labels: Mapping[str, "StrOrPromise"]) -> ShownChange:
    label = str(PlanLine._meta.get_field(change.name).verbose_name)  # type: ignore[union-attr]
    return ShownChange(
        label,
        _in_words(change.name, change.before, labels),
        _in_words(change.name, change.after, labels),
    )


def _in_words(
    name: str, value: str | int | None, labels: Mapping[str, "StrOrPromise"]
) -> "StrOrPromise":
    if value in (None, ""):
        return NOTHING
    text = str(value)
    if name == "activity":
        return labels.get(text, text)
    if name == "state":
        return LineState(text).label
    if name.endswith("_on"):
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    return text


def _shown_money(change: FieldChange) -> ShownChange:
    return ShownChange(Source(change.name).label, _amount(change.before), _amount(change.after))


def _amount(value: str | int | None) -> str:
    return NOTHING if value is None else f"{format_vnd(int(value))} đ"
