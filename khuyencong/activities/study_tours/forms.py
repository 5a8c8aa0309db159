"""Shape of what people type about study tours. No writes, no policy."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.study_tours.models import Tour
from khuyencong.activities.study_tours.norms import norms
from khuyencong.activities.study_tours.values import (
    CostValues,
    DeliverValues,
    LessonValues,
    ParticipantValues,
    StopValues,
    TourValues,
)
from khuyencong.engines.money import format_vnd
from khuyencong.foundation.ui.forms import BaseForm, DateField, VndField
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.registers.establishments.models import Establishment


def _text(label: Any, *, rows: int = 3, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=20_000, widget=forms.Textarea({"rows": rows}), **options
    )


def _version() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)


class FilterForm(BaseForm):
    """The filter of the list; it lives in the address."""

    text = forms.CharField(label=_("Tìm"), required=False, max_length=100)


class TourForm(BaseForm):
    """A tour as it is planned."""

    title = forms.CharField(label=_("Tên chuyến đi"), max_length=250)
    destination = forms.CharField(label=_("Nơi đến"), max_length=250)
    purpose = _text(_("Mục đích"))
    starts_on = DateField(label=_("Từ ngày"))
    ends_on = DateField(label=_("Đến ngày"))
    version = _version()

    def values(self) -> TourValues:
        data = {**self.cleaned_data}
        data.pop("version")
        return TourValues(**data)


def initial_tour(tour: Tour) -> dict[str, Any]:
    """Return a tour in the shape of its form."""
    return {name: getattr(tour, name) for name in TourForm.base_fields}


class StopForm(BaseForm):
    """A place to visit."""

    day = DateField(label=_("Ngày"))
    place = forms.CharField(label=_("Nơi tham quan"), max_length=250)
    host = forms.CharField(label=_("Đơn vị tiếp đón"), max_length=200)
    content = _text(_("Nội dung"))

    def values(self) -> StopValues:
        return StopValues(**self.cleaned_data)


class ParticipantForm(BaseForm):
    """A person who goes."""

    name = forms.CharField(label=_("Họ tên"), max_length=150)
    position = forms.CharField(label=_("Chức vụ"), max_length=150, required=False)
    establishment = forms.ModelChoiceField(
        label=_("Cơ sở"),
        queryset=Establishment.objects.none(),
        required=False,
        empty_label=_("Cán bộ của cơ quan"),
    )

    def __init__(self, *args: Any, establishments: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = self.fields["establishment"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = establishments

    def values(self) -> ParticipantValues:
        data = self.cleaned_data
        chosen = data["establishment"]
        return ParticipantValues(data["name"], data["position"], chosen.pk if chosen else None)


class CostForm(BaseForm):
    """A cost beside its norm."""

    norm = forms.ChoiceField(label=_("Khoản chi"))
    text = forms.CharField(label=_("Diễn giải"), max_length=250)
    quantity = forms.IntegerField(
        label=_("Số lượng"),
        min_value=1,
        max_value=1_000_000,
        help_text=_("Theo đơn vị của khoản chi, ví dụ số người nhân số ngày."),
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )
    unit_vnd = VndField(label=_("Đơn giá (đồng)"))
    reason = forms.CharField(
        label=_("Lý do vượt định mức"),
        max_length=300,
        required=False,
        help_text=_("Bắt buộc khi đơn giá cao hơn định mức."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = self.fields["norm"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [
            (
                one.code,
                f"{one.name} ({format_vnd(one.amount_vnd)} đ/{one.unit})"
                if one.amount_vnd is not None
                else f"{one.name} ({one.unit})",
            )
            for one in norms().values()
        ]

    def values(self) -> CostValues:
        return CostValues(**self.cleaned_data)


class ReportTextForm(BaseForm):
    """The report of a tour."""

    text = _text(_("Báo cáo kết quả"), rows=12)
    version = _version()


class LessonForm(BaseForm):
    """Something to take over."""

    text = forms.CharField(label=_("Điều học được, sẽ áp dụng"), max_length=400)
    owner = forms.CharField(label=_("Người thực hiện"), max_length=150)
    due_on = DateField(label=_("Hạn"))

    def values(self) -> LessonValues:
        return LessonValues(**self.cleaned_data)


class ResultForm(BaseForm):
    """What came of something that was taken over."""

    result = forms.CharField(label=_("Kết quả áp dụng"), max_length=400)


class DeliverForm(BaseForm):
    """What is reported to acceptance."""

    contract_item = forms.ChoiceField(label=_("Nội dung hợp đồng"))
    cost_vnd = VndField(label=_("Kinh phí đã thực hiện (đồng)"), allow_zero=False)
    invoice = forms.CharField(label=_("Chứng từ"), max_length=200)
    version = _version()

    def __init__(self, *args: Any, items: Iterable[ContractItem], **options: Any) -> None:
        super().__init__(*args, **options)
        item = self.fields["contract_item"]
        assert isinstance(item, forms.ChoiceField)
        item.choices = [
            (str(one.pk), f"{one.name} ({one.quantity} {one.unit})")
            for one in items
            if one.cost_vnd
        ]

    def values(self) -> DeliverValues:
        data = self.cleaned_data
        return DeliverValues(int(data["contract_item"]), data["cost_vnd"], data["invoice"])
