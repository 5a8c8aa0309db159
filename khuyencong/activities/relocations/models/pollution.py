"""What was measured, against which limit of which standard."""

from decimal import ROUND_HALF_EVEN, Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.relocations.models.relocation import Relocation


class StandardLimit(models.Model):
    """What a standard allows of a parameter. Never changed: a new standard is a new row.

    ``verified_by`` is who compared it with the standard itself, never who entered it; None marks
    it as not checked wherever it is shown.
    """

    parameter = models.CharField(_("Thông số"), max_length=80)
    unit = models.CharField(_("Đơn vị tính"), max_length=40)
    value = models.DecimalField(_("Giới hạn"), max_digits=14, decimal_places=4)
    standard = models.CharField(_("Quy chuẩn"), max_length=120)
    source = models.CharField(_("Nguồn"), max_length=300)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["parameter", "standard", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["parameter", "standard"], name="standardlimit_once"),
            models.CheckConstraint(condition=Q(value__gt=0), name="standardlimit_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.parameter} ({self.standard})"

    @property
    def is_verified(self) -> bool:
        return self.verified_by_id is not None


class Measurement(models.Model):
    """One value that a laboratory found at an establishment. Added, never changed."""

    relocation = models.ForeignKey(
        Relocation, on_delete=models.PROTECT, related_name="measurements"
    )
    limit = models.ForeignKey(StandardLimit, on_delete=models.PROTECT, related_name="measurements")
    value = models.DecimalField(_("Kết quả"), max_digits=14, decimal_places=4)
    measured_on = models.DateField(_("Ngày đo"))
    laboratory = models.CharField(_("Đơn vị đo"), max_length=200)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["measured_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(value__gte=0), name="measurement_not_negative"),
            models.UniqueConstraint(
                fields=["relocation", "limit", "measured_on"], name="measurement_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.limit_id}: {self.value}"

    @property
    def times_over(self) -> Decimal:
        """How many times the limit it is, to two decimals; more than 1 is too much."""
        return (self.value / self.limit.value).quantize(Decimal("0.01"), rounding=ROUND_HALF_EVEN)

    @property
    def is_over(self) -> bool:
        return self.value > self.limit.value
