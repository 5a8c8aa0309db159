"""An industrial cluster, its infrastructure, and who waits for a lot in it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.registers.clusters.states import ClusterState, Service
from khuyencong.registers.offices.models import Office
from khuyencong.registers.territories.models import PathField, Unit


class Cluster(models.Model):
    """An industrial cluster (cụm công nghiệp), founded by a decision. Never deleted.

    ``boundary`` is a GeoJSON polygon in WGS84, None where it was not drawn. ``longitude`` and
    ``latitude`` repeat a point inside it, so that a map reads plain columns. ``version`` grows
    with each change.
    """

    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="clusters", verbose_name=_("Cơ quan quản lý")
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("Xã, phường, thị trấn")
    )
    unit_path = PathField(db_index=True)
    name = models.CharField(_("Tên cụm"), max_length=200)
    folded_name = models.CharField(max_length=200, editable=False)
    decision_number = models.CharField(_("Số quyết định thành lập"), max_length=60)
    decided_on = models.DateField(_("Ngày quyết định"))
    state = models.CharField(_("Tình trạng"), max_length=12, choices=ClusterState)
    area_m2 = models.PositiveBigIntegerField(_("Diện tích (m²)"))
    boundary = models.JSONField(_("Ranh giới"), null=True)
    longitude = models.DecimalField(max_digits=10, decimal_places=7, null=True)
    latitude = models.DecimalField(max_digits=10, decimal_places=7, null=True)
    version = models.PositiveIntegerField(default=1)
    made_on = models.DateField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["folded_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "folded_name"], name="cluster_name_once"),
            models.CheckConstraint(condition=Q(area_m2__gt=0), name="cluster_area"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def reference(self) -> str:
        """The text that names it in the audit."""
        return f"cluster:{self.pk}"


class Infrastructure(models.Model):
    """A part of a cluster's infrastructure, and how much of it is done. Changed in place."""

    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="infrastructure")
    service = models.CharField(_("Loại"), max_length=12, choices=Service)
    name = models.CharField(_("Hạng mục"), max_length=200)
    done_percent = models.PositiveSmallIntegerField(_("Đã làm (%)"))
    state_vnd = models.BigIntegerField(_("Vốn ngân sách"), default=0)
    investor_vnd = models.BigIntegerField(_("Vốn chủ đầu tư"), default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cluster", "name"], name="infrastructure_once"),
            models.CheckConstraint(
                condition=Q(done_percent__lte=100), name="infrastructure_percent"
            ),
            models.CheckConstraint(
                condition=Q(state_vnd__gte=0, state_vnd__lte=MAXIMUM_VND)
                & Q(investor_vnd__gte=0, investor_vnd__lte=MAXIMUM_VND),
                name="infrastructure_amounts",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Waiting(models.Model):
    """Somebody who asked for a lot. They are served in the order in which they asked."""

    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="waiting")
    who = models.CharField(_("Người đăng ký"), max_length=200)
    wanted_m2 = models.PositiveBigIntegerField(_("Diện tích cần (m²)"))
    since_on = models.DateField(_("Đăng ký từ"))
    note = models.CharField(_("Ghi chú"), max_length=300, blank=True)
    ended_on = models.DateField(_("Thôi chờ từ"), null=True)
    ending = models.CharField(_("Vì sao thôi chờ"), max_length=300, blank=True)

    class Meta:
        ordering = ["since_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "who"], condition=Q(ended_on__isnull=True), name="waiting_once"
            ),
            models.CheckConstraint(
                condition=Q(wanted_m2__gt=0)
                & (Q(ended_on__isnull=True) | Q(ended_on__gte=F("since_on"))),
                name="waiting_sense",
            ),
        ]

    def __str__(self) -> str:
        return self.who
