"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "inspection_plan.started": _("Lập kế hoạch kiểm tra"),
    "inspection_plan.chosen": _("Đưa hợp đồng vào kế hoạch kiểm tra"),
    "inspection_plan.dropped": _("Bỏ hợp đồng khỏi kế hoạch kiểm tra"),
    "inspection_plan.approved": _("Duyệt kế hoạch kiểm tra"),
    "visit.recorded": _("Ghi lần kiểm tra"),
    "visit.changed": _("Sửa biên bản kiểm tra"),
    "visit.finished": _("Kết thúc biên bản kiểm tra"),
    "visit.photographed": _("Thêm ảnh kiểm tra"),
    "finding.added": _("Ghi sai sót"),
    "finding.dropped": _("Bỏ sai sót ghi nhầm"),
    "finding.closed": _("Đóng sai sót"),
}
