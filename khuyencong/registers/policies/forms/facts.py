"""Forms made from facts: what a kind of activity asks, what the law asks of a beneficiary."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.rules import Activity
from khuyencong.engines.rules.facts import FACTS
from khuyencong.engines.rules.rulebook import StatedFact
from khuyencong.foundation.ui.forms import BaseForm, DateField, VndField
from khuyencong.registers.policies.fact_labels import CHOICE_LABELS, FACT_LABELS
from khuyencong.registers.policies.queries import activity_kind, fact_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

YES, NO = "yes", "no"
LARGEST_NUMBER = 10**9
_MONEY_UNITS = frozenset({"VND", "vnd", "đồng", "đ"})


class FactsForm(BaseForm):
    """What an applicant states about a kind of activity. An unanswered question stays open.

    Nothing is required here, so that a draft can be kept; ``queries.missing_facts`` says what is
    still needed before a dossier is submitted.
    """

    activity: Activity

    def __init__(self, data: Any = None, *args: Any, **options: Any) -> None:
        initial = options.pop("initial", None) or {}
        super().__init__(data, *args, initial=_initial(initial), **options)

    def values(self) -> dict[str, Any]:
        """Return what was stated as JSON values by name; what was left open is not there."""
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in self.cleaned_data.items()
            if value not in (None, "")
        }


def facts_form(code: str) -> type[FactsForm]:
    """Return the form of a kind of activity's facts. Refuses a code that no book holds."""
    kind = activity_kind(code)
    fields: dict[str, Any] = {
        fact_name(stated.fact.name): stated_field(stated) for stated in kind.facts
    }
    return type("ActivityFactsForm", (FactsForm,), {"activity": kind, **fields})


def stated_field(stated: StatedFact) -> forms.Field:
    """Return the field that asks for a fact."""
    choices = list(zip(stated.fact.choices, stated.choice_labels, strict=True))
    field = fact_field(
        stated.fact.type,
        stated.label,
        choices=choices,
        unit=stated.fact.unit,
        help_text=stated.help,
    )
    if stated.required:
        field.help_text = f"{field.help_text} {_('Cần có khi nộp hồ sơ.')}".strip()
    return field


def fact_field(
    kind: str,
    label: "StrOrPromise",
    *,
    choices: list[tuple[str, Any]],
    unit: str = "",
    help_text: "StrOrPromise" = "",
) -> forms.Field:
    """Return a field for a fact of a type, not required."""
    shown: dict[str, Any] = {"label": label, "help_text": help_text, "required": False}
    if kind == "bool":
        return forms.TypedChoiceField(
            choices=[(YES, _("Có")), (NO, _("Không"))],
            coerce=lambda value: value == YES,
            empty_value=None,
            widget=forms.RadioSelect,
            **shown,
        )
    if kind == "choice":
        return forms.ChoiceField(choices=[("", _("– Chọn –")), *choices], **shown)
    if kind == "date":
        return DateField(**shown)
    if kind == "percent":
        shown["label"] = f"{label} (%)"
        return forms.IntegerField(min_value=0, max_value=100, **shown)
    if kind == "int" and unit in _MONEY_UNITS:
        return VndField(**shown)
    if kind == "int":
        if unit:
            shown["label"] = f"{label} ({unit})"
        return forms.IntegerField(min_value=0, max_value=LARGEST_NUMBER, **shown)
    return forms.CharField(max_length=1000, **shown)


def known_field(name: str) -> forms.Field:
    """Return the field that asks for a fact which every case has."""
    fact = FACTS[name]
    labels = CHOICE_LABELS.get(name, {})
    return fact_field(
        "percent" if name.endswith("_percent") else fact.type,
        FACT_LABELS.get(name, name),
        choices=[(code, labels.get(code, code)) for code in fact.choices],
        unit="VND" if name.endswith("_vnd") else "",
    )


def known_facts_form(names: Iterable[str]) -> type[BaseForm]:
    """Return a form that asks for facts which every case has, by the names rules call them by.

    A field is named as the fact, with "-" for "."; ``known_values`` gives the answers back.
    """
    fields: dict[str, Any] = {name.replace(".", "-"): known_field(name) for name in names}
    return type("KnownFactsForm", (BaseForm,), fields)


def known_values(form: forms.BaseForm) -> dict[str, Any]:
    """Return what a form of known facts was told, by the names rules use; nothing for no answer."""
    return {
        name.replace("-", "."): value
        for name, value in form.cleaned_data.items()
        if value not in (None, "")
    }


def _initial(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return stored facts as the fields show them."""
    return {
        name: {True: YES, False: NO}.get(value, value) if isinstance(value, bool) else value
        for name, value in facts.items()
    }
