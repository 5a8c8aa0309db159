"""What minutes of acceptance can be, and on which form they are written."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khuyencong.programme.proposals.states import State


class AcceptanceState(models.TextChoices):
    """How far minutes are. Only signed ones count."""

    DRAFT = "draft", _("Dự thảo")
    SIGNED = "signed", _("Đã ký")


class MinutesForm(models.TextChoices):
    """The forms of Phụ lục 1 of TT 36/2013/TT-BCT. Local schemes write on them too."""

    EACH_PLACE = "5a", _("Mẫu số 5a: nghiệm thu tại từng địa điểm")
    BASE = "5b", _("Mẫu số 5b: nghiệm thu cơ sở")
    NATIONAL = "5c", _("Mẫu số 5c: Cục Công nghiệp địa phương nghiệm thu")


UNDER_WAY = frozenset({State.IN_PROGRESS, State.SUSPENDED})
"""States of a đề án whose contract has begun and is not over: its progress is reported."""
