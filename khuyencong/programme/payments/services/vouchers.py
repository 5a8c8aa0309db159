"""Vouchers and papers of a draft payment, papers of a settlement."""

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.foundation.attachments.services import store_upload
from khuyencong.foundation.audit.services import record
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.payments.models import (
    Invoice,
    PaymentPaper,
    SettlementPaper,
)
from khuyencong.programme.payments.permissions import require_keeper
from khuyencong.programme.payments.services.locking import lock_payment, lock_settlement
from khuyencong.programme.payments.services.requesting import require_draft
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
    payment = lock_payment(payment_id)
    require_keeper(by, payment.contract.office)
    require_draft(payment)
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
    _trace_voucher("payment.voucher_added", invoice, payment.contract, by=by)
    return invoice


@transaction.atomic
def drop_invoice(invoice_id: int, *, by: Actor) -> Invoice:
    """Take a voucher out of a draft: it counts no more and may be used elsewhere."""
    payment_id = Invoice.objects.values_list("payment_id", flat=True).get(pk=invoice_id)
    payment = lock_payment(payment_id)
    require_keeper(by, payment.contract.office)
    require_draft(payment)
    invoice = Invoice.objects.select_for_update().get(pk=invoice_id)
    invoice.counts = False
    invoice.save(update_fields=["counts"])
    _trace_voucher("payment.voucher_dropped", invoice, payment.contract, by=by)
    return invoice


def _trace_voucher(action: str, invoice: Invoice, contract: Contract, *, by: Actor) -> None:
    record(
        action,
        contract.proposal.reference,
        by=by,
        after={
            "payment": f"payment:{invoice.payment_id}",
            "invoice": str(invoice),
            "seller_tax_code": invoice.seller_tax_code,
            "amount_vnd": invoice.amount_vnd,
        },
    )


@transaction.atomic
def add_payment_paper(
    payment_id: int,
    requirement: str,
    *,
    upload: "UploadedFile[bytes] | None" = None,
    number: str = "",
    by: Actor,
    on: date,
) -> PaymentPaper:
    """Add a paper to a draft: a file, or the number of the paper that lies in the folder."""
    payment = lock_payment(payment_id)
    require_keeper(by, payment.contract.office)
    require_draft(payment)
    attachment = _paper(upload, number, by=by)
    assert by.user_id is not None, "a person adds papers"
    paper = PaymentPaper.objects.create(
        payment=payment,
        requirement=requirement,
        number=tidy(number),
        attachment=attachment,
        added_by_id=by.user_id,
        added_on=on,
    )
    _trace_paper("payment.paper_added", payment.reference, paper, payment.contract, by=by)
    return paper


@transaction.atomic
def drop_payment_paper(paper_id: int, *, by: Actor) -> PaymentPaper:
    """Take a paper out of a draft. The row stays, so that the past can be read."""
    payment_id = PaymentPaper.objects.values_list("payment_id", flat=True).get(pk=paper_id)
    payment = lock_payment(payment_id)
    require_keeper(by, payment.contract.office)
    require_draft(payment)
    paper = PaymentPaper.objects.get(pk=paper_id)
    _drop(paper)
    _trace_paper("payment.paper_dropped", payment.reference, paper, payment.contract, by=by)
    return paper


@transaction.atomic
def add_settlement_paper(
    settlement_id: int,
    requirement: str,
    *,
    upload: "UploadedFile[bytes] | None" = None,
    number: str = "",
    by: Actor,
    on: date,
) -> SettlementPaper:
    """Add a paper to a settlement that is being prepared."""
    settlement = lock_settlement(settlement_id)
    require_keeper(by, settlement.contract.office)
    if not settlement.is_draft:
        raise OutOfStep(Problem("payments.settled_already", {"number": settlement.number}))
    attachment = _paper(upload, number, by=by)
    assert by.user_id is not None, "a person adds papers"
    paper = SettlementPaper.objects.create(
        settlement=settlement,
        requirement=requirement,
        number=tidy(number),
        attachment=attachment,
        added_by_id=by.user_id,
        added_on=on,
    )
    _trace_paper("settlement.paper_added", settlement.reference, paper, settlement.contract, by=by)
    return paper


@transaction.atomic
def drop_settlement_paper(paper_id: int, *, by: Actor) -> SettlementPaper:
    """Take a paper out of a settlement that is being prepared. The row stays."""
    settlement_id = SettlementPaper.objects.values_list("settlement_id", flat=True).get(pk=paper_id)
    settlement = lock_settlement(settlement_id)
    require_keeper(by, settlement.contract.office)
    if not settlement.is_draft:
        raise OutOfStep(Problem("payments.settled_already", {"number": settlement.number}))
    paper = SettlementPaper.objects.get(pk=paper_id)
    _drop(paper)
    _trace_paper(
        "settlement.paper_dropped", settlement.reference, paper, settlement.contract, by=by
    )
    return paper


def _paper(upload: "UploadedFile[bytes] | None", number: str, *, by: Actor) -> Attachment | None:
    if upload is None and not tidy(number):
        raise Refused(Problem("payments.paper_empty", field="number"))
    return store_upload(upload, by=by) if upload is not None else None


def _drop(paper: PaymentPaper | SettlementPaper) -> None:
    paper.removed_at = timezone.now()
    paper.save(update_fields=["removed_at"])


def _trace_paper(
    action: str,
    reference: str,
    paper: PaymentPaper | SettlementPaper,
    contract: Contract,
    *,
    by: Actor,
) -> None:
    record(
        action,
        contract.proposal.reference,
        by=by,
        after={
            "of": reference,
            "requirement": paper.requirement,
            "number": paper.number,
            "sha256": paper.attachment.sha256 if paper.attachment else "",
        },
    )
