"""Shape of what people type about outcomes. No writes, no policy."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.ui.forms import BaseForm, VndField
from khuyencong.programme.budgets.states import Source
from khuyencong.programme.outcomes.indicators import Indicator, indicators, periods
from khuyencong.programme.outcomes.models import Aim, Figure
from khuyencong.programme.outcomes.states import PeriodState
from khuyencong.programme.outcomes.values import AimValues, FigureValues, ReportValues
from khuyencong.programme.plans.models import Plan


def _number(label: Any, *, required: bool, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.NumberInput({"inputmode": "numeric", "min": "0"}),
    )


def _value_field(one: Indicator, label: Any, *, required: bool) -> forms.Field:
    if one.is_money:
        return VndField(label=label, required=required, help_text=one.unit)
    return _number(label, required=required, help_text=one.unit)


class VersionForm(BaseForm):
    """A press of a button on a record as it was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(VersionForm):
    """A press of a button with the reason for it."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea({"rows": 2}))


@dataclass(frozen=True)
class Asked:
    """The inputs of one indicator."""

    indicator: Indicator
    fields: Sequence[BoundField]


class ReportForm(BaseForm):
    """The figures of a period, one indicator after the other, short enough for a phone."""

    def __init__(self, *args: Any, asked: Iterable[str], **options: Any) -> None:
        super().__init__(*args, **options)
        known = indicators()
        self.asked = [known[code] for code in asked if code in known]
        for one in self.asked:
            label = _("Số mẫu vượt quy chuẩn") if one.is_share else one.name
            self.fields[f"value_{one.code}"] = _value_field(one, label, required=True)
            if one.is_share:
                self.fields[f"value_{one.code}"].help_text = ""
                self.fields[f"out_of_{one.code}"] = _number(
                    _("Trên tổng số mẫu đã đo"), required=True
                )
            for name, text in (
                ("women", _("Trong đó nữ")),
                ("ethnic_minority", _("Trong đó dân tộc thiểu số")),
            ):
                if name in one.splits:
                    self.fields[f"{name}_{one.code}"] = _number(text, required=False)
        self.fields["note"] = forms.CharField(
            label=_("Giải thích số liệu"), required=False, widget=forms.Textarea({"rows": 2})
        )

    def rows(self) -> list[Asked]:
        return [
            Asked(
                one,
                [
                    self[f"{name}_{one.code}"]
                    for name in ("value", "out_of", "women", "ethnic_minority")
                    if f"{name}_{one.code}" in self.fields
                ],
            )
            for one in self.asked
        ]

    def values(self) -> ReportValues:
        data = self.cleaned_data
        return ReportValues(
            figures={
                one.code: FigureValues(
                    value=data[f"value_{one.code}"],
                    out_of=data.get(f"out_of_{one.code}"),
                    women=data.get(f"women_{one.code}"),
                    ethnic_minority=data.get(f"ethnic_minority_{one.code}"),
                )
                for one in self.asked
            },
            note=data["note"],
        )


class LinkReportForm(ReportForm):
    """The figures of a period by who holds its link."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reporter_name"] = forms.CharField(
            label=_("Họ tên người báo cáo"), max_length=150
        )


def initial_figures(figures: Iterable[Figure], note: str = "") -> dict[str, Any]:
    """Return figures in the shape of their form."""
    initial: dict[str, Any] = {"note": note}
    for one in figures:
        for name in ("value", "out_of", "women", "ethnic_minority"):
            initial[f"{name}_{one.indicator}"] = getattr(one, name)
    return initial


@dataclass(frozen=True)
class AimRow:
    """The inputs of one indicator: whether it is followed, how it was, what is wanted."""

    indicator: Indicator
    follow: BoundField
    fields: Sequence[BoundField]


