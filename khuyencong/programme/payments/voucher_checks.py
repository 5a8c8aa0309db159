"""Reasons against a voucher: it is whole, by a seller that can be, and nowhere counted yet."""

from datetime import date

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.refusals import Problem
from khuyencong.engines.text import tidy
from khuyencong.programme.payments.models import Invoice, Payment
from khuyencong.programme.payments.states import VoucherKind
from khuyencong.programme.payments.values import InvoiceValues
from khuyencong.registers.establishments.tax_codes import compact, tax_code_fault


def number_key(number: str) -> str:
    """Return an invoice's number as it is compared: no spaces, no zeros before it, one case."""
    bare = "".join(number.split()).upper()
    return bare.lstrip("0") or bare


def series_key(series: str) -> str:
    """Return an invoice's series as it is kept: no spaces, in capitals."""
    return "".join(series.split()).upper()


def problems_of_voucher(payment: Payment, values: InvoiceValues, *, on: date) -> list[Problem]:
    """Return everything that is wrong with a voucher as it is typed."""
    problems = []
    if not tidy(values.number):
        problems.append(Problem("payments.voucher_number_needed", field="number"))
    if not tidy(values.seller_name):
        problems.append(Problem("payments.seller_needed", field="seller_name"))
    if not 0 < values.amount_vnd <= MAXIMUM_VND:
        problems.append(Problem("payments.voucher_amount_needed", field="amount_vnd"))
    if values.issued_on > on:
        problems.append(
            Problem(
                "payments.voucher_of_a_later_day",
                {"issued_on": values.issued_on.isoformat()},
                field="issued_on",
            )
        )
    items = payment.contract.items
    if values.item_id is not None and not items.filter(pk=values.item_id).exists():
        problems.append(Problem("payments.item_of_another", field="item"))
    return problems + _check_seller(values) + _check_first_time(payment, values)


def _check_seller(values: InvoiceValues) -> list[Problem]:
    code = compact(values.seller_tax_code)
    if values.kind == VoucherKind.INVOICE and not code:
        return [Problem("payments.tax_code_needed", field="seller_tax_code")]
    if code and tax_code_fault(code) is not None:
        return [Problem("payments.tax_code_wrong", {"code": code}, field="seller_tax_code")]
    return []


def _check_first_time(payment: Payment, values: InvoiceValues) -> list[Problem]:
    """An invoice counts once, in whatever đề án of whatever office."""
    same = Invoice.objects.filter(counts=True, number_key=number_key(values.number))
    if values.kind == VoucherKind.INVOICE:
        same = same.filter(
            kind=VoucherKind.INVOICE,
            seller_tax_code=compact(values.seller_tax_code),
            series=series_key(values.series),
        )
    else:
        same = same.filter(kind=VoucherKind.SIGNED_LIST, payment=payment)
    first = same.select_related("payment__contract__proposal").first()
    if first is None:
        return []
    return [
        Problem(
            "payments.voucher_counted_already",
            {
                "number": f"{first.series} {first.number}".strip(),
                "code": first.payment.contract.proposal.code,
                "amount_vnd": first.amount_vnd,
                "payment": first.payment.sequence,
            },
            field="number",
        )
    ]
