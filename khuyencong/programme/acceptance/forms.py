"""Shape of what people type about work that was done. No writes, no policy."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.ui.forms import BaseForm, DateField, FilesField, VndField
from khuyencong.programme.acceptance.deadlines import first_of, month_before
from khuyencong.programme.acceptance.models import ProgressReport
from khuyencong.programme.acceptance.reckoning import Line
from khuyencong.programme.acceptance.states import MinutesForm
from khuyencong.programme.acceptance.values import (
    AcceptanceValues,
    DeliveryValues,
    LineValues,
    ProgressValues,
    SeenValues,
)
from khuyencong.programme.contracts.forms import DatedForm
from khuyencong.programme.contracts.models import Contract, ContractItem

HIGHEST_QUANTITY = 2_000_000_000


def _percent(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=100,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )


def _text(label: Any, *, rows: int = 3, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea({"rows": rows}), **options)


class FilterForm(BaseForm):
    """The filters of the list; they live in the address."""

    year = forms.IntegerField(label=_("Năm"), required=False, min_value=2004, max_value=2100)
    late = forms.BooleanField(label=_("Chỉ hợp đồng chậm báo cáo"), required=False)

    def year_wanted(self) -> int | None:
        """Return the year that the list is narrowed to; what could not be read narrows nothing."""
        self.is_valid()
        year: int | None = self.cleaned_data.get("year")
        return year

    def late_only(self) -> bool:
        self.is_valid()
        return bool(self.cleaned_data.get("late"))


class ProgressForm(BaseForm):
    """The report of a month, short enough for a phone."""

    month = forms.ChoiceField(label=_("Tháng báo cáo"))
    percent = _percent(_("Đã làm được bao nhiêu phần trăm khối lượng được hỗ trợ"))
    work_value_vnd = VndField(
        label=_("Giá trị khối lượng đã thực hiện"),
        help_text=_("Tính từ đầu đến nay, cả phần do cơ sở tự bỏ vốn."),
    )
    text = _text(_("Công việc đã làm"))
    difficulties = _text(_("Khó khăn, kiến nghị"), required=False)

    def __init__(self, *args: Any, months: Sequence[date], **options: Any) -> None:
        super().__init__(*args, **options)
        month = self.fields["month"]
        assert isinstance(month, forms.ChoiceField)
        month.choices = [(f"{one:%Y-%m}", f"{one:%m/%Y}") for one in months]

    def values(self) -> ProgressValues:
        data = self.cleaned_data
        return ProgressValues(
            month=date.fromisoformat(f"{data['month']}-01"),
            percent=data["percent"],
            work_value_vnd=data["work_value_vnd"],
            text=data["text"],
            difficulties=data["difficulties"],
        )


def months_to_report(contract: Contract, reported: Iterable[date], *, on: date) -> list[date]:
    """Return the months from the start of the work on that have no report, the latest first."""
    started = first_of(contract.started_on or on)
    month, months = first_of(on), []
    known = set(reported)
    while month >= started:
        if month not in known:
            months.append(month)
        month = month_before(month)
    return months


def initial_report(report: ProgressReport) -> dict[str, Any]:
    """Return a report in the shape of its form."""
    return {
        "month": f"{report.month:%Y-%m}",
        "percent": report.self_percent,
        "work_value_vnd": report.work_value_vnd,
        "text": report.text,
        "difficulties": report.difficulties,
    }


class SeenForm(DatedForm):
    """What an inspector saw; begins with what was reported."""

    percent = _percent(_("Tiến độ nhìn thấy tại chỗ (%)"))
    value_vnd = VndField(label=_("Giá trị khối lượng xác nhận"))
    note = _text(
        _("Ý kiến kiểm tra"),
        required=False,
        help_text=_("Bắt buộc khi số xác nhận khác số tự báo cáo."),
    )
    field_order = ["day", "percent", "value_vnd", "note"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["day"].label = _("Ngày kiểm tra")

    def values(self) -> SeenValues:
        data = self.cleaned_data
        return SeenValues(data["percent"], data["value_vnd"], data["note"])


class DeliveryForm(BaseForm):
    """Some of an item, as it was delivered."""

    contract_item = forms.ChoiceField(label=_("Nội dung"))
    quantity = forms.IntegerField(
        label=_("Số lượng bàn giao"), min_value=1, max_value=HIGHEST_QUANTITY
    )
    cost_vnd = VndField(label=_("Kinh phí đã thực hiện"))
    delivered_on = DateField(label=_("Ngày bàn giao"))
    participants = forms.IntegerField(
        label=_("Số người tham gia"),
        required=False,
        min_value=0,
        max_value=HIGHEST_QUANTITY,
        help_text=_("Với lớp học, hội nghị, tham quan khảo sát."),
    )
    evidence = _text(_("Căn cứ, chứng từ"), rows=2)
    papers = FilesField(label=_("Tệp kèm theo"), required=False)

    def __init__(self, *args: Any, items: Iterable[ContractItem], **options: Any) -> None:
        super().__init__(*args, **options)
        item = self.fields["contract_item"]
        assert isinstance(item, forms.ChoiceField)
        item.choices = [
            (str(one.pk), f"{one.name} ({one.quantity} {one.unit})")
            for one in items
            if one.cost_vnd
        ]

    def values(self) -> DeliveryValues:
        data = self.cleaned_data
        return DeliveryValues(
            quantity=data["quantity"],
            cost_vnd=data["cost_vnd"],
            delivered_on=data["delivered_on"],
            evidence=data["evidence"],
            participants=data["participants"],
        )


class WithdrawalForm(BaseForm):
    """Why a delivery is taken back."""

    reason = _text(_("Lý do rút"), rows=2)


@dataclass(frozen=True)
class LineRow:
    """The inputs of one item beside what the contract and earlier papers say of it."""

    line: Line
    quantity: BoundField
    cost: BoundField
    note: BoundField


_HEAD = ("minutes_number", "form", "held_on", "place", "participants")
_TAIL = ("conclusion", "is_final", "papers")


class AcceptanceForm(BaseForm):
    """Minutes as they are drafted: their head, a row for each item, their conclusion."""

    minutes_number = forms.CharField(label=_("Số biên bản"), max_length=40)
    form = forms.ChoiceField(label=_("Mẫu biên bản"), choices=MinutesForm)
    held_on = DateField(label=_("Ngày nghiệm thu"))
    place = forms.CharField(label=_("Địa điểm nghiệm thu"), max_length=300)
    participants = _text(
        _("Thành phần tham gia"), help_text=_("Mỗi dòng một người: họ tên, chức vụ, đơn vị.")
    )
    conclusion = _text(_("Kết luận"))
    is_final = forms.BooleanField(
        label=_("Đây là lần nghiệm thu cuối, phần còn thiếu sẽ không thực hiện nữa"),
        required=False,
        help_text=_("Không cần đánh dấu khi đã nghiệm thu đủ mọi nội dung."),
    )
    papers = FilesField(label=_("Bản chụp biên bản, ảnh, danh sách"), required=False)

    def __init__(self, *args: Any, lines: Iterable[Line], **options: Any) -> None:
        super().__init__(*args, **options)
        self.lines = list(lines)
        for line in self.lines:
            pk = line.item.pk
            self.fields[f"quantity_{pk}"] = forms.IntegerField(
                label=_("Số lượng nghiệm thu"), min_value=0, max_value=HIGHEST_QUANTITY
            )
            self.fields[f"cost_{pk}"] = VndField(label=_("Kinh phí hợp lệ"))
            self.fields[f"note_{pk}"] = forms.CharField(
                label=_("Ghi chú"), max_length=300, required=False
            )

    def head(self) -> list[BoundField]:
        return [self[name] for name in _HEAD]

    def tail(self) -> list[BoundField]:
        return [self[name] for name in _TAIL]

    def rows(self) -> list[LineRow]:
        return [
            LineRow(
                line,
                self[f"quantity_{line.item.pk}"],
                self[f"cost_{line.item.pk}"],
                self[f"note_{line.item.pk}"],
            )
            for line in self.lines
        ]

    def told(self) -> dict[int, LineValues]:
        """Return what could be read of the lines; an item that could not be read is left out."""
        data = self.cleaned_data
        return {
            pk: LineValues(data[f"quantity_{pk}"], data[f"cost_{pk}"], data.get(f"note_{pk}", ""))
            for pk in (line.item.pk for line in self.lines)
            if f"quantity_{pk}" in data and f"cost_{pk}" in data
        }

    def values(self) -> AcceptanceValues:
        data = self.cleaned_data
        return AcceptanceValues(
            **{name: data[name] for name in (*_HEAD, "conclusion", "is_final")}, lines=self.told()
        )


def initial_minutes(lines: Iterable[Line], head: Mapping[str, Any]) -> dict[str, Any]:
    """Return minutes in the shape of their form."""
    initial = dict(head)
    for line in lines:
        pk = line.item.pk
        initial[f"quantity_{pk}"] = line.now.quantity
        initial[f"cost_{pk}"] = line.now.cost_vnd
        initial[f"note_{pk}"] = line.note
    return initial


class SigningForm(DatedForm):
    """The day on which minutes are signed."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["day"].label = _("Ngày ký")
