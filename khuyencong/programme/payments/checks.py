"""Reasons against a payment. Each looks at one thing and returns its problems."""

from collections.abc import Iterable, Mapping
from datetime import date

from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import Problem
from khuyencong.engines.text import tidy
from khuyencong.programme.acceptance.queries import (
    accepted_cost_vnd,
    final_support_vnd,
    progress_for_rules,
)
from khuyencong.programme.contracts.checks import check_supplier
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.contracts.supplier_rules import Stage
from khuyencong.programme.inspections.queries import holding_findings
from khuyencong.programme.payments.models import Payment, PaymentPaper, SettlementPaper
from khuyencong.programme.payments.queries import (
    NeededPaper,
    needed_papers,
    proven_cost_vnd,
    room_of,
)
from khuyencong.programme.payments.states import PaymentKind
from khuyencong.programme.payments.values import PaymentValues, Room
from khuyencong.programme.proposals.rulings import ruling_of


def problems_of_request(
    contract: Contract, kind: PaymentKind, values: PaymentValues, *, on: date
) -> list[Problem]:
    """Return everything that is wrong with a request as it is written, but for its papers."""
    return [
        *check_contract_is_active(contract),
        *_check_payee(values),
        *_check_occasion(contract, kind, on=on),
        *check_amount(contract, kind, values.amount_vnd),
        *check_shares(values.shares, room_of(contract, kind), amount_vnd=values.amount_vnd),
    ]


def problems_before_approval(payment: Payment, *, on: date) -> list[Problem]:
    """Return everything that keeps a draft from being approved, its papers and vouchers too."""
    contract, kind = payment.contract, PaymentKind(payment.kind)
    shares = {share.budget_line_id: share.amount_vnd for share in payment.shares.all()}
    room = room_of(contract, kind, without=payment.pk)
    return [
        *check_contract_is_active(contract),
        *check_findings_closed(contract),
        *_check_occasion(contract, kind, on=on),
        *check_amount(contract, kind, payment.amount_vnd, room=room),
        *check_shares(shares, room, amount_vnd=payment.amount_vnd),
        *check_papers(needed_papers(contract, kind), payment.papers.all()),
        *(check_vouchers(contract) if kind is PaymentKind.PAYMENT else []),
    ]


def check_contract_is_active(contract: Contract) -> list[Problem]:
    """Nothing is paid while a contract is suspended, nor after its end."""
    codes: Mapping[str, str] = {
        ContractState.DRAFT: "payments.contract_not_signed",
        ContractState.SUSPENDED: "payments.contract_suspended",
        ContractState.TERMINATED: "payments.contract_terminated",
        ContractState.COMPLETED: "payments.contract_settled",
    }
    code = codes.get(contract.state)
    return [Problem(code, {"number": contract.number})] if code else []


def check_findings_closed(contract: Contract) -> list[Problem]:
    """A serious finding of an inspection may hold the contract's payments until it is closed."""
    return [
        Problem(
            "payments.held_by_finding",
            {
                "finding": finding.text,
                "visited_on": finding.visit.visited_on.isoformat(),
                "due_on": finding.due_on.isoformat(),
            },
        )
        for finding in holding_findings(contract.pk)
    ]


def _check_payee(values: PaymentValues) -> list[Problem]:
    problems = [
        Problem(code, field=name)
        for name, code in (
            ("payee_name", "payments.payee_needed"),
            ("payee_account", "payments.account_needed"),
            ("payee_bank", "payments.bank_needed"),
            ("budget_code", "payments.budget_code_needed"),
        )
        if not tidy(getattr(values, name))
    ]
    sub_item = tidy(values.sub_item)
    if sub_item and not (len(sub_item) == 4 and sub_item.isascii() and sub_item.isdigit()):
        problems.append(
            Problem("payments.sub_item_wrong", {"sub_item": sub_item}, field="sub_item")
        )
    return problems


def _check_occasion(contract: Contract, kind: PaymentKind, *, on: date) -> list[Problem]:
    """An advance has its conditions, by the law of the contract; a payment follows acceptance."""
    is_accepted = final_support_vnd(contract.pk) is not None
    if kind is PaymentKind.PAYMENT:
        if not is_accepted:
            return [Problem("payments.not_accepted", {"number": contract.number})]
        return check_supplier(contract, before=Stage.PAYMENT)
    if is_accepted:
        return [Problem("payments.accepted_so_pay", {"number": contract.number})]
    return _check_advance(contract, on=on)


