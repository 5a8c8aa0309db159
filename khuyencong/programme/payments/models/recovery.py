"""Money that came back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.payments.states import PaymentKind


class Recovery(models.Model):
    """An advance or a payment, or a part of it, that was returned. Added, never changed.

    ``released_vnd`` is what a terminated contract, which needs it no more, gave on to its lines.
    """

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="recoveries")
    kind = models.CharField(_("Thu hồi"), max_length=10, choices=PaymentKind)
    amount_vnd = models.BigIntegerField(_("Số tiền"))
    released_vnd = models.BigIntegerField(_("Trở lại dòng kinh phí"), default=0)
    reason = models.TextField(_("Lý do"))
    document_number = models.CharField(_("Số chứng từ nộp trả"), max_length=40)
    document_on = models.DateField(_("Ngày chứng từ"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "document_number", "document_on"],
                name="recovery_document_once",
            ),
            models.CheckConstraint(
                condition=Q(amount_vnd__gt=0, amount_vnd__lte=MAXIMUM_VND, released_vnd__gte=0),
                name="recovery_amounts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_number}: {self.amount_vnd}"

    @property
    def reference(self) -> str:
        return f"recovery:{self.pk}"


class RecoveryShare(models.Model):
    """What came back to one line of the budget."""

    recovery = models.ForeignKey(Recovery, on_delete=models.CASCADE, related_name="shares")
    budget_line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="+")
    amount_vnd = models.BigIntegerField(_("Số tiền"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recovery", "budget_line"], name="recoveryshare_once_per_line"
            ),
            models.CheckConstraint(condition=Q(amount_vnd__gt=0), name="recoveryshare_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.recovery_id}: {self.amount_vnd}"
