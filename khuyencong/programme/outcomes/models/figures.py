"""The periods after acceptance, and the figures of each."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.programme.outcomes.models.tracking import Tracking
from khuyencong.programme.outcomes.states import LOCKED, PeriodState, Way


class FollowUp(models.Model):
    """One period of a đề án: figures are asked for, given, and checked by another person.

    Approved or closed it is locked, until a leader opens it with a reason. ``token`` is the word
    of the link by which the establishment answers without an account. ``version`` grows with each
    change, so that a second tab cannot overwrite the first.
    """

    tracking = models.ForeignKey(Tracking, on_delete=models.PROTECT, related_name="follow_ups")
    months = models.PositiveSmallIntegerField(_("Kỳ (tháng sau nghiệm thu)"))
    opens_on = models.DateField(_("Từ ngày"))
    due_on = models.DateField(_("Hạn báo cáo"))
    state = models.CharField(
        _("Trạng thái"), max_length=10, choices=PeriodState, default=PeriodState.AWAITING.value
    )
    token = models.CharField(max_length=40, null=True, unique=True)  # noqa: DJ001  no link yet
    way = models.CharField(_("Cách báo cáo"), max_length=10, choices=Way, blank=True)
    reporter_name = models.CharField(_("Người báo cáo"), max_length=150, blank=True)
    note = models.TextField(_("Giải thích số liệu"), blank=True)
    reported_on = models.DateField(_("Ngày báo cáo"), null=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    checked_on = models.DateField(_("Ngày kiểm tra"), null=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    reason = models.TextField(_("Lý do trả lại, đóng hoặc mở khóa"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["tracking", "months"]
        indexes = [models.Index(fields=["due_on", "id"], name="followup_due")]
        constraints = [
            models.UniqueConstraint(fields=["tracking", "months"], name="followup_once"),
            models.CheckConstraint(condition=Q(due_on__gte=F("opens_on")), name="followup_dates"),
            models.CheckConstraint(
                condition=Q(reported_on__isnull=True) | Q(reported_on__gte=F("opens_on")),
                name="followup_not_before_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[PeriodState.REPORTED.value, PeriodState.APPROVED.value])
                | (Q(reported_on__isnull=False) & ~Q(way="")),
                name="followup_reported_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state=PeriodState.APPROVED.value)
                | (
                    Q(checked_by__isnull=False, checked_on__isnull=False)
                    & (Q(reported_by__isnull=True) | ~Q(checked_by=F("reported_by")))
                ),
                name="followup_checked_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tracking_id}: {self.months}"

    @property
    def reference(self) -> str:
        """The text that names it in the audit."""
        return f"follow_up:{self.pk}"

    @property
    def is_locked(self) -> bool:
        return self.state in LOCKED


class Figure(models.Model):
    """One figure of a period, as it was last reported. Earlier ones stand in the journal."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="figures")
    indicator = models.CharField(_("Chỉ số"), max_length=40)
    value = models.BigIntegerField(_("Giá trị"))
    out_of = models.BigIntegerField(_("Trên tổng số"), null=True)
    women = models.BigIntegerField(_("Trong đó nữ"), null=True)
    ethnic_minority = models.BigIntegerField(_("Trong đó dân tộc thiểu số"), null=True)

    class Meta:
        ordering = ["follow_up", "pk"]
        indexes = [models.Index(fields=["indicator", "follow_up"], name="figure_indicator")]
        constraints = [
            models.UniqueConstraint(fields=["follow_up", "indicator"], name="figure_once"),
            models.CheckConstraint(condition=Q(value__gte=0), name="figure_not_negative"),
            models.CheckConstraint(
                condition=(Q(women__isnull=True) | Q(women__gte=0, women__lte=F("value")))
                & (
                    Q(ethnic_minority__isnull=True)
                    | Q(ethnic_minority__gte=0, ethnic_minority__lte=F("value"))
                ),
                name="figure_parts_within_the_whole",
            ),
            models.CheckConstraint(
                condition=Q(out_of__isnull=True) | Q(out_of__gt=0, out_of__gte=F("value")),
                name="figure_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value}"
