"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "handover.prepared": _("Lập chuyển giao"),
    "handover.changed": _("Sửa chuyển giao"),
    "handover.share_added": _("Chia địa bàn khi chuyển giao"),
    "handover.share_dropped": _("Bỏ địa bàn khỏi chuyển giao"),
    "handover.chosen": _("Chọn cơ quan nhận một hồ sơ"),
    "handover.role_passed": _("Chọn nơi làm việc tiếp của một người"),
    "handover.approved": _("Phê duyệt chuyển giao"),
    "handover.reopened": _("Mở lại chuyển giao để sửa"),
    "handover.cancelled": _("Hủy chuyển giao"),
    "handover.carried_out": _("Thực hiện chuyển giao"),
}
