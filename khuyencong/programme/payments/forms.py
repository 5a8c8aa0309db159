"""Shape of what people type about payments. No writes, no policy."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.money import Vnd
from khuyencong.foundation.ui.forms import BaseForm, DateField, VndField
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.payments.queries import NeededPaper
from khuyencong.programme.payments.statement_text import UnreadableLine, statement_rows
from khuyencong.programme.payments.states import PaymentKind, PaymentState, VoucherKind
from khuyencong.programme.payments.values import (
    InvoiceValues,
    PaymentValues,
    RecoveryValues,
    SettlementValues,
    StatementRow,
)
from khuyencong.registers.offices.models import Office


def _choose(field: forms.Field, choices: Iterable[tuple[str, Any]]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


class FilterForm(BaseForm):
    """The filters of the list; they live in the address."""

    state = forms.ChoiceField(label=_("Trạng thái"), required=False)
    kind = forms.ChoiceField(label=_("Loại"), required=False)
    year = forms.IntegerField(label=_("Năm"), required=False, min_value=2004, max_value=2100)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        everything = ("", _("Tất cả"))
        _choose(self.fields["state"], [everything, *PaymentState.choices])
        _choose(self.fields["kind"], [everything, *PaymentKind.choices])

    def wanted(self) -> dict[str, Any]:
        """Return what the list is narrowed to; what could not be read narrows nothing."""
        self.is_valid()
        data = getattr(self, "cleaned_data", {})
        wanted = {
            "state": data.get("state"),
            "kind": data.get("kind"),
            "contract__proposal__year": data.get("year"),
        }
        return {name: value for name, value in wanted.items() if value}


class PaymentForm(BaseForm):
    """A request for money. Inputs by budget line only where a contract takes from several."""

    amount_vnd = VndField(label=_("Số tiền đề nghị"))
    payee_name = forms.CharField(label=_("Người thụ hưởng"), max_length=200)
    payee_account = forms.CharField(label=_("Số tài khoản"), max_length=60)
    payee_bank = forms.CharField(label=_("Ngân hàng, Kho bạc nơi mở tài khoản"), max_length=150)
    budget_code = forms.CharField(label=_("Loại – khoản"), max_length=30)
    sub_item = forms.CharField(
        label=_("Tiểu mục"),
        max_length=4,
        required=False,
        help_text=_("4 chữ số theo mục lục ngân sách nhà nước."),
    )
    note = forms.CharField(
        label=_("Nội dung chi"), required=False, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, lines: Sequence[BudgetLine], **options: Any) -> None:
        super().__init__(*args, **options)
        self.lines = lines if len(lines) > 1 else []
        for line in self.lines:
            self.fields[f"line_{line.pk}"] = VndField(label=str(line), required=False)

    def head(self) -> list[BoundField]:
        """Return the inputs that are not about a line."""
        return [field for field in self if not field.name.startswith("line_")]

    def line_rows(self) -> list[BoundField]:
        return [self[f"line_{line.pk}"] for line in self.lines]

    def values(self) -> PaymentValues:
        data = self.cleaned_data
        shares: dict[int, Vnd] = {
            line.pk: data[f"line_{line.pk}"] for line in self.lines if data[f"line_{line.pk}"]
        }
        told = {
            name: data[name]
            for name in (
                "payee_name",
                "payee_account",
                "payee_bank",
                "budget_code",
                "sub_item",
                "note",
            )
        }
        return PaymentValues(amount_vnd=data["amount_vnd"], shares=shares or None, **told)


class ReasonForm(BaseForm):
    """Why a payment or a closing is refused, or a payment cancelled."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea({"rows": 3}))


class TreasuryForm(BaseForm):
    """The Treasury's document of a payment."""

    treasury_number = forms.CharField(label=_("Số chứng từ Kho bạc"), max_length=40)
    treasury_on = DateField(label=_("Ngày chứng từ"))


