"""Shape of what people type about a contract. No writes, no policy."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.money import Vnd
from khuyencong.foundation.ui.forms import BaseForm, DateField, VndField
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.contracts.models import Contract, ContractItem
from khuyencong.programme.contracts.states import ContractState, SelectionMethod
from khuyencong.programme.contracts.values import (
    ContractValues,
    ItemValues,
    Offer,
    SelectionValues,
)
from khuyencong.programme.proposals.models import CostItem
from khuyencong.registers.offices.models import Office

HIGHEST_QUANTITY = 2_000_000_000


class DatedForm(BaseForm):
    """A form about a paper with a day: today by default, never later."""

    day = DateField(label=_("Ngày"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.fields["day"].initial = today

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > self.today:
            raise ValidationError(_("Ngày này chưa đến. Ghi ngày hôm nay hoặc trước đó."))
        return day


class FilterForm(BaseForm):
    """The filters of the list; they live in the address."""

    state = forms.ChoiceField(label=_("Trạng thái"), required=False)
    year = forms.IntegerField(label=_("Năm"), required=False, min_value=2004, max_value=2100)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        state = self.fields["state"]
        assert isinstance(state, forms.ChoiceField)
        state.choices = [("", _("Tất cả")), *ContractState.choices]

    def wanted(self) -> dict[str, Any]:
        """Return what the list is narrowed to; what could not be read narrows nothing."""
        self.is_valid()
        data = getattr(self, "cleaned_data", {})
        wanted = {"state": data.get("state"), "proposal__year": data.get("year")}
        return {name: value for name, value in wanted.items() if value}


@dataclass(frozen=True)
class MoneyRow:
    """The inputs of one item: its name and bounds beside quantity, cost and support."""

    item: CostItem | ContractItem
    quantity: BoundField
    cost: BoundField
    support: BoundField


class MoneyForm(BaseForm):
    """Inputs for quantity, cost and support of each item, and for each budget line's share."""

    def add_items(self, items: Iterable[CostItem | ContractItem]) -> None:
        self.items = list(items)
        for row, item in enumerate(self.items, start=1):
            told = {"row": row}  # so that an error above the form says which row it is about
            self.fields[f"quantity_{item.pk}"] = forms.IntegerField(
                label=_("Số lượng, dòng %(row)s") % told, min_value=1, max_value=HIGHEST_QUANTITY
            )
            self.fields[f"cost_{item.pk}"] = VndField(label=_("Kinh phí, dòng %(row)s") % told)
            self.fields[f"support_{item.pk}"] = VndField(label=_("Hỗ trợ, dòng %(row)s") % told)

    def add_lines(self, lines: Iterable[BudgetLine]) -> None:
        self.lines = list(lines)
        for line in self.lines:
            self.fields[f"line_{line.pk}"] = VndField(label=str(line), required=False)

    def item_rows(self) -> list[MoneyRow]:
        return [
            MoneyRow(
                item,
                self[f"quantity_{item.pk}"],
                self[f"cost_{item.pk}"],
                self[f"support_{item.pk}"],
            )
            for item in self.items
        ]

    def line_rows(self) -> list[tuple[BudgetLine, BoundField]]:
        return [(line, self[f"line_{line.pk}"]) for line in self.lines]

    def shares(self) -> dict[int, Vnd]:
        """Return what each line gives, only those that give something."""
        data = self.cleaned_data
        return {line.pk: data[f"line_{line.pk}"] for line in self.lines if data[f"line_{line.pk}"]}


_PARTY_FIELDS = (
    "number",
    "office",
    "party_a_representative",
    "party_b_name",
    "party_b_representative",
    "party_b_account",
    "party_b_bank",
    "starts_on",
    "ends_on",
)


class ContractForm(MoneyForm):
    """A contract as it is drafted."""

    number = forms.CharField(label=_("Số hợp đồng"), max_length=40)
    office = forms.ChoiceField(label=_("Bên A"))
    party_a_representative = forms.CharField(
        label=_("Đại diện bên A"),
        max_length=150,
        required=False,
        help_text=_("Để trống thì lấy tên người bấm ký."),
    )
    party_b_name = forms.CharField(label=_("Bên B (đơn vị thực hiện)"), max_length=200)
    party_b_representative = forms.CharField(label=_("Đại diện bên B"), max_length=150)
    party_b_account = forms.CharField(label=_("Số tài khoản bên B"), max_length=60, required=False)
    party_b_bank = forms.CharField(label=_("Nơi mở tài khoản"), max_length=150, required=False)
    starts_on = DateField(label=_("Bắt đầu"))
    ends_on = DateField(label=_("Hoàn thành"))

    def __init__(
        self,
        *args: Any,
        offices: Iterable[Office],
        cost_items: Iterable[CostItem],
        lines: Iterable[BudgetLine],
        values: ContractValues,
        **options: Any,
    ) -> None:
        super().__init__(*args, initial=_initial_contract(values), **options)
        office = self.fields["office"]
        assert isinstance(office, forms.ChoiceField)
        office.choices = [(str(one.pk), one.name) for one in offices]
        self.add_items(cost_items)
        self.add_lines(lines)

    def head(self) -> list[BoundField]:
        """Return the inputs that are about the parties and the time."""
        return [self[name] for name in _PARTY_FIELDS]

    def values(self) -> ContractValues:
        data = self.cleaned_data
        return ContractValues(
            office_id=int(data["office"]),
            items=tuple(
                ItemValues(
                    item.pk,
                    data[f"quantity_{item.pk}"],
                    data[f"cost_{item.pk}"],
                    data[f"support_{item.pk}"],
                )
                for item in self.items
            ),
            shares=self.shares(),
            **{name: data[name] for name in _PARTY_FIELDS if name != "office"},
        )


