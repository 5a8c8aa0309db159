"""How far the work of a contract is: as its implementer says, and as an inspector saw it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.programme.contracts.models import Contract


class ProgressReport(models.Model):
    """The report of one month. Corrected until an inspector has seen the work, then never changed.

    ``month`` is the first day of its month. ``due_on`` is the last day in time, None where no rule
    sets one. Percents are of the supported work, values of all work done up to then.
    """

    contract = models.ForeignKey(
        Contract, on_delete=models.PROTECT, related_name="progress_reports"
    )
    month = models.DateField(_("Tháng"))
    due_on = models.DateField(_("Hạn báo cáo"), null=True)
    self_percent = models.PositiveSmallIntegerField(_("Tiến độ tự báo cáo (%)"))
    work_value_vnd = models.BigIntegerField(_("Giá trị khối lượng đã thực hiện"))
    text = models.TextField(_("Công việc đã làm"))
    difficulties = models.TextField(_("Khó khăn, kiến nghị"), blank=True)
    reported_on = models.DateField(_("Ngày báo cáo"))
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    seen_percent = models.PositiveSmallIntegerField(_("Tiến độ kiểm tra (%)"), null=True)
    seen_value_vnd = models.BigIntegerField(_("Giá trị khối lượng xác nhận"), null=True)
    seen_note = models.TextField(_("Ý kiến kiểm tra"), blank=True)
    seen_on = models.DateField(_("Ngày kiểm tra"), null=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["contract", "-month"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "month"], name="progressreport_once_a_month"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="progressreport_month"),
            models.CheckConstraint(
                condition=Q(self_percent__lte=100, work_value_vnd__gte=0)
                & Q(work_value_vnd__lte=MAXIMUM_VND),
                name="progressreport_told",
            ),
            models.CheckConstraint(
                condition=Q(
                    seen_on__isnull=True,
                    seen_by__isnull=True,
                    seen_percent__isnull=True,
                    seen_value_vnd__isnull=True,
                )
                | Q(
                    seen_on__isnull=False,
                    seen_by__isnull=False,
                    seen_percent__lte=100,
                    seen_value_vnd__gte=0,
                    seen_value_vnd__lte=MAXIMUM_VND,
                ),
                name="progressreport_seen_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y}: {self.self_percent}%"

    @property
    def is_seen(self) -> bool:
        return self.seen_on is not None

    @property
    def days_late(self) -> int:
        """Calendar days after the last day in time; 0 when in time or without deadline."""
        return max(0, (self.reported_on - self.due_on).days) if self.due_on else 0
