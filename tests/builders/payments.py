"""Payments of contracts of Đakrông, in each state, with the people who make them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from khuyencong.engines.money import Vnd
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.appraisals.services import approve_proposal, prepare_decision
from khuyencong.programme.appraisals.values import DecisionValues
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.budgets.states import Source
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.services import prepare_contract, sign_contract, start_work
from khuyencong.programme.payments.models import Payment, Settlement
from khuyencong.programme.payments.queries import needed_papers
from khuyencong.programme.payments.services import (
    add_invoice,
    add_payment_paper,
    add_settlement_paper,
    approve_payment,
    prepare_payment,
    prepare_settlement,
    record_treasury,
    settle_contract,
)
from khuyencong.programme.payments.settlement_checks import needed_for_settlement
from khuyencong.programme.payments.states import PaymentKind
from khuyencong.programme.payments.values import (
    InvoiceValues,
    PaymentValues,
    RecoveryValues,
    SettlementValues,
)
from tests.builders.acceptance import build_accepted
from tests.builders.appraisals import (
    DECIDED_ON,
    REGISTERED_ON,
    build_budget_line,
    build_line_with,
    build_registered,
    clerk,
    committee_leader,
)
from tests.builders.contracts import (
    PREPARED_ON,
    SIGNED_ON,
    STARTED_ON,
    build_started,
    contract_values,
)
from tests.builders.establishments import tax_code
from tests.builders.offices import build_member, build_office
from tests.builders.remembered import remembered

ADVANCED_ON = date(2021, 6, 28)
PAID_ON = date(2021, 7, 26)
SETTLED_ON = date(2021, 8, 9)


def accountant(name: str = "kế toán") -> Actor:
    """Return an accountant of the district's economic office; the same person for one name."""
    return build_member(Role.ACCOUNTANT, build_office(), username=name)


def payment_values(amount_vnd: Vnd, **changes: Any) -> PaymentValues:
    values = PaymentValues(
        amount_vnd=amount_vnd,
        payee_name="Cơ sở sấy cà phê 1",
        payee_account="3900205001234",
        payee_bank="Agribank Đakrông",
        budget_code="280-309",
        sub_item="7799",
    )
    return replace(values, **changes)


def invoice_values(number: str = "0000123", **changes: Any) -> InvoiceValues:
    """Return an invoice of a workshop for the whole machine."""
    values = InvoiceValues(
        number=number,
        issued_on=date(2021, 7, 12),
        seller_name="Công ty Cơ khí Đông Hà (giả định)",
        amount_vnd=400_000_000,
        series="AA/21E",
        seller_tax_code=tax_code(77),
    )
    return replace(values, **changes)


def build_draft_payment(
    contract: Contract,
    amount_vnd: Vnd,
    kind: PaymentKind = PaymentKind.PAYMENT,
    *,
    by: Actor | None = None,
    on: date | None = None,
    **changes: Any,
) -> Payment:
    """Return a draft without papers and vouchers."""
    day = on or (PAID_ON if kind is PaymentKind.PAYMENT else ADVANCED_ON)
    values = payment_values(amount_vnd, **changes)
    return prepare_payment(contract.pk, kind, values, by=by or accountant(), on=day)


def give_papers(payment: Payment, *, by: Actor | None = None) -> Payment:
    """Add every paper that a draft needs, by its number in the folder."""
    for paper in needed_papers(payment.contract, payment.kind):
        add_payment_paper(
            payment.pk,
            paper.requirement,
            number="Cặp 12/2021",
            by=by or accountant(),
            on=payment.requested_on,
        )
    return payment


def build_whole_draft(
    contract: Contract,
    amount_vnd: Vnd,
    kind: PaymentKind = PaymentKind.PAYMENT,
    *,
    invoice: str = "0000123",
    **options: Any,
) -> Payment:
    """Return a draft that only waits for its approval."""
    payment = build_draft_payment(contract, amount_vnd, kind, **options)
    give_papers(payment)
    if kind is PaymentKind.PAYMENT and invoice:
        values = invoice_values(f"{invoice}{contract.pk}")
        add_invoice(payment.pk, values, by=accountant(), on=payment.requested_on)
    return payment


