"""Certificates, prizes, and what winners report each year."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.awards.models.entries import Entry
from khuyencong.activities.awards.states import CertificateState, PrizeSource
from khuyencong.engines.money import MAXIMUM_VND


class Certificate(models.Model):
    """A certificate of a typical rural industrial product. Revoked by decision, never deleted."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="certificates")
    number = models.CharField(_("Số giấy chứng nhận"), max_length=40)
    granted_on = models.DateField(_("Ngày cấp"))
    valid_to = models.DateField(_("Có giá trị đến"))
    code = models.CharField(_("Mã xác minh"), max_length=12, blank=True)
    state = models.CharField(
        _("Trạng thái"),
        max_length=10,
        choices=CertificateState,
        default=CertificateState.VALID.value,
    )
    proposed_revocation_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    revocation_reason = models.TextField(_("Lý do thu hồi"), blank=True)
    revoked_on = models.DateField(_("Ngày thu hồi"), null=True)
    revocation_number = models.CharField(_("Số quyết định thu hồi"), max_length=40, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-granted_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry"], condition=Q(state="active"), name="certificate_one_valid"
            ),
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="certificate_code_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("granted_on")), name="certificate_dates"
            ),
            models.CheckConstraint(
                condition=Q(state="active", revoked_on__isnull=True, revoked_by__isnull=True)
                | (
                    Q(state="revoked", revoked_on__isnull=False, revoked_by__isnull=False)
                    & ~Q(revocation_number="")
                    & ~Q(revocation_reason="")
                ),
                name="certificate_revoked_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_revoked(self) -> bool:
        return self.state == CertificateState.REVOKED

    def is_valid_on(self, day: date) -> bool:
        return not self.is_revoked and self.granted_on <= day <= self.valid_to


class Prize(models.Model):
    """Prize money of a product, for information: it is paid by contract and voucher, not here."""

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="prizes")
    source = models.CharField(_("Nguồn"), max_length=10, choices=PrizeSource)
    amount_vnd = models.BigIntegerField(_("Mức thưởng"))
    basis = models.CharField(_("Căn cứ mức thưởng"), max_length=300)
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["certificate", "source"], name="prize_once_by_source"),
            models.CheckConstraint(
                condition=Q(amount_vnd__gt=0, amount_vnd__lte=MAXIMUM_VND), name="prize_amount"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.certificate_id}: {self.amount_vnd}"


class YearReport(models.Model):
    """What a winner reports of one year (TT 26/2014/TT-BCT, Điều 22 khoản 2)."""

    certificate = models.ForeignKey(
        Certificate, on_delete=models.PROTECT, related_name="year_reports"
    )
    year = models.PositiveSmallIntegerField(_("Năm báo cáo"))
    revenue_vnd = models.BigIntegerField(_("Doanh thu của sản phẩm"))
    workers = models.PositiveIntegerField(_("Lao động làm ra sản phẩm"))
    support_received = models.TextField(_("Hỗ trợ đã nhận"))
    situation = models.TextField(_("Tình hình sản xuất, kinh doanh"))
    reported_on = models.DateField()
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["certificate", "year"], name="yearreport_once"),
            models.CheckConstraint(
                condition=Q(revenue_vnd__gte=0, revenue_vnd__lte=MAXIMUM_VND),
                name="yearreport_revenue",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.certificate_id}: {self.year}"