def _check_advance(contract: Contract, *, on: date) -> list[Problem]:
    if not any(term.kind == PaymentKind.ADVANCE for term in contract.terms.all()):
        return [Problem("payments.no_advance_term", {"number": contract.number})]
    ruling = ruling_of(
        contract.proposal,
        on=on,
        contracted_on=contract.signed_on,
        granted_vnd=contract.amount_vnd,
        progress=progress_for_rules(contract.pk),
    )
    if ruling.advance is None:
        return [Problem("payments.no_rule_for_advance")]
    return [
        Problem(
            "payments.advance_condition" if answer.holds is False else "payments.advance_unknown",
            {"expected": answer.expected},
            source=f"{answer.document}, {answer.clause}",
        )
        for answer in ruling.advance.conditions
        if answer.holds is not True
    ]


def check_amount(
    contract: Contract, kind: PaymentKind, amount_vnd: Vnd, *, room: Room | None = None
) -> list[Problem]:
    """An amount stays within the term, the final support and what is committed and not promised."""
    room = room or room_of(contract, kind)
    if amount_vnd < 0 or (amount_vnd == 0 and not _clears_something(kind, room)):
        return [Problem("payments.amount_needed", field="amount_vnd")]
    problems = []
    figures = {"amount_vnd": amount_vnd, "gone_vnd": room.gone_vnd, "waiting_vnd": room.waiting_vnd}
    if room.ceiling_vnd is not None and amount_vnd > room.ceiling_vnd - room.gone_vnd:
        problems.append(
            Problem(
                f"payments.above_{kind.value}_term",
                {
                    **figures,
                    "ceiling_vnd": room.ceiling_vnd,
                    "left_vnd": max(0, room.ceiling_vnd - room.gone_vnd),
                },
                source=room.source,
                field="amount_vnd",
            )
        )
    final_vnd = room.final_support_vnd
    if final_vnd is not None and amount_vnd and amount_vnd > final_vnd - room.gone_vnd:
        problems.append(
            Problem(
                "payments.above_final_support",
                {
                    **figures,
                    "final_vnd": final_vnd,
                    "advanced_vnd": room.advanced_vnd,
                    "left_vnd": max(0, final_vnd - room.gone_vnd),
                },
                field="amount_vnd",
            )
        )
    if amount_vnd > room.committed_vnd:
        problems.append(
            Problem(
                "payments.above_commitment",
                {**figures, "left_vnd": room.committed_vnd},
                field="amount_vnd",
            )
        )
    return problems


def _clears_something(kind: PaymentKind, room: Room) -> bool:
    return kind is PaymentKind.PAYMENT and room.advanced_vnd > 0


def check_shares(shares: Mapping[int, Vnd] | None, room: Room, *, amount_vnd: Vnd) -> list[Problem]:
    """The shares make the amount, and none is above what its line still holds for the đề án."""
    if shares is None or amount_vnd > room.committed_vnd:
        return []  # spread by the program; or refused as a whole already
    problems = []
    total_vnd = sum(shares.values())
    if total_vnd != amount_vnd or any(share_vnd < 0 for share_vnd in shares.values()):
        problems.append(
            Problem(
                "payments.shares_do_not_add_up",
                {
                    "amount_vnd": amount_vnd,
                    "total_vnd": total_vnd,
                    "difference_vnd": abs(amount_vnd - total_vnd),
                },
                field="shares",
            )
        )
    return problems + [
        Problem(
            "payments.share_above_line",
            {"share_vnd": share_vnd, "left_vnd": room.lines.get(line_id, 0)},
            field=f"line_{line_id}",
        )
        for line_id, share_vnd in shares.items()
        if share_vnd > room.lines.get(line_id, 0)
    ]


def check_papers(
    needed: Iterable[NeededPaper], held: Iterable[PaymentPaper | SettlementPaper]
) -> list[Problem]:
    """Every paper that is asked for is there, as a file or by the number of what is in a folder."""
    there = {paper.requirement for paper in held if paper.removed_at is None}
    return [
        Problem("payments.paper_missing", {"paper": paper.name}, source=paper.source)
        for paper in needed
        if paper.requirement not in there
    ]


def check_vouchers(contract: Contract) -> list[Problem]:
    """The vouchers of a contract's payments prove at least the cost that was accepted."""
    accepted_vnd, proven_vnd = accepted_cost_vnd(contract.pk), proven_cost_vnd(contract.pk)
    if proven_vnd >= accepted_vnd:
        return []
    return [
        Problem(
            "payments.cost_not_proven",
            {
                "accepted_vnd": accepted_vnd,
                "proven_vnd": proven_vnd,
                "missing_vnd": accepted_vnd - proven_vnd,
            },
        )
    ]
