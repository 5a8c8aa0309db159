"""What a payment, a voucher and a settlement can be, and the life of a payment as a table."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khuyencong.engines.workflow import Step, Workflow


class PaymentKind(models.TextChoices):
    """What money is for: work that is still to come, or work that was accepted."""

    ADVANCE = "advance", _("Tạm ứng")
    PAYMENT = "payment", _("Thanh toán")


class PaymentState(models.TextChoices):
    """How far a payment is. Paid: the Treasury's document is on record."""

    DRAFT = "draft", _("Chờ duyệt")
    APPROVED = "approved", _("Đã duyệt, chờ Kho bạc")
    PAID = "paid", _("Đã chi")
    REFUSED = "refused", _("Không duyệt")
    CANCELLED = "cancelled", _("Đã hủy")


class PaymentAction(models.TextChoices):
    """What can be done to a payment."""

    APPROVE = "approve_payment", _("Duyệt chi")
    REFUSE = "refuse_payment", _("Không duyệt")
    CANCEL = "cancel_payment", _("Hủy đề nghị")
    RECORD_TREASURY = "record_treasury", _("Ghi chứng từ Kho bạc")


PAYMENT_WORKFLOW = Workflow(
    "payment",
    [
        Step(PaymentAction.APPROVE, (PaymentState.DRAFT,), PaymentState.APPROVED),
        Step(PaymentAction.REFUSE, (PaymentState.DRAFT,), PaymentState.REFUSED),
        Step(
            PaymentAction.CANCEL,
            (PaymentState.DRAFT, PaymentState.APPROVED),
            PaymentState.CANCELLED,
        ),
        Step(PaymentAction.RECORD_TREASURY, (PaymentState.APPROVED,), PaymentState.PAID),
    ],
)

OPEN_STATES = (PaymentState.DRAFT, PaymentState.APPROVED)
"""States of a payment that somebody still has to do something about."""
DEAD_STATES = (PaymentState.REFUSED, PaymentState.CANCELLED)
"""States of a payment that never takes money; its vouchers may be used again."""


class VoucherKind(models.TextChoices):
    """What proves a cost: an invoice, or a list that people signed for what they got."""

    INVOICE = "invoice", _("Hóa đơn")
    SIGNED_LIST = "signed_list", _("Danh sách ký nhận, bảng kê")


class SettlementState(models.TextChoices):
    """Whether a settlement is only prepared, or the account is closed."""

    DRAFT = "draft", _("Đang lập")
    SETTLED = "settled", _("Đã quyết toán")