def _initial_contract(values: ContractValues) -> dict[str, Any]:
    initial: dict[str, Any] = {
        name: getattr(values, name) for name in _PARTY_FIELDS if name != "office"
    }
    initial["office"] = str(values.office_id)
    for item in values.items:
        initial[f"quantity_{item.cost_item_id}"] = item.quantity
        initial[f"cost_{item.cost_item_id}"] = item.cost_vnd
        initial[f"support_{item.cost_item_id}"] = item.support_vnd
    for pk, share_vnd in values.shares.items():
        initial[f"line_{pk}"] = share_vnd
    return initial


class SigningForm(DatedForm):
    """The day on which a contract is signed."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["day"].label = _("Ngày ký")


class PaperForm(DatedForm):
    """Why a contract is suspended, resumed or terminated, and by which paper."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea({"rows": 3}))
    decision_number = forms.CharField(label=_("Số văn bản"), max_length=40)
    field_order = ["reason", "decision_number", "day"]


class ApprovalForm(DatedForm):
    """The paper that approves a change."""

    number = forms.CharField(label=_("Số phụ lục hoặc quyết định"), max_length=40)
    field_order = ["number", "day"]


class AnswerForm(BaseForm):
    """Why a change is refused."""

    answer = forms.CharField(label=_("Lý do không duyệt"), widget=forms.Textarea({"rows": 2}))


class SelectionForm(BaseForm):
    """How a supplier was chosen. Offers stand one on a line: name; price."""

    item = forms.ChoiceField(label=_("Nội dung chi"), required=False)
    method = forms.ChoiceField(
        label=_("Hình thức"), choices=lambda: [("", _("Chọn…")), *SelectionMethod.choices]
    )
    supplier_name = forms.CharField(label=_("Nhà cung cấp được chọn"), max_length=200)
    supplier_tax_code = forms.CharField(label=_("Mã số thuế"), max_length=14, required=False)
    price_vnd = VndField(label=_("Giá trúng thầu hoặc giá được chọn"), allow_zero=False)
    decision_number = forms.CharField(label=_("Số quyết định"), max_length=40)
    decided_on = DateField(label=_("Ngày quyết định"))
    offers = forms.CharField(
        label=_("Các báo giá đã so sánh"),
        required=False,
        help_text=_("Mỗi dòng một báo giá: tên nhà cung cấp; số tiền. Ghi cả báo giá được chọn."),
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *args: Any, contract: Contract, **options: Any) -> None:
        super().__init__(*args, **options)
        item = self.fields["item"]
        assert isinstance(item, forms.ChoiceField)
        item.choices = [
            ("", _("Cả hợp đồng")),
            *((str(one.pk), one.name) for one in contract.items.all()),
        ]

    def clean_offers(self) -> tuple[Offer, ...]:
        offers: list[Offer] = []
        for line in self.cleaned_data["offers"].splitlines():
            if not line.strip():
                continue
            name, _semicolon, price = line.rpartition(";")
            price_vnd = VndField().clean(price.strip() or None) if name.strip() else None
            if price_vnd is None:
                raise ValidationError(
                    _("Dòng “%(line)s” chưa đúng dạng: tên nhà cung cấp; số tiền."),
                    params={"line": line.strip()},
                )
            offers.append(Offer(name.strip(), price_vnd))
        return tuple(offers)

    def values(self) -> SelectionValues:
        data = self.cleaned_data
        return SelectionValues(
            item_id=int(data["item"]) if data["item"] else None,
            method=data["method"],
            supplier_name=data["supplier_name"],
            supplier_tax_code=data["supplier_tax_code"],
            price_vnd=data["price_vnd"],
            decision_number=data["decision_number"],
            decided_on=data["decided_on"],
            offers=data["offers"],
        )


class CarryOverForm(BaseForm):
    """Which line of this year goes on in which line of the next."""

    decision_number = forms.CharField(label=_("Số quyết định chuyển nguồn"), max_length=40)

    def __init__(
        self,
        *args: Any,
        targets: Mapping[BudgetLine, Iterable[BudgetLine]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.sources = list(targets)
        for source, lines in targets.items():
            self.fields[f"line_{source.pk}"] = forms.ChoiceField(
                label=str(source),
                required=False,
                choices=[
                    ("", _("Không chuyển")),
                    *((str(line.pk), f"{line} ({line.fund})") for line in lines),
                ],
            )

    def lines(self) -> dict[int, int]:
        data = self.cleaned_data
        return {
            source.pk: int(data[f"line_{source.pk}"])
            for source in self.sources
            if data[f"line_{source.pk}"]
        }
