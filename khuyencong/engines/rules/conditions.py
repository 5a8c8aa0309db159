"""A condition, made ready once: it takes the facts it needs, and remembers answers it has given."""

from collections.abc import Mapping
from dataclasses import replace

from khuyencong.engines.rules.case import Case
from khuyencong.engines.rules.expressions import Expression, facts_in
from khuyencong.engines.rules.judging import Answer, Values, judge, reading
from khuyencong.engines.rules.rulebook import Exemption, Rule
from khuyencong.engines.rules.ruling import ConditionAnswer, Found, RuleText

REMEMBERED = 4096
"""Answers kept for each condition. Facts are few and repeat; an answer never changes."""


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
        self.read = reading(self.names)
        self.remembered: dict[Values, ConditionAnswer] = {}
        self._requires = judge(requires, self.names)
        self._unless = judge(unless, self.names) if unless else None

    def answer(self, case: Case) -> ConditionAnswer:
        """Return the condition's answer to a case."""
        values = self.read(case)
        return self.remembered.get(values) or self.answer_to(values)

    def answer_to(self, values: Values) -> ConditionAnswer:
        """Return the answer to the facts read, and remember it."""
        holds, exempt = self._judged(values)
        pairs = dict(zip(self.names, values, strict=False))
        answer = ConditionAnswer(
            rule=self.exempt_text if exempt else self.text,
            holds=holds,
            found=tuple((name, _found(value)) for name, value in pairs.items()),
            expected=self.expects,
            exempt=exempt,
            missing=_missing(pairs) if holds is None else (),
        )
        if len(self.remembered) < REMEMBERED:
            self.remembered[values] = answer
        return answer

    def _judged(self, values: Values) -> tuple[bool | None, bool]:
        holds = _truth(self._requires(values))
        if holds is True or self._unless is None:
            return holds, False
        freed = _truth(self._unless(values))
        if freed is True:
            return True, True
        return (None if freed is None else holds), False


def _truth(answer: Answer) -> bool | None:
    assert answer is None or isinstance(answer, bool), "a question has a yes, a no, or none"
    return answer


def _missing(pairs: Mapping[str, Answer]) -> tuple[str, ...]:
    return tuple(name for name, value in pairs.items() if value is None)


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
