"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    "campaign.planned": _("Lập đợt tuyên truyền"),
    "campaign.changed": _("Sửa đợt tuyên truyền"),
    "campaign.ordered": _("Ghi hợp đồng tuyên truyền"),
    "campaign.shown": _("Ghi sản phẩm tuyên truyền"),
    "campaign.counted": _("Ghi số người tiếp cận"),
    "campaign.reported": _("Báo cáo hoàn thành tuyên truyền"),
    "guide.written": _("Viết bài hướng dẫn"),
    "guide.checked": _("Kiểm tra bài hướng dẫn"),
    "guide.published": _("Công bố bài hướng dẫn"),
    "guidance.recorded": _("Ghi lần hướng dẫn cơ sở"),
    "guidance.reported": _("Báo cáo hoàn thành hướng dẫn cơ sở"),
    "campaign.item_removed": _("Bỏ sản phẩm tuyên truyền ghi nhầm"),
    "campaign.count_removed": _("Bỏ số người tiếp cận ghi nhầm"),
    "campaign.order_removed": _("Bỏ hợp đồng tuyên truyền ghi nhầm"),
    "guidance.removed": _("Bỏ lần hướng dẫn ghi nhầm"),
    "campaign.reopened": _("Mở lại đợt tuyên truyền do rút bàn giao"),
    "guidance.reopened": _("Mở lại việc hướng dẫn do rút bàn giao"),
}
