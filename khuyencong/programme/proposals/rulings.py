"""What the law says to a đề án: the rulings on its beneficiaries, made into one answer."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from khuyencong.engines.money import Vnd
from khuyencong.engines.rules import AdvanceAnswer, Progress, Ruling, Step
from khuyencong.programme.proposals.cases import (
    CostLine,
    Moment,
    cases_of,
    cost_lines,
    is_of_beneficiary,
)
from khuyencong.programme.proposals.estimates import CostItemValues
from khuyencong.programme.proposals.models import Proposal
from khuyencong.registers.policies.queries import facts_asked, ruling_on

T = TypeVar("T")


def ruling_of(
    proposal: Proposal,
    *,
    on: date,
    trial: CostItemValues | None = None,
    without_item: int | None = None,
    accepted: Mapping[int, Vnd] | None = None,
    contracted_on: date | None = None,
    granted_vnd: Vnd | None = None,
    progress: Progress | None = None,
) -> Ruling:
    """Return what the law in force says to a đề án.

    After the approval, who and how much are judged by its day; ``on`` stands for the days that
    have not come. ``trial`` is a cost item that is being typed, instead of ``without_item``.
    ``accepted`` maps cost items to the cost that was accepted. The number of queries grows with
    the beneficiaries, not with the costs.
    """
    items = [item for item in proposal.cost_items.all() if item.pk != without_item]
    lines = cost_lines(items, accepted=accepted)
    if trial is not None:
        lines.append(
            CostLine(trial.beneficiary_id, trial.category, trial.condition, trial.cost_vnd)
        )
    moment = Moment(on, contracted_on, granted_vnd, progress or Progress())
    rulings = [ruling_on(case) for case in cases_of(proposal, lines, moment)]
    return combined(rulings, granted_vnd=granted_vnd)


def combined(rulings: list[Ruling], *, granted_vnd: Vnd | None) -> Ruling:
    """Return one ruling for all beneficiaries: eligible when each is, with the sum of the limits.

    Conditions that every beneficiary answers alike stand once. A limit that one part does not
    have, the whole does not have either. The last step adds the parts up. ``granted_vnd`` is what
    was granted to the whole, from which every part then reckons its advance.
    """
    first = rulings[0]
    if len(rulings) == 1:
        return first
    limit_vnd = _sum(one.limit_vnd for one in rulings)
    steps = [step for one in rulings for step in one.steps]
    if limit_vnd is not None and steps:
        parts = {"parts": len(rulings)}
        steps.append(Step("sum", parts, limit_vnd, steps[-1].rule))
    return replace(
        first,
        eligible=_all_of(one.eligible for one in rulings),
        conditions=_once(condition for one in rulings for condition in one.conditions),
        limit_vnd=limit_vnd,
        steps=tuple(steps),
        counterpart_minimum_vnd=_sum(one.counterpart_minimum_vnd for one in rulings),
        advance=_combined_advance([one.advance for one in rulings], granted_vnd=granted_vnd),
        papers=_once(paper for one in rulings for paper in one.papers),
        deadlines=_once(due for one in rulings for due in one.deadlines),
        unverified=_once(rule for one in rulings for rule in one.unverified),
        silent=_once(silence for one in rulings for silence in one.silent),
        missing=_once(name for one in rulings for name in one.missing),
        rules_used=_once(rule for one in rulings for rule in one.rules_used),
        local=all(one.local for one in rulings),
    )


def _once(values: Iterable[T]) -> tuple[T, ...]:
    found: list[T] = []
    for value in values:
        if value not in found:
            found.append(value)
    return tuple(found)


def _all_of(answers: Iterable[bool | None]) -> bool | None:
    told = list(answers)
    if any(answer is False for answer in told):
        return False
    return None if None in told else True


def _sum(amounts: Iterable[Vnd | None]) -> Vnd | None:
    total = 0
    for amount_vnd in amounts:
        if amount_vnd is None:
            return None
        total += amount_vnd
    return total


def _combined_advance(
    advances: list[AdvanceAnswer | None], *, granted_vnd: Vnd | None
) -> AdvanceAnswer | None:
    """Return the advance of the whole; None where one part has none.

    Without a grant each part reckons from its own base, so that they add up. From a grant each
    reckons the whole's, so that the lowest counts.
    """
    told = [one for one in advances if one is not None]
    if len(told) < len(advances):
        return None
    whole = replace(
        told[0],
        percent=min(one.percent for one in told),
        conditions=_once(condition for one in told for condition in one.conditions),
        after_completion=any(one.after_completion for one in told),
    )
    if granted_vnd is not None or whole.after_completion:
        ceilings = [one.ceiling_vnd for one in told if one.ceiling_vnd is not None]
        return replace(whole, ceiling_vnd=min(ceilings, default=None))
    return replace(
        whole,
        base_vnd=_sum(one.base_vnd for one in told),
        ceiling_vnd=_sum(one.ceiling_vnd for one in told),
    )


def facts_of_the_dossier(ruling: Ruling) -> tuple[str, ...]:
    """Return the facts of the beneficiary that rules ask about and only the dossier can tell."""
    missing = set(ruling.missing)
    return tuple(
        name for name in facts_asked(ruling) if is_of_beneficiary(name) and name in missing
    )
