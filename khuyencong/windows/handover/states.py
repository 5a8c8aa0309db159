"""How far a handover is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HandoverState(models.TextChoices):
    """Nothing passes before it is carried out; afterwards nothing of it changes."""

    DRAFT = "draft", _("Đang chuẩn bị")
    APPROVED = "approved", _("Đã phê duyệt")
    CARRIED_OUT = "carried_out", _("Đã thực hiện")
    CANCELLED = "cancelled", _("Đã hủy")


LIVE_STATES = (HandoverState.DRAFT, HandoverState.APPROVED)
"""States of a handover that somebody still has to do something about."""
