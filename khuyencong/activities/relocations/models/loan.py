"""The loan for the new place, and the bank's statement of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.relocations.models.relocation import Relocation
from khuyencong.activities.relocations.states import LoanTerm
from khuyencong.activities.relocations.support import MonthOfLoan
from khuyencong.engines.money import MAXIMUM_VND


class Loan(models.Model):
    """The credit contract under which the new place is built."""

    relocation = models.OneToOneField(Relocation, on_delete=models.PROTECT, related_name="loan")
    bank = models.CharField(_("Ngân hàng"), max_length=200)
    number = models.CharField(_("Số hợp đồng tín dụng"), max_length=60)
    signed_on = models.DateField(_("Ngày ký"))
    amount_vnd = models.BigIntegerField(_("Số tiền vay"))
    term = models.CharField(_("Kỳ hạn"), max_length=10, choices=LoanTerm)
    is_in_vnd = models.BooleanField(_("Vay bằng đồng Việt Nam"))
    purpose = models.CharField(_("Mục đích vay"), max_length=300)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_vnd__gt=0, amount_vnd__lte=MAXIMUM_VND), name="loan_amount"
            )
        ]

    def __str__(self) -> str:
        return f"{self.bank} {self.number}"


class LoanMonth(models.Model):
    """One month of the bank's statement. ``month`` is its first day; no month is left out."""

    loan = models.ForeignKey(Loan, on_delete=models.CASCADE, related_name="months")
    month = models.DateField(_("Tháng"))
    drawn_vnd = models.BigIntegerField(_("Giải ngân"))
    repaid_vnd = models.BigIntegerField(_("Trả gốc"))
    interest_vnd = models.BigIntegerField(_("Lãi đã trả"))
    allowed_vnd = models.BigIntegerField(_("Lãi theo mức lãi suất thấp nhất"), null=True)
    is_overdue = models.BooleanField(_("Quá hạn"), default=False)

    class Meta:
        ordering = ["month"]
        constraints = [
            models.UniqueConstraint(fields=["loan", "month"], name="loanmonth_once"),
            models.CheckConstraint(
                condition=Q(drawn_vnd__gte=0, repaid_vnd__gte=0, interest_vnd__gte=0)
                & (Q(allowed_vnd__isnull=True) | Q(allowed_vnd__gte=0)),
                name="loanmonth_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y}"

    def as_value(self) -> MonthOfLoan:
        return MonthOfLoan(
            self.month,
            self.drawn_vnd,
            self.repaid_vnd,
            self.interest_vnd,
            self.is_overdue,
            self.allowed_vnd,
        )
