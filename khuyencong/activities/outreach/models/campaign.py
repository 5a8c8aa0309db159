"""A campaign: what was ordered, what was made and shown, how many it reached."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.outreach.states import Channel, Method
from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.proposals.models import Proposal
from khuyencong.registers.offices.models import Office


class Campaign(models.Model):
    """One campaign of an office on one channel. Never deleted; open until it was reported.

    ``proposal`` is the đề án it carries out; None: the office's own work.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="campaigns")
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, related_name="campaigns"
    )
    title = models.CharField(_("Tên đợt tuyên truyền"), max_length=250)
    channel = models.CharField(_("Hình thức"), max_length=12, choices=Channel)
    audience = models.CharField(_("Đối tượng"), max_length=250)
    starts_on = models.DateField(_("Từ ngày"))
    ends_on = models.DateField(_("Đến ngày"))
    delivery = models.OneToOneField(
        Delivery, on_delete=models.PROTECT, null=True, related_name="campaign"
    )
    version = models.PositiveIntegerField(default=1)
    made_on = models.DateField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-starts_on", "-pk"]
        indexes = [models.Index(fields=["office", "-starts_on"], name="campaign_office_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="campaign_days_in_order"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """The text that names it in the audit."""
        return f"campaign:{self.pk}"


class Order(models.Model):
    """A contract or order with a station, a printer, a website. Its amount is information."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="orders")
    partner = models.CharField(_("Đơn vị thực hiện"), max_length=200)
    number = models.CharField(_("Số hợp đồng"), max_length=60)
    signed_on = models.DateField(_("Ngày ký"))
    amount_vnd = models.BigIntegerField(_("Giá trị"))

    class Meta:
        ordering = ["signed_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "partner", "number"], name="campaignorder_once"
            ),
            models.CheckConstraint(
                condition=Q(amount_vnd__gte=0, amount_vnd__lte=MAXIMUM_VND),
                name="campaignorder_amount",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.partner}"


class Item(models.Model):
    """Something made and shown: a broadcast, a leaflet, an article. Added, never changed."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="items")
    order = models.ForeignKey(Order, on_delete=models.PROTECT, null=True, related_name="items")
    title = models.CharField(_("Tên sản phẩm"), max_length=250)
    number = models.CharField(_("Số, ký hiệu"), max_length=60, blank=True)
    shown_on = models.DateField(_("Ngày phát, phát hành"))
    minutes = models.PositiveIntegerField(_("Thời lượng (phút)"), default=0)
    copies = models.PositiveIntegerField(_("Số bản"), default=0)
    link = models.URLField(_("Liên kết"), max_length=400, blank=True)
    attachment = models.ForeignKey(
        Attachment, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["shown_on", "pk"]

    def __str__(self) -> str:
        return self.title


class Reach(models.Model):
    """How many people one part of a campaign reached, and how that is known."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="reaches")
    method = models.CharField(_("Cách tính"), max_length=10, choices=Method)
    how = models.CharField(_("Diễn giải cách tính"), max_length=300)
    people = models.PositiveIntegerField(_("Số người"))
    counted_on = models.DateField(_("Ngày tính"))

    class Meta:
        ordering = ["counted_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(people__gt=0) & ~Q(how=""), name="reach_told")
        ]

    def __str__(self) -> str:
        return f"{self.people}"
