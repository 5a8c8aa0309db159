"""The final account of a contract."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.payments.models.papers import PaperHeld
from khuyencong.programme.payments.states import SettlementState


class Settlement(models.Model):
    """The account of one contract: prepared by one person, closed by another. Never reopened.

    ``paid_vnd`` and ``released_vnd`` make the contract's amount; ``counterpart_vnd`` is what the
    implementing side spent of its own, by what was accepted.
    """

    contract = models.OneToOneField(Contract, on_delete=models.PROTECT, related_name="settlement")
    state = models.CharField(
        _("Trạng thái"),
        max_length=10,
        choices=SettlementState,
        default=SettlementState.DRAFT.value,
    )
    number = models.CharField(_("Số quyết toán"), max_length=40)
    liquidation_number = models.CharField(_("Số biên bản thanh lý hợp đồng"), max_length=40)
    liquidated_on = models.DateField(_("Ngày thanh lý"))
    paid_vnd = models.BigIntegerField(_("Đã thanh toán"), default=0)
    released_vnd = models.BigIntegerField(_("Trở lại dòng kinh phí"), default=0)
    counterpart_vnd = models.BigIntegerField(_("Vốn đối ứng đã chi"), default=0)
    settled_on = models.DateField(_("Ngày quyết toán"), null=True, blank=True)
    prepared_on = models.DateField()
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    note = models.TextField(_("Ghi chú"), blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(paid_vnd__gte=0, released_vnd__gte=0, counterpart_vnd__gte=0),
                name="settlement_amounts",
            ),
            models.CheckConstraint(
                condition=Q(state=SettlementState.DRAFT.value)
                | Q(settled_on__isnull=False, approved_by__isnull=False)
                & ~Q(approved_by=F("prepared_by")),
                name="settlement_approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def reference(self) -> str:
        return f"settlement:{self.pk}"

    @property
    def is_draft(self) -> bool:
        return self.state == SettlementState.DRAFT


class SettlementPaper(PaperHeld):
    """A paper of a settlement. Which ones it must have, the route of the đề án says."""

    settlement = models.ForeignKey(Settlement, on_delete=models.CASCADE, related_name="papers")
