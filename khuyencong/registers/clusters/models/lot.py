"""A lot of a cluster, and who held it when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.registers.clusters.models.cluster import Cluster
from khuyencong.registers.clusters.states import Holding


class Lot(models.Model):
    """A piece of land of a cluster that is let as one. ``boundary`` is None where it is not drawn.

    A lot that is held is not redrawn: a paper stands on its area.
    """

    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="lots")
    code = models.CharField(_("Ký hiệu lô"), max_length=20)
    area_m2 = models.PositiveBigIntegerField(_("Diện tích (m²)"))
    boundary = models.JSONField(_("Ranh giới"), null=True)

    class Meta:
        ordering = ["code", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cluster", "code"], name="lot_code_once"),
            models.CheckConstraint(condition=Q(area_m2__gt=0), name="lot_area"),
        ]

    def __str__(self) -> str:
        return self.code


class Occupancy(models.Model):
    """Who holds a lot, from when, by which paper. Ended by date, never deleted.

    ``until_on`` is the last day that the paper names; ``ended_on`` is set when it is over. A lot
    has at most one that is not.
    """

    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="occupancies")
    holding = models.CharField(_("Hình thức"), max_length=10, choices=Holding)
    holder = models.CharField(_("Người giữ, thuê"), max_length=200)
    paper = models.CharField(_("Văn bản, hợp đồng"), max_length=200)
    reference = models.CharField(max_length=60, blank=True)
    from_on = models.DateField(_("Từ ngày"))
    until_on = models.DateField(_("Đến ngày"), null=True)
    ended_on = models.DateField(_("Kết thúc ngày"), null=True)
    ending = models.CharField(_("Lý do kết thúc"), max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-from_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["lot"], condition=Q(ended_on__isnull=True), name="occupancy_one_holder"
            ),
            models.CheckConstraint(
                condition=(Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")))
                & (Q(ended_on__isnull=True) | Q(ended_on__gte=F("from_on"))),
                name="occupancy_days",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lot}: {self.holder}"
