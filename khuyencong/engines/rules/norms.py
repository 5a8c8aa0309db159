"""A norm, made ready once: its share, its cap, its raises, and the arithmetic step by step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khuyencong.engines.money import share
from khuyencong.engines.rules.case import UNSORTED, Case, UnitCost
from khuyencong.engines.rules.conditions import Condition, Trial
from khuyencong.engines.rules.expressions import Expression, facts_in
from khuyencong.engines.rules.judging import Values, judge, reading
from khuyencong.engines.rules.rulebook import HowMuch
from khuyencong.engines.rules.ruling import RuleText, Step

WHOLE = 100_000
"""Thousandths of a percent in one."""


@dataclass(frozen=True)
class Raise:
    """An uplift that may apply to a norm."""

    text: RuleText
    question: Expression
    times_thousandths: int
    raises: str
    stacks: bool


@dataclass(frozen=True)
class Plan:
    """A norm with the raises that apply. ``rate`` is in thousandths of a percent: 50000 is half."""

    rate: int
    cap_vnd: int | None  # of one unit
    raised: tuple[Raise, ...]
    lead: tuple[Step, ...]  # the steps of the raises
    rate_parameters: dict[str, int | str]
    used: tuple[RuleText, ...]  # all that is cited: who, how much, the advance
    unverified: tuple[RuleText, ...]


@dataclass(frozen=True)
class Beside:
    """What is judged beside every norm of a kind of case: who, and the advance."""

    who: tuple[Condition, ...]
    advance: RuleText | None

    def cited(self, *how_much: RuleText, is_advanced: bool = True) -> tuple[RuleText, ...]:
        """Return all that a ruling cites; where nothing is advanced, the norm says so itself."""
        who = [condition.text for condition in self.who]
        advance = [self.advance] if self.advance and is_advanced else []
        return (*who, *how_much, *advance)


class NormProgram:
    """A norm in force for a kind of case."""

    def __init__(
        self,
        code: str,
        text: RuleText,
        body: HowMuch,
        *,
        conditions: Sequence[Condition],
        raises: Sequence[Raise],
        beside: Beside,
        local: bool,
    ) -> None:
        self.code = code
        self.text = text
        self.body = body
        self.conditions = tuple(conditions)
        self.trial = Trial([*beside.who, *conditions])
        self.raises = tuple(raises)
        self.local = local
        self._beside = beside
        self.categories = frozenset({UNSORTED, *body.items}) if body.items else None
        self._names = tuple(
            dict.fromkeys(name for one in raises for name in facts_in(one.question))
        )
        self._read = reading(self._names)
        self._judges = [judge(one.question, self._names) for one in raises]
        self._plans: dict[Values, Plan] = {}  # by the answers to the questions of the raises

    def plan(self, case: Case) -> tuple[Plan, tuple[str, ...]]:
        """Return the norm as it stands for a case, and the facts that might still raise it."""
        values = self._read(case)
        answers = tuple([judged(values) for judged in self._judges])
        plan = self._plans.get(answers)
        if plan is None:
            holding = [one for one, answer in zip(self.raises, answers, strict=True) if answer]
            plan = self._plans[answers] = self.plan_of(holding)
        return plan, self._missing(values, answers) if None in answers else ()

    def _missing(self, values: Values, answers: Values) -> tuple[str, ...]:
        stated = dict(zip(self._names, values, strict=True))
        open_questions = [
            one.question for one, answer in zip(self.raises, answers, strict=True) if answer is None
        ]
        asked = dict.fromkeys(name for question in open_questions for name in facts_in(question))
        return tuple(name for name in asked if stated[name] is None)

    def plan_of(self, holding: Sequence[Raise]) -> Plan:
        """Return the norm with the raises that hold: all that stack, else the largest."""
        raised = _counted(holding)
        hundredths = self.body.rate_hundredths
        rate = WHOLE if hundredths is None else hundredths * 10
        cap_vnd = self.body.cap_vnd
        lead = []
        for one in raised:
            if one.raises != "cap":
                rate = rate * one.times_thousandths // 1000
            if one.raises != "rate" and cap_vnd is not None:
                cap_vnd = cap_vnd * one.times_thousandths // 1000
            told: dict[str, int | str] = {
                "times_thousandths": one.times_thousandths,
                "raises": one.raises,
            }
            lead.append(Step("uplift", told, cap_vnd, one.text))
        rate = min(rate, WHOLE)  # never above the cost itself
        raising = [one.text for one in raised]
        is_advanced = not self.body.pay_after_completion
        used = self._beside.cited(self.text, *raising, is_advanced=is_advanced)
        return Plan(
            rate=rate,
            cap_vnd=cap_vnd,
            raised=raised,
            lead=tuple(lead),
            rate_parameters={"percent_thousandths": rate},
            used=used,
            unverified=uncertain(used),
        )

    def limit(self, case: Case, plan: Plan, steps: list[Step]) -> int:
        """Return the limit of a case, rounded down to the đồng, and add the steps to it."""
        units = case.units
        if len(units) == 1:
            limit_vnd = self._one_unit(units[0], plan, steps)
        else:
            limit_vnd = sum(self._of_many(unit, plan, steps) for unit in units)
            steps.extend(plan.lead)
        limit_vnd = self._less_prior(case, plan, limit_vnd, steps)
        steps.append(Step("limit", {"units": case.quantity}, limit_vnd, self.text))
        return limit_vnd

    def base(self, unit: UnitCost) -> int:
        """Return the cost of a unit that counts for this norm."""
        categories = self.categories
        if categories is None:
            return unit.eligible_vnd - (unit.used_vnd if self.body.new_only else 0)
        base_vnd = 0
        for category, amount_vnd in unit.by_category.items():
            if category in categories:
                base_vnd += amount_vnd
        if self.body.new_only:
            for category, amount_vnd in unit.used_by_category.items():
                if category in categories:
                    base_vnd -= amount_vnd
        return base_vnd

    def _one_unit(self, unit: UnitCost, plan: Plan, steps: list[Step]) -> int:
        base_vnd = self.base(unit)
        told = {"base_vnd": base_vnd, "left_out_vnd": unit.eligible_vnd - base_vnd}
        steps.append(Step("base", told, base_vnd, self.text))
        limit_vnd = base_vnd
        if self.body.rate_hundredths is not None:
            limit_vnd = share(base_vnd, plan.rate, times_thousandths=1)
            steps.append(Step("rate", plan.rate_parameters, limit_vnd, self.text))
        steps.extend(plan.lead)
        if plan.cap_vnd is None:
            return limit_vnd
        cap_vnd = plan.cap_vnd * unit.count
        told = {"cap_vnd": plan.cap_vnd, "units": unit.count}
        steps.append(Step("cap", told, cap_vnd, self.text))
        return limit_vnd if limit_vnd < cap_vnd else cap_vnd

    def _of_many(self, unit: UnitCost, plan: Plan, steps: list[Step]) -> int:
        base_vnd = self.base(unit)
        limit_vnd = share(base_vnd, plan.rate, times_thousandths=1)
        if plan.cap_vnd is not None:
            limit_vnd = min(limit_vnd, plan.cap_vnd * unit.count)
        told = {
            "unit_no": unit.unit_no,
            "units": unit.count,
            "base_vnd": base_vnd,
            "left_out_vnd": unit.eligible_vnd - base_vnd,
            **plan.rate_parameters,
        }
        if plan.cap_vnd is not None:
            told["cap_vnd"] = plan.cap_vnd
        steps.append(Step("unit", told, limit_vnd, self.text))
        return limit_vnd

    def _less_prior(self, case: Case, plan: Plan, limit_vnd: int, steps: list[Step]) -> int:
        if self.body.cap_counts == "support" or plan.cap_vnd is None:
            return limit_vnd
        derived = case.derived
        yearly = self.body.cap_counts == "year"
        prior_vnd = derived.prior_year_vnd if yearly else derived.prior_ever_vnd
        left_vnd = max(plan.cap_vnd * case.quantity - prior_vnd, 0)
        told: dict[str, int | str] = {"prior_vnd": prior_vnd, "period": self.body.cap_counts}
        steps.append(Step("prior", told, left_vnd, self.text))
        return min(limit_vnd, left_vnd)


def uncertain(texts: Iterable[RuleText]) -> tuple[RuleText, ...]:
    """Return the texts that were not read, or whose meaning is open."""
    return tuple(text for text in texts if not text.verified or text.doubt)


def _counted(holding: Sequence[Raise]) -> tuple[Raise, ...]:
    """Return the raises that count together: all that stack, or the one that gives most."""
    stacking = tuple(one for one in holding if one.stacks)
    alone = [one for one in holding if not one.stacks]
    best = max(alone, key=lambda one: one.times_thousandths, default=None)
    if best is None:
        return stacking
    product = 1000
    for one in stacking:
        product = product * one.times_thousandths // 1000
    return stacking if product >= best.times_thousandths else (best,)
