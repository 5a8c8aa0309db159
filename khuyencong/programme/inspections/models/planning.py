"""The yearly plan of inspections of an office."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.inspections.states import PlanState
from khuyencong.registers.offices.models import Office


class InspectionPlan(models.Model):
    """The plan of one office for one year. Drawn up by one person, approved by another.

    Approved, it never changes; a contract that turns up later is visited outside it. ``version``
    grows with each change, so that a second tab cannot overwrite the first.
    """

    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="inspection_plans", verbose_name=_("Cơ quan")
    )
    year = models.PositiveSmallIntegerField(_("Năm"))
    state = models.CharField(
        _("Trạng thái"), max_length=10, choices=PlanState, default=PlanState.DRAFT.value
    )
    made_on = models.DateField(_("Ngày lập"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    approved_on = models.DateField(_("Ngày duyệt"), null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["office", "year"], name="inspectionplan_once_a_year"),
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2200), name="inspectionplan_year"
            ),
            models.CheckConstraint(
                condition=Q(
                    state=PlanState.DRAFT.value,
                    approved_on__isnull=True,
                    approved_by__isnull=True,
                )
                | (
                    Q(
                        state=PlanState.APPROVED.value,
                        approved_on__isnull=False,
                        approved_by__isnull=False,
                    )
                    & ~Q(approved_by=F("made_by"))
                ),
                name="inspectionplan_approved_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}"

    @property
    def reference(self) -> str:
        """The text that names it in the audit."""
        return f"inspection_plan:{self.pk}"

    @property
    def is_draft(self) -> bool:
        return self.state == PlanState.DRAFT


class PlannedVisit(models.Model):
    """A contract that the plan sends someone to in a month.

    ``score_hundredths`` and ``arithmetic`` keep the risk as it stood when the contract was chosen:
    a list of the parts with their measure, points and weight.
    """

    plan = models.ForeignKey(InspectionPlan, on_delete=models.CASCADE, related_name="rows")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="planned_visits")
    month = models.DateField(_("Tháng kiểm tra"))  # its first day
    planned_on = models.DateField(_("Ngày dự kiến"), null=True)
    reason = models.CharField(_("Lý do chọn"), max_length=300, blank=True)
    score_hundredths = models.PositiveIntegerField(_("Điểm rủi ro"))
    arithmetic = models.JSONField(default=list)

    class Meta:
        ordering = ["plan", "month", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "contract"], name="plannedvisit_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="plannedvisit_month"),
            models.CheckConstraint(
                condition=Q(score_hundredths__lte=10_000), name="plannedvisit_score"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract_id}: {self.month:%m/%Y}"
