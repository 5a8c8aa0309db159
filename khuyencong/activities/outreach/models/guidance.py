"""Guidance given to one establishment."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.outreach.states import SessionForm
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.proposals.models import Proposal
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.offices.models import Office


class GuidanceSession(models.Model):
    """One time that an establishment was guided. Added, never changed.

    ``about`` is the đề án that the talk was about; ``proposal`` the one that pays for guidance.
    ``delivery`` is the report under which it was counted.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="guidance")
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, related_name="guidance"
    )
    establishment = models.ForeignKey(
        Establishment, on_delete=models.PROTECT, related_name="guidance"
    )
    about = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, related_name="guided_by"
    )
    form = models.CharField(_("Hình thức"), max_length=10, choices=SessionForm)
    held_on = models.DateField(_("Ngày hướng dẫn"))
    person = models.CharField(_("Người được hướng dẫn"), max_length=150)
    content = models.TextField(_("Nội dung đã hướng dẫn"))
    delivery = models.ForeignKey(
        Delivery, on_delete=models.PROTECT, null=True, related_name="guidance"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-held_on", "-pk"]
        indexes = [models.Index(fields=["office", "-held_on"], name="guidance_office_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "establishment", "held_on"], name="guidance_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.establishment_id}: {self.held_on:%d/%m/%Y}"

    @property
    def reference(self) -> str:
        """The text that names it in the audit."""
        return f"guidance:{self.pk}"
