"""The ledger: append-only moves, and the two rows that each move changes in the same statement."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.ledger import Stage
from khuyencong.programme.budgets.models.funds import BudgetLine
from khuyencong.programme.budgets.states import STAGE_LABELS

_STAGES = [(stage.value, STAGE_LABELS[stage]) for stage in Stage]
_HELD = Q(reserved_vnd__gte=0, committed_vnd__gte=0, advanced_vnd__gte=0, paid_vnd__gte=0) & Q(
    settled_vnd__gte=0
)


class LineBalance(models.Model):
    """What a line holds in each stage, kept by the moves so that a balance is one indexed read.

    The CHECKs make overspending impossible even for a bug. ``is_open`` stands here and not on the
    line because the guard of a move and the closing of a year must meet on one locked row.
    """

    line = models.OneToOneField(
        BudgetLine, on_delete=models.PROTECT, primary_key=True, related_name="balance"
    )
    is_open = models.BooleanField(_("Đang mở"), default=True)
    given_vnd = models.BigIntegerField(_("Được giao"), default=0)
    available_vnd = models.BigIntegerField(_("Còn được sử dụng"), default=0)
    reserved_vnd = models.BigIntegerField(_("Đã dành"), default=0)
    committed_vnd = models.BigIntegerField(_("Đã cam kết"), default=0)
    advanced_vnd = models.BigIntegerField(_("Đang tạm ứng"), default=0)
    paid_vnd = models.BigIntegerField(_("Đã thanh toán"), default=0)
    settled_vnd = models.BigIntegerField(_("Đã quyết toán"), default=0)

    class Meta:
        ordering = ["line"]
        constraints = [
            models.CheckConstraint(
                condition=_HELD & Q(given_vnd__gte=0, available_vnd__gte=0),
                name="linebalance_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(
                    given_vnd=F("available_vnd")
                    + F("reserved_vnd")
                    + F("committed_vnd")
                    + F("advanced_vnd")
                    + F("paid_vnd")
                    + F("settled_vnd")
                ),
                name="linebalance_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line_id}: {self.available_vnd}/{self.given_vnd}"

    def held_vnd(self, stage: Stage) -> int:
        """Return what the line holds in a stage."""
        return int(getattr(self, f"{stage.value}_vnd"))


class Holding(models.Model):
    """What one đề án holds on one line, so that none is paid out of another's commitment."""

    line = models.ForeignKey(
        BudgetLine, on_delete=models.PROTECT, related_name="holdings", db_index=False
    )
    reference = models.CharField(max_length=60)  # "proposal:42"
    reserved_vnd = models.BigIntegerField(_("Đã dành"), default=0)
    committed_vnd = models.BigIntegerField(_("Đã cam kết"), default=0)
    advanced_vnd = models.BigIntegerField(_("Đang tạm ứng"), default=0)
    paid_vnd = models.BigIntegerField(_("Đã thanh toán"), default=0)
    settled_vnd = models.BigIntegerField(_("Đã quyết toán"), default=0)

    class Meta:
        ordering = ["line", "reference"]
        indexes = [models.Index(fields=["reference"], name="holding_reference")]
        constraints = [
            models.UniqueConstraint(fields=["line", "reference"], name="holding_once"),
            models.CheckConstraint(condition=_HELD, name="holding_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} ({self.line_id})"

    def held_vnd(self, stage: Stage) -> int:
        """Return what the đề án holds in a stage; the open end of a line belongs to none."""
        return int(getattr(self, f"{stage.value}_vnd"))


class BudgetMove(models.Model):
    """An amount that passed from one stage of a line to another. Added, never changed.

    A correction is a move back. ``key`` is made by whoever asks, so that asking twice moves once;
    ``is_repeated`` tells, of a move that a service returns, that it was there before.
    """

    is_repeated = False

    line = models.ForeignKey(
        BudgetLine, on_delete=models.PROTECT, related_name="moves", db_index=False
    )
    source = models.CharField(_("Từ"), max_length=10, choices=_STAGES)
    target = models.CharField(_("Đến"), max_length=10, choices=_STAGES)
    amount_vnd = models.BigIntegerField(_("Số tiền"))
    reference = models.CharField(_("Căn cứ"), max_length=60)  # "proposal:42", "allotment:3"
    key = models.UUIDField(unique=True, default=uuid.uuid4)
    made_at = models.DateTimeField(_("Lúc"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
    )
    role = models.CharField(max_length=20)
    reason = models.CharField(_("Lý do"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["line", "id"], name="budgetmove_line"),
            models.Index(fields=["reference", "id"], name="budgetmove_reference"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(amount_vnd__gt=0), name="budgetmove_positive"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="budgetmove_moves"),
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target} {self.amount_vnd}"
