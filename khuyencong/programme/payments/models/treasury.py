"""What the State Treasury says was paid, month by month."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.programme.payments.models.payment import Payment
from khuyencong.programme.payments.models.recovery import Recovery
from khuyencong.registers.offices.models import Office


class TreasuryStatement(models.Model):
    """The Treasury's statement to an office for one month. Its lines are replaced as a whole."""

    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="+", verbose_name=_("Cơ quan")
    )
    month = models.DateField(_("Tháng"))  # its first day
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_on = models.DateField()

    class Meta:
        ordering = ["-month", "office"]
        constraints = [
            models.UniqueConstraint(fields=["office", "month"], name="treasurystatement_once"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y}"

    @property
    def reference(self) -> str:
        return f"treasury_statement:{self.pk}"


class StatementLine(models.Model):
    """One line of a statement, and the payment or recovery of ours that is the same.

    A negative amount is money that came back.
    """

    statement = models.ForeignKey(TreasuryStatement, on_delete=models.CASCADE, related_name="lines")
    sequence = models.PositiveIntegerField(_("Dòng"))
    treasury_number = models.CharField(_("Số chứng từ"), max_length=40)
    treasury_on = models.DateField(_("Ngày"))
    amount_vnd = models.BigIntegerField(_("Số tiền"))
    text = models.CharField(_("Nội dung"), max_length=300, blank=True)
    payment = models.OneToOneField(
        Payment, on_delete=models.PROTECT, null=True, related_name="statement_line"
    )
    recovery = models.OneToOneField(
        Recovery, on_delete=models.PROTECT, null=True, related_name="statement_line"
    )

    class Meta:
        ordering = ["statement", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "sequence"], name="statementline_sequence_once"
            ),
            models.CheckConstraint(condition=~Q(amount_vnd=0), name="statementline_amount"),
            models.CheckConstraint(
                condition=Q(payment__isnull=True) | Q(recovery__isnull=True),
                name="statementline_one_match",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.treasury_number} {self.treasury_on}"
