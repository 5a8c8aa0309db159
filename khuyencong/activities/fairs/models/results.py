"""What an exhibitor brought home: people met, contracts, sales."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.fairs.models.booth import Exhibitor, Product
from khuyencong.activities.fairs.states import Period
from khuyencong.engines.money import MAXIMUM_VND


class Contact(models.Model):
    """A buyer or partner met at a fair. Added, never changed."""

    exhibitor = models.ForeignKey(Exhibitor, on_delete=models.PROTECT, related_name="contacts")
    buyer = models.CharField(_("Khách hàng, đối tác"), max_length=200)
    interest = models.CharField(_("Quan tâm"), max_length=300)
    note = models.TextField(_("Ghi chú"), blank=True)
    met_on = models.DateField(_("Ngày gặp"))

    class Meta:
        ordering = ["met_on", "pk"]

    def __str__(self) -> str:
        return self.buyer


class Deal(models.Model):
    """A contract that an exhibitor signed with a buyer at a fair. Added, never changed."""

    exhibitor = models.ForeignKey(Exhibitor, on_delete=models.PROTECT, related_name="deals")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="deals")
    buyer = models.CharField(_("Bên mua"), max_length=200)
    amount_vnd = models.BigIntegerField(_("Giá trị"))
    signed_on = models.DateField(_("Ngày ký"))

    class Meta:
        ordering = ["signed_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_vnd__gt=0, amount_vnd__lte=MAXIMUM_VND), name="deal_amount"
            )
        ]

    def __str__(self) -> str:
        return self.buyer


class Sales(models.Model):
    """What an exhibitor sold in a period, as it was told. A correction adds a row with its reason;
    the earlier one stays and is no longer the current one."""

    exhibitor = models.ForeignKey(Exhibitor, on_delete=models.PROTECT, related_name="sales")
    period = models.CharField(_("Kỳ"), max_length=10, choices=Period)
    amount_vnd = models.BigIntegerField(_("Doanh thu"))
    note = models.CharField(_("Ghi chú"), max_length=300, blank=True)
    is_current = models.BooleanField(default=True)
    told_on = models.DateField(_("Ngày ghi"))
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["exhibitor", "period"],
                condition=Q(is_current=True),
                name="fairsales_once",
            ),
            models.CheckConstraint(
                condition=Q(amount_vnd__gte=0, amount_vnd__lte=MAXIMUM_VND),
                name="fairsales_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.exhibitor_id}: {self.period}"
