"""How far the figures of a period are, as one table."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.workflow import Step, Workflow


class PeriodState(models.TextChoices):
    """Where the figures of a period stand. Only approved ones count."""

    AWAITING = "awaiting", _("Chưa có số liệu")
    REPORTED = "reported", _("Chờ kiểm tra")
    RETURNED = "returned", _("Cần báo cáo lại")
    APPROVED = "approved", _("Đã duyệt")
    CLOSED = "closed", _("Đóng, không có số liệu")


class PeriodAction(models.TextChoices):
    """What can be done to a period."""

    REPORT = "report", _("Báo cáo")
    APPROVE = "approve", _("Duyệt")
    RETURN = "return", _("Trả lại")
    CLOSE = "close", _("Đóng")
    OPEN = "open", _("Mở khóa")


PERIOD_WORKFLOW = Workflow(
    "outcome_period",
    [
        Step(
            PeriodAction.REPORT,
            (PeriodState.AWAITING, PeriodState.RETURNED),
            PeriodState.REPORTED,
        ),
        Step(PeriodAction.APPROVE, (PeriodState.REPORTED,), PeriodState.APPROVED),
        Step(PeriodAction.RETURN, (PeriodState.REPORTED,), PeriodState.RETURNED),
        Step(
            PeriodAction.CLOSE,
            (PeriodState.AWAITING, PeriodState.RETURNED),
            PeriodState.CLOSED,
        ),
        Step(
            PeriodAction.OPEN,
            (PeriodState.APPROVED, PeriodState.CLOSED),
            PeriodState.RETURNED,
        ),
    ],
)

LOCKED = frozenset({PeriodState.APPROVED, PeriodState.CLOSED})
OPEN_STATES = frozenset({PeriodState.AWAITING, PeriodState.RETURNED})


class Way(models.TextChoices):
    """By which way figures came."""

    LINK = "link", _("cơ sở trả lời qua đường dẫn")
    APPLICANT = "applicant", _("cơ sở tự báo cáo")
    CLERK = "clerk", _("chuyên viên nhập")
