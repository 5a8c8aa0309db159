"""What was delivered under a contract, item by item."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.programme.contracts.models import ContractItem


class Delivery(models.Model):
    """Some of an item, delivered on one day. Never changed; a wrong one is withdrawn and stays.

    ``participants`` counts people where the item is held with them: a course, a study tour.
    """

    contract_item = models.ForeignKey(
        ContractItem,
        on_delete=models.PROTECT,
        related_name="deliveries",
        verbose_name=_("Nội dung"),
    )
    quantity = models.PositiveIntegerField(_("Số lượng bàn giao"))
    cost_vnd = models.BigIntegerField(_("Kinh phí đã thực hiện"))
    delivered_on = models.DateField(_("Ngày bàn giao"))
    participants = models.PositiveIntegerField(_("Số người tham gia"), null=True, blank=True)
    evidence = models.TextField(_("Căn cứ, chứng từ"))
    reported_on = models.DateField()
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_on = models.DateField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    withdrawal_reason = models.TextField(_("Lý do rút"), blank=True)

    class Meta:
        ordering = ["delivered_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gt=0, cost_vnd__gte=0, cost_vnd__lte=MAXIMUM_VND),
                name="delivery_amounts",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_by__isnull=True)
                | (
                    Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False)
                    & ~Q(withdrawal_reason="")
                ),
                name="delivery_withdrawn_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract_item_id}: {self.quantity}"


class DeliveryPaper(models.Model):
    """A file that proves a delivery. Added, never changed."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="papers")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.attachment)
