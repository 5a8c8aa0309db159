"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "machine.added": _("Ghi máy của đề án"),
    "machine.changed": _("Sửa thông tin máy"),
    "machine.quoted": _("Ghi báo giá máy"),
    "machine.quote_chosen": _("Chọn nhà cung cấp máy"),
    "machine.delivered": _("Nhận máy tại cơ sở"),
    "machine.installed": _("Lắp đặt máy"),
    "machine.tried": _("Chạy thử máy"),
    "machine.photographed": _("Thêm ảnh máy"),
    "machine.reported": _("Báo cáo bàn giao máy"),
    "machine.measured_before": _("Đo trước khi có máy"),
    "machine.measured_after": _("Đo sau khi có máy"),
    "machine.demonstrated": _("Tổ chức trình diễn mô hình"),
    "machine.visited": _("Thăm lại máy đã hỗ trợ"),
    "machine.reopened": _("Mở lại máy do rút bàn giao"),
}
