"""What came of the machines of a đề án: measured, shown to others, still there years later."""

from decimal import ROUND_HALF_EVEN, Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.machinery.models.machine import Machine
from khuyencong.activities.machinery.states import MORE_IS_BETTER, Indicator
from khuyencong.programme.proposals.models import Proposal


class Measure(models.Model):
    """One indicator of one đề án in one unit, before and after. ``after`` is None until then."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="measures")
    indicator = models.CharField(_("Chỉ tiêu"), max_length=10, choices=Indicator)
    unit = models.CharField(_("Đơn vị tính"), max_length=40)
    before = models.DecimalField(_("Trước"), max_digits=14, decimal_places=3)
    before_on = models.DateField(_("Ngày đo trước"))
    before_how = models.CharField(_("Cách đo"), max_length=200)
    after = models.DecimalField(_("Sau"), max_digits=14, decimal_places=3, null=True)
    after_on = models.DateField(_("Ngày đo sau"), null=True)
    after_how = models.CharField(_("Cách đo sau"), max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "indicator"], name="measure_once"),
            models.CheckConstraint(
                condition=Q(before__gte=0) & (Q(after__isnull=True) | Q(after__gte=0)),
                name="measure_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(after__isnull=True, after_on__isnull=True)
                | Q(after__isnull=False, after_on__gt=F("before_on")),
                name="measure_after_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.indicator}"

    @property
    def change_percent(self) -> Decimal | None:
        """Return by how many percent it changed, to one decimal; None where that has no meaning."""
        if self.after is None or not self.before:
            return None
        change = (self.after - self.before) * 100 / self.before
        return change.quantize(Decimal("0.1"), rounding=ROUND_HALF_EVEN)

    @property
    def is_better(self) -> bool | None:
        """Return whether it changed for the better; None while unmeasured or unchanged."""
        if self.after is None or self.after == self.before:
            return None
        return (self.after > self.before) == (self.indicator in MORE_IS_BETTER)


class DemonstrationDay(models.Model):
    """A day on which a model was shown to others. Added, never changed."""

    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, related_name="demonstration_days"
    )
    held_on = models.DateField(_("Ngày trình diễn"))
    place = models.CharField(_("Địa điểm"), max_length=300)
    attendees = models.PositiveIntegerField(_("Số người dự"))
    establishments = models.PositiveIntegerField(_("Số cơ sở dự"), default=0)
    feedback = models.TextField(_("Ý kiến của người dự"), blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(attendees__gt=0, attendees__gte=F("establishments")),
                name="demonstrationday_attended",
            ),
            models.UniqueConstraint(
                fields=["proposal", "held_on", "place"], name="demonstrationday_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.held_on:%d/%m/%Y}"


class FollowUp(models.Model):
    """A visit to a machine that was supported: is it there, does it work. Added, never changed."""

    machine = models.ForeignKey(Machine, on_delete=models.PROTECT, related_name="follow_ups")
    visited_on = models.DateField(_("Ngày thăm lại"))
    is_there = models.BooleanField(_("Máy còn tại cơ sở"))
    is_working = models.BooleanField(_("Máy đang sử dụng"))
    note = models.TextField(_("Ghi nhận"), blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-visited_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["machine", "visited_on"], name="followup_once_a_day"),
            models.CheckConstraint(
                condition=Q(is_there=True) | Q(is_working=False), name="followup_sense"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.machine_id}: {self.visited_on:%d/%m/%Y}"
