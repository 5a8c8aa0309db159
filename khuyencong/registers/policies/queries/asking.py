"""What the law says to a case, and which facts it asks about: a page's questions follow from it."""

from collections.abc import Iterable

from khuyencong.engines.rules import Activity, Case, Ruling, assess
from khuyencong.engines.rules.rulebook import HowMuch
from khuyencong.registers.policies.queries.law import published_rules

ASKED_OF_PEOPLE = ("beneficiary.", "commitments.", "facts.")
"""Groups of facts that a person states; the others follow from place, costs and progress."""


def ruling_on(case: Case) -> Ruling:
    """Return what the published law says to a case. One small query."""
    return assess(published_rules(), case)


def facts_asked(ruling: Ruling) -> tuple[str, ...]:
    """Return the facts that people are asked for, in the order in which the rules ask."""
    answers = [*ruling.conditions, *(ruling.advance.conditions if ruling.advance else ())]
    names = [name for answer in answers for name, _found in answer.found]
    return tuple(dict.fromkeys(name for name in (*names, *ruling.missing) if _is_asked(name)))


def _is_asked(name: str) -> bool:
    return name.startswith(ASKED_OF_PEOPLE)


def cost_categories(activity: Activity) -> tuple[str, ...]:
    """Return the categories of cost that the norms of a kind of activity tell apart."""
    norms = {choice.norm for choice in activity.norms}
    return tuple(dict.fromkeys(_items(norms)))


def _items(norms: set[str]) -> Iterable[str]:
    for rule in published_rules().law.rules:
        if isinstance(rule.body, HowMuch) and rule.code in norms:
            yield from rule.body.items
