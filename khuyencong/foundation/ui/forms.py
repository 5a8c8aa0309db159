"""Forms: Vietnamese amounts and dates, one look, errors that say what to do."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.money import MAXIMUM_VND, Vnd, format_vnd
from khuyencong.engines.refusals import Problem
from khuyencong.foundation.ui.sentences import sentence

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_UNIT = re.compile(r"\s*(đ|₫|đồng|vnđ|vnd)$", re.IGNORECASE)
_PLAIN = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([. \u00a0\u202f])[0-9]{3})(?:\1[0-9]{3})*")
_FRACTION = re.compile(r"[0-9. \u00a0\u202f]+[.,][0-9]+")
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_DASHES = "---------"  # what Django shows where nothing is chosen
# Put over the messages of Django's validators, by their codes.
_BOUNDS = {
    "min_value": _("Nhỏ nhất là %(limit_value)s. Kiểm tra lại."),
    "max_value": _("Lớn nhất là %(limit_value)s. Kiểm tra lại."),
    "max_length": _("Dài nhất %(limit_value)s ký tự, đang có %(show_value)s. Viết gọn lại."),
}


class VndInput(forms.TextInput):
    """A text input for whole đồng; the page's script groups its digits while one types."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"inputmode": "numeric", "autocomplete": "off", "data-vnd": ""} | (attrs or {})
        )


class VndField(forms.Field):
    """An amount in whole đồng: ``12.000.000``, ``12 000 000`` or ``12000000``."""

    widget = VndInput
    default_error_messages = {
        "invalid": _("Nhập số tiền bằng chữ số, ví dụ 12.000.000."),
        "fraction": _("Nhập số đồng nguyên, không có phần lẻ, ví dụ 12.000.000."),
        "negative": _("Số tiền không được âm."),
        "too_small": _("Số tiền phải lớn hơn 0."),
        "too_large": _("Số tiền vượt quá mức lớn nhất nhập được là %(maximum)s đ. Kiểm tra lại."),
    }

    def __init__(self, *, allow_zero: bool = True, **options: Any) -> None:
        super().__init__(**options)
        self.allow_zero = allow_zero

    def prepare_value(self, value: Any) -> Any:
        return format_vnd(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> Vnd | None:
        if isinstance(value, int):
            return value
        if value in self.empty_values:
            return None
        text = _UNIT.sub("", str(value).strip())
        if text.startswith(("-", "−", "–")):
            raise ValidationError(self.error_messages["negative"], code="negative")
        if not (_PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)):
            code = "fraction" if _FRACTION.fullmatch(text) else "invalid"
            raise ValidationError(self.error_messages[code], code=code)
        digits = re.sub(r"[^0-9]", "", text).lstrip("0") or "0"
        if len(digits) > len(str(MAXIMUM_VND)):
            digits = "9" * (len(str(MAXIMUM_VND)) + 1)  # never parse a number of a million digits
        return int(digits)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if value > MAXIMUM_VND:
            raise ValidationError(
                self.error_messages["too_large"],
                code="too_large",
                params={"maximum": format_vnd(MAXIMUM_VND)},
            )
        if value == 0 and not self.allow_zero:
            raise ValidationError(self.error_messages["too_small"], code="too_small")

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != self.to_python(initial))
        except ValidationError:
            return True


class DateField(forms.DateField):
    """A day as people here write it, ``05/07/2021``; ``2021-07-05`` is understood too."""

    default_error_messages = {
        "invalid": _("Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/07/2021."),
        "beyond": _("Năm phải từ %(first)s đến %(last)s."),
    }

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", _date_input())
        formats = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d%m%Y"]
        super().__init__(input_formats=formats, **options)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if isinstance(value, date) and not _FIRST_YEAR <= value.year <= _LAST_YEAR:
            raise ValidationError(
                self.error_messages["beyond"],
                code="beyond",
                params={"first": _FIRST_YEAR, "last": _LAST_YEAR},
            )


def _date_input() -> forms.DateInput:
    return forms.DateInput(
        {
            "inputmode": "numeric",
            "autocomplete": "off",
            "placeholder": "dd/mm/yyyy",
            "maxlength": "10",
            "data-date": "",
        },
        format="%d/%m/%Y",
    )


class FilesInput(forms.FileInput):
    """An input for several files at once; a phone offers its camera."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several, or none where it is not required.

    What they are is judged where they are stored.
    """

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":
        given = data if isinstance(data, (list, tuple)) and data else [data or None]
        checked = [super(FilesField, self).clean(one, initial) for one in given]
        return [one for one in checked if one]


class BaseForm(forms.Form):
    """A form in the program's look. Text arrives in one normal form (NFC)."""

    use_required_attribute = False  # our own summary speaks, not the browser's bubble

    def __init__(self, data: Any = None, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(normalised(data), *args, **options)
        for field in self.fields.values():
            dress(field)
            speak(field)

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Show a refusal's problems as errors: at the field that they name, else above all."""
        for problem in problems:
            text = sentence(problem)
            if problem.source:
                text = f"{text} ({problem.source})"
            self.add_error(problem.field if problem.field in self.fields else None, text)


def dress(field: forms.Field) -> None:
    """Give a field's input its classes and say to everyone whether it must be filled in."""
    widget = field.widget
    is_group = isinstance(widget, forms.RadioSelect)  # several checkboxes are one too, for Django
    if is_group or isinstance(widget, forms.CheckboxInput):
        wanted = "form-check-input"
    elif isinstance(widget, forms.Select):
        wanted = "form-select"
        widget.template_name = "ui/_select.html"
    elif isinstance(widget, VndInput):
        wanted = "form-control num"
    else:
        wanted = "form-control"
    present = widget.attrs.get("class", "").split()
    widget.attrs["class"] = " ".join(dict.fromkeys([*wanted.split(), *present]))
    if field.required and not is_group:
        widget.attrs["aria-required"] = "true"


def speak(field: forms.Field) -> None:
    """Say in an officer's words what Django says in a programmer's: no “field”, no dashes."""
    if field.error_messages["required"] is forms.Field.default_error_messages["required"]:
        field.error_messages["required"] = _what_is_missing(field)
    if field.error_messages.get("invalid") is forms.IntegerField.default_error_messages["invalid"]:
        field.error_messages["invalid"] = _("Nhập số nguyên bằng chữ số, ví dụ 25.")
    for code, text in _BOUNDS.items():
        field.error_messages.setdefault(code, text)
    if isinstance(field, forms.ModelChoiceField) and field.empty_label == _DASHES:
        field.empty_label = _("Chọn…") if field.required else _("Không chọn")


def _what_is_missing(field: forms.Field) -> "StrOrPromise":
    if isinstance(field, forms.FileField):
        return _("Chưa có tệp. Chọn tệp.")
    if isinstance(field, forms.BooleanField):
        return _("Chưa đánh dấu. Đọc rồi đánh dấu vào ô này.")
    if isinstance(field, forms.ChoiceField):
        return _("Chưa chọn. Chọn một mục.")
    return _("Chưa nhập. Mục này phải có.")


def normalised(data: Any) -> Any:
    """Return a request's values in NFC, so that ế typed on any system is the same letter."""
    if isinstance(data, QueryDict):
        copy = QueryDict(mutable=True, encoding=data.encoding)
        for key, values in data.lists():
            copy.setlist(key, [_nfc(value) for value in values])
        return copy
    if isinstance(data, Mapping):
        return {key: _nfc(value) for key, value in data.items()}
    return data


def _nfc(value: Any) -> Any:
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value
