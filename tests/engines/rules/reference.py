"""The law read slowly: what docs/rules.md says, written down as plainly as can be.

Nothing is made ready, nothing is remembered, every rule is looked at for every case. It shares with
the engine only the reading of the books, so that a mistake of the engine is not made here as well.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from math import floor, prod

from khuyencong.engines.rules import Case, Rule, RuleSet
from khuyencong.engines.rules.rulebook import (
    Advance,
    Ceiling,
    HowMuch,
    NormChoice,
    Uplift,
    Who,
)
from tests.engines.rules.asking import ask, not_stated

Doubtful = tuple[str, str, str, str]
"""The code, document, clause and doubt of a rule that is unverified or open."""


@dataclass
class Answer:
    """What the law says, without the way there."""

    eligible: bool | None
    conditions: list[tuple[str, bool | None, bool]]
    """The code of each, whether it holds, whether only by an exemption."""
    norm: str | None
    local: bool
    limit_vnd: int | None
    counterpart_minimum_vnd: int | None
    advance: tuple[int, int | None, tuple[bool | None, ...]] | None
    unverified: set[Doubtful]
    silent: set[tuple[str, str]]
    missing: set[str]


# --- Which rules are in force --------------------------------------------------------------------


def _in_force(rules: RuleSet, case: Case) -> list[Rule]:
    """Return every rule that rules the case on its day, whatever its scheme, with its doubts."""
    found = []
    for rule in [*_written(rules), *_lent(rules)]:
        day = _day(rules, rule, case)
        begun = rule.effective_from <= day
        ended = rule.effective_to is not None and rule.effective_to < day
        if begun and not ended and _fits(rules, rule, case):
            found.append(_as_certain_as_on(rule, day))
    return found


def _written(rules: RuleSet) -> list[Rule]:
    return [rule for book in rules.rulebooks for rule in book.rules]


def _lent(rules: RuleSet) -> list[Rule]:
    """Return the norms that stand in for books without values of their own."""
    return [
        replace(
            rule,
            document=book.head.document,
            clause=book.head.clause,
            effective_from=max(rule.effective_from, book.head.effective_from),
            effective_to=min(rule.effective_to or date.max, book.head.effective_to or date.max),
            territory=book.head.territory,
            schemes=book.head.schemes,
            levels=book.head.levels,
            verified=False,
            doubt=book.head.doubt,
        )
        for book in rules.rulebooks
        for other in rules.rulebooks
        if book.head is not None and other.code in book.stands_on
        for rule in other.rules
        if isinstance(rule.body, HowMuch)
    ]


def _day(rules: RuleSet, rule: Rule, case: Case) -> date:
    decided = case.regime_on or case.approved_on
    days = {
        "submission": case.submitted_on or case.on,
        "approval": decided or case.on,
        "contract": case.contracted_on or case.on,
        "grant": case.granted_on or case.on,
    }
    day = days[rule.governed_by]
    for book in rules.rulebooks:
        for stays in book.transitions:
            if decided and decided < stays.approved_before and rule.kind in stays.kinds:
                day = min(day, stays.approved_before - timedelta(days=1))
    return day


def _fits(rules: RuleSet, rule: Rule, case: Case) -> bool:
    audience = rules.activities[case.activity].audience
    return (
        (not rule.levels or case.level in rule.levels)
        and (not rule.activities or case.activity in rule.activities)
        and (not rule.audiences or audience in rule.audiences)
    )


def _as_certain_as_on(rule: Rule, day: date) -> Rule:
    if not rule.verified or rule.verified_to is None or day <= rule.verified_to:
        return rule
    return replace(rule, verified=False, doubt=f"{rule.doubt} {rule.doubt_after}".strip())


def _nearest(found: list[Rule], body: type, case: Case) -> list[Rule]:
    """Return of each code the rule of the nearest territory."""
    chosen: dict[str, Rule] = {}
    for territory in case.territories:
        for rule in found:
            if isinstance(rule.body, body) and rule.territory == territory:
                chosen.setdefault(rule.code, rule)
    return list(chosen.values())


# --- The answer ----------------------------------------------------------------------------------


@dataclass
class Tried:
    """One condition: the rule that asks, its questions, the answer."""

    rule: Rule
    questions: tuple[str, ...]
    holds: bool | None
    exempt: bool = False

    def missing(self, case: Case) -> set[str]:
        return set().union(*[not_stated(text, case) for text in self.questions])


def rule_on(rules: RuleSet, case: Case) -> Answer:
    """Return what the law says to a case."""
    fitting = _in_force(rules, case)
    found = [rule for rule in fitting if case.scheme in rule.schemes]
    who = _nearest(found, Who, case)
    tried = [_try(rule, case) for rule in who]
    choice, missing = _chosen_norm(rules, case)
    norm, raises, local = _norm(choice, fitting, found, case) if choice else (None, [], False)
    limit_vnd = asked_vnd = counterpart_vnd = None
    if norm is not None:
        tried += _of_norm(norm, case)
        missing |= {
            name
            for rule in raises
            if ask(rule.body.question, case) is None
            for name in not_stated(rule.body.question, case)
        }
        raises = _counted([rule for rule in raises if ask(rule.body.question, case)])
        limit_vnd = _limit(norm.body, raises, case)
        asked_vnd = min(limit_vnd, limit_vnd if (r := case.requested_vnd) is None else r)
        counterpart_vnd = sum(item.amount_vnd for item in case.cost_items) - asked_vnd
    advance, paid_by = _advance(found, norm, asked_vnd, case)
    used = [*who, *([norm] if norm else []), *raises, *([paid_by] if paid_by else [])]
    used += [_exempting(one.rule) for one in tried if one.exempt]
    answers = [one.holds for one in tried]
    unsaid = [one for one in tried if one.holds is None]
    return Answer(
        eligible=_all(answers) if who or False in answers else None,
        conditions=[(one.rule.code, one.holds, one.exempt) for one in tried],
        norm=norm.code if norm else None,
        local=local,
        limit_vnd=limit_vnd,
        counterpart_minimum_vnd=counterpart_vnd,
        advance=advance,
        unverified={
            (rule.code, rule.document, rule.clause, rule.doubt)
            for rule in used
            if not rule.verified or rule.doubt
        },
        silent={
            *((("silent.who", case.activity),) if not who else ()),
            *((("silent.advance", case.activity),) if advance is None else ()),
            *((_silence(norm, choice, case),) if not local else ()),
            *(("silent.condition", one.rule.code) for one in unsaid if not one.missing(case)),
        },
        missing=missing.union(*[one.missing(case) for one in unsaid]),
    )


def _try(rule: Rule, case: Case) -> Tried:
    body = rule.body
    holds = ask(body.requires, case)
    if holds or body.unless is None:
        return Tried(rule, (body.requires,), holds)
    freed = ask(body.unless.question, case)
    holds = True if freed else None if freed is None else holds
    return Tried(rule, (body.requires, body.unless.question), holds, exempt=freed is True)


def _exempting(rule: Rule) -> Rule:
    """Return a rule as the exemption from it is cited."""
    unless = rule.body.unless
    document, doubt = unless.document or rule.document, unless.doubt or rule.doubt
    return replace(
        rule, document=document, clause=unless.clause, doubt=doubt, verified=rule.verified
    )


def _of_norm(rule: Rule, case: Case) -> list[Tried]:
    """Try what a norm asks for itself."""
    body = rule.body
    tried = []
    if body.only_if:
        tried.append(Tried(rule, (body.only_if,), ask(body.only_if, case)))
    if body.new_only:
        bought_used = any(c.condition == "used" and c.amount_vnd for c in case.cost_items)
        tried.append(Tried(rule, (), not bought_used))
    if body.max_times is not None:
        tried.append(Tried(rule, (), len(_prior(body.period, case)) < body.max_times))
    return tried


def _prior(period: str, case: Case) -> list[int]:
    """Return what was had before, in the year of the decision or ever."""
    year = (case.regime_on or case.approved_on or case.on).year
    return [had.amount_vnd for had in case.prior if period == "ever" or had.on.year == year]


def _all(answers: list[bool | None]) -> bool | None:
    return False if False in answers else None if None in answers else True


def _chosen_norm(rules: RuleSet, case: Case) -> tuple[NormChoice | None, set[str]]:
    """Return the first norm whose question is a yes; an open one before it leaves all open."""
    choices = rules.activities[case.activity].norms
    for choice in choices:
        answer = ask(choice.only_if, case) if choice.only_if else True
        if answer is None:
            asked = [other.only_if for other in choices if other.only_if]
            return None, set().union(*[not_stated(text, case) for text in asked])
        if answer:
            return choice, set()
    return None, set()


def _norm(
    choice: NormChoice, fitting: list[Rule], found: list[Rule], case: Case
) -> tuple[Rule | None, list[Rule], bool]:
    """Return the norm in force, what may raise it, and whether it is the scheme's own."""
    ours = [r for r in found if isinstance(r.body, HowMuch) and r.code == choice.norm]
    theirs = [r for r in fitting if isinstance(r.body, HowMuch) and r.code == choice.norm]
    ways = [(territory, ours, found) for territory in case.territories]
    if case.scheme == "local":
        ways.append(("VN", theirs, [r for r in fitting if "national" in r.schemes]))
    for number, (territory, norms, around) in enumerate(ways):
        for rule in norms:
            if rule.territory == territory:
                own = number < len(case.territories)
                local = own and (territory != "VN" or case.scheme == "national")
                doubt = f"{rule.doubt} {choice.doubt}".strip()
                raises = [r for r in around if isinstance(r.body, Uplift)]
                return replace(rule, doubt=doubt), _raising(raises, rule), local
    return None, [], False