class VoucherForm(BaseForm):
    """An invoice, or a list that people signed."""

    kind = forms.ChoiceField(label=_("Loại chứng từ"), choices=VoucherKind)
    series = forms.CharField(label=_("Ký hiệu"), max_length=20, required=False)
    number = forms.CharField(label=_("Số"), max_length=40)
    issued_on = DateField(label=_("Ngày"))
    seller_tax_code = forms.CharField(
        label=_("Mã số thuế người bán"),
        max_length=20,
        required=False,
        help_text=_("Bắt buộc với hóa đơn. Danh sách ký nhận thì để trống."),
    )
    seller_name = forms.CharField(label=_("Người bán, hoặc nội dung danh sách"), max_length=200)
    amount_vnd = VndField(label=_("Số tiền đã gồm thuế"), allow_zero=False)
    item = forms.ChoiceField(label=_("Nội dung chi"), required=False)

    def __init__(self, *args: Any, items: Iterable[ContractItem], **options: Any) -> None:
        super().__init__(*args, **options)
        _choose(
            self.fields["item"],
            [("", _("Chung cho hợp đồng")), *((str(one.pk), one.name) for one in items)],
        )

    def values(self) -> InvoiceValues:
        data = self.cleaned_data
        return InvoiceValues(
            kind=data["kind"],
            series=data["series"],
            number=data["number"],
            issued_on=data["issued_on"],
            seller_tax_code=data["seller_tax_code"],
            seller_name=data["seller_name"],
            amount_vnd=data["amount_vnd"],
            item_id=int(data["item"]) if data["item"] else None,
        )


class PaperForm(BaseForm):
    """A paper: a file, or the number of what lies in a folder."""

    requirement = forms.ChoiceField(label=_("Loại giấy tờ"))
    number = forms.CharField(
        label=_("Số, ngày của bản giấy"),
        max_length=100,
        required=False,
        help_text=_("Ghi khi bản giấy lưu trong hồ sơ mà không tải tệp lên."),
    )
    file = forms.FileField(
        label=_("Tệp"),
        required=False,
        help_text=_("PDF, Word, Excel hoặc ảnh JPG, PNG; tối đa 20 MB."),
    )

    def __init__(self, *args: Any, needed: Iterable[NeededPaper], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(paper.requirement, paper.name) for paper in needed]
        _choose(self.fields["requirement"], [*choices, ("other", _("Giấy tờ khác"))])


class RecoveryForm(BaseForm):
    """Money that came back."""

    kind = forms.ChoiceField(label=_("Thu hồi"), choices=PaymentKind)
    amount_vnd = VndField(label=_("Số tiền"), allow_zero=False)
    document_number = forms.CharField(label=_("Số chứng từ nộp trả"), max_length=40)
    document_on = DateField(label=_("Ngày chứng từ"))
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea({"rows": 3}))

    def values(self) -> RecoveryValues:
        return RecoveryValues(**self.cleaned_data)


class SettlementForm(BaseForm):
    """The papers that close a contract."""

    number = forms.CharField(label=_("Số quyết toán"), max_length=40)
    liquidation_number = forms.CharField(label=_("Số biên bản thanh lý hợp đồng"), max_length=40)
    liquidated_on = DateField(label=_("Ngày thanh lý"))
    note = forms.CharField(label=_("Ghi chú"), required=False, widget=forms.Textarea({"rows": 2}))

    def values(self) -> SettlementValues:
        return SettlementValues(**self.cleaned_data)


class StatementForm(BaseForm):
    """A statement of the Treasury, pasted from its table or typed line by line."""

    office = forms.ChoiceField(label=_("Cơ quan"))
    month = DateField(
        label=_("Tháng sao kê"), help_text=_("Một ngày bất kỳ trong tháng, ví dụ 30/06/2021.")
    )
    lines = forms.CharField(
        label=_("Các dòng sao kê"),
        help_text=_(
            "Mỗi dòng một chứng từ: số chứng từ; ngày; số tiền; nội dung. Dán được từ bảng tính "
            "hoặc tệp CSV. Tiền thu hồi ghi số âm."
        ),
        widget=forms.Textarea({"rows": 10}),
    )

    def __init__(self, *args: Any, offices: Iterable[Office], **options: Any) -> None:
        super().__init__(*args, **options)
        _choose(self.fields["office"], [(str(one.pk), one.name) for one in offices])

    def clean_lines(self) -> list[StatementRow]:
        try:
            return statement_rows(self.cleaned_data["lines"])
        except UnreadableLine as unreadable:
            raise ValidationError(
                _(
                    "Dòng %(sequence)s “%(line)s” chưa đúng dạng: số chứng từ; ngày; số tiền; "
                    "nội dung."
                ),
                params={"sequence": unreadable.sequence, "line": unreadable.line},
            ) from unreadable


def statement_text(rows: Iterable[tuple[str, date, Vnd, str]]) -> str:
    """Return the lines of a statement as one would type them, to be corrected as a whole."""
    return "\n".join(
        f"{number}; {day:%d/%m/%Y}; {amount_vnd}; {text}" for number, day, amount_vnd, text in rows
    )
