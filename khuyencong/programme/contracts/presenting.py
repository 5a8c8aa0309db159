"""A change to a contract as a person reads it: what it is about, what is, what is to be."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from khuyencong.engines.money import Vnd
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.contracts.change_json import changes_from_json
from khuyencong.programme.contracts.models import Amendment
from khuyencong.programme.proposals.models import Beneficiary

if TYPE_CHECKING:
    from datetime import date

    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class ChangeRow:
    """One line of a comparison. Amounts, days or words, before and after; None: nothing."""

    about: "StrOrPromise"
    kind: str  # money, day or words
    before: "Vnd | date | str | None"
    after: "Vnd | date | str | None"


def change_rows(amendment: Amendment) -> list[ChangeRow]:
    """Return what a change replaces by what. At most four queries."""
    before, after = changes_from_json(amendment.before), changes_from_json(amendment.changes)
    items = {item.pk: item for item in amendment.contract.items.all()}
    rows: list[ChangeRow] = []
    for pk, change in after.items.items():
        name, was = items[pk].name, before.items.get(pk)
        rows += [
            ChangeRow(
                _("%(item)s: kinh phí thực hiện (đ)") % {"item": name},
                "money",
                was.cost_vnd if was else None,
                change.cost_vnd,
            ),
            ChangeRow(
                _("%(item)s: hỗ trợ (đ)") % {"item": name},
                "money",
                was.support_vnd if was else None,
                change.support_vnd,
            ),
        ]
    lines = BudgetLine.objects.in_bulk([*before.shares, *after.shares])
    rows += [
        ChangeRow(str(lines[pk]), "money", before.shares.get(pk, 0), after.shares.get(pk, 0))
        for pk in sorted(lines)
        if before.shares.get(pk, 0) != after.shares.get(pk, 0)
    ]
    if after.starts_on and after.starts_on != before.starts_on:
        rows.append(ChangeRow(_("Bắt đầu"), "day", before.starts_on, after.starts_on))
    if after.ends_on:
        rows.append(ChangeRow(_("Hoàn thành"), "day", before.ends_on, after.ends_on))
    named = Beneficiary.objects.select_related("establishment").in_bulk(
        [*before.beneficiaries.values(), *after.beneficiaries.values()]
    )
    for pk, to in after.beneficiaries.items():
        was_id = before.beneficiaries.get(pk)
        rows.append(
            ChangeRow(
                items[pk].name,
                "words",
                str(named[was_id]) if was_id in named else None,
                str(named[to]),
            )
        )
    if after.text:
        rows.append(ChangeRow(_("Nội dung điều chỉnh"), "words", None, after.text))
    return rows
