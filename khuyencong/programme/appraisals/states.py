"""What an appraisal, an opinion and a decision can be. The road itself stands in proposals."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Which of the two appraisals of a đề án: the second one only on the national route."""

    BASE = "base", _("Thẩm định cấp cơ sở")
    UPPER = "upper", _("Thẩm định cấp trên")


class SheetForm(models.TextChoices):
    """The appraisal sheet of TT 36/2013/TT-BCT, Phụ lục 1."""

    GENERAL = "4a", _("Mẫu 4a: đề án nói chung")
    BY_BENEFICIARY = "4b", _("Mẫu 4b: theo đối tượng thụ hưởng cụ thể")


class Conclusion(models.TextChoices):
    """What an appraisal comes to."""

    FAVOURABLE = "favourable", _("Đề nghị phê duyệt")
    UNFAVOURABLE = "unfavourable", _("Không đề nghị phê duyệt")


class Conflict(models.TextChoices):
    """What an appraiser declared before anything else was shown to them."""

    NONE = "none", _("Không có xung đột lợi ích")
    DECLARED = "declared", _("Có xung đột lợi ích")


class Mark(models.TextChoices):
    """How well a đề án meets one criterion."""

    MEETS = "meets", _("Đạt")
    PARTLY = "partly", _("Đạt một phần")
    FAILS = "fails", _("Không đạt")


class DecisionKind(models.TextChoices):
    """What a decision says."""

    APPROVE = "approve", _("Phê duyệt")
    REFUSE = "refuse", _("Không phê duyệt")


class DecisionState(models.TextChoices):
    """How far a decision is."""

    DRAFT = "draft", _("Dự thảo")
    SIGNED = "signed", _("Đã ký")
    DROPPED = "dropped", _("Đã bỏ")
