"""Shape of what people type about machines. No writes, no policy."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.machinery.models import Machine
from khuyencong.activities.machinery.states import Indicator, Stage
from khuyencong.activities.machinery.values import (
    DemonstrationValues,
    FollowUpValues,
    MachineValues,
    MeasureValues,
    QuoteValues,
    ReportValues,
    StageValues,
)
from khuyencong.foundation.ui.forms import BaseForm, DateField, FilesField, VndField
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.proposals.models.estimate import Condition


def _text(label: Any, *, rows: int = 3, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=5000, widget=forms.Textarea({"rows": rows}), **options
    )


def _photos() -> FilesField:
    return FilesField(
        label=_("Ảnh tại chỗ"),
        required=False,
        help_text=_("Nên bật định vị khi chụp; ảnh không có vị trí vẫn nhận và được đánh dấu."),
    )


class FilterForm(BaseForm):
    """The filters of the list; they live in the address."""

    text = forms.CharField(label=_("Tìm"), required=False, max_length=100)
    stage = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *Stage.choices]
    )
    due = forms.BooleanField(label=_("Chỉ máy đến hạn thăm lại"), required=False)


class MachineForm(BaseForm):
    """A machine as it stands on its plate."""

    contract_item = forms.ChoiceField(label=_("Nội dung hợp đồng"))
    name = forms.CharField(label=_("Tên máy"), max_length=200)
    maker = forms.CharField(label=_("Hãng sản xuất"), max_length=120)
    model = forms.CharField(label=_("Kiểu, ký hiệu"), max_length=80)
    condition = forms.ChoiceField(
        label=_("Tình trạng"),
        choices=[(one.value, one.label) for one in (Condition.NEW, Condition.USED)],
    )
    country = forms.CharField(label=_("Nước sản xuất"), max_length=80, required=False)
    year_made = forms.IntegerField(
        label=_("Năm sản xuất"),
        required=False,
        min_value=1,
        max_value=9999,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )
    serial_number = forms.CharField(
        label=_("Số máy"),
        max_length=80,
        required=False,
        help_text=_("Số trên nhãn máy; chưa có thì để trống, ghi trước khi nhận máy."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, *args: Any, items: Iterable[ContractItem], **options: Any) -> None:
        super().__init__(*args, **options)
        item = self.fields["contract_item"]
        assert isinstance(item, forms.ChoiceField)
        item.choices = [
            (str(one.pk), f"{one.name} ({one.quantity} {one.unit})")
            for one in items
            if one.cost_vnd
        ]

    def values(self) -> MachineValues:
        data = self.cleaned_data
        return MachineValues(
            name=data["name"],
            maker=data["maker"],
            model=data["model"],
            condition=data["condition"],
            country=data["country"],
            year_made=data["year_made"],
            serial_number=data["serial_number"],
        )


def initial_machine(machine: Machine) -> dict[str, Any]:
    """Return a machine in the shape of its form."""
    names = ("name", "maker", "model", "condition", "country", "year_made", "serial_number")
    initial: dict[str, Any] = {name: getattr(machine, name) for name in names}
    return initial | {"contract_item": str(machine.contract_item_id), "version": machine.version}


class QuoteForm(BaseForm):
    """What a supplier asks."""

    supplier = forms.CharField(label=_("Nhà cung cấp"), max_length=200)
    tax_code = forms.CharField(label=_("Mã số thuế"), max_length=14, required=False)
    amount_vnd = VndField(label=_("Giá chào, gồm thuế"), allow_zero=False)
    quoted_on = DateField(label=_("Ngày báo giá"))

    def values(self) -> QuoteValues:
        return QuoteValues(**self.cleaned_data)


class ChoiceForm(BaseForm):
    """Which offer is taken, and why where it is not the cheapest."""

    quote = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Lý do chọn"),
        max_length=300,
        required=False,
        help_text=_("Bắt buộc khi không chọn giá thấp nhất."),
    )


class StageForm(BaseForm):
    """A stage that was reached at the establishment."""

    reached_on = DateField(label=_("Ngày"))
    text = _text(_("Ghi nhận"), required=False)
    photos = _photos()
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, stage: Stage, **options: Any) -> None:
        super().__init__(*args, **options)
        if stage is Stage.TRIED:
            self.fields["text"].label = _("Kết quả chạy thử")

    def values(self) -> StageValues:
        return StageValues(self.cleaned_data["reached_on"], self.cleaned_data["text"])


class ReportForm(BaseForm):
    """What is reported to acceptance."""

    cost_vnd = VndField(label=_("Kinh phí đã thực hiện cho máy này"), allow_zero=False)
    invoice = forms.CharField(
        label=_("Hóa đơn"), max_length=200, help_text=_("Ký hiệu, số và ngày của hóa đơn.")
    )
    keep_until = DateField(
        label=_("Cơ sở giữ sử dụng đến"),
        required=False,
        help_text=_("Theo cam kết trong hợp đồng; không có thì để trống."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def values(self) -> ReportValues:
        data = self.cleaned_data
        return ReportValues(data["cost_vnd"], data["invoice"], data["keep_until"])


class PhotosForm(BaseForm):
    """More photographs of a machine."""

    photos = _photos()


def _measured() -> forms.DecimalField:
    return forms.DecimalField(
        label=_("Số đo"),
        max_digits=14,
        decimal_places=3,
        localize=True,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
    )


class BeforeForm(BaseForm):
    """An indicator before the machines work."""

    indicator = forms.ChoiceField(label=_("Chỉ tiêu"), choices=Indicator)
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=40, help_text=_("Ví dụ: kg/ca."))
    value = _measured()
    measured_on = DateField(label=_("Ngày đo"))
    how = forms.CharField(label=_("Cách đo"), max_length=200)

    def values(self) -> MeasureValues:
        data = self.cleaned_data
        return MeasureValues(data["value"], data["measured_on"], data["how"])


class AfterForm(BaseForm):
    """The same indicator afterwards."""

    value = _measured()
    measured_on = DateField(label=_("Ngày đo"))
    how = forms.CharField(label=_("Cách đo"), max_length=200)

    def values(self) -> MeasureValues:
        data = self.cleaned_data
        return MeasureValues(data["value"], data["measured_on"], data["how"])


class DemonstrationForm(BaseForm):
    """A day on which the model was shown."""

    held_on = DateField(label=_("Ngày trình diễn"))
    place = forms.CharField(label=_("Địa điểm"), max_length=300)
    attendees = forms.IntegerField(label=_("Số người dự"), min_value=1, max_value=100_000)
    establishments = forms.IntegerField(
        label=_("Trong đó số cơ sở"), min_value=0, max_value=100_000, initial=0
    )
    feedback = _text(_("Ý kiến của người dự"), required=False)

    def values(self) -> DemonstrationValues:
        return DemonstrationValues(**self.cleaned_data)


class FollowUpForm(BaseForm):
    """A visit to a machine that was supported."""

    visited_on = DateField(label=_("Ngày thăm"))
    is_there = forms.BooleanField(label=_("Máy còn tại cơ sở"), required=False)
    is_working = forms.BooleanField(label=_("Máy đang sử dụng"), required=False)
    note = _text(
        _("Ghi nhận"), required=False, help_text=_("Bắt buộc khi máy không còn hoặc không dùng.")
    )

    def values(self) -> FollowUpValues:
        return FollowUpValues(**self.cleaned_data)
