"""What the parts and the changes of a record are called, for its history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.money import format_vnd
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.registers.establishments.models import (
    Establishment,
    Place,
    PollutionRecord,
    PriorityMark,
    Product,
    SupportReceived,
    YearFigures,
)
from khuyencong.registers.establishments.states import IndustryGroup, LegalForm, MarkKind
from khuyencong.registers.territories.models import Unit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: Mapping[str, "StrOrPromise"] = {
    "establishment.registered": _("Đăng ký vào sổ"),
    "establishment.changed": _("Sửa thông tin"),
    "establishment.place_added": _("Thêm nơi sản xuất"),
    "establishment.place_closed": _("Ngừng nơi sản xuất"),
    "establishment.main_place_set": _("Đổi nơi sản xuất chính"),
    "establishment.figures_recorded": _("Ghi số liệu năm"),
    "establishment.product_added": _("Thêm sản phẩm"),
    "establishment.product_changed": _("Sửa sản phẩm"),
    "establishment.product_removed": _("Bỏ sản phẩm"),
    "establishment.product_certified": _("Ghi danh hiệu sản phẩm tiêu biểu"),
    "establishment.mark_added": _("Thêm diện ưu tiên"),
    "establishment.mark_verified": _("Xác nhận diện ưu tiên"),
    "establishment.mark_ended": _("Kết thúc diện ưu tiên"),
    "establishment.pollution_recorded": _("Ghi kết quả kiểm tra môi trường"),
    "establishment.support_declared": _("Khai hỗ trợ đã nhận"),
    "establishment.support_taken_back": _("Bỏ khai báo hỗ trợ"),
    "establishment.representative_added": _("Thêm người đại diện"),
    "establishment.representation_ended": _("Thôi người đại diện"),
    "establishment.merged": _("Gộp hồ sơ khác vào"),
    "establishment.merged_away": _("Được gộp vào hồ sơ khác"),
}
_MODELS = (
    Establishment,
    Place,
    YearFigures,
    Product,
    PriorityMark,
    PollutionRecord,
    SupportReceived,
)
_WORDS: Mapping[str, "StrOrPromise"] = {
    **dict(LegalForm.choices),
    **dict(IndustryGroup.choices),
    **dict(MarkKind.choices),
}
# Keys of other rows: they mean nothing to a reader.
_SILENT = frozenset(
    {"mark", "place", "product", "support", "user", "representation", "personal", "head_unit_id"}
)


@dataclass(frozen=True)
class Difference:
    """One value before and after, in words."""

    label: "StrOrPromise"
    before: str
    after: str


@dataclass(frozen=True)
class HistoryRow:
    """One change of a record, in words."""

    at: datetime
    action: "StrOrPromise"
    person: str
    office: str
    reason: str
    differences: tuple[Difference, ...]


def history_rows(entries: Iterable[AuditEntry]) -> list[HistoryRow]:
    """Return audit entries as a person reads them. Values of persons are not repeated.

    One query goes before, for the names of the units that the entries hold by key.
    """
    entries = list(entries)
    keys = {
        values[name]
        for entry in entries
        for values in (entry.before, entry.after)
        for name in _units_in(entry)
        if values.get(name)
    }
    units = dict(Unit.objects.filter(key__in=keys).values_list("key", "name")) if keys else {}
    return [_history_row(entry, units) for entry in entries]


def _units_in(entry: AuditEntry) -> tuple[str, ...]:
    """Return the values of an entry that name an administrative unit. A product's is a measure."""
    return ("place_unit", "unit") if "place" in entry.action else ("place_unit",)


def _history_row(entry: AuditEntry, units: Mapping[str, str]) -> HistoryRow:
    names = [name for name in {**entry.before, **entry.after} if name not in _SILENT]
    words = dict.fromkeys(_units_in(entry), units)
    rows = (
        Difference(
            _label(name),
            _shown(name, entry.before, words.get(name, _WORDS)),
            _shown(name, entry.after, words.get(name, _WORDS)),
        )
        for name in names
    )
    return HistoryRow(
        at=entry.at,
        action=ACTIONS.get(entry.action, entry.action),
        person=entry.actor_name,
        office=entry.office_name,
        reason=entry.reason,
        differences=tuple(row for row in rows if row.before != row.after),
    )


def _label(name: str) -> "StrOrPromise":
    for model in _MODELS:
        try:
            return model._meta.get_field(name).verbose_name  # type: ignore[union-attr]
        except FieldDoesNotExist:
            continue
    return _OTHER_LABELS.get(name, name)


_OTHER_LABELS: Mapping[str, "StrOrPromise"] = {
    "place_unit": _("Xã, phường, thị trấn nơi sản xuất"),
    "kept": _("Hồ sơ giữ lại"),
    "dropped": _("Hồ sơ được gộp"),
    "moved": _("Đã chuyển sang"),
}


def _shown(name: str, values: Mapping[str, Any], words: Mapping[str, "StrOrPromise"]) -> str:
    value = values.get(name)
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return gettext("có") if value else gettext("không")
    if name.endswith("_vnd"):
        return f"{format_vnd(value)} đ"
    if name.endswith(("_on", "valid_from", "valid_to")):
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {count}" for key, count in value.items())
    return str(words.get(value, value) if isinstance(value, str) else value)
