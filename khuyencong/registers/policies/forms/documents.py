"""The filters of the list of documents, and the form of a document."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.ui.forms import BaseForm, DateField
from khuyencong.registers.policies.document_values import DocumentValues
from khuyencong.registers.policies.models import LegalDocument
from khuyencong.registers.policies.queries import DocumentFilter
from khuyencong.registers.policies.states import DocumentKind, Standing
from khuyencong.registers.territories.models import Unit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FIELD_LABELS: Mapping[str, "StrOrPromise"] = {
    "number": _("Số, ký hiệu"),
    "title": _("Trích yếu"),
    "issuer": _("Cơ quan ban hành"),
    "issued_on": _("Ngày ban hành"),
    "in_force_from": _("Có hiệu lực từ"),
    "in_force_to": _("Có hiệu lực đến"),
}
"""The fields of a document that may be marked as not read in the text itself."""


def territory_choices(today: date) -> list[tuple[str, Any]]:
    """Return the provinces of today and of before the reform, by path."""
    rows = Unit.objects.filter(level="province").order_by("valid_to", "name")
    return [
        (
            unit.path,
            unit.name
            if unit.is_in_force(today)
            else _("%(name)s (đến %(day)s)")
            % {
                "name": unit.name,
                "day": f"{unit.valid_to:%d/%m/%Y}" if unit.valid_to else "",
            },
        )
        for unit in rows
    ]


class DocumentFilterForm(BaseForm):
    """The filters of the list; they live in the address, so that a view can be sent."""

    text = forms.CharField(label=_("Số, trích yếu"), required=False, max_length=100)
    kind = forms.ChoiceField(
        label=_("Loại"), required=False, choices=[("", _("Tất cả")), *DocumentKind.choices]
    )
    standing = forms.ChoiceField(
        label=_("Hiệu lực"), required=False, choices=[("", _("Tất cả")), *Standing.choices]
    )
    on = DateField(label=_("Vào ngày"), required=False)
    territory = forms.ChoiceField(label=_("Địa bàn"), required=False)

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.fields["on"].initial = today
        territory = self.fields["territory"]
        assert isinstance(territory, forms.ChoiceField)
        territory.choices = [("", _("Tất cả")), *territory_choices(today)]

    @property
    def day(self) -> date:
        """The day asked about; today where none, or none that makes sense, was given."""
        day: date = getattr(self, "cleaned_data", {}).get("on") or self.today
        return day

    def wanted(self) -> DocumentFilter:
        """Return the filter; what could not be read narrows nothing."""
        self.full_clean()
        told = getattr(self, "cleaned_data", {})
        return DocumentFilter(
            text=told.get("text") or "",
            kind=told.get("kind") or "",
            standing=told.get("standing") or "",
            on=self.day,
            territory_path=told.get("territory") or "",
        )


class DocumentForm(BaseForm):
    """A document as a person enters it."""

    number = forms.CharField(
        label=_("Số, ký hiệu"), max_length=60, help_text=_("Ví dụ: 38/2020/NQ-HĐND.")
    )
    kind = forms.ChoiceField(label=_("Loại"), choices=DocumentKind)
    title = forms.CharField(label=_("Trích yếu"), max_length=400)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200)
    issued_on = DateField(label=_("Ngày ban hành"), required=False)
    in_force_from = DateField(label=_("Có hiệu lực từ"), required=False)
    in_force_to = DateField(
        label=_("Có hiệu lực đến"), required=False, help_text=_("Để trống nếu còn hiệu lực.")
    )
    territory = forms.ModelChoiceField(
        label=_("Địa bàn"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("Cả nước"),
    )
    link = forms.URLField(
        label=_("Liên kết"), max_length=500, required=False, assume_scheme="https"
    )
    text = forms.CharField(
        label=_("Toàn văn"), required=False, widget=forms.Textarea(attrs={"rows": 12})
    )
    note = forms.CharField(
        label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    unverified_fields = forms.MultipleChoiceField(
        label=_("Chưa đọc trong chính văn bản"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Các mục này sẽ hiện dấu “chưa kiểm chứng”."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        territory = self.fields["territory"]
        assert isinstance(territory, forms.ModelChoiceField)
        territory.queryset = Unit.objects.filter(level="province").order_by("valid_to", "name")
        marks = self.fields["unverified_fields"]
        assert isinstance(marks, forms.MultipleChoiceField)
        marks.choices = list(FIELD_LABELS.items())

    def values(self) -> DocumentValues:
        """Return what was entered, as the service takes it."""
        told = {**self.cleaned_data}
        unit: Unit | None = told.pop("territory")
        marks = tuple(told.pop("unverified_fields"))
        return DocumentValues(
            **told, territory_id=unit.pk if unit else None, unverified_fields=marks
        )


def document_initial(document: LegalDocument) -> dict[str, Any]:
    """Return a stored document as the form shows it."""
    names = [name for name in DocumentForm.base_fields if name != "territory"]
    return {name: getattr(document, name) for name in names} | {"territory": document.territory_id}
