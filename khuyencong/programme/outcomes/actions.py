"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "outcomes.started": _("Bắt đầu theo dõi kết quả"),
    "outcomes.aims_set": _("Ghi hiện trạng và mục tiêu"),
    "outcomes.link_given": _("Cấp đường dẫn báo cáo kết quả"),
    "outcomes.reported": _("Báo cáo kết quả"),
    "outcomes.approved": _("Duyệt số liệu kết quả"),
    "outcomes.returned": _("Trả lại số liệu kết quả"),
    "outcomes.closed": _("Đóng kỳ theo dõi kết quả"),
    "outcomes.opened": _("Mở khóa kỳ theo dõi kết quả"),
    "outcomes.objective_linked": _("Gắn mục tiêu kế hoạch với chỉ số"),
}
