"""The decision on a đề án, and the money that it takes from which lines."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.programme.appraisals.states import DecisionKind, DecisionState
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.proposals.models import FrozenRuling, Proposal
from khuyencong.registers.offices.models import Office


class Decision(models.Model):
    """What was decided on one đề án: drafted by one person, signed by another.

    Several đề án decided by one paper share its number and day. A signed row is never changed; a
    draft that came to nothing is dropped, not deleted.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(_("Loại quyết định"), max_length=10, choices=DecisionKind)
    state = models.CharField(_("Tình trạng"), max_length=10, choices=DecisionState)
    office = models.ForeignKey(
        Office,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("Cơ quan ban hành"),
    )
    number = models.CharField(_("Số quyết định"), max_length=40, blank=True)
    issued_on = models.DateField(_("Ngày ban hành"), null=True, blank=True)
    signer_name = models.CharField(_("Người ký"), max_length=150, blank=True)
    amount_vnd = models.BigIntegerField(_("Kinh phí hỗ trợ"), null=True, blank=True)
    reason = models.TextField(_("Căn cứ, lý do"), blank=True)
    ruling = models.ForeignKey(FrozenRuling, on_delete=models.PROTECT, null=True, related_name="+")
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    prepared_by_name = models.CharField(max_length=150, blank=True)
    prepared_on = models.DateField()
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"],
                condition=Q(state=DecisionState.DRAFT.value),
                name="decision_one_draft",
            ),
            models.UniqueConstraint(
                fields=["proposal"],
                condition=Q(state=DecisionState.SIGNED.value),
                name="decision_one_signed",
            ),
            models.CheckConstraint(
                condition=Q(kind=DecisionKind.APPROVE.value, amount_vnd__gt=0)
                | Q(kind=DecisionKind.REFUSE.value, amount_vnd__isnull=True),
                name="decision_amount_fits_kind",
            ),
            models.CheckConstraint(
                condition=~Q(state=DecisionState.SIGNED.value)
                | Q(signed_by__isnull=False, issued_on__isnull=False),
                name="decision_signed_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}".strip()

    @property
    def is_signed(self) -> bool:
        return self.state == DecisionState.SIGNED


class DecisionShare(models.Model):
    """What a decision takes from one line of the budget. The shares make the amount."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="shares")
    budget_line = models.ForeignKey(
        BudgetLine, on_delete=models.PROTECT, related_name="+", verbose_name=_("Dòng kinh phí")
    )
    amount_vnd = models.BigIntegerField(_("Số tiền"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "budget_line"], name="decisionshare_once_per_line"
            ),
            models.CheckConstraint(condition=Q(amount_vnd__gt=0), name="decisionshare_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.amount_vnd}"


class DecisionNumber(models.Model):
    """A number that an office gave to a decision in a year. Claimed once, when it is signed."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=40)
    issued_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year", "number"], name="decisionnumber_once_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.issued_on})"
