"""How far a relocation is. One step follows the other; none is left out."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """How far a relocation is."""

    RECORDED = "recorded", _("Đã ghi nhận")
    PLANNED = "planned", _("Đã lập kế hoạch")
    LOT_AGREED = "lot_agreed", _("Đã thống nhất lô đất")
    BUILDING = "building", _("Đang xây dựng nơi mới")
    MOVED = "moved", _("Đã di dời")
    OPERATING = "operating", _("Hoạt động tại nơi mới")
    CLEARED = "cleared", _("Đã dọn nơi cũ")
    CLOSED = "closed", _("Đã báo cáo hoàn thành")


STEPS = (
    Stage.LOT_AGREED,
    Stage.BUILDING,
    Stage.MOVED,
    Stage.OPERATING,
    Stage.CLEARED,
)
"""The steps that are planned by day and reached on a day, each with a paper."""


def next_step(stage: str) -> Stage | None:
    """Return the step that comes next; None before the plan and when all are behind."""
    order = list(Stage)
    following = order[order.index(Stage(stage)) + 1 :]
    return following[0] if following and following[0] in STEPS else None


class LoanTerm(models.TextChoices):
    """How long a loan runs: only medium and long ones are supported."""

    SHORT = "short", _("Ngắn hạn")
    MEDIUM = "medium", _("Trung hạn")
    LONG = "long", _("Dài hạn")


ACTIVITIES = frozenset({"relocation"})
"""The activities of the rulebooks under which the interest of the loan is supported."""
