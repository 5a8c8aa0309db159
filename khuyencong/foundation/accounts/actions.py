"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "accounts.created": _("Tạo tài khoản"),
    "accounts.made_administrator": _("Giao quản trị toàn hệ thống"),
    "accounts.changed": _("Sửa tài khoản"),
    "accounts.deactivated": _("Khóa tài khoản"),
    "accounts.reactivated": _("Mở lại tài khoản"),
    "accounts.password_link_made": _("Tạo liên kết đặt mật khẩu"),
    "accounts.password_set": _("Đặt mật khẩu"),
}
