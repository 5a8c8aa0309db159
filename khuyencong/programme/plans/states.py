"""The life of a yearly plan, of its lines and of its adjustments, as tables."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.workflow import Step, Workflow


class PlanState(models.TextChoices):
    """Where a plan stands."""

    DRAFT = "draft", _("Bản nháp")
    SUBMITTED = "submitted", _("Đã trình")
    APPROVED = "approved", _("Đã phê duyệt")
    ADJUSTED = "adjusted", _("Đã điều chỉnh")
    CLOSED = "closed", _("Đã kết thúc")


class PlanAction(models.TextChoices):
    """What can be done to a plan as a whole."""

    SUBMIT = "submit", _("Trình duyệt")
    RETURN = "return", _("Trả lại")
    APPROVE = "approve", _("Phê duyệt")
    ADJUST = "adjust", _("Điều chỉnh")
    CLOSE = "close", _("Kết thúc")


RUNNING_STATES = (PlanState.APPROVED, PlanState.ADJUSTED)
"""The states in which money is assigned and đề án are matched to lines."""

PLAN_WORKFLOW = Workflow(
    "plan",
    [
        Step(PlanAction.SUBMIT, (PlanState.DRAFT,), PlanState.SUBMITTED),
        Step(PlanAction.RETURN, (PlanState.SUBMITTED,), PlanState.DRAFT),
        Step(PlanAction.APPROVE, (PlanState.SUBMITTED,), PlanState.APPROVED),
        Step(PlanAction.ADJUST, RUNNING_STATES, PlanState.ADJUSTED),
        Step(PlanAction.CLOSE, RUNNING_STATES, PlanState.CLOSED),
    ],
)


class LineState(models.TextChoices):
    """Whether đề án may still be matched to a line."""

    ACTIVE = "active", _("Đang thực hiện")
    STOPPED = "stopped", _("Đã dừng")


class AdjustmentKind(models.TextChoices):
    """What an adjustment does to the plan."""

    ADJUST = "adjust", _("Điều chỉnh dòng kế hoạch")
    ADD = "add", _("Bổ sung dòng kế hoạch")
    STOP = "stop", _("Dừng dòng kế hoạch")


class AdjustmentState(models.TextChoices):
    """The life of an adjustment. Nothing changes before it is approved."""

    PROPOSED = "proposed", _("Chờ duyệt")
    APPROVED = "approved", _("Đã duyệt")
    REFUSED = "refused", _("Không duyệt")


class AdjustmentAction(models.TextChoices):
    """How an adjustment is answered."""

    APPROVE = "approve", _("Phê duyệt")
    REFUSE = "refuse", _("Không phê duyệt")


ADJUSTMENT_WORKFLOW = Workflow(
    "plan_adjustment",
    [
        Step(AdjustmentAction.APPROVE, (AdjustmentState.PROPOSED,), AdjustmentState.APPROVED),
        Step(AdjustmentAction.REFUSE, (AdjustmentState.PROPOSED,), AdjustmentState.REFUSED),
    ],
)


class VersionKind(models.TextChoices):
    """Why a version of a plan was kept."""

    APPROVED = "approved", _("Phê duyệt lần đầu")
    ADJUSTED = "adjusted", _("Điều chỉnh")
    CLOSED = "closed", _("Kết thúc")


class Change(models.TextChoices):
    """What an adjustment changes, as the rules of who approves it tell changes apart."""

    MORE_MONEY = "more_money", _("tăng tổng kinh phí")
    CONTENT = "content", _("thay đổi nội dung hoạt động")
    EXTENSION = "extension", _("kéo dài sang năm sau")
    ADDITION = "addition", _("bổ sung dòng kế hoạch")
    STOPPING = "stopping", _("dừng dòng kế hoạch")
    OTHER = "other", _("thay đổi khác, không tăng kinh phí")
