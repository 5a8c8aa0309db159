"""Judge one case: every condition tried, the limit reckoned step by step, nothing guessed."""

from collections.abc import Sequence
from dataclasses import dataclass

from khuyencong.engines.money import share
from khuyencong.engines.rules.case import Case
from khuyencong.engines.rules.conditions import Condition
from khuyencong.engines.rules.norms import NormProgram
from khuyencong.engines.rules.programs import AdvanceProgram, NormOption
from khuyencong.engines.rules.ruleset import RuleSet
from khuyencong.engines.rules.ruling import (
    AdvanceAnswer,
    ConditionAnswer,
    RuleText,
    Ruling,
    Silence,
    Step,
)


def assess(rules: RuleSet, case: Case) -> Ruling:
    """Return what the law says to a case.

    Raises ``Refused`` (``case.activity_unknown``, ``case.scheme_unknown``,
    ``case.level_unknown``) for a case that names what no rulebook knows.
    """
    program = rules.program_for(case)
    option, undecided = program.choose.chosen(case)
    norm = option.norm if option else None
    answers: list[ConditionAnswer] = []
    notable = _try(program.who, case, answers)
    steps: list[Step] = []
    if norm is None:
        limit_vnd = None
        used, unverified, missing = program.who_used, program.who_unverified, undecided
    else:
        notable = _try(norm.conditions, case, answers) or notable
        plan = norm.plan(case)
        limit_vnd = norm.limit(case, plan, steps)
        used = program.who_used + plan.used
        unverified = program.who_unverified + plan.unverified
        missing = plan.missing
    silent = program.silent
    if norm is None or not norm.local:
        silent += (_silence(norm, option, case),)
    advance = _advance(program.advance, norm, case, limit_vnd)
    if advance is not None:
        used += (advance.rule,)
        if not advance.rule.verified or advance.rule.doubt:
            unverified += (advance.rule,)
    eligible: bool | None = True if program.who else None
    if notable:
        weighed = _weigh(answers, known=bool(program.who))
        eligible = weighed.eligible
        missing += weighed.missing
        silent += weighed.silent
        unverified += weighed.unverified
    return Ruling(
        eligible,
        tuple(answers),
        limit_vnd,
        tuple(steps),
        None if limit_vnd is None else _counterpart(case, limit_vnd),
        advance,
        program.papers.asked(case),
        program.due(case.plan_year),
        unverified,
        silent,
        missing,
        used,
        None if norm is None else norm.code,
        norm is not None and norm.local,
    )


def _try(conditions: Sequence[Condition], case: Case, answers: list[ConditionAnswer]) -> bool:
    """Add the answer of every condition; return whether any is more than a plain yes."""
    notable = False
    for condition in conditions:
        values = condition.read(case)
        answer = condition.remembered.get(values) or condition.answer_to(values)
        answers.append(answer)
        if answer.holds is not True or answer.exempt:
            notable = True
    return notable


@dataclass(frozen=True)
class _Weighed:
    eligible: bool | None
    missing: tuple[str, ...]
    silent: tuple[Silence, ...]
    unverified: tuple[RuleText, ...]


def _weigh(answers: list[ConditionAnswer], *, known: bool) -> _Weighed:
    """Weigh answers that are not all a plain yes: one no settles it, one unknown leaves it open."""
    holding = {answer.holds for answer in answers}
    open_ones = [answer for answer in answers if answer.holds is None]
    if False in holding:
        eligible: bool | None = False
    else:
        eligible = True if known and not open_ones else None
    return _Weighed(
        eligible=eligible,
        missing=tuple(dict.fromkeys(name for answer in open_ones for name in answer.missing)),
        silent=tuple(
            Silence("silent.condition", answer.code) for answer in open_ones if not answer.missing
        ),
        unverified=tuple(answer.rule for answer in answers if answer.exempt and answer.rule.doubt),
    )


def _silence(norm: NormProgram | None, option: NormOption | None, case: Case) -> Silence:
    """Say that no norm is in force, or that the national one stands in for a local one."""
    if norm is not None:
        return Silence("silent.local_norm", norm.code)
    return Silence("silent.how_much", option.code if option else case.activity)


def _counterpart(case: Case, limit_vnd: int) -> int:
    """Return what must come from elsewhere: the whole cost less what is asked within the limit."""
    cost_vnd = sum([item.amount_vnd for item in case.cost_items])
    asked_vnd = limit_vnd if case.requested_vnd is None else min(case.requested_vnd, limit_vnd)
    return cost_vnd - asked_vnd


def _advance(
    program: AdvanceProgram | None,
    norm: NormProgram | None,
    case: Case,
    limit_vnd: int | None,
) -> AdvanceAnswer | None:
    if program is None:
        return None
    if norm is not None and norm.body.pay_after_completion:
        return AdvanceAnswer(0, None, 0, (), after_completion=True, rule=norm.text)
    base_vnd = case.granted_vnd
    if base_vnd is None and limit_vnd is not None:
        asked_vnd = case.requested_vnd
        base_vnd = limit_vnd if asked_vnd is None else min(asked_vnd, limit_vnd)
    return AdvanceAnswer(
        program.percent,
        base_vnd,
        None if base_vnd is None else share(base_vnd, program.percent),
        tuple([condition.answer(case) for condition in program.conditions]),
        after_completion=False,
        rule=program.text,
    )