def build_approved_payment(
    contract: Contract,
    amount_vnd: Vnd,
    kind: PaymentKind = PaymentKind.PAYMENT,
    **options: Any,
) -> Payment:
    payment = build_whole_draft(contract, amount_vnd, kind, **options)
    return approve_payment(payment.pk, by=committee_leader(), on=payment.requested_on)


def build_paid(
    contract: Contract,
    amount_vnd: Vnd,
    kind: PaymentKind = PaymentKind.PAYMENT,
    *,
    treasury_number: str = "UNC-01",
    **options: Any,
) -> Payment:
    payment = build_approved_payment(contract, amount_vnd, kind, **options)
    return record_treasury(
        payment.pk,
        treasury_number=treasury_number,
        treasury_on=payment.requested_on,
        by=accountant(),
        on=payment.requested_on,
    )


@remembered
def build_advanced(number: int = 1, amount_vnd: Vnd = 140_000_000, **proposal: Any) -> Contract:
    """Return a contract in progress with an advance that the Treasury has paid."""
    contract = build_started(number, **proposal)
    build_paid(contract, amount_vnd, PaymentKind.ADVANCE, treasury_number=f"UNC-TU-{number}")
    return contract


@remembered
def build_fully_paid(number: int = 1, **proposal: Any) -> Contract:
    """Return an accepted contract: 140 million advanced, the other 60 million paid, all cleared."""
    contract = build_accepted(contract=build_advanced(number, **proposal))
    build_paid(contract, 60_000_000, treasury_number=f"UNC-TT-{number}")
    return contract


def settlement_values(**changes: Any) -> SettlementValues:
    values = SettlementValues(
        number="01/QT-KC", liquidation_number="05/BB-TL", liquidated_on=date(2021, 8, 2)
    )
    return replace(values, **changes)


def build_prepared_settlement(contract: Contract, **changes: Any) -> Settlement:
    """Return a settlement with every paper that its route asks for."""
    settlement = prepare_settlement(
        contract.pk, settlement_values(**changes), by=accountant(), on=SETTLED_ON
    )
    for paper in needed_for_settlement(contract, on=SETTLED_ON):
        add_settlement_paper(
            settlement.pk,
            paper.requirement,
            number="Cặp 12/2021",
            by=accountant(),
            on=SETTLED_ON,
        )
    return settlement


@remembered
def build_settled(number: int = 1, **proposal: Any) -> Contract:
    contract = build_fully_paid(number, **proposal)
    settlement = build_prepared_settlement(contract, number=f"0{number}/QT-KC")
    settle_contract(settlement.pk, by=committee_leader(), on=SETTLED_ON)
    contract.refresh_from_db()
    return contract


def recovery_values(amount_vnd: Vnd, **changes: Any) -> RecoveryValues:
    values = RecoveryValues(
        kind=PaymentKind.ADVANCE.value,
        amount_vnd=amount_vnd,
        reason="Không thực hiện hết khối lượng",
        document_number="GNT-07",
        document_on=date(2021, 7, 28),
    )
    return replace(values, **changes)


def build_started_on_two_lines() -> tuple[Contract, BudgetLine, BudgetLine]:
    """Return a contract that takes 150 million of the province and 50 million of the district."""
    plan_line, line = build_line_with(1_000_000_000)
    other = build_budget_line(100_000_000, plan_line=plan_line, source=Source.DISTRICT)
    proposal = build_registered(1, plan_line=plan_line)
    shares: Mapping[int, Vnd] = {line.pk: 150_000_000, other.pk: 50_000_000}
    prepare_decision(
        proposal.pk,
        DecisionValues(amount_vnd=200_000_000, shares=shares),
        by=clerk(),
        on=REGISTERED_ON,
    )
    approve_proposal(proposal.pk, number="101/QĐ-UBND", by=committee_leader(), on=DECIDED_ON)
    proposal.refresh_from_db()
    contract = prepare_contract(proposal.pk, contract_values(proposal), by=clerk(), on=PREPARED_ON)
    sign_contract(contract.pk, by=committee_leader(), on=SIGNED_ON)
    return start_work(contract.pk, by=clerk(), on=STARTED_ON), line, other
