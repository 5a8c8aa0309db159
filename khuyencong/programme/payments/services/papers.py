"""Papers of a draft payment, and of a settlement that is being prepared."""

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.attachments.services import store_upload
from khuyencong.foundation.audit.services import record
from khuyencong.programme.payments.models import (
    Payment,
    PaymentPaper,
    Settlement,
    SettlementPaper,
)
from khuyencong.programme.payments.services.locking import (
    lock_draft_payment,
    lock_draft_settlement,
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
    payment = lock_draft_payment(payment_id, by=by)
    paper = PaymentPaper(payment=payment, requirement=requirement, number=tidy(number), added_on=on)
    _add(paper, upload, by=by)
    _trace("payment.paper_added", payment, paper, by=by)
    return paper


@transaction.atomic
def drop_payment_paper(paper_id: int, *, by: Actor) -> PaymentPaper:
    """Take a paper out of a draft. The row stays, so that the past can be read."""
    paper = PaymentPaper.objects.get(pk=paper_id)
    payment = lock_draft_payment(paper.payment_id, by=by)
    _drop(paper)
    _trace("payment.paper_dropped", payment, paper, by=by)
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
    """Add a paper to a settlement that is being prepared, as to a draft payment."""
    settlement = lock_draft_settlement(settlement_id, by=by)
    paper = SettlementPaper(
        settlement=settlement, requirement=requirement, number=tidy(number), added_on=on
    )
    _add(paper, upload, by=by)
    _trace("settlement.paper_added", settlement, paper, by=by)
    return paper


@transaction.atomic
def drop_settlement_paper(paper_id: int, *, by: Actor) -> SettlementPaper:
    """Take a paper out of a settlement that is being prepared. The row stays."""
    paper = SettlementPaper.objects.get(pk=paper_id)
    settlement = lock_draft_settlement(paper.settlement_id, by=by)
    _drop(paper)
    _trace("settlement.paper_dropped", settlement, paper, by=by)
    return paper


def _add(
    paper: PaymentPaper | SettlementPaper, upload: "UploadedFile[bytes] | None", *, by: Actor
) -> None:
    if upload is None and not paper.number:
        raise Refused(Problem("payments.paper_empty", field="number"))
    assert by.user_id is not None, "a person adds papers"
    paper.attachment = store_upload(upload, by=by) if upload is not None else None
    paper.added_by_id = by.user_id
    paper.save()


def _drop(paper: PaymentPaper | SettlementPaper) -> None:
    paper.removed_at = timezone.now()
    paper.save(update_fields=["removed_at"])


def _trace(
    action: str,
    owner: Payment | Settlement,
    paper: PaymentPaper | SettlementPaper,
    *,
    by: Actor,
) -> None:
    record(
        action,
        owner.contract.proposal.reference,
        by=by,
        after={
            "of": owner.reference,
            "requirement": paper.requirement,
            "number": paper.number,
            "sha256": paper.attachment.sha256 if paper.attachment else "",
        },
    )
