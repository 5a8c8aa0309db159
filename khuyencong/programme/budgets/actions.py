"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "budget.fund_founded": _("Lập nguồn kinh phí"),
    "budget.allotment_entered": _("Nhập quyết định giao kinh phí"),
    "budget.allotted": _("Giao kinh phí"),
    "budget.transfer_proposed": _("Lập chứng từ điều chuyển"),
    "budget.transferred": _("Điều chuyển kinh phí"),
    "budget.taken_back": _("Thu hồi kinh phí"),
    "budget.closing_proposed": _("Lập chứng từ khóa sổ"),
    "budget.year_closed": _("Khóa sổ năm ngân sách"),
    "budget.holding_carried_over": _("Chuyển nguồn sang năm sau"),
    "budget.paper_refused": _("Không xác nhận chứng từ"),
    "budget.assigned": _("Phân bổ cho dòng kế hoạch"),
    "budget.unassigned": _("Rút phân bổ về nguồn"),
    "budget.reserved": _("Giữ kinh phí"),
    "budget.reservation_released": _("Thôi giữ kinh phí"),
    "budget.committed": _("Cam kết kinh phí"),
    "budget.commitment_released": _("Giảm kinh phí cam kết"),
    "budget.advanced": _("Tạm ứng kinh phí"),
    "budget.advance_cleared": _("Thanh toán tạm ứng"),
    "budget.advance_returned": _("Thu hồi tạm ứng"),
    "budget.paid": _("Thanh toán kinh phí"),
    "budget.payment_returned": _("Thu hồi khoản đã thanh toán"),
    "budget.settled": _("Quyết toán kinh phí"),
    "budget.line_handed_over": _("Chuyển giao dòng kinh phí cho cơ quan kế thừa"),
}
