"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "plan.created": _("Lập kế hoạch"),
    "plan.changed": _("Sửa kế hoạch"),
    "plan.objectives_set": _("Ghi mục tiêu kế hoạch"),
    "plan.line_added": _("Thêm dòng kế hoạch"),
    "plan.line_changed": _("Sửa dòng kế hoạch"),
    "plan.line_dropped": _("Bỏ dòng kế hoạch"),
    "plan.submitted": _("Trình kế hoạch"),
    "plan.returned": _("Trả lại kế hoạch"),
    "plan.approved": _("Phê duyệt kế hoạch"),
    "plan.adjustment_proposed": _("Đề nghị điều chỉnh kế hoạch"),
    "plan.adjustment_extended": _("Bổ sung đề nghị điều chỉnh kế hoạch"),
    "plan.adjusted": _("Điều chỉnh kế hoạch"),
    "plan.adjustment_refused": _("Không duyệt điều chỉnh kế hoạch"),
    "plan.closed": _("Kết thúc kế hoạch"),
}
