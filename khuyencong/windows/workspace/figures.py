"""Money by stage as the bars of the workspace draw it."""

from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.ui.figures import BarPart, Tone
from khuyencong.programme.budgets.queries import Stages


def stage_parts(stages: Stages) -> list[BarPart]:
    """Return money by stage as the parts of a bar, those that hold something."""
    parts = [
        BarPart(_("Chưa dùng"), stages.available_vnd, Tone.AVAILABLE),
        BarPart(_("Đã dành"), stages.reserved_vnd, Tone.RESERVED),
        BarPart(_("Đã cam kết, chưa chi"), stages.committed_vnd, Tone.COMMITTED),
        BarPart(_("Đang tạm ứng"), stages.advanced_vnd, Tone.ADVANCED),
        BarPart(_("Đã thanh toán"), stages.paid_vnd, Tone.PAID),
        BarPart(_("Đã quyết toán"), stages.settled_vnd, Tone.SETTLED),
    ]
    return [part for part in parts if part.amount_vnd]
