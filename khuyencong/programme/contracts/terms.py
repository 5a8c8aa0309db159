"""The conditions of payment that follow from a ruling, for an amount."""

from dataclasses import dataclass
from typing import Any

from khuyencong.engines.money import Vnd, share
from khuyencong.engines.rules import AdvanceAnswer, ConditionAnswer, Paper, RuleText, Ruling
from khuyencong.programme.contracts.states import TermKind

AFTER_ACCEPTANCE = "accepted"
"""The code of the condition that every payment for work has: the work was accepted."""


@dataclass(frozen=True)
class TermValues:
    """One condition of payment, as ``PaymentTerm`` keeps it."""

    kind: str
    ceiling_vnd: Vnd
    conditions: list[dict[str, Any]]
    papers: list[dict[str, str]]
    source: str
    verified: bool


def terms_from(ruling: Ruling, amount_vnd: Vnd) -> list[TermValues]:
    """Return the terms for an amount: the advance where the rules know one, then the payment.

    Where the rules are silent about an advance, or let money flow only after the end, there is no
    term for one: nobody guesses. The payment's ceiling counts the advance in.
    """
    advance = ruling.advance
    terms: list[TermValues] = []
    if advance is not None and not advance.after_completion and advance.percent:
        terms.append(_advance_term(advance, ruling.papers_for("advance"), amount_vnd))
    terms.append(
        TermValues(
            kind=TermKind.PAYMENT,
            ceiling_vnd=amount_vnd,
            conditions=[{"code": AFTER_ACCEPTANCE, "expected": ""}],
            papers=_papers(ruling.papers_for("payment")),
            source=_source(advance.rule) if advance else "",
            verified=advance.rule.verified if advance else False,
        )
    )
    return terms


def _advance_term(advance: AdvanceAnswer, papers: tuple[Paper, ...], amount_vnd: Vnd) -> TermValues:
    return TermValues(
        kind=TermKind.ADVANCE,
        ceiling_vnd=share(amount_vnd, advance.percent),
        conditions=[_condition(one) for one in advance.conditions],
        papers=_papers(papers),
        source=_source(advance.rule),
        verified=advance.rule.verified,
    )


def _condition(answer: ConditionAnswer) -> dict[str, Any]:
    return {
        "code": answer.code,
        "expected": answer.expected,
        "source": _source(answer.rule),
        "verified": answer.verified,
        "doubt": answer.doubt,
    }


def _papers(papers: tuple[Paper, ...]) -> list[dict[str, str]]:
    return [
        {"code": paper.code, "name": paper.name, "source": paper.source}
        for paper in papers
        if paper.required
    ]


def _source(rule: RuleText) -> str:
    return f"{rule.document}, {rule.clause}"
