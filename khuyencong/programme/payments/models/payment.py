"""A payment under a contract: from which lines, to whom, by which vouchers and papers."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.contracts.models import Contract, ContractItem
from khuyencong.programme.payments.models.papers import PaperHeld
from khuyencong.programme.payments.states import PaymentKind, PaymentState, VoucherKind


class Payment(models.Model):
    """One request for money, from draft to the Treasury's document. Never deleted.

    ``amount_vnd`` is what leaves the Treasury; zero where accepted work only clears an advance.
    ``cleared_vnd`` is the advance that was cleared when the payment was recorded. The money of
    the ledger moves then, and only then.
    """

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="payments")
    sequence = models.PositiveSmallIntegerField(_("Lần"))
    kind = models.CharField(_("Loại"), max_length=10, choices=PaymentKind)
    amount_vnd = models.BigIntegerField(_("Số tiền đề nghị"))
    cleared_vnd = models.BigIntegerField(_("Tạm ứng đã thanh toán"), default=0)
    state = models.CharField(
        _("Trạng thái"), max_length=10, choices=PaymentState, default=PaymentState.DRAFT.value
    )
    payee_name = models.CharField(_("Người thụ hưởng"), max_length=200)
    payee_account = models.CharField(_("Số tài khoản"), max_length=60)
    payee_bank = models.CharField(_("Ngân hàng, Kho bạc nơi mở tài khoản"), max_length=150)
    budget_code = models.CharField(_("Loại – khoản"), max_length=30)
    sub_item = models.CharField(_("Tiểu mục"), max_length=4, blank=True)
    requested_on = models.DateField(_("Ngày đề nghị"))
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    approved_on = models.DateField(_("Ngày duyệt"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ended_on = models.DateField(_("Ngày không duyệt hoặc hủy"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answer = models.TextField(_("Lý do không duyệt hoặc hủy"), blank=True)
    treasury_number = models.CharField(_("Số chứng từ Kho bạc"), max_length=40, blank=True)
    treasury_on = models.DateField(_("Ngày chứng từ Kho bạc"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    note = models.TextField(_("Nội dung chi"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["state", "-id"], name="payment_state"),
            models.Index(fields=["treasury_on", "id"], name="payment_treasury"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["contract", "sequence"], name="payment_sequence_once"),
            models.CheckConstraint(
                condition=Q(amount_vnd__gte=0, amount_vnd__lte=MAXIMUM_VND, cleared_vnd__gte=0),
                name="payment_amounts",
            ),
            models.CheckConstraint(
                condition=Q(kind=PaymentKind.PAYMENT.value) | Q(amount_vnd__gt=0, cleared_vnd=0),
                name="payment_advance_is_money",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[PaymentState.APPROVED.value, PaymentState.PAID.value])
                | Q(approved_on__isnull=False, approved_by__isnull=False)
                & ~Q(approved_by=F("prepared_by")),
                name="payment_approved_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[PaymentState.REFUSED.value, PaymentState.CANCELLED.value])
                | Q(ended_on__isnull=False, ended_by__isnull=False) & ~Q(answer=""),
                name="payment_ended_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=PaymentState.PAID.value,
                    treasury_on__isnull=False,
                    recorded_by__isnull=False,
                )
                & ~Q(treasury_number="")
                | ~Q(state=PaymentState.PAID.value) & Q(treasury_number="", cleared_vnd=0),
                name="payment_paid_by_document",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.sequence}"

    @property
    def reference(self) -> str:
        """The text that names it in the audit. The ledger knows the đề án: ``proposal:42``."""
        return f"payment:{self.pk}"

    @property
    def is_draft(self) -> bool:
        return self.state == PaymentState.DRAFT


class PaymentShare(models.Model):
    """What a payment takes from one line of the budget, and the advance of it that it cleared."""

    payment = models.ForeignKey(Payment, on_delete=models.CASCADE, related_name="shares")
    budget_line = models.ForeignKey(
        BudgetLine, on_delete=models.PROTECT, related_name="+", verbose_name=_("Dòng kinh phí")
    )
    amount_vnd = models.BigIntegerField(_("Số tiền"), default=0)
    cleared_vnd = models.BigIntegerField(_("Tạm ứng đã thanh toán"), default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["payment", "budget_line"], name="paymentshare_once_per_line"
            ),
            models.CheckConstraint(
                condition=Q(amount_vnd__gte=0, cleared_vnd__gte=0)
                & (Q(amount_vnd__gt=0) | Q(cleared_vnd__gt=0)),
                name="paymentshare_amounts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.payment_id}: {self.amount_vnd}"


class Invoice(models.Model):
    """A voucher of a cost. While it ``counts``, it counts once in the whole installation.

    ``number_key`` is the number without the zeros that some write before it. A voucher of a
    payment that was refused or cancelled counts no more and may be used again.
    """

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="invoices")
    contract_item = models.ForeignKey(
        ContractItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Nội dung chi"),
    )
    kind = models.CharField(
        _("Loại chứng từ"),
        max_length=20,
        choices=VoucherKind,
        default=VoucherKind.INVOICE.value,
    )
    series = models.CharField(_("Ký hiệu"), max_length=20, blank=True)
    number = models.CharField(_("Số"), max_length=40)
    number_key = models.CharField(max_length=40)
    issued_on = models.DateField(_("Ngày"))
    seller_tax_code = models.CharField(_("Mã số thuế người bán"), max_length=14, blank=True)
    seller_name = models.CharField(_("Người bán"), max_length=200)
    amount_vnd = models.BigIntegerField(_("Số tiền"))
    counts = models.BooleanField(default=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seller_tax_code", "series", "number_key"],
                condition=Q(counts=True, kind=VoucherKind.INVOICE.value),
                name="invoice_counts_once",
            ),
            models.UniqueConstraint(
                fields=["payment", "number_key"],
                condition=Q(counts=True, kind=VoucherKind.SIGNED_LIST.value),
                name="signedlist_counts_once",
            ),
            models.CheckConstraint(
                condition=Q(amount_vnd__gt=0, amount_vnd__lte=MAXIMUM_VND), name="invoice_amount"
            ),
            models.CheckConstraint(
                condition=~Q(kind=VoucherKind.INVOICE.value) | ~Q(seller_tax_code=""),
                name="invoice_has_seller",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.number}".strip()


class PaymentPaper(PaperHeld):
    """A paper of a payment. Which ones it must have, the terms of its contract say."""

    payment = models.ForeignKey(Payment, on_delete=models.CASCADE, related_name="papers")
