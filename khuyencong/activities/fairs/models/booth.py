"""A booth at a fair, who shows there, and what."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.fairs.models.fair import Fair
from khuyencong.activities.fairs.states import BoothKind
from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.proposals.models import Proposal
from khuyencong.registers.establishments.models import Establishment


class Booth(models.Model):
    """A rented booth. One of an establishment's own has exactly that one as exhibitor.

    ``proposal`` is the đề án that supports it; None where nothing is paid from the programme.
    Rent and support are information: the state's money moves through contract and payment.
    """

    fair = models.ForeignKey(Fair, on_delete=models.PROTECT, related_name="booths")
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, related_name="booths"
    )
    kind = models.CharField(_("Loại"), max_length=10, choices=BoothKind)
    position = models.CharField(_("Vị trí, số gian"), max_length=60)
    standard_booths = models.PositiveSmallIntegerField(_("Số gian tiêu chuẩn"), default=1)
    area_m2 = models.PositiveIntegerField(_("Diện tích (m²)"), default=9)
    rented_from = models.DateField(_("Thuê từ ngày"))
    rented_to = models.DateField(_("Thuê đến ngày"))
    rent_contract = models.CharField(_("Số hợp đồng thuê"), max_length=60, blank=True)
    rent_vnd = models.BigIntegerField(_("Tiền thuê"), default=0)
    support_vnd = models.BigIntegerField(_("Kinh phí khuyến công đề nghị"), default=0)
    delivery = models.OneToOneField(
        Delivery, on_delete=models.PROTECT, null=True, related_name="booth"
    )
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["fair", "position"], name="booth_position_once"),
            models.CheckConstraint(
                condition=Q(rented_to__gte=F("rented_from")), name="booth_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(standard_booths__gt=0, area_m2__gt=0), name="booth_has_room"
            ),
            models.CheckConstraint(
                condition=Q(rent_vnd__gte=0, rent_vnd__lte=MAXIMUM_VND, support_vnd__gte=0)
                & Q(support_vnd__lte=F("rent_vnd")),
                name="booth_amounts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.position}"


class Exhibitor(models.Model):
    """An establishment at a booth. Once at a booth, and at one booth of a fair only."""

    booth = models.ForeignKey(Booth, on_delete=models.PROTECT, related_name="exhibitors")
    fair = models.ForeignKey(Fair, on_delete=models.PROTECT, related_name="exhibitors")
    establishment = models.ForeignKey(
        Establishment, on_delete=models.PROTECT, related_name="fair_places"
    )
    contact_name = models.CharField(_("Người phụ trách"), max_length=150, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["fair", "establishment"], name="exhibitor_once")
        ]

    def __str__(self) -> str:
        return str(self.establishment)


class Product(models.Model):
    """A product that an exhibitor shows, with how much of it was brought."""

    exhibitor = models.ForeignKey(Exhibitor, on_delete=models.PROTECT, related_name="products")
    name = models.CharField(_("Tên sản phẩm"), max_length=200)
    folded_name = models.CharField(max_length=200)
    unit = models.CharField(_("Đơn vị tính"), max_length=30)
    price_vnd = models.BigIntegerField(_("Giá bán"))
    quantity = models.PositiveIntegerField(_("Số lượng mang đi"))
    picture = models.ForeignKey(Attachment, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["exhibitor", "folded_name"], name="fairproduct_once"),
            models.CheckConstraint(
                condition=Q(price_vnd__gte=0, price_vnd__lte=MAXIMUM_VND, quantity__gt=0),
                name="fairproduct_figures",
            ),
        ]

    def __str__(self) -> str:
        return self.name
