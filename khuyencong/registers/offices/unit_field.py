"""A field for an administrative unit: typed by name or code, helped by suggestions.

A list to choose from would hold 3,321 communes. One types a name without diacritics, or the code,
or takes a suggestion of one's own territory; the browser itself filters them, without a script.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.searching import matching, search_key

MOST_SUGGESTIONS = 400
_MOST_NAMED = 6
_CODE = re.compile(r"\(?\b([0-9]{2,5})\)?\s*$")


class SuggestingInput(forms.TextInput):
    """A text input with suggestions that the browser offers while one types."""

    template_name = "offices/suggesting_input.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off"} | (attrs or {}))
        self.suggestions: Iterable[tuple[str, str]] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        suggestions = list(self.suggestions)
        if suggestions:
            widget_attrs = context["widget"]["attrs"]
            widget_attrs["list"] = f"{widget_attrs.get('id') or name}_list"
        context["suggestions"] = suggestions
        return context


class UnitField(forms.CharField):
    """An administrative unit: "Tà Rụt", "ta rut, dakrong", "19588", or a suggestion.

    ``on`` is the day whose units come first; ``paths`` the territories whose units are suggested
    and, among several of one name, meant. Both are set by the form.
    """

    widget = SuggestingInput
    default_error_messages = {
        "unknown": _("Không tìm thấy “%(text)s”. Nhập tên xã, phường, thị trấn, hoặc mã."),
        "several": _("Có nhiều nơi tên “%(text)s”: %(units)s. Nhập thêm tên huyện, tỉnh hoặc mã."),
    }

    def __init__(self, *, levels: Iterable[str] = (), **options: Any) -> None:
        options.setdefault("max_length", 200)
        super().__init__(**options)
        self.levels = tuple(levels)
        self.on: date | None = None
        self.paths: tuple[str, ...] = ()

    def suggest(self, paths: Iterable[str], *, on: date) -> None:
        """Suggest the units of some territories, those of a day first."""
        self.on, self.paths = on, tuple(paths)
        widget: Any = self.widget  # an instance by now, whatever its type says
        units = self._units().filter(_under(self.paths)).select_related("parent")
        found = list(units.order_by("path")[: MOST_SUGGESTIONS + 1])
        if len(found) <= MOST_SUGGESTIONS:  # more help nobody and weigh on the page
            found.sort(key=lambda unit: not unit.is_in_force(on))
            widget.suggestions = [(unit_label(unit), _time_of(unit)) for unit in found]

    def clean(self, value: Any) -> Unit | None:
        text = str(super().clean(value))
        if not text:
            return None
        units = self._by_code(text) or self._by_name(text)
        if not units:
            raise ValidationError(self.error_messages["unknown"], params={"text": text})
        if len(units) > 1:
            named = "; ".join(unit_label(unit) for unit in units[:_MOST_NAMED])
            raise ValidationError(
                self.error_messages["several"], params={"text": text, "units": named}
            )
        return units[0]

    def _units(self) -> QuerySet[Unit]:
        units = Unit.objects.all()
        return units.filter(level__in=self.levels) if self.levels else units

    def _by_code(self, text: str) -> list[Unit]:
        """Return the unit of a code: that of the day, else the last that bore it."""
        code = _CODE.search(text)
        if code is None:
            return []
        units = self._units().filter(code=code.group(1)).select_related("parent").order_by("-pk")
        return [*self._of_the_day(units), *units][:1]

    def _by_name(self, text: str) -> list[Unit]:
        """Return the units of a name; words after a comma name what they lie in."""
        name, *above = [part for part in text.split(",") if search_key(part)] or [""]
        units = list(matching(self._units(), name).select_related("parent__parent"))
        for part in above:
            units = [unit for unit in units if _lies_in(unit, search_key(part))]
        whole = [unit for unit in units if f" {search_key(name)} " in unit.folded]
        units = whole or units
        near = [unit for unit in units if unit.path.startswith(self.paths or ("",))]
        units = near or units
        return self._of_the_day(units) or units

    def _of_the_day(self, units: Iterable[Unit]) -> list[Unit]:
        return [unit for unit in units if self.on is None or unit.is_in_force(self.on)]


def unit_label(unit: Unit | None) -> str:
    """Return a unit as it is suggested and understood: "Xã Tà Rụt, Huyện Đakrông (19588)"."""
    if unit is None:
        return ""
    above = f", {unit.parent.name}" if unit.parent is not None and unit.parent.parent_id else ""
    return f"{unit.name}{above} ({unit.code})"


def _under(paths: Iterable[str]) -> Q:
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(path__startswith=path)
    return condition


def _lies_in(unit: Unit, key: str) -> bool:
    above, found = unit.parent, False
    while above is not None and not found:
        found = f" {key} " in above.folded or f" {key.replace(' ', '')} " in above.folded
        above = above.parent
    return found


def _time_of(unit: Unit) -> str:
    return f"– {unit.valid_to:%d/%m/%Y}" if unit.valid_to is not None else ""
