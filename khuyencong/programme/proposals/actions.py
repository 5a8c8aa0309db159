"""What the journal calls what is done here, by the code of the action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from khuyencong.programme.proposals.states import Action

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACTIONS: dict[str, "StrOrPromise"] = {
    **{f"proposal.{action.value}": action.label for action in Action},
    "proposal.started": _("Lập hồ sơ đề án"),
    "proposal.changed": _("Sửa hồ sơ đề án"),
    "proposal.beneficiary_added": _("Thêm cơ sở thụ hưởng"),
    "proposal.beneficiary_removed": _("Bỏ cơ sở thụ hưởng"),
    "proposal.partner_added": _("Thêm đơn vị phối hợp"),
    "proposal.partner_removed": _("Bỏ đơn vị phối hợp"),
    "proposal.cost_item_added": _("Thêm khoản dự toán"),
    "proposal.cost_item_changed": _("Sửa khoản dự toán"),
    "proposal.cost_item_removed": _("Bỏ khoản dự toán"),
    "proposal.paper_added": _("Thêm giấy tờ vào hồ sơ"),
    "proposal.paper_removed": _("Bỏ giấy tờ khỏi hồ sơ"),
    "proposal.request_answered": _("Trả lời yêu cầu bổ sung"),
    "proposal.matched": _("Gắn với dòng kế hoạch"),
    "proposal.establishment_merged": _("Chuyển sang hồ sơ cơ sở đã gộp"),
}
