"""Judge one case: every condition tried, the limit reckoned step by step, nothing guessed."""

from khuyencong.engines.money import share
from khuyencong.engines.rules.case import Case
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
from khuyencong.engines.values import value


def assess(rules: RuleSet, case: Case) -> Ruling:
    """Return what the law says to a case.

    Raises ``Refused`` (``case.activity_unknown``, ``case.scheme_unknown``,
    ``case.level_unknown``) for a case that names what no rulebook knows.
    """
    program = rules.program_for(case)
    option, undecided = program.choose.chosen(case)
    norm = option.norm if option else None
    steps: list[Step] = []
    if norm is None:
        answers, notable = program.trial.answers(case)
        limit_vnd = None
        used, unverified, missing = program.used, program.unverified, undecided
    else:
        answers, notable = norm.trial.answers(case)
        plan, missing = norm.plan(case)
        limit_vnd = norm.limit(case, plan, steps)
        used, unverified = plan.used, plan.unverified
    silent = program.silent
    if norm is None or not norm.local:
        silent += (_silence(norm, option, case),)
    asked_vnd = _asked(case, limit_vnd)
    eligible: bool | None = True if program.who else None
    if notable:
        weighed = _weigh(notable, eligible)
        eligible = weighed.eligible
        missing = tuple(dict.fromkeys((*missing, *weighed.missing)))
        silent += weighed.silent
        unverified += weighed.unverified
    return Ruling(
        eligible,
        tuple(answers),
        limit_vnd,
        tuple(steps),
        _counterpart(case, asked_vnd),
        _advance(program.advance, norm, case, asked_vnd),
        program.papers.asked(case),
        program.due(case.plan_year),
        unverified,
        silent,
        missing,
        used,
        None if norm is None else norm.code,
        norm is not None and norm.local,
    )


@value
class _Weighed:
    eligible: bool | None
    missing: tuple[str, ...]
    silent: tuple[Silence, ...]
    unverified: tuple[RuleText, ...]


def _weigh(notable: list[ConditionAnswer], otherwise: bool | None) -> _Weighed:  # noqa: FBT001
    """Weigh answers that are not a plain yes: one no settles it, one unknown leaves it open."""
    eligible = otherwise
    open_ones: list[ConditionAnswer] = []
    doubtful: list[RuleText] = []
    for answer in notable:
        if answer.holds is False:
            eligible = False
        elif answer.holds is None:
            open_ones.append(answer)
        elif answer.rule.doubt:  # it holds by an exemption
            doubtful.append(answer.rule)
    if open_ones and eligible:
        eligible = None
    missing = dict.fromkeys(name for answer in open_ones for name in answer.missing)
    silent = [
        Silence("silent.condition", answer.code) for answer in open_ones if not answer.missing
    ]
    return _Weighed(eligible, tuple(missing), tuple(silent), tuple(doubtful))


def _silence(norm: NormProgram | None, option: NormOption | None, case: Case) -> Silence:
    """Say that no norm is in force, or that the national one stands in for a local one."""
    if norm is not None:
        return Silence("silent.local_norm", norm.code)
    return Silence("silent.how_much", option.code if option else case.activity)


def _asked(case: Case, limit_vnd: int | None) -> int | None:
    """Return what is asked within the limit; the limit where nothing is asked."""
    requested_vnd = case.requested_vnd
    if limit_vnd is None or requested_vnd is None or requested_vnd > limit_vnd:
        return limit_vnd
    return requested_vnd


def _counterpart(case: Case, asked_vnd: int | None) -> int | None:
    """Return what must come from elsewhere: the whole cost less what is asked within the limit."""
    if asked_vnd is None:
        return None
    return sum([item.amount_vnd for item in case.cost_items]) - asked_vnd


def _advance(
    program: AdvanceProgram | None,
    norm: NormProgram | None,
    case: Case,
    asked_vnd: int | None,
) -> AdvanceAnswer | None:
    if program is None:
        return None
    if norm is not None and norm.body.pay_after_completion:
        return AdvanceAnswer(0, None, 0, (), after_completion=True, rule=norm.text)
    base_vnd = asked_vnd if case.granted_vnd is None else case.granted_vnd
    return AdvanceAnswer(
        program.percent,
        base_vnd,
        None if base_vnd is None else share(base_vnd, program.percent),
        tuple([condition.answer(case) for condition in program.conditions]),
        after_completion=False,
        rule=program.text,
    )
