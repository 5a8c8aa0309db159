"""What a plan, a visit, an answer and a finding can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanState(models.TextChoices):
    """How far a plan of inspections is. Approved, it never changes."""

    DRAFT = "draft", _("Dự thảo")
    APPROVED = "approved", _("Đã duyệt")


class VisitState(models.TextChoices):
    """How far the minutes of a visit are. Finished, they never change."""

    DRAFT = "draft", _("Đang ghi")
    FINISHED = "finished", _("Đã kết thúc")


class AnswerValue(models.TextChoices):
    """What was found of one thing on the checklist."""

    YES = "yes", _("Đạt")
    NO = "no", _("Không đạt")
    NOT_APPLICABLE = "not_applicable", _("Không áp dụng")


class Severity(models.TextChoices):
    """How bad a finding is."""

    MINOR = "minor", _("Nhẹ")
    SERIOUS = "serious", _("Nghiêm trọng")
    CRITICAL = "critical", _("Rất nghiêm trọng")


MAY_HOLD_PAYMENT = frozenset({Severity.SERIOUS, Severity.CRITICAL})
