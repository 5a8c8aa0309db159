"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "payment.prepared": _("Lập đề nghị chi"),
    "payment.changed": _("Sửa đề nghị chi"),
    "payment.voucher_added": _("Thêm hóa đơn, chứng từ"),
    "payment.voucher_dropped": _("Bỏ hóa đơn, chứng từ"),
    "payment.paper_added": _("Thêm giấy tờ thanh toán"),
    "payment.paper_dropped": _("Bỏ giấy tờ thanh toán"),
    "payment.approved": _("Duyệt chi"),
    "payment.refused": _("Không duyệt chi"),
    "payment.cancelled": _("Hủy đề nghị chi"),
    "payment.recorded": _("Ghi khoản Kho bạc đã chi"),
    "payment.recovered": _("Ghi khoản thu hồi"),
    "settlement.prepared": _("Lập quyết toán"),
    "settlement.paper_added": _("Thêm giấy tờ quyết toán"),
    "settlement.paper_dropped": _("Bỏ giấy tờ quyết toán"),
    "treasury.statement_entered": _("Nhập bảng đối chiếu Kho bạc"),
    "treasury.statement_matched": _("Đối chiếu với Kho bạc"),
}
