"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "territories.loaded": _("Nạp danh mục đơn vị hành chính"),
    "territories.class_set": _("Ghi phân loại địa bàn"),
    "territories.class_ended": _("Kết thúc phân loại địa bàn"),
}
