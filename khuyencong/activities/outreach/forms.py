"""Shape of what people type about outreach. No writes, no policy."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.outreach.models import Campaign, Order
from khuyencong.activities.outreach.states import Channel, GuideKind, Method, SessionForm
from khuyencong.activities.outreach.values import (
    CampaignValues,
    ItemValues,
    OrderValues,
    ReachValues,
    ReportValues,
    SessionValues,
)
from khuyencong.foundation.ui.forms import BaseForm, DateField, VndField
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.proposals.models import Proposal
from khuyencong.registers.establishments.models import Establishment


def _text(label: Any, *, rows: int = 4, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=20_000, widget=forms.Textarea({"rows": rows}), **options
    )


def _number(label: Any, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=100_000_000,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        **options,
    )


class FilterForm(BaseForm):
    """The filters of the list; they live in the address."""

    text = forms.CharField(label=_("Tìm"), required=False, max_length=100)
    channel = forms.ChoiceField(
        label=_("Hình thức"), required=False, choices=[("", _("Tất cả")), *Channel.choices]
    )


class CampaignForm(BaseForm):
    """A campaign as it is planned."""

    title = forms.CharField(label=_("Tên đợt tuyên truyền"), max_length=250)
    channel = forms.ChoiceField(label=_("Hình thức"), choices=Channel)
    audience = forms.CharField(label=_("Đối tượng"), max_length=250)
    starts_on = DateField(label=_("Từ ngày"))
    ends_on = DateField(label=_("Đến ngày"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def values(self) -> CampaignValues:
        data = {**self.cleaned_data}
        data.pop("version")
        return CampaignValues(**data)


def initial_campaign(campaign: Campaign) -> dict[str, Any]:
    """Return a campaign in the shape of its form."""
    return {name: getattr(campaign, name) for name in CampaignForm.base_fields}


class OrderForm(BaseForm):
    """A contract or order."""

    partner = forms.CharField(label=_("Đơn vị thực hiện"), max_length=200)
    number = forms.CharField(label=_("Số hợp đồng"), max_length=60)
    signed_on = DateField(label=_("Ngày ký"))
    amount_vnd = VndField(label=_("Giá trị (đồng)"))

    def values(self) -> OrderValues:
        return OrderValues(**self.cleaned_data)


class ItemForm(BaseForm):
    """Something that was shown."""

    title = forms.CharField(label=_("Tên sản phẩm"), max_length=250)
    shown_on = DateField(label=_("Ngày phát, phát hành"))
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60, required=False)
    minutes = _number(_("Thời lượng (phút)"), required=False, initial=0)
    copies = _number(_("Số bản"), required=False, initial=0)
    link = forms.URLField(
        label=_("Liên kết"), max_length=400, required=False, assume_scheme="https"
    )
    file = forms.FileField(label=_("Tệp sản phẩm"), required=False)
    order = forms.ModelChoiceField(
        label=_("Theo hợp đồng"), queryset=Order.objects.none(), required=False
    )

    def __init__(self, *args: Any, orders: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = self.fields["order"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = orders

    def values(self) -> ItemValues:
        data = self.cleaned_data
        return ItemValues(
            title=data["title"],
            shown_on=data["shown_on"],
            minutes=data["minutes"] or 0,
            copies=data["copies"] or 0,
            number=data["number"],
            link=data["link"],
            order_id=data["order"].pk if data["order"] else None,
        )


class ReachForm(BaseForm):
    """How many people were reached, and how that is known."""

    people = _number(_("Số người tiếp cận"))
    method = forms.ChoiceField(label=_("Cách tính"), choices=Method)
    how = forms.CharField(
        label=_("Diễn giải cách tính"),
        max_length=300,
        required=False,
        help_text=_("Ví dụ: 12 cụm loa, mỗi cụm khoảng 150 hộ."),
    )
    counted_on = DateField(label=_("Ngày tính"))

    def values(self) -> ReachValues:
        return ReachValues(**self.cleaned_data)


class GuideForm(BaseForm):
    """A new guide, or a question with its answer."""

    kind = forms.ChoiceField(label=_("Loại"), choices=GuideKind)
    title = forms.CharField(label=_("Tiêu đề hoặc câu hỏi"), max_length=300)
    text = _text(_("Nội dung"), rows=14, help_text=_("Văn bản thường; dòng trống ngăn các đoạn."))


class TextForm(BaseForm):
    """A guide written anew."""

    text = _text(_("Nội dung"), rows=14, help_text=_("Văn bản thường; dòng trống ngăn các đoạn."))


class SessionRecordForm(BaseForm):
    """Guidance that was given."""

    establishment = forms.ModelChoiceField(label=_("Cơ sở"), queryset=Establishment.objects.none())
    about = forms.ModelChoiceField(
        label=_("Về đề án"), queryset=Proposal.objects.none(), required=False
    )
    form = forms.ChoiceField(label=_("Hình thức"), choices=SessionForm)
    held_on = DateField(label=_("Ngày hướng dẫn"))
    person = forms.CharField(label=_("Người được hướng dẫn"), max_length=150)
    content = _text(_("Nội dung đã hướng dẫn"))

    def __init__(self, *args: Any, establishments: Any, proposals: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, queryset in (("establishment", establishments), ("about", proposals)):
            chosen = self.fields[name]
            assert isinstance(chosen, forms.ModelChoiceField)
            chosen.queryset = queryset

    def values(self) -> SessionValues:
        data = self.cleaned_data
        return SessionValues(
            establishment_id=data["establishment"].pk,
            form=data["form"],
            held_on=data["held_on"],
            person=data["person"],
            content=data["content"],
            about_id=data["about"].pk if data["about"] else None,
        )


class ReportForm(BaseForm):
    """What is reported to acceptance."""

    contract_item = forms.ChoiceField(label=_("Nội dung hợp đồng"))
    cost_vnd = VndField(label=_("Kinh phí đã thực hiện (đồng)"), allow_zero=False)
    invoice = forms.CharField(
        label=_("Chứng từ"), max_length=200, help_text=_("Số và ngày của hợp đồng, hóa đơn.")
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

    def values(self) -> ReportValues:
        data = self.cleaned_data
        return ReportValues(int(data["contract_item"]), data["cost_vnd"], data["invoice"])
