"""Papers by which money enters, leaves or changes its line: one prepares, another confirms."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.programme.budgets.models.funds import BudgetLine, Fund
from khuyencong.programme.budgets.states import ClosingManner, PaperState


class MoneyPaper(models.Model):
    """What every such paper has: its decision, who prepared it, who confirmed it and when.

    Money moves in the transaction of the confirmation, not before. Never changed afterwards.
    """

    decision_number = models.CharField(_("Số quyết định"), max_length=60)
    decided_on = models.DateField(_("Ngày quyết định"))
    issuer = models.CharField(_("Cơ quan ban hành"), max_length=200)
    note = models.TextField(_("Ghi chú"), blank=True)
    state = models.CharField(
        _("Trạng thái"), max_length=10, choices=PaperState, default=PaperState.PROPOSED.value
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_on = models.DateField(_("Ngày xác nhận"), null=True)
    answer = models.TextField(_("Lý do không xác nhận"), blank=True)

    class Meta:
        abstract = True


class Allotment(MoneyPaper):
    """Money that an authority gives to a fund by decision. The only way in from outside."""

    fund = models.ForeignKey(
        Fund, on_delete=models.PROTECT, related_name="allotments", verbose_name=_("Nguồn")
    )
    amount_vnd = models.BigIntegerField(_("Số tiền"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_vnd__gt=0), name="allotment_positive"),
            models.UniqueConstraint(
                fields=["fund", "decision_number", "decided_on"],
                condition=~Q(state=PaperState.REFUSED),
                name="allotment_decision_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_number}: {self.amount_vnd}"

    @property
    def reference(self) -> str:
        return f"allotment:{self.pk}"


class Transfer(MoneyPaper):
    """Free money that a decision takes from a line: to another line, or back to who gave it.

    ``target`` None means taken back, out of the fund.
    """

    line = models.ForeignKey(
        BudgetLine,
        on_delete=models.PROTECT,
        related_name="transfers_out",
        verbose_name=_("Từ dòng"),
    )
    target = models.ForeignKey(
        BudgetLine,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="transfers_in",
        verbose_name=_("Đến dòng"),
    )
    amount_vnd = models.BigIntegerField(_("Số tiền"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_vnd__gt=0), name="transfer_positive"),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | ~Q(line=F("target")), name="transfer_moves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_number}: {self.amount_vnd}"

    @property
    def reference(self) -> str:
        return f"transfer:{self.pk}"


class YearClosing(MoneyPaper):
    """The end of a fund's year: what it did not use is carried over or returned, lines are closed.

    ``amount_vnd`` is what was carried over or returned; None until confirmed.
    """

    fund = models.ForeignKey(
        Fund, on_delete=models.PROTECT, related_name="closings", verbose_name=_("Nguồn")
    )
    manner = models.CharField(_("Cách xử lý"), max_length=20, choices=ClosingManner)
    amount_vnd = models.BigIntegerField(_("Số tiền"), null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["fund"], condition=~Q(state=PaperState.REFUSED), name="yearclosing_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.decision_number}: {self.get_manner_display()}"

    @property
    def reference(self) -> str:
        return f"year_closing:{self.pk}"
