"""A relocation: its decision, its plan and the steps that were reached."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.relocations.states import Stage
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.proposals.models import Proposal
from khuyencong.registers.clusters.models import Lot
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.offices.models import Office
from khuyencong.registers.territories.models import PathField


class Relocation(models.Model):
    """An establishment that pollutes moves into a cluster. Never deleted.

    ``proposal`` is the đề án that supports it, None where the office follows it without money.
    ``unit_path`` is the place that it leaves. ``version`` grows with each change.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="relocations")
    establishment = models.ForeignKey(
        Establishment, on_delete=models.PROTECT, related_name="relocations"
    )
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, related_name="relocations"
    )
    unit_path = PathField(db_index=True)
    decision_number = models.CharField(_("Số quyết định"), max_length=60)
    decided_on = models.DateField(_("Ngày quyết định"))
    decided_by = models.CharField(_("Nơi quyết định"), max_length=200)
    pollution = models.TextField(_("Gây ô nhiễm gì"))
    stage = models.CharField(
        _("Tình trạng"), max_length=12, choices=Stage, default=Stage.RECORDED.value
    )
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, null=True, related_name="relocations")
    delivery = models.OneToOneField(
        Delivery, on_delete=models.PROTECT, null=True, related_name="relocation"
    )
    version = models.PositiveIntegerField(default=1)
    made_on = models.DateField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["establishment"],
                condition=~Q(stage=Stage.CLOSED.value),
                name="relocation_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.establishment} ({self.decision_number})"

    @property
    def reference(self) -> str:
        """The text that names it in the audit."""
        return f"relocation:{self.pk}"


class PlannedStep(models.Model):
    """By when a step is to be reached."""

    relocation = models.ForeignKey(Relocation, on_delete=models.PROTECT, related_name="plan")
    stage = models.CharField(max_length=12, choices=Stage)
    due_on = models.DateField(_("Hạn"))

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["relocation", "stage"], name="plannedstep_once")
        ]

    def __str__(self) -> str:
        return f"{self.relocation_id}: {self.stage}"


class Step(models.Model):
    """A step that was reached. Added, never changed."""

    relocation = models.ForeignKey(Relocation, on_delete=models.PROTECT, related_name="steps")
    stage = models.CharField(max_length=12, choices=Stage)
    reached_on = models.DateField(_("Ngày"))
    paper = models.CharField(_("Văn bản"), max_length=200)
    note = models.TextField(_("Ghi nhận"), blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["relocation", "stage"], name="relocationstep_once")
        ]

    def __str__(self) -> str:
        return f"{self.relocation_id}: {self.stage}"


class StepPhoto(models.Model):
    """A photograph of a step, with where the camera says it was taken."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="photos")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.attachment)

    @property
    def has_place(self) -> bool:
        return self.latitude is not None
