"""Shape of what people type about a consultancy. No writes, no policy."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.consulting.models import Assignment, Trademark
from khuyencong.activities.consulting.states import Answer, Stage, Subject
from khuyencong.activities.consulting.values import OfferValues, TermsValues, TrademarkValues
from khuyencong.foundation.ui.forms import BaseForm, DateField, FilesField, VndField
from khuyencong.programme.contracts.models import ContractItem


def _text(label: Any, *, rows: int = 3, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=10_000, widget=forms.Textarea({"rows": rows}), **options
    )


class FilterForm(BaseForm):
    """The filters of the list; they live in the address."""

    text = forms.CharField(label=_("Tìm"), required=False, max_length=100)
    stage = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *Stage.choices]
    )


class TermsForm(BaseForm):
    """What the consultant is to do."""

    contract_item = forms.ChoiceField(label=_("Nội dung hợp đồng"))
    subject = forms.ChoiceField(label=_("Lĩnh vực tư vấn"), choices=Subject)
    product = forms.CharField(label=_("Sản phẩm, công việc"), max_length=200)
    terms = _text(
        _("Đề cương, yêu cầu"), rows=6, help_text=_("Cần làm gì, kết quả gì, ai cung cấp gì.")
    )
    due_on = DateField(label=_("Hạn hoàn thành"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, *args: Any, items: Iterable[ContractItem], **options: Any) -> None:
        super().__init__(*args, **options)
        item = self.fields["contract_item"]
        assert isinstance(item, forms.ChoiceField)
        item.choices = [(str(one.pk), one.name) for one in items if one.cost_vnd]

    def values(self) -> TermsValues:
        data = self.cleaned_data
        return TermsValues(data["subject"], data["product"], data["terms"], data["due_on"])


def initial_terms(assignment: Assignment) -> dict[str, Any]:
    """Return a consultancy's terms in the shape of their form."""
    return {
        "contract_item": str(assignment.contract_item_id),
        "subject": assignment.subject,
        "product": assignment.product,
        "terms": assignment.terms,
        "due_on": assignment.due_on,
        "version": assignment.version,
    }


class OfferForm(BaseForm):
    """What a consultant offers."""

    consultant = forms.CharField(label=_("Đơn vị tư vấn"), max_length=200)
    tax_code = forms.CharField(label=_("Mã số thuế"), max_length=14, required=False)
    amount_vnd = VndField(label=_("Giá chào, gồm thuế"), allow_zero=False)
    offered_on = DateField(label=_("Ngày chào giá"))
    plan = _text(_("Cách làm, thời gian"))
    experience = _text(_("Kinh nghiệm"), required=False)

    def values(self) -> OfferValues:
        return OfferValues(**self.cleaned_data)


class ChoiceForm(forms.Form):
    """Which offer is taken. The reason is judged by the service."""

    offer = forms.IntegerField()
    reason = forms.CharField(max_length=300, required=False)


class VersionForm(BaseForm):
    """The next version of the work."""

    changes = _text(_("Nội dung, điểm thay đổi"))
    papers = FilesField(
        label=_("Ảnh, tệp"), required=False, help_text=_("Thiết kế: ít nhất một ảnh JPG hoặc PNG.")
    )


class AnswerForm(BaseForm):
    """What the establishment says to the last version."""

    answer = forms.ChoiceField(
        label=_("Trả lời"),
        choices=[(one.value, one.label) for one in (Answer.ACCEPT, Answer.CHANGE)],
        widget=forms.RadioSelect,
    )
    words = _text(
        _("Ý kiến"), required=False, help_text=_("Bắt buộc khi đề nghị sửa: sửa những gì.")
    )


class TrademarkForm(BaseForm):
    """The registration of the mark as its papers say."""

    mark = forms.CharField(label=_("Nhãn hiệu"), max_length=200)
    filed_number = forms.CharField(label=_("Số đơn"), max_length=40)
    filed_on = DateField(label=_("Ngày nộp đơn"))
    published_on = DateField(label=_("Ngày công bố đơn"), required=False)
    granted_number = forms.CharField(label=_("Số văn bằng"), max_length=40, required=False)
    granted_on = DateField(label=_("Ngày cấp văn bằng"), required=False)
    refused_on = DateField(label=_("Ngày từ chối"), required=False)

    def values(self) -> TrademarkValues:
        return TrademarkValues(**self.cleaned_data)


def initial_trademark(trademark: Trademark | None) -> dict[str, Any]:
    """Return a registration in the shape of its form."""
    if trademark is None:
        return {}
    return {name: getattr(trademark, name) for name in TrademarkForm.base_fields}


class ReportForm(BaseForm):
    """What is reported to acceptance."""

    cost_vnd = VndField(label=_("Kinh phí đã thực hiện"), allow_zero=False)
    vouchers = forms.CharField(
        label=_("Chứng từ"),
        max_length=300,
        help_text=_("Hợp đồng tư vấn, biên bản nghiệm thu, hóa đơn: số và ngày."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
