"""Vouchers of a draft payment: the invoices and signed lists that prove what was spent."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.payments.models import Invoice, Payment
from khuyencong.programme.payments.services.locking import lock_draft_payment
from khuyencong.programme.payments.values import InvoiceValues
from khuyencong.programme.payments.voucher_checks import (
    number_key,
    problems_of_voucher,
    series_key,
)
from khuyencong.registers.establishments.tax_codes import compact


@transaction.atomic
def add_invoice(payment_id: int, values: InvoiceValues, *, by: Actor, on: date) -> Invoice:
    """Add a voucher to a draft. One invoice counts once, in any đề án of any office."""
    payment = lock_draft_payment(payment_id, by=by)
    require(problems_of_voucher(payment, values, on=on))
    assert by.user_id is not None, "a person adds vouchers"
    invoice = Invoice.objects.create(
        payment=payment,
        contract_item_id=values.item_id,
        kind=values.kind,
        series=series_key(values.series),
        number=tidy(values.number),
        number_key=number_key(values.number),
        issued_on=values.issued_on,
        seller_tax_code=compact(values.seller_tax_code),
        seller_name=tidy(values.seller_name),
        amount_vnd=values.amount_vnd,
        added_by_id=by.user_id,
    )
    _trace("payment.voucher_added", payment, invoice, by=by)
    return invoice


@transaction.atomic
def drop_invoice(invoice_id: int, *, by: Actor) -> Invoice:
    """Take a voucher out of a draft: it counts no more and may be used elsewhere."""
    payment_id = Invoice.objects.values_list("payment_id", flat=True).get(pk=invoice_id)
    payment = lock_draft_payment(payment_id, by=by)
    invoice = Invoice.objects.select_for_update().get(pk=invoice_id)
    invoice.counts = False
    invoice.save(update_fields=["counts"])
    _trace("payment.voucher_dropped", payment, invoice, by=by)
    return invoice


def _trace(action: str, payment: Payment, invoice: Invoice, *, by: Actor) -> None:
    record(
        action,
        payment.contract.proposal.reference,
        by=by,
        after={
            "payment": payment.reference,
            "invoice": str(invoice),
            "seller_tax_code": invoice.seller_tax_code,
            "amount_vnd": invoice.amount_vnd,
        },
    )
