"""What a plan was, version by version, and the papers that changed it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.programme.plans.models.plan import Plan
from khuyencong.programme.plans.states import AdjustmentKind, AdjustmentState, VersionKind


class PlanVersion(models.Model):
    """A plan as a decision left it, whole. Added, never changed.

    ``content`` is what ``versions.content_of`` writes: objectives and lines with their money.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("Phiên bản"))
    kind = models.CharField(_("Loại"), max_length=10, choices=VersionKind)
    content = models.JSONField()
    decision_number = models.CharField(_("Số quyết định"), max_length=60)
    decided_on = models.DateField(_("Ngày quyết định"))
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(auto_now_add=True)
    adjustment = models.OneToOneField(
        "plans.PlanAdjustment", on_delete=models.PROTECT, null=True, related_name="version"
    )

    class Meta:
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="planversion_number")
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}/{self.number}"


class PlanAdjustment(models.Model):
    """A change of an approved plan, prepared by one person and answered once by another.

    ``changes`` is a list, one entry for each line: {"line": key or null for a new one,
    "values": {field: value}, "funding": [{"source", "fund", "amount_vnd"}] or absent}.
    ``change_codes`` says what kind of change that is for the rules of who approves.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="adjustments")
    kind = models.CharField(_("Loại"), max_length=10, choices=AdjustmentKind)
    changes = models.JSONField(default=list)
    change_codes = models.JSONField(default=list)
    reason = models.TextField(_("Lý do"))
    state = models.CharField(
        _("Trạng thái"), max_length=10, choices=AdjustmentState, default=AdjustmentState.PROPOSED
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_on = models.DateField(_("Ngày trả lời"), null=True)
    answer = models.TextField(_("Lý do không duyệt"), blank=True)

    class Meta:
        ordering = ["plan", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="planadjustment_reason"),
            # One at a time: a second one would be written against a plan that the first changes.
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(state=AdjustmentState.PROPOSED),
                name="planadjustment_one_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.kind}"

    @property
    def reference(self) -> str:
        return f"plan_adjustment:{self.pk}"
