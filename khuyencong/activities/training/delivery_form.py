"""Shape of what a class delivers: quantity and cost of each item of the contract."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.training.evidence import is_counted_in_people
from khuyencong.activities.training.values import PartValues
from khuyencong.foundation.ui.forms import BaseForm, VndField, dress
from khuyencong.programme.contracts.models import ContractItem


@dataclass(frozen=True)
class ItemRow:
    """An item of the contract with its two inputs."""

    item: ContractItem
    quantity: BoundField
    cost: BoundField


class DeliverForm(BaseForm):
    """One row an item; a row without a quantity delivers nothing of it.

    What is there first is what the contract has, and of people those who completed the class.
    """

    def __init__(
        self, *args: Any, items: Iterable[ContractItem], completed: int, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.items = list(items)
        for item in self.items:
            wanted = min(item.quantity, completed) if is_counted_in_people(item) else item.quantity
            self._add(
                f"quantity_{item.pk}",
                forms.IntegerField(
                    label=_("%(item)s: số lượng") % {"item": item.name},
                    required=False,
                    min_value=0,
                    initial=wanted,
                    widget=forms.NumberInput({"inputmode": "numeric"}),
                ),
            )
            self._add(
                f"cost_{item.pk}",
                VndField(
                    label=_("%(item)s: chi phí đã thực hiện") % {"item": item.name},
                    required=False,
                    initial=item.cost_vnd,
                ),
            )

    def _add(self, name: str, field: forms.Field) -> None:
        self.fields[name] = field
        dress(field)

    @property
    def rows(self) -> list[ItemRow]:
        return [
            ItemRow(item, self[f"quantity_{item.pk}"], self[f"cost_{item.pk}"])
            for item in self.items
        ]

    def parts(self) -> dict[int, PartValues]:
        """Return what is delivered, by the key of the contract's item."""
        data = self.cleaned_data
        return {
            item.pk: PartValues(data[f"quantity_{item.pk}"], data[f"cost_{item.pk}"] or 0)
            for item in self.items
            if data[f"quantity_{item.pk}"]
        }
