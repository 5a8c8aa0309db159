"""Human input about money: funds, and the decisions that money papers stand on."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.ui.forms import BaseForm, DateField, VndField
from khuyencong.programme.budgets.codes import budget_codes
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.budgets.services import Decision
from khuyencong.programme.budgets.states import ClosingManner, Source
from khuyencong.registers.offices.models import Office

if TYPE_CHECKING:
    _LineChoice = forms.ModelChoiceField[BudgetLine]
else:
    _LineChoice = forms.ModelChoiceField


_SOURCES = [choice for choice in Source.choices if choice[0] != Source.COUNTERPART]


class FundForm(BaseForm):
    """A new fund. The office is chosen among those that the accountant keeps."""

    office = forms.ModelChoiceField(queryset=Office.objects.none(), label=_("Cơ quan quản lý"))
    year = forms.IntegerField(label=_("Năm ngân sách"), min_value=2000, max_value=2200)
    source = forms.ChoiceField(
        label=_("Nguồn kinh phí"),
        choices=lambda: [("", _("Chọn…")), *_SOURCES],
    )
    name = forms.CharField(
        label=_("Tên nguồn"),
        max_length=200,
        required=False,
        help_text=_("Để trống thì đặt theo nguồn và năm."),
    )
    budget_code = forms.ChoiceField(label=_("Loại – khoản"))

    def __init__(self, *args: object, offices: Iterable[Office], **options: object) -> None:
        super().__init__(*args, **options)
        known = [office.pk for office in offices]
        self.fields["office"].queryset = Office.objects.filter(pk__in=known)  # type: ignore[attr-defined]
        self.fields["budget_code"].choices = [  # type: ignore[attr-defined]
            (code.code, f"{code.code} – {code.title} ({code.source})") for code in budget_codes()
        ]


class DecisionForm(BaseForm):
    """The decision that a money paper stands on."""

    decision_number = forms.CharField(
        label=_("Số quyết định"), max_length=60, help_text=_("Ví dụ: 15/QĐ-UBND.")
    )
    decided_on = DateField(label=_("Ngày quyết định"))
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200)
    note = forms.CharField(label=_("Ghi chú"), required=False, widget=forms.Textarea({"rows": 2}))

    def decision(self) -> Decision:
        """Return the decision of a valid form."""
        entered = self.cleaned_data
        return Decision(
            number=entered["decision_number"],
            decided_on=entered["decided_on"],
            issuer=entered["issuer"],
            note=entered["note"],
        )


class AllotmentForm(DecisionForm):
    """Money given to a fund."""

    amount_vnd = VndField(label=_("Số tiền được giao"), allow_zero=False)
    field_order = ["amount_vnd"]


class TargetField(_LineChoice):
    """The unassigned line of another office's fund, named by the office."""

    def label_from_instance(self, obj: BudgetLine) -> str:
        return f"{obj.fund.office} – {obj.fund.name}"


class TransferForm(DecisionForm):
    """Unassigned money that goes to another office's fund, or back to who gave it."""

    target = TargetField(
        queryset=BudgetLine.objects.none(),
        label=_("Chuyển đến"),
        required=False,
        empty_label=_("Thu hồi về cấp giao kinh phí"),
    )
    amount_vnd = VndField(label=_("Số tiền"), allow_zero=False)
    field_order = ["target", "amount_vnd"]

    def __init__(self, *args: object, targets: Iterable[BudgetLine], **options: object) -> None:
        super().__init__(*args, **options)
        known = [line.pk for line in targets]
        lines = BudgetLine.objects.filter(pk__in=known).select_related("fund__office")
        self.fields["target"].queryset = lines  # type: ignore[attr-defined]


class ClosingForm(DecisionForm):
    """The end of a fund's year."""

    manner = forms.ChoiceField(
        label=_("Kinh phí chưa sử dụng"), choices=ClosingManner.choices, widget=forms.RadioSelect
    )
    field_order = ["manner"]


class RefusalForm(BaseForm):
    """Why a paper is not confirmed."""

    reason = forms.CharField(
        label=_("Lý do không xác nhận"), widget=forms.Textarea({"rows": 2}), required=False
    )