class AimsForm(BaseForm):
    """By which indicators a đề án is followed, how each was before, what is wanted."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for code, one in indicators().items():
            self.fields[f"follow_{code}"] = forms.BooleanField(
                label=_("Theo dõi chỉ số này"), required=False
            )
            self.fields[f"baseline_{code}"] = _value_field(
                one, _("Trước khi hỗ trợ"), required=False
            )
            if one.is_share:
                self.fields[f"baseline_{code}"].label = _("Số mẫu vượt, trước khi hỗ trợ")
                self.fields[f"baseline_{code}"].help_text = _("mẫu")
                self.fields[f"out_of_{code}"] = _number(_("Trên tổng số mẫu đã đo"), required=False)
            self.fields[f"target_{code}"] = _value_field(one, _("Mục tiêu"), required=False)

    def rows(self) -> list[AimRow]:
        return [
            AimRow(
                one,
                self[f"follow_{code}"],
                [
                    self[f"{name}_{code}"]
                    for name in ("baseline", "out_of", "target")
                    if f"{name}_{code}" in self.fields
                ],
            )
            for code, one in indicators().items()
        ]

    def values(self) -> dict[str, AimValues]:
        data = self.cleaned_data
        return {
            code: AimValues(
                baseline=data[f"baseline_{code}"],
                baseline_out_of=data.get(f"out_of_{code}"),
                target=data[f"target_{code}"],
            )
            for code in indicators()
            if data[f"follow_{code}"]
        }


def initial_aims(aims: Iterable[Aim], version: int) -> Mapping[str, Any]:
    """Return aims in the shape of their form."""
    initial: dict[str, Any] = {"version": version}
    for aim in aims:
        initial[f"follow_{aim.indicator}"] = True
        initial[f"baseline_{aim.indicator}"] = aim.baseline
        initial[f"out_of_{aim.indicator}"] = aim.baseline_out_of
        initial[f"target_{aim.indicator}"] = aim.target
    return initial


class FilterForm(BaseForm):
    """Which periods are shown; it lives in the address."""

    state = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("Tất cả")), *PeriodState.choices]
    )

    def state_wanted(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("state", ""))


class ResultsForm(BaseForm):
    """Of which plan, source and period results are shown; it lives in the address."""

    plan = forms.ChoiceField(label=_("Kế hoạch"), required=False)
    source = forms.ChoiceField(label=_("Nguồn kinh phí"), required=False)
    months = forms.ChoiceField(label=_("Kỳ sau nghiệm thu"), required=False)

    def __init__(self, *args: Any, plans: Iterable[Plan], **options: Any) -> None:
        super().__init__(*args, **options)
        self.plans = {str(plan.pk): plan for plan in plans}
        given = [one for one in Source.choices if one[0] != Source.COUNTERPART.value]
        self._offer(
            "plan", [("", _("Tất cả")), *((key, str(one)) for key, one in self.plans.items())]
        )
        self._offer("source", [("", _("Tất cả")), *given])
        self._offer("months", months_choices())

    def _offer(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)

    def plan_wanted(self) -> Plan | None:
        self.is_valid()
        return self.plans.get(str(self.cleaned_data.get("plan", "")))

    def source_wanted(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("source", ""))

    def months_wanted(self) -> int:
        self.is_valid()
        return int(self.cleaned_data.get("months") or DEFAULT_MONTHS)


DEFAULT_MONTHS = 12


def months_choices() -> list[tuple[str, Any]]:
    """Return the periods to choose from, the usual one first."""
    months = sorted((one.months for one in periods()), key=lambda one: one != DEFAULT_MONTHS)
    return [(str(one), _("%(months)s tháng") % {"months": one}) for one in months]


class ObjectiveForm(BaseForm):
    """By what an objective is measured."""

    indicator = forms.ChoiceField(label=_("Chỉ số"))
    months = forms.TypedChoiceField(label=_("Kỳ"), coerce=int)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        indicator, months = self.fields["indicator"], self.fields["months"]
        assert isinstance(indicator, forms.ChoiceField)
        assert isinstance(months, forms.ChoiceField)
        indicator.choices = [(code, one.name) for code, one in indicators().items()]
        months.choices = months_choices()
