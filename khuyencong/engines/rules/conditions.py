"""A condition, made ready once: it takes the facts it needs, and remembers answers it has given."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from khuyencong.engines.rules.case import Case
from khuyencong.engines.rules.expressions import Expression, facts_in
from khuyencong.engines.rules.facts import FACTS, is_derived
from khuyencong.engines.rules.judging import Answer, Values, judge, reading, reading_each
from khuyencong.engines.rules.rulebook import Exemption, Rule
from khuyencong.engines.rules.ruling import ConditionAnswer, Found, RuleText

REMEMBERED = 4096
"""Answers kept for each condition. Facts are few and repeat; an answer never changes.

When so many are kept they are forgotten, so that what repeats now is soon remembered again.
"""


def text_of(rule: Rule) -> RuleText:
    """Return a rule as it is cited."""
    whole = rule.whole or rule
    return RuleText(
        code=rule.code,
        name=rule.name,
        document=rule.document,
        clause=rule.clause,
        verified=rule.verified,
        doubt=rule.doubt,
        rulebook=rule.rulebook,
        version=rule.version,
        effective_from=whole.effective_from,
        effective_to=whole.effective_to,
    )


class Condition:
    """A question of the law with its place, and an exemption where the law has one."""

    def __init__(
        self,
        text: RuleText,
        requires: Expression,
        expects: str,
        *,
        unless: Expression | None = None,
        exemption: Exemption | None = None,
    ) -> None:
        self.text = text
        self.requires = requires
        self.unless = unless
        self.expects = expects
        self.exempt_text = _exempt_text(text, exemption)
        self.names = tuple(
            dict.fromkeys([*facts_in(requires), *(facts_in(unless) if unless else ())])
        )
        self._read = reading(self.names)
        self._remembered: dict[Values, ConditionAnswer] = {}
        self.recall = self._remembered.get
        facts = [FACTS[name] for name in self.names if name in FACTS]
        self._asks_of_a_set = any(fact.type == "set" for fact in facts)
        self._asks_amounts = any(fact.unit == "VND" and not is_derived(fact) for fact in facts)
        self._requires = judge(requires, self.names)
        self._unless = judge(unless, self.names) if unless else None

    def answer(self, case: Case) -> ConditionAnswer:
        """Return the condition's answer to a case."""
        values = self._read(case)
        return self.recall(values) or self.answer_to(values)

    def answer_to(self, values: Values) -> ConditionAnswer:
        """Return the answer to the facts read; remember it where they are likely to come again."""
        holds, exempt = self._judged(values)
        told = map(_found, values) if self._asks_of_a_set else values
        found: tuple[tuple[str, Any], ...] = tuple(zip(self.names, told, strict=True))
        answer = ConditionAnswer(
            self.exempt_text if exempt else self.text,
            holds,
            found,
            self.expects,
            exempt,
            _missing(found) if holds is None else (),
        )
        if not self._asks_amounts:  # which hardly come again
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            self._remembered[values] = answer
        return answer

    def _judged(self, values: Values) -> tuple[bool | None, bool]:
        holds = _truth(self._requires(values))
        if holds is True or self._unless is None:
            return holds, False
        freed = _truth(self._unless(values))
        if freed is True:
            return True, True
        return (None if freed is None else holds), False


class Trial:
    """Conditions that are tried one after the other, every one of them."""

    def __init__(self, conditions: Iterable[Condition]) -> None:
        tried = tuple(conditions)
        self._read = reading_each([one.names for one in tried])
        self._ways = tuple((one.recall, one.answer_to) for one in tried)

    def answers(self, case: Case) -> tuple[list[ConditionAnswer], list[ConditionAnswer]]:
        """Return all answers, and those among them that are more than a plain yes."""
        answers: list[ConditionAnswer] = []
        notable: list[ConditionAnswer] = []
        for values, (recall, answer_to) in zip(self._read(case), self._ways, strict=True):
            answer = recall(values) or answer_to(values)
            answers.append(answer)
            if answer.holds is not True or answer.exempt:
                notable.append(answer)
        return answers, notable


def _truth(answer: Answer) -> bool | None:
    assert answer is None or isinstance(answer, bool), "a question has a yes, a no, or none"
    return answer


def _missing(found: tuple[tuple[str, Found], ...]) -> tuple[str, ...]:
    return tuple(name for name, value in found if value is None)


def _found(value: Answer) -> Found:
    return tuple(sorted(value)) if isinstance(value, frozenset) else value


def _exempt_text(text: RuleText, exemption: Exemption | None) -> RuleText:
    if exemption is None:
        return text
    return replace(
        text,
        document=exemption.document or text.document,
        clause=exemption.clause,
        doubt=exemption.doubt or text.doubt,
    )
