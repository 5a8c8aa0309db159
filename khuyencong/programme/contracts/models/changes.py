"""Changes to a contract, and what stopped it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.programme.contracts.models.contract import Contract
from khuyencong.programme.contracts.states import (
    AmendmentKind,
    AmendmentState,
    InterruptionKind,
)


class Amendment(models.Model):
    """A change to a contract: proposed by one person, decided by another. Never deleted.

    ``changes`` holds what is to be, ``before`` what was, both by name; ``approver`` is the rule
    that said who decides, as it was read that day: office kinds, clause, whether it was verified.
    """

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="amendments")
    sequence = models.PositiveSmallIntegerField(_("Lần"))
    kind = models.CharField(_("Loại điều chỉnh"), max_length=20, choices=AmendmentKind)
    state = models.CharField(
        _("Tình trạng"),
        max_length=10,
        choices=AmendmentState,
        default=AmendmentState.PROPOSED.value,
    )
    changes = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    reason = models.TextField(_("Lý do"))
    approver = models.JSONField(default=dict)
    number = models.CharField(_("Số phụ lục hoặc quyết định"), max_length=40, blank=True)
    signed_on = models.DateField(_("Ngày ký"), null=True, blank=True)
    proposed_on = models.DateField()
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answer = models.TextField(_("Ý kiến của người duyệt"), blank=True)

    class Meta:
        ordering = ["contract", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "sequence"], name="amendment_sequence_once"
            ),
            models.UniqueConstraint(
                fields=["contract"],
                condition=Q(state=AmendmentState.PROPOSED.value),
                name="amendment_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.sequence}"


class Interruption(models.Model):
    """A contract was suspended, resumed or terminated. Added, never changed.

    ``released_vnd`` is what a termination gave back to the lines; ``open_advance_vnd`` what it
    left to be returned.
    """

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="interruptions")
    kind = models.CharField(_("Loại"), max_length=10, choices=InterruptionKind)
    on = models.DateField(_("Ngày"))
    decision_number = models.CharField(_("Số văn bản"), max_length=40, blank=True)
    reason = models.TextField(_("Lý do"))
    released_vnd = models.BigIntegerField(default=0)
    open_advance_vnd = models.BigIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}"
