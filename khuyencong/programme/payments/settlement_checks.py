"""What stands in the way of a settlement, and of a recovery: everything at once."""

from datetime import date

from khuyencong.engines.refusals import Problem
from khuyencong.engines.text import tidy
from khuyencong.programme.acceptance.queries import final_support_vnd
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.queries import open_amendment
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.payments.checks import check_papers, check_vouchers
from khuyencong.programme.payments.models import Payment, Recovery, Settlement
from khuyencong.programme.payments.queries import NeededPaper, open_payments_of_fund
from khuyencong.programme.payments.states import OPEN_STATES, PaymentKind
from khuyencong.programme.payments.values import RecoveryValues, SettlementValues
from khuyencong.programme.proposals.states import Action
from khuyencong.registers.policies.queries import published_route

IF_ANY = ", nếu có"
"""Ends the name of a paper that a route asks for only where there is one."""


def needed_for_settlement(contract: Contract, *, on: date) -> list[NeededPaper]:
    """Return the papers that the route of the đề án asks for at its settlement."""
    step = published_route(contract.proposal.route_code, on).step(Action.SETTLE)
    if step is None:
        return []
    return [
        NeededPaper(name, name, step.source) for name in step.papers if not name.endswith(IF_ANY)
    ]


def obstacles_to_settlement(
    contract: Contract, settlement: Settlement | None, *, on: date
) -> list[Problem]:
    """Return everything that stands between a contract and its settlement, all at once."""
    held = settlement.papers.all() if settlement else []
    return [
        *_check_state(contract),
        *_check_accepted_and_paid(contract),
        *_check_payments(contract),
        *(check_vouchers(contract) if final_support_vnd(contract.pk) is not None else []),
        *_check_amendment(contract),
        *check_papers(needed_for_settlement(contract, on=on), held),
        *([] if settlement else [Problem("payments.settlement_not_prepared")]),
    ]


def _check_state(contract: Contract) -> list[Problem]:
    if contract.state == ContractState.SIGNED:
        return []
    return [
        Problem(
            "payments.settles_only_in_force",
            {"number": contract.number, "standing": contract.get_state_display()},
        )
    ]


def _check_accepted_and_paid(contract: Contract) -> list[Problem]:
    """The final support is paid, no more and no less, and no advance is open."""
    held = total_held(contract.proposal.reference)
    problems = []
    final_vnd = final_support_vnd(contract.pk)
    if final_vnd is None:
        problems.append(Problem("payments.not_accepted", {"number": contract.number}))
    elif held.paid_vnd < final_vnd:
        problems.append(
            Problem(
                "payments.support_unpaid",
                {
                    "final_vnd": final_vnd,
                    "paid_vnd": held.paid_vnd,
                    "left_vnd": final_vnd - held.paid_vnd,
                },
            )
        )
    elif held.paid_vnd > final_vnd:
        problems.append(
            Problem(
                "payments.paid_above_final",
                {
                    "final_vnd": final_vnd,
                    "paid_vnd": held.paid_vnd,
                    "over_vnd": held.paid_vnd - final_vnd,
                },
            )
        )
    if held.advanced_vnd:
        problems.append(Problem("payments.advance_open", {"advanced_vnd": held.advanced_vnd}))
    return problems


def _check_payments(contract: Contract) -> list[Problem]:
    open_ones = Payment.objects.filter(contract=contract, state__in=OPEN_STATES)
    return [
        Problem(
            "payments.payment_open",
            {
                "payment": str(one),
                "amount_vnd": one.amount_vnd,
                "standing": one.get_state_display(),
            },
        )
        for one in open_ones.order_by("sequence")
    ]


def _check_amendment(contract: Contract) -> list[Problem]:
    waiting = open_amendment(contract)
    if waiting is None:
        return []
    return [Problem("payments.change_waits", {"sequence": waiting.sequence})]


def check_settlement_values(
    contract: Contract, values: SettlementValues, *, on: date
) -> list[Problem]:
    """A settlement names its papers; the liquidation is of a day after signing and not to come."""
    problems = []
    if not tidy(values.number):
        problems.append(Problem("payments.settlement_number_needed", field="number"))
    if not tidy(values.liquidation_number):
        problems.append(Problem("payments.liquidation_needed", field="liquidation_number"))
    signed_on = contract.signed_on
    assert signed_on is not None, "only a signed contract is settled"
    if not signed_on <= values.liquidated_on <= on:
        problems.append(
            Problem(
                "payments.liquidation_day_wrong",
                {"signed_on": signed_on.isoformat(), "today_on": on.isoformat()},
                field="liquidated_on",
            )
        )
    return problems


def problems_of_recovery(contract: Contract, values: RecoveryValues, *, on: date) -> list[Problem]:
    """Return everything that is wrong with a recovery: no more comes back than went out."""
    problems = []
    if contract.state not in (
        ContractState.SIGNED,
        ContractState.SUSPENDED,
        ContractState.TERMINATED,
    ):
        problems += [
            Problem(
                "payments.recovers_only_before_settlement",
                {"number": contract.number, "standing": contract.get_state_display()},
            )
        ]
    held = total_held(contract.proposal.reference)
    is_advance = values.kind == PaymentKind.ADVANCE
    out_vnd = held.advanced_vnd if is_advance else held.paid_vnd
    if values.amount_vnd <= 0:
        problems.append(Problem("payments.recovery_amount_needed", field="amount_vnd"))
    elif values.amount_vnd > out_vnd:
        problems.append(
            Problem(
                f"payments.recovery_above_{'advance' if is_advance else 'payment'}",
                {"amount_vnd": values.amount_vnd, "out_vnd": out_vnd},
                field="amount_vnd",
            )
        )
    if not tidy(values.reason):
        problems.append(Problem("payments.reason_needed", field="reason"))
    number = tidy(values.document_number)
    if not number:
        problems.append(Problem("payments.document_needed", field="document_number"))
    if values.document_on > on:
        problems.append(
            Problem(
                "payments.document_of_a_later_day",
                {"document_on": values.document_on.isoformat()},
                field="document_on",
            )
        )
    twin = Recovery.objects.filter(
        contract=contract, document_number=number, document_on=values.document_on
    )
    if number and twin.exists():
        problems.append(
            Problem("payments.recovery_twice", {"number": number}, field="document_number")
        )
    return problems


def check_no_open_payments(fund_id: int) -> list[Problem]:
    """A year closes when no payment from its lines waits for anybody; each other is named."""
    return [
        Problem(
            "payments.open_at_year_end",
            {
                "code": one.contract.proposal.code,
                "payment": str(one),
                "amount_vnd": one.amount_vnd,
                "standing": one.get_state_display(),
            },
        )
        for one in open_payments_of_fund(fund_id)
    ]
