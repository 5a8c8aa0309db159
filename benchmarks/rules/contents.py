"""What a ruling tells, in plain tuples: the shape in which two ways of judging are compared."""

from typing import Any, NamedTuple

from khuyencong.engines.rules import (
    AdvanceAnswer,
    ConditionAnswer,
    DueDay,
    Paper,
    RuleText,
    Ruling,
    Step,
)

Answer = tuple[Any, ...]


class HandRuling(NamedTuple):
    """What is told of a case; the fields are those of ``Ruling``.

    A condition is (rule, holds, found, expected, exempt, missing); a step (code, parameters,
    result, rule); the advance (percent, base, ceiling, conditions, after completion, rule).
    """

    eligible: bool | None
    conditions: tuple[Answer, ...]
    limit_vnd: int | None
    steps: tuple[Answer, ...]
    counterpart_minimum_vnd: int | None
    advance: Answer
    papers: tuple[Paper, ...]
    deadlines: tuple[DueDay, ...]
    unverified: tuple[RuleText, ...]
    silent: tuple[Any, ...]
    missing: tuple[str, ...]
    rules_used: tuple[RuleText, ...]
    norm: str | None
    local: bool


def content_of(ruling: Ruling) -> HandRuling:
    """Return what a ruling tells, in the shape of the hand-written one."""
    assert ruling.advance is not None, "an advance for machinery is in force"
    return HandRuling(
        ruling.eligible,
        tuple(_answer(answer) for answer in ruling.conditions),
        ruling.limit_vnd,
        tuple(_step(step) for step in ruling.steps),
        ruling.counterpart_minimum_vnd,
        _of_advance(ruling.advance),
        ruling.papers,
        ruling.deadlines,
        ruling.unverified,
        ruling.silent,
        ruling.missing,
        ruling.rules_used,
        ruling.norm,
        ruling.local,
    )


def _answer(answer: ConditionAnswer) -> Answer:
    return (
        answer.rule,
        answer.holds,
        answer.found,
        answer.expected,
        answer.exempt,
        answer.missing,
    )


def _step(step: Step) -> Answer:
    return (step.code, step.parameters, step.result_vnd, step.rule)


def _of_advance(advance: AdvanceAnswer) -> Answer:
    return (
        advance.percent,
        advance.base_vnd,
        advance.ceiling_vnd,
        tuple(_answer(answer) for answer in advance.conditions),
        advance.after_completion,
        advance.rule,
    )
