"""What exhibitors tell of a fair: people met, contracts signed, sales then and later."""

from datetime import date
from typing import Any

from django.db import transaction

from khuyencong.activities.fairs.checks import (
    check_first_figure,
    problems_of_contact,
    problems_of_deal,
    problems_of_sales,
)
from khuyencong.activities.fairs.models import Contact, Deal, Exhibitor, Sales
from khuyencong.activities.fairs.permissions import require_may_enter
from khuyencong.activities.fairs.services.locking import lock_exhibitor, require_not_cancelled
from khuyencong.activities.fairs.values import ContactValues, DealValues
from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record


def _entering(exhibitor_id: int, by: Actor) -> Exhibitor:
    exhibitor = lock_exhibitor(exhibitor_id)
    require_may_enter(by, exhibitor)
    require_not_cancelled(exhibitor.fair)
    return exhibitor


@transaction.atomic
def add_contact(exhibitor_id: int, values: ContactValues, *, by: Actor, on: date) -> Contact:
    """Enter a buyer or partner met at the fair."""
    exhibitor = _entering(exhibitor_id, by)
    require(problems_of_contact(exhibitor.fair, values, on=on))
    contact = Contact.objects.create(
        exhibitor=exhibitor,
        buyer=tidy(values.buyer),
        interest=tidy(values.interest),
        note=values.note.strip(),
        met_on=values.met_on,
    )
    told = {"establishment": exhibitor.establishment.name, "buyer": contact.buyer}
    record("fair.contact_added", exhibitor.fair.reference, by=by, after=told)
    return contact


@transaction.atomic
def add_deal(exhibitor_id: int, values: DealValues, *, by: Actor, on: date) -> Deal:
    """Enter a contract signed with a buyer at the fair, for a product that was shown."""
    exhibitor = _entering(exhibitor_id, by)
    require(problems_of_deal(exhibitor, values, on=on))
    deal = Deal.objects.create(
        exhibitor=exhibitor,
        product_id=values.product_id,
        buyer=tidy(values.buyer),
        amount_vnd=values.amount_vnd,
        signed_on=values.signed_on,
    )
    told: dict[str, Any] = {"establishment": exhibitor.establishment.name, "buyer": deal.buyer}
    told["amount_vnd"] = deal.amount_vnd
    record("fair.deal_added", exhibitor.fair.reference, by=by, after=told)
    return deal


@transaction.atomic
def tell_sales(
    exhibitor_id: int, period: str, amount_vnd: Vnd, *, note: str = "", by: Actor, on: date
) -> Sales:
    """Enter the sales of a period, once. Nothing sold is told as zero."""
    exhibitor = _entering(exhibitor_id, by)
    require(
        problems_of_sales(exhibitor, period, amount_vnd, on=on),
        check_first_figure(exhibitor, period),
    )
    sales = _add(exhibitor, period, amount_vnd, note, by=by, on=on)
    record("fair.sales_told", exhibitor.fair.reference, by=by, after=_told(sales))
    return sales


@transaction.atomic
def correct_sales(
    exhibitor_id: int, period: str, amount_vnd: Vnd, *, reason: str, by: Actor, on: date
) -> Sales:
    """Put another figure in the place of one that was told; the first one stays on record."""
    exhibitor = _entering(exhibitor_id, by)
    current = Sales.objects.filter(exhibitor=exhibitor, period=period, is_current=True).first()
    if current is None:
        raise OutOfStep(Problem("fairs.sales_not_told", {"period": period}))
    if not tidy(reason):
        raise Refused(Problem("fairs.correction_unexplained", field="note"))
    require(problems_of_sales(exhibitor, period, amount_vnd, on=on))
    current.is_current = False
    current.save(update_fields=["is_current"])
    sales = _add(exhibitor, period, amount_vnd, reason, by=by, on=on)
    record(
        "fair.sales_corrected",
        exhibitor.fair.reference,
        by=by,
        before=_told(current),
        after=_told(sales),
        reason=tidy(reason),
    )
    return sales


def _add(
    exhibitor: Exhibitor, period: str, amount_vnd: Vnd, note: str, *, by: Actor, on: date
) -> Sales:
    assert by.user_id is not None, "a person tells it"
    return Sales.objects.create(
        exhibitor=exhibitor,
        period=period,
        amount_vnd=amount_vnd,
        note=tidy(note),
        told_on=on,
        told_by_id=by.user_id,
    )


def _told(sales: Sales) -> dict[str, Any]:
    return {
        "establishment": sales.exhibitor.establishment.name,
        "period": sales.period,
        "amount_vnd": sales.amount_vnd,
    }