def _raising(raises: list[Rule], norm: Rule) -> list[Rule]:
    return [
        rule
        for rule in raises
        if rule.territory == norm.territory and (norm.code in (rule.body.norms or (norm.code,)))
    ]


def _counted(raises: list[Rule]) -> list[Rule]:
    """Return all that stack, or the one that gives most, if it gives more than those."""
    stacking = [rule for rule in raises if rule.body.stacks]
    together = 1000 * prod(Fraction(rule.body.times_thousandths, 1000) for rule in stacking)
    alone = [rule for rule in raises if not rule.body.stacks]
    best = max(alone, key=lambda rule: rule.body.times_thousandths, default=None)
    if best is not None and best.body.times_thousandths > together:
        return [best]
    return stacking


def _limit(body: HowMuch, raises: list[Rule], case: Case) -> int:
    """Return the limit: exact shares, rounded down where an amount of đồng comes about."""
    rate = Fraction(10_000 if body.rate_hundredths is None else body.rate_hundredths, 10_000)
    cap_vnd = body.cap_vnd
    for rule in raises:
        times = Fraction(rule.body.times_thousandths, 1000)
        rate *= times if rule.body.raises in ("rate", "both") else 1
        if cap_vnd is not None and rule.body.raises in ("cap", "both"):
            cap_vnd = floor(cap_vnd * times)
    rate = min(rate, Fraction(1)) if body.rate_hundredths is not None else Fraction(1)
    numbers = {item.unit_no for item in case.cost_items if item.unit_no}
    total_vnd = 0
    for number, count in [*[(n, 1) for n in numbers], (0, case.quantity - len(numbers))]:
        share_vnd = floor(_base(body, number, case) * rate)
        total_vnd += share_vnd if cap_vnd is None else min(share_vnd, cap_vnd * count)
    if cap_vnd is None or body.cap_counts == "support":
        return total_vnd
    left_vnd = cap_vnd * case.quantity - sum(_prior(body.cap_counts, case))
    return min(total_vnd, max(left_vnd, 0))


