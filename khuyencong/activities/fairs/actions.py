"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "fair.registered": _("Ghi hội chợ"),
    "fair.changed": _("Sửa thông tin hội chợ"),
    "fair.cancelled": _("Thôi tham gia hội chợ"),
    "fair.booth_added": _("Ghi gian hàng"),
    "fair.booth_changed": _("Sửa gian hàng"),
    "fair.task_added": _("Ghi việc chuẩn bị hội chợ"),
    "fair.task_done": _("Xong việc chuẩn bị hội chợ"),
    "fair.exhibitor_added": _("Ghi cơ sở trưng bày"),
    "fair.exhibitor_removed": _("Bỏ cơ sở trưng bày ghi nhầm"),
    "fair.product_added": _("Ghi sản phẩm trưng bày"),
    "fair.contact_added": _("Ghi khách hàng gặp tại hội chợ"),
    "fair.deal_added": _("Ghi hợp đồng ký tại hội chợ"),
    "fair.sales_told": _("Ghi doanh thu"),
    "fair.sales_corrected": _("Sửa doanh thu đã ghi"),
    "fair.booth_reported": _("Báo cáo hoàn thành gian hàng"),
    "fair.reported": _("Báo cáo hoàn thành hội chợ"),
    "fair.booth_reopened": _("Mở lại gian hàng do rút bàn giao"),
    "fair.reopened": _("Mở lại hội chợ do rút bàn giao"),
}
