"""Shape of what people type about fairs. No writes, no policy."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.fairs.models import Booth, Fair, Product
from khuyencong.activities.fairs.states import BoothKind, FairKind, Period, Phase
from khuyencong.activities.fairs.values import (
    BoothValues,
    ContactValues,
    DealValues,
    FairValues,
    ProductValues,
    ReportValues,
    TaskValues,
)
from khuyencong.foundation.ui.forms import BaseForm, DateField, VndField
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.proposals.models import Proposal
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.queries import units_on


def _version() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)


def _count(label: Any, *, initial: int = 1) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=32_000,
        initial=initial,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )


class FilterForm(BaseForm):
    """The filters of the list; they live in the address."""

    text = forms.CharField(label=_("Tìm"), required=False, max_length=100)
    phase = forms.ChoiceField(
        label=_("Thời gian"), required=False, choices=[("", _("Tất cả")), *Phase.choices]
    )


class FairForm(BaseForm):
    """A fair as its organiser announces it."""

    name = forms.CharField(label=_("Tên hội chợ"), max_length=250)
    kind = forms.ChoiceField(label=_("Loại"), choices=FairKind)
    organiser = forms.CharField(label=_("Đơn vị tổ chức"), max_length=200)
    place = forms.CharField(label=_("Địa điểm"), max_length=250)
    unit = forms.ModelChoiceField(
        label=_("Tỉnh, thành phố"), queryset=Unit.objects.none(), required=False
    )
    country = forms.CharField(
        label=_("Nước"), max_length=80, required=False, help_text=_("Chỉ ghi khi ở nước ngoài.")
    )
    starts_on = DateField(label=_("Từ ngày"))
    ends_on = DateField(label=_("Đến ngày"))
    version = _version()

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)
        unit.queryset = units_on(on).filter(level="province").order_by("name")

    def values(self) -> FairValues:
        data = self.cleaned_data
        return FairValues(
            name=data["name"],
            kind=data["kind"],
            organiser=data["organiser"],
            place=data["place"],
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            unit_id=data["unit"].pk if data["unit"] else None,
            country=data["country"],
        )


def initial_fair(fair: Fair) -> dict[str, Any]:
    """Return a fair in the shape of its form."""
    names = ("name", "kind", "organiser", "place", "country", "starts_on", "ends_on", "version")
    initial: dict[str, Any] = {name: getattr(fair, name) for name in names}
    return initial | {"unit": fair.unit_id}


class ReasonForm(BaseForm):
    """Why something is given up."""

    reason = forms.CharField(label=_("Lý do"), max_length=1000, widget=forms.Textarea({"rows": 3}))


class BoothForm(BaseForm):
    """A booth as its rent contract has it."""

    proposal = forms.ModelChoiceField(
        label=_("Đề án hỗ trợ"),
        queryset=Proposal.objects.none(),
        required=False,
        empty_label=_("Không thuộc đề án nào"),
    )
    kind = forms.ChoiceField(label=_("Loại gian hàng"), choices=BoothKind)
    position = forms.CharField(label=_("Vị trí, số gian"), max_length=60)
    standard_booths = _count(_("Số gian tiêu chuẩn"))
    area_m2 = _count(_("Diện tích (m²)"), initial=9)
    rented_from = DateField(label=_("Thuê từ ngày"))
    rented_to = DateField(label=_("Thuê đến ngày"))
    rent_contract = forms.CharField(label=_("Số hợp đồng thuê"), max_length=60, required=False)
    rent_vnd = VndField(label=_("Tiền thuê (đồng)"))
    support_vnd = VndField(label=_("Kinh phí khuyến công đề nghị (đồng)"))
    version = _version()

    def __init__(self, *args: Any, proposals: Any = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if proposals is None:
            del self.fields["proposal"]
            return
        chosen = self.fields["proposal"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = proposals

    def values(self) -> BoothValues:
        data = {**self.cleaned_data}
        data.pop("proposal", None)
        data.pop("version", None)
        return BoothValues(**data)


def initial_booth(booth: Booth) -> dict[str, Any]:
    """Return a booth in the shape of its form."""
    return {name: getattr(booth, name) for name in BoothForm.base_fields if name != "proposal"}


class TaskForm(BaseForm):
    """Something to prepare."""

    text = forms.CharField(label=_("Việc chuẩn bị"), max_length=300)
    owner = forms.CharField(label=_("Người làm"), max_length=150)
    due_on = DateField(label=_("Hạn"))

    def values(self) -> TaskValues:
        return TaskValues(**self.cleaned_data)


class ExhibitorForm(BaseForm):
    """An establishment's place at a booth."""

    establishment = forms.ModelChoiceField(label=_("Cơ sở"), queryset=Establishment.objects.none())
    contact_name = forms.CharField(label=_("Người phụ trách"), max_length=150, required=False)

    def __init__(self, *args: Any, establishments: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = self.fields["establishment"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = establishments


class ProductForm(BaseForm):
    """A product on show."""

    name = forms.CharField(label=_("Tên sản phẩm"), max_length=200)
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=30)
    price_vnd = VndField(label=_("Giá bán (đồng)"))
    quantity = _count(_("Số lượng mang đi"))
    picture = forms.FileField(label=_("Ảnh sản phẩm"), required=False)

    def values(self) -> ProductValues:
        data = self.cleaned_data
        return ProductValues(data["name"], data["unit"], data["price_vnd"], data["quantity"])


class ContactForm(BaseForm):
    """A buyer or partner met at the fair."""

    buyer = forms.CharField(label=_("Khách hàng, đối tác"), max_length=200)
    interest = forms.CharField(label=_("Quan tâm sản phẩm, việc gì"), max_length=300)
    met_on = DateField(label=_("Ngày gặp"))
    note = forms.CharField(
        label=_("Ghi chú"), max_length=2000, required=False, widget=forms.Textarea({"rows": 2})
    )

    def values(self) -> ContactValues:
        return ContactValues(**self.cleaned_data)


class DealForm(BaseForm):
    """A contract signed at the fair."""

    product = forms.ModelChoiceField(label=_("Sản phẩm"), queryset=Product.objects.none())
    buyer = forms.CharField(label=_("Bên mua"), max_length=200)
    amount_vnd = VndField(label=_("Giá trị (đồng)"), allow_zero=False)
    signed_on = DateField(label=_("Ngày ký"))

    def __init__(self, *args: Any, products: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = self.fields["product"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = products

    def values(self) -> DealValues:
        data = self.cleaned_data
        return DealValues(data["product"].pk, data["buyer"], data["amount_vnd"], data["signed_on"])


class SalesForm(BaseForm):
    """The sales of a period; with a reason where they correct a figure."""

    period = forms.ChoiceField(label=_("Kỳ"), choices=Period)
    amount_vnd = VndField(label=_("Doanh thu (đồng)"), help_text=_("Không bán được thì ghi 0."))
    note = forms.CharField(
        label=_("Ghi chú"),
        max_length=300,
        required=False,
        help_text=_("Sửa số đã ghi thì nêu lý do."),
    )
    is_correction = forms.BooleanField(label=_("Sửa số đã ghi"), required=False)


class ReportForm(BaseForm):
    """What is reported to acceptance."""

    contract_item = forms.ChoiceField(label=_("Nội dung hợp đồng"))
    cost_vnd = VndField(label=_("Kinh phí đã thực hiện (đồng)"), allow_zero=False)
    invoice = forms.CharField(
        label=_("Chứng từ"), max_length=200, help_text=_("Số và ngày của hợp đồng thuê, hóa đơn.")
    )
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

    def values(self) -> ReportValues:
        data = self.cleaned_data
        return ReportValues(int(data["contract_item"]), data["cost_vnd"], data["invoice"])