def _base(body: HowMuch, unit_no: int, case: Case) -> int:
    return sum(
        item.amount_vnd
        for item in case.cost_items
        if item.unit_no == unit_no
        and item.eligible
        and (not body.items or item.category in ("unsorted", *body.items))
        and not (body.new_only and item.condition == "used")
    )


def _advance(
    found: list[Rule], norm: Rule | None, asked_vnd: int | None, case: Case
) -> tuple[tuple[int, int | None, tuple[bool | None, ...]] | None, Rule | None]:
    """Return percent, ceiling and conditions of the advance, and the rule that sets it."""
    rule = next(iter(_nearest(found, Advance, case)), None)
    ceiling = next(iter(_nearest(found, Ceiling, case)), None)
    if rule is None and ceiling is None:
        return None, None
    if norm is not None and norm.body.pay_after_completion:
        return (0, 0, ()), norm
    setting = rule or ceiling
    if rule and ceiling and not rule.body.above_ceiling:
        setting = min(rule, ceiling, key=lambda one: one.body.percent)
    asked = (rule.body.requires,) if rule and rule.body.requires else ()
    base_vnd = asked_vnd if case.granted_vnd is None else case.granted_vnd
    percent = setting.body.percent
    ceiling_vnd = None if base_vnd is None else base_vnd * percent // 100
    return (percent, ceiling_vnd, tuple(ask(text, case) for text in asked)), setting


def _silence(norm: Rule | None, choice: NormChoice | None, case: Case) -> tuple[str, str]:
    if norm is not None:
        return "silent.local_norm", norm.code
    return "silent.how_much", choice.norm if choice else case.activity
