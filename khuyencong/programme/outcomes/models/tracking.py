"""That a đề án is followed after its acceptance, and by what."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.programme.plans.models import Objective
from khuyencong.programme.proposals.models import Proposal


class Tracking(models.Model):
    """One accepted đề án that is followed. Begun once, never deleted.

    ``areas`` keeps the classes of its place (codes of ``territories``) as they were on the day of
    acceptance. ``version`` grows with each change of the aims, so that a second tab cannot
    overwrite the first.
    """

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="tracking")
    accepted_on = models.DateField(_("Ngày nghiệm thu"))
    areas = models.JSONField(default=list)
    started_on = models.DateField()
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.proposal_id}"


class Aim(models.Model):
    """What a đề án is followed by: how it was before and what was wanted.

    A share has ``baseline_out_of`` and its ``target`` in percent. ``declared`` says where the
    numbers come from when nobody typed them.
    """

    tracking = models.ForeignKey(Tracking, on_delete=models.CASCADE, related_name="aims")
    indicator = models.CharField(_("Chỉ số"), max_length=40)
    baseline = models.BigIntegerField(_("Trước khi hỗ trợ"), null=True)
    baseline_out_of = models.BigIntegerField(_("Trên tổng số"), null=True)
    target = models.BigIntegerField(_("Mục tiêu"), null=True)
    declared = models.CharField(_("Nguồn số liệu"), max_length=200, blank=True)

    class Meta:
        ordering = ["tracking", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["tracking", "indicator"], name="aim_once"),
            models.CheckConstraint(
                condition=(Q(baseline__isnull=True) | Q(baseline__gte=0))
                & (Q(target__isnull=True) | Q(target__gte=0))
                & (Q(baseline_out_of__isnull=True) | Q(baseline_out_of__gte=F("baseline"))),
                name="aim_numbers",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tracking_id}: {self.indicator}"


class ObjectiveLink(models.Model):
    """That an objective of a plan is measured by an indicator, so many months after acceptance."""

    objective = models.OneToOneField(
        Objective, on_delete=models.CASCADE, related_name="measured_by"
    )
    indicator = models.CharField(_("Chỉ số"), max_length=40)
    months = models.PositiveSmallIntegerField(_("Kỳ (tháng)"))
    linked_on = models.DateField()
    linked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["objective"]

    def __str__(self) -> str:
        return f"{self.objective_id}: {self.indicator}"
