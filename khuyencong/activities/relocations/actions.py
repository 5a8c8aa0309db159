"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "relocation.opened": _("Ghi nhận cơ sở phải di dời"),
    "relocation.planned": _("Lập kế hoạch di dời"),
    "relocation.step_reached": _("Ghi bước di dời"),
    "relocation.limit_added": _("Ghi giới hạn của quy chuẩn"),
    "relocation.limit_verified": _("Xác nhận giới hạn của quy chuẩn"),
    "relocation.measured": _("Ghi kết quả đo ô nhiễm"),
    "relocation.loan_stated": _("Ghi hợp đồng vay của cơ sở di dời"),
    "relocation.statement_recorded": _("Ghi sao kê khoản vay"),
    "relocation.reported": _("Báo cáo hoàn thành di dời"),
    "relocation.reopened": _("Mở lại việc di dời do rút bàn giao"),
}
