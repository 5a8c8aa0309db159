"""Who takes what: by place, by choice for single records, by role for people."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khuyencong.registers.offices.models import Appointment, Office
from khuyencong.registers.territories.models import Unit
from khuyencong.windows.handover.models.decision import Handover


class Share(models.Model):
    """A unit whose records pass to one successor; so do those of the units it was made of."""

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="shares")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("Địa bàn")
    )
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="+", verbose_name=_("Cơ quan nhận")
    )

    class Meta:
        ordering = ["unit__path"]
        constraints = [
            models.UniqueConstraint(fields=["handover", "unit"], name="handovershare_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} → {self.office_id}"


class Choice(models.Model):
    """One record that passes to a successor by decision, whatever its place."""

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="choices")
    kind = models.CharField(max_length=40)
    record_id = models.PositiveBigIntegerField()
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["handover", "kind", "record_id"], name="handoverchoice_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.record_id} → {self.office_id}"


class PassedRole(models.Model):
    """An appointment that goes on, in the same role, at a successor. The others end."""

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="roles")
    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["handover", "appointment"], name="passedrole_once")
        ]

    def __str__(self) -> str:
        return f"{self.appointment_id} → {self.office_id}"
