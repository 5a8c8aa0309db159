"""Shape of what people type when they propose a change to a contract. No writes, no policy."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.ui.forms import BaseForm, DateField
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.contracts.forms import MoneyForm
from khuyencong.programme.contracts.models import Contract, ContractItem
from khuyencong.programme.contracts.values import ChangeValues, ItemChange
from khuyencong.programme.proposals.models import Beneficiary


def _reason_field() -> forms.CharField:
    return forms.CharField(
        label=_("Lý do điều chỉnh"), max_length=2000, widget=forms.Textarea({"rows": 3})
    )


class MoneyChangeForm(MoneyForm):
    """More, less or the same money: items and lines as they are to be."""

    reason = _reason_field()

    def __init__(
        self, *args: Any, contract: Contract, lines: Iterable[BudgetLine], **options: Any
    ) -> None:
        items = list(contract.items.all())
        initial: dict[str, Any] = {}
        for item in items:
            initial[f"quantity_{item.pk}"] = item.quantity
            initial[f"cost_{item.pk}"] = item.cost_vnd
            initial[f"support_{item.pk}"] = item.support_vnd
        for share in contract.shares.all():
            initial[f"line_{share.budget_line_id}"] = share.amount_vnd
        super().__init__(*args, initial=initial, **options)
        self.add_items(items)
        self.add_lines(lines)

    def changes(self) -> ChangeValues:
        """Return the items that differ from the contract, and all shares as they are to be."""
        items: dict[int, ItemChange] = {}
        for item in self.items:
            assert isinstance(item, ContractItem), "a change is of a contract's items"
            wanted = ItemChange(
                self.cleaned_data[f"quantity_{item.pk}"],
                self.cleaned_data[f"cost_{item.pk}"],
                self.cleaned_data[f"support_{item.pk}"],
            )
            if wanted != ItemChange(item.quantity, item.cost_vnd, item.support_vnd):
                items[item.pk] = wanted
        return ChangeValues(items=items, shares=self.shares())


class TimeChangeForm(BaseForm):
    """Other days."""

    starts_on = DateField(label=_("Bắt đầu"), required=False)
    ends_on = DateField(label=_("Hoàn thành"))
    reason = _reason_field()

    def __init__(self, *args: Any, contract: Contract, **options: Any) -> None:
        initial = {"starts_on": contract.starts_on, "ends_on": contract.ends_on}
        super().__init__(*args, initial=initial, **options)

    def changes(self) -> ChangeValues:
        return ChangeValues(
            starts_on=self.cleaned_data["starts_on"], ends_on=self.cleaned_data["ends_on"]
        )


class BeneficiaryChangeForm(BaseForm):
    """Another beneficiary for an item."""

    item = forms.ChoiceField(label=_("Nội dung"))
    beneficiary = forms.ChoiceField(label=_("Đơn vị thụ hưởng mới"))
    reason = _reason_field()

    def __init__(
        self,
        *args: Any,
        contract: Contract,
        beneficiaries: Iterable[Beneficiary],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        item, beneficiary = self.fields["item"], self.fields["beneficiary"]
        assert isinstance(item, forms.ChoiceField)
        assert isinstance(beneficiary, forms.ChoiceField)
        item.choices = [(str(one.pk), one.name) for one in contract.items.all()]
        beneficiary.choices = [(str(one.pk), str(one.establishment)) for one in beneficiaries]

    def changes(self) -> ChangeValues:
        data = self.cleaned_data
        return ChangeValues(beneficiaries={int(data["item"]): int(data["beneficiary"])})


class WordsChangeForm(BaseForm):
    """A change that is told in words: content, place, partner."""

    text = forms.CharField(
        label=_("Nội dung điều chỉnh"), max_length=2000, widget=forms.Textarea({"rows": 4})
    )
    reason = _reason_field()

    def changes(self) -> ChangeValues:
        return ChangeValues(text=self.cleaned_data["text"])
