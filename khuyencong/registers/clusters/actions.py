"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "cluster.added": _("Ghi cụm công nghiệp"),
    "cluster.changed": _("Sửa cụm công nghiệp"),
    "cluster.lot_added": _("Ghi lô đất trong cụm"),
    "cluster.lot_changed": _("Sửa lô đất trong cụm"),
    "cluster.lot_reserved": _("Giữ chỗ lô đất"),
    "cluster.lot_leased": _("Cho thuê lô đất"),
    "cluster.lot_released": _("Thu hồi lô đất"),
    "cluster.item_added": _("Ghi hạng mục hạ tầng cụm"),
    "cluster.item_changed": _("Cập nhật hạng mục hạ tầng cụm"),
    "cluster.waiting_joined": _("Ghi người chờ lô đất"),
    "cluster.waiting_left": _("Đưa ra khỏi danh sách chờ lô đất"),
}
