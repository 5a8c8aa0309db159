"""Shape of what people type about relocations. No writes, no policy."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.relocations.models import Loan, StandardLimit
from khuyencong.activities.relocations.states import STEPS, LoanTerm, Stage
from khuyencong.activities.relocations.support import MonthOfLoan
from khuyencong.activities.relocations.values import (
    LimitValues,
    LoanValues,
    MeasurementValues,
    RelocationValues,
    StepValues,
)
from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import Problem, Refused
from khuyencong.engines.text import fold
from khuyencong.foundation.ui.forms import BaseForm, DateField, FilesField, VndField
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.proposals.models import Proposal
from khuyencong.registers.clusters.models import Lot
from khuyencong.registers.establishments.models import Establishment


class FilterForm(BaseForm):
    """The filters of the list; they live in the address."""

    text = forms.CharField(label=_("Tìm"), required=False, max_length=100)
    stage = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *Stage.choices]
    )


def _chosen(field: forms.Field, rows: QuerySet[Any]) -> None:
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows


class RelocationForm(BaseForm):
    """An establishment that is to move."""

    establishment = forms.ModelChoiceField(label=_("Cơ sở"), queryset=Establishment.objects.none())
    proposal = forms.ModelChoiceField(
        label=_("Đề án hỗ trợ"),
        queryset=Proposal.objects.none(),
        required=False,
        help_text=_("Để trống nếu chỉ theo dõi, không hỗ trợ lãi suất."),
    )
    decision_number = forms.CharField(label=_("Số quyết định"), max_length=60)
    decided_on = DateField(label=_("Ngày quyết định"))
    decided_by = forms.CharField(label=_("Nơi quyết định"), max_length=200)
    pollution = forms.CharField(
        label=_("Gây ô nhiễm gì"), max_length=5000, widget=forms.Textarea({"rows": 3})
    )

    def __init__(
        self, *args: Any, houses: QuerySet[Any], proposals: QuerySet[Any], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        _chosen(self.fields["establishment"], houses)
        _chosen(self.fields["proposal"], proposals)

    def values(self) -> RelocationValues:
        data = self.cleaned_data
        return RelocationValues(
            establishment_id=data["establishment"].pk,
            decision_number=data["decision_number"],
            decided_on=data["decided_on"],
            decided_by=data["decided_by"],
            pollution=data["pollution"],
            proposal_id=data["proposal"].pk if data["proposal"] else None,
        )


class PlanForm(BaseForm):
    """By when each step is to be reached."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for stage in STEPS:
            self.fields[stage.value] = DateField(label=stage.label)

    def due(self) -> dict[Stage, date]:
        return {stage: self.cleaned_data[stage.value] for stage in STEPS}


