"""Pay the work of a đề án of the demonstration: advances, payments, returns, the final account."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.services import record_supplier_selection
from khuyencong.programme.contracts.values import SelectionValues
from khuyencong.programme.payments.models import Payment
from khuyencong.programme.payments.queries import needed_papers, settlement_of
from khuyencong.programme.payments.services import (
    add_invoice,
    add_payment_paper,
    add_settlement_paper,
    approve_payment,
    prepare_payment,
    prepare_settlement,
    record_treasury,
    recover,
    refuse_payment,
    settle_contract,
)
from khuyencong.programme.payments.settlement_checks import needed_for_settlement
from khuyencong.programme.payments.states import PaymentKind, PaymentState
from khuyencong.programme.payments.values import (
    InvoiceValues,
    PaymentValues,
    RecoveryValues,
    SettlementValues,
)
from khuyencong.windows.demonstration.acting import person_acting
from khuyencong.windows.demonstration.establishments import completed_tax_code
from khuyencong.windows.demonstration.projects.cast import Project
from khuyencong.windows.demonstration.projects.contracting import contract_of
from khuyencong.windows.demonstration.projects.papers import in_dong, paper_about

Told = Mapping[str, Any]

_SUB_ITEM = "7799"  # other spending


def ask(project: Project, told: Told, on: date) -> None:
    """Ask for money with every paper and voucher that its approval looks at."""
    contract = contract_of(project)
    accountant = person_acting(project.team.bookkeeping, on=on)
    if bill := told.get("bill"):
        _name_supplier(project, bill, on)
    values = _request(contract, told)
    payment = prepare_payment(contract.pk, PaymentKind(told["kind"]), values, by=accountant, on=on)
    for paper in needed_papers(contract, payment.kind):
        lines = [f"Hợp đồng: {contract.number}", f"{values.note}: {in_dong(values.amount_vnd)}"]
        upload = paper_about(project, paper.name, on=on, lines=lines)
        add_payment_paper(payment.pk, paper.requirement, upload=upload, by=accountant, on=on)
    for voucher in told.get("invoices", ()):
        add_invoice(payment.pk, _invoice(contract, voucher), by=accountant, on=on)
    for voucher in _bill(contract, told["bill"], on) if "bill" in told else ():
        add_invoice(payment.pk, _invoice(contract, voucher), by=accountant, on=on)


def _request(contract: Contract, told: Told) -> PaymentValues:
    line = contract.shares.select_related("budget_line__fund").get().budget_line
    return PaymentValues(
        amount_vnd=told["amount_vnd"],
        payee_name=contract.party_b_name,
        payee_account=contract.party_b_account,
        payee_bank=contract.party_b_bank,
        budget_code=line.fund.budget_code,
        sub_item=_SUB_ITEM,
        note=told["note"],
    )


def _name_supplier(project: Project, told: Told, on: date) -> None:
    """Record from whom an office bought, where it buys itself: by a small bidding."""
    contract = contract_of(project)
    if project.proposal().implementing_office_id is None:
        return
    values = SelectionValues(
        method="bidding",
        supplier_name=told["seller"],
        supplier_tax_code=completed_tax_code(told["serial"]),
        decision_number=project.paper_number(40, "QĐ-KT"),
        decided_on=contract.signed_on or on,
        price_vnd=sum(item.cost_vnd for item in contract.items.all()),
    )
    accountant = person_acting(project.team.bookkeeping, on=on)
    record_supplier_selection(contract.pk, values, by=accountant, on=on)


def _bill(contract: Contract, told: Told, on: date) -> list[Told]:
    """Return a voucher for the whole cost of each item, all of one seller."""
    return [
        {
            "item": place,
            "series": told["series"],
            "number": f"{told['number'] + place:07d}",
            "issued_on": told.get("issued_on", on),
            "seller": told["seller"],
            "serial": told["serial"],
            "amount_vnd": item.cost_vnd,
        }
        for place, item in enumerate(contract.items.all(), start=1)
    ]


def _invoice(contract: Contract, told: Told) -> InvoiceValues:
    return InvoiceValues(
        number=told["number"],
        series=told["series"],
        issued_on=told["issued_on"],
        seller_name=told["seller"],
        seller_tax_code=completed_tax_code(told["serial"]),
        amount_vnd=told["amount_vnd"],
        item_id=contract.items.all()[told["item"] - 1].pk,
    )


def approve(project: Project, _told: Told, on: date) -> None:
    leader = person_acting(project.team.contracting, on=on)
    approve_payment(_payment(project, PaymentState.DRAFT).pk, by=leader, on=on)


def turn_down(project: Project, told: Told, on: date) -> None:
    leader = person_acting(project.team.contracting, on=on)
    payment = _payment(project, PaymentState.DRAFT)
    refuse_payment(payment.pk, reason=told["because"], by=leader, on=on)


def record(project: Project, told: Told, on: date) -> None:
    """Enter the Treasury's document on its day."""
    record_treasury(
        _payment(project, PaymentState.APPROVED).pk,
        treasury_number=told["document"],
        treasury_on=on,
        by=person_acting(project.team.bookkeeping, on=on),
        on=on,
    )


def _payment(project: Project, state: PaymentState) -> Payment:
    return Payment.objects.get(contract=contract_of(project), state=state)


def take_back(project: Project, told: Told, on: date) -> None:
    """Enter that an advance came back."""
    values = RecoveryValues(
        kind=PaymentKind.ADVANCE.value,
        amount_vnd=told["amount_vnd"],
        reason=told["because"],
        document_number=told["document"],
        document_on=on,
    )
    by = person_acting(project.team.bookkeeping, on=on)
    recover(contract_of(project).pk, values, by=by, on=on)


def draw_up_account(project: Project, told: Told, on: date) -> None:
    """Draw the final account up, with its papers."""
    contract = contract_of(project)
    accountant = person_acting(project.team.bookkeeping, on=on)
    values = SettlementValues(
        number=project.paper_number(80, "QT-KC"),
        liquidation_number=project.paper_number(80, "BB-TL"),
        liquidated_on=told["liquidated_on"],
    )
    settlement = prepare_settlement(contract.pk, values, by=accountant, on=on)
    for paper in needed_for_settlement(contract, on=on):
        lines = [f"Hợp đồng: {contract.number}"]
        upload = paper_about(project, paper.name, on=on, lines=lines)
        add_settlement_paper(settlement.pk, paper.requirement, upload=upload, by=accountant, on=on)


def settle(project: Project, _told: Told, on: date) -> None:
    settlement = settlement_of(contract_of(project).pk)
    assert settlement is not None, "an account is drawn up before it is closed"
    settle_contract(settlement.pk, by=person_acting(project.team.contracting, on=on), on=on)
