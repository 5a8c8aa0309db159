"""Inputs of a vote: points as people write them, photos."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.scoring import POINT, show_points

_POINTS = re.compile(r"[0-9]{1,3}([.,][0-9]{1,2})?")


class PointsField(forms.Field):
    """Points with at most two decimals, ``8,25`` or ``8.25``; the value is whole hundredths."""

    widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages = {
        "invalid": _("Ghi điểm bằng số, nhiều nhất hai chữ số lẻ, ví dụ 8,25.")
    }

    def prepare_value(self, value: Any) -> Any:
        return show_points(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, int):
            return value
        if value in self.empty_values:
            return None
        text = str(value).strip()
        if not _POINTS.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        whole, _dot, decimals = text.replace(",", ".").partition(".")
        return int(whole) * POINT + int(decimals.ljust(2, "0") or 0)


def picture_field(label: Any) -> forms.FileField:
    """Return the input of one photo; a phone offers its camera."""
    return forms.FileField(
        label=label,
        required=False,
        widget=forms.FileInput({"accept": "image/jpeg,image/png"}),
    )


def text_area(label: Any, *, rows: int = 3, **options: Any) -> forms.CharField:
    """Return an input for several lines."""
    return forms.CharField(
        label=label, max_length=5000, widget=forms.Textarea({"rows": rows}), **options
    )