class StepForm(BaseForm):
    """A step that was reached; with the lot where the lot is agreed."""

    reached_on = DateField(label=_("Ngày"))
    paper = forms.CharField(label=_("Văn bản"), max_length=200)
    note = forms.CharField(
        label=_("Ghi nhận"), max_length=5000, required=False, widget=forms.Textarea({"rows": 3})
    )
    photos = FilesField(
        label=_("Ảnh tại chỗ"),
        required=False,
        help_text=_("Nên bật định vị khi chụp; ảnh không có vị trí vẫn nhận và được đánh dấu."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, lots: QuerySet[Lot] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if lots is not None:
            field = _LotField(label=_("Lô đất còn trống"), queryset=lots)
            self.fields = {"lot": field, **self.fields}

    def values(self) -> StepValues:
        data = self.cleaned_data
        return StepValues(data["reached_on"], data["paper"], data["note"])


class _LotField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice of lots that tells their cluster and size."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.cluster}: {obj.code} ({obj.area_m2} m²)"


def _measured(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        max_digits=14,
        decimal_places=4,
        localize=True,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
    )


class LimitForm(BaseForm):
    """What a standard allows."""

    parameter = forms.CharField(label=_("Thông số"), max_length=80)
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=40)
    value = _measured(_("Giới hạn"))
    standard = forms.CharField(label=_("Quy chuẩn"), max_length=120)
    source = forms.CharField(
        label=_("Nguồn"),
        max_length=300,
        help_text=_("Đã đọc giới hạn này ở đâu: bảng, cột, trang."),
    )

    def values(self) -> LimitValues:
        return LimitValues(**self.cleaned_data)


class MeasurementForm(BaseForm):
    """What a laboratory found."""

    limit = forms.ModelChoiceField(
        label=_("Thông số, quy chuẩn"), queryset=StandardLimit.objects.none()
    )
    value = _measured(_("Kết quả"))
    measured_on = DateField(label=_("Ngày đo"))
    laboratory = forms.CharField(label=_("Đơn vị đo"), max_length=200)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _chosen(self.fields["limit"], StandardLimit.objects.all())

    def values(self) -> MeasurementValues:
        data = self.cleaned_data
        return MeasurementValues(
            data["limit"].pk, data["value"], data["measured_on"], data["laboratory"]
        )


class LoanForm(BaseForm):
    """The credit contract."""

    bank = forms.CharField(label=_("Ngân hàng"), max_length=200)
    number = forms.CharField(label=_("Số hợp đồng tín dụng"), max_length=60)
    signed_on = DateField(label=_("Ngày ký"))
    amount_vnd = VndField(label=_("Số tiền vay"), allow_zero=False)
    term = forms.ChoiceField(label=_("Kỳ hạn"), choices=LoanTerm.choices)
    is_in_vnd = forms.BooleanField(label=_("Vay bằng đồng Việt Nam"), required=False)
    purpose = forms.CharField(label=_("Mục đích vay"), max_length=300)

    def values(self) -> LoanValues:
        return LoanValues(**self.cleaned_data)


def initial_loan(loan: Loan | None) -> dict[str, Any]:
    """Return a loan in the shape of its form."""
    if loan is None:
        return {"is_in_vnd": True}
    names = ("bank", "number", "signed_on", "amount_vnd", "term", "is_in_vnd", "purpose")
    return {name: getattr(loan, name) for name in names}


class StatementForm(BaseForm):
    """The bank's statement, pasted from a sheet: a line for each month."""

    rows = forms.CharField(
        label=_("Sao kê"),
        max_length=50_000,
        widget=forms.Textarea({"rows": 14, "spellcheck": "false"}),
        help_text=_(
            "Mỗi tháng một dòng, dán được từ bảng tính: tháng/năm; giải ngân; trả gốc; lãi đã trả; "
            "quá hạn (có/không); lãi theo mức lãi suất thấp nhất (nếu có)."
        ),
    )

    def months(self) -> list[MonthOfLoan]:
        """Return the months. Refuses a line that cannot be read, by its number."""
        lines = self.cleaned_data["rows"].splitlines()
        return [_month(line, at) for at, line in enumerate(lines, start=1) if line.strip()]


def _month(line: str, at: int) -> MonthOfLoan:
    cells = [cell.strip() for cell in (line.split("\t") if "\t" in line else line.split(";"))]
    try:
        number, year = (int(part) for part in cells[0].split("/"))
        drawn, repaid, interest = (_amount(cell) for cell in cells[1:4])
        overdue = fold(cells[4]) if len(cells) > 4 else ""
        allowed = _amount(cells[5]) if len(cells) > 5 and cells[5] else None
        if overdue not in ("", "co", "khong", "x") or len(cells) > 6:
            raise ValueError(overdue)
        month = date(year, number, 1)
    except ValueError as problem:
        told: dict[str, str | int] = {"row": at, "text": line[:80]}
        raise Refused(Problem("relocations.row_unreadable", told, field="rows")) from problem
    return MonthOfLoan(month, drawn, repaid, interest, overdue in ("co", "x"), allowed)


def _amount(cell: str) -> Vnd:
    return int(cell.replace(".", "").replace(" ", "") or "0")


def initial_rows(loan: Loan) -> str:
    """Return a statement in the shape of its form."""
    return "\n".join(
        "; ".join(
            [
                f"{one.month:%m/%Y}",
                str(one.drawn_vnd),
                str(one.repaid_vnd),
                str(one.interest_vnd),
                "có" if one.is_overdue else "không",
                *([] if one.allowed_vnd is None else [str(one.allowed_vnd)]),
            ]
        )
        for one in loan.months.all()
    )


class ReportForm(BaseForm):
    """Under which item of the contract the relocation is reported."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, items: Iterable[ContractItem] | None, **options: Any) -> None:
        super().__init__(*args, **options)
        if items is not None:
            choices = [(str(one.pk), f"{one.name} ({one.quantity} {one.unit})") for one in items]
            self.fields["contract_item"] = forms.ChoiceField(
                label=_("Nội dung hợp đồng"), choices=choices
            )

    def item_id(self) -> int | None:
        chosen = self.cleaned_data.get("contract_item")
        return int(chosen) if chosen else None
