"""A norm, made ready once: its share, its cap, its raises, and the arithmetic step by step."""

from collections.abc import Sequence
from dataclasses import dataclass

from khuyencong.engines.money import share
from khuyencong.engines.rules.case import UNSORTED, Case, UnitCost
from khuyencong.engines.rules.conditions import Condition
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
    missing: tuple[str, ...]
    used: tuple[RuleText, ...]
    unverified: tuple[RuleText, ...]


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
        local: bool,
    ) -> None:
        self.code = code
        self.text = text
        self.body = body
        self.conditions = tuple(conditions)
        self.raises = tuple(raises)
        self.local = local
        self.categories = frozenset({UNSORTED, *body.items}) if body.items else None
        self._names = tuple(
            dict.fromkeys(name for one in raises for name in facts_in(one.question))
        )
        self.read = reading(self._names)
        self.plans: dict[Values, Plan] = {}
        self._judges = [judge(one.question, self._names) for one in raises]

    def plan(self, case: Case) -> Plan:
        """Return the norm as it stands for the facts of a case."""
        values = self.read(case)
        return self.plans.get(values) or self._plan_for(values)

    def _plan_for(self, values: Values) -> Plan:
        answers = [judged(values) for judged in self._judges]
        missing = [
            name
            for one, answer in zip(self.raises, answers, strict=True)
            if answer is None
            for name in facts_in(one.question)
            if dict(zip(self._names, values, strict=False))[name] is None
        ]
        holding = [one for one, answer in zip(self.raises, answers, strict=True) if answer is True]
        plan = self.plan_of(holding, missing=tuple(dict.fromkeys(missing)))
        if len(self.plans) < 4096:
            self.plans[values] = plan
        return plan

    def plan_of(self, holding: Sequence[Raise], *, missing: tuple[str, ...] = ()) -> Plan:
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
        used = (self.text, *(one.text for one in raised))
        return Plan(
            rate=rate,
            cap_vnd=cap_vnd,
            raised=raised,
            lead=tuple(lead),
            rate_parameters={"percent_thousandths": rate},
            missing=missing,
            used=used,
            unverified=tuple(text for text in used if not text.verified or text.doubt),
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
        if self.categories is None:
            return unit.eligible_vnd - (unit.used_vnd if self.body.new_only else 0)
        used = unit.used_by_category if self.body.new_only else {}
        return sum(
            amount_vnd - used.get(category, 0)
            for category, amount_vnd in unit.by_category.items()
            if category in self.categories
        )

    def _one_unit(self, unit: UnitCost, plan: Plan, steps: list[Step]) -> int:
        base_vnd = self.base(unit)
        told = {"base_vnd": base_vnd, "left_out_vnd": unit.eligible_vnd - base_vnd}
        steps.append(Step("base", told, base_vnd, self.text))
        limit_vnd = base_vnd
        if self.body.rate_hundredths is not None:
            limit_vnd = share(base_vnd, plan.rate, times_thousandths=1)
            steps.append(Step("rate", plan.rate_parameters, limit_vnd, self.text))
        steps.extend(plan.lead)
        if plan.cap_vnd is not None:
            cap_vnd = plan.cap_vnd * unit.count
            steps.append(
                Step("cap", {"cap_vnd": plan.cap_vnd, "units": unit.count}, cap_vnd, self.text)
            )
            limit_vnd = min(limit_vnd, cap_vnd)
        return limit_vnd

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
