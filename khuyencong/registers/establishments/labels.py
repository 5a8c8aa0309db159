"""What the parts and the changes of a record are called, for its history."""

from collections.abc import Mapping
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


def history_row(entry: AuditEntry) -> HistoryRow:
    """Return an audit entry as a person reads it. Values of persons are not repeated."""
    names = [name for name in {**entry.before, **entry.after} if name not in _SILENT]
    rows = (
        Difference(_label(name), _shown(name, entry.before), _shown(name, entry.after))
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


def _shown(name: str, values: Mapping[str, Any]) -> str:
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
    return str(_WORDS.get(value, value) if isinstance(value, str) else value)
