"""All rulebooks together, ready to judge cases."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Self

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.engines.rules.case import EVENTS, LEVELS, SCHEMES, Case
from khuyencong.engines.rules.gathering import Law, gather
from khuyencong.engines.rules.programs import Program, build_program
from khuyencong.engines.rules.rulebook import Activity, Rule, Rulebook

KEPT_PROGRAMS = 20_000


class _Stretches(dict[date, int]):
    """The number of the stretch of days, between two changes of the law, in which a day lies."""

    def __init__(self, changes: list[date]) -> None:
        super().__init__()
        self.changes = changes

    def __missing__(self, day: date) -> int:
        stretch = self[day] = bisect_right(self.changes, day)
        return stretch


class RuleSet:
    """The law as the program knows it. Made once; judging changes nothing but its memory."""

    def __init__(self, rulebooks: tuple[Rulebook, ...], law: Law) -> None:
        self.rulebooks = rulebooks
        self.law = law
        self.stretches = _Stretches(_changes(law))
        self._programs: dict[tuple[object, ...], Program] = {}

    @classmethod
    def of(cls, rulebooks: Iterable[Rulebook]) -> Self:
        """Return the rulebooks as one set. Raises ``RulebookError`` with all problems at once."""
        books = tuple(rulebooks)
        return cls(books, gather(books))

    @property
    def activities(self) -> Mapping[str, Activity]:
        return self.law.activities

    def program_for(self, case: Case) -> Program:
        """Return the rules that judge a case. Refuses an activity or a scheme that is not known."""
        stretches = self.stretches
        decided = case.regime_on or case.approved_on
        on = case.on
        key = (
            case.activity,
            case.scheme,
            case.level,
            case.territories,
            stretches[case.submitted_on or on],
            stretches[decided or on],
            stretches[case.contracted_on or on],
            stretches[case.granted_on or on],
            decided is not None,
        )
        program = self._programs.get(key)
        if program is None:
            program = self._build(case)
            if len(self._programs) >= KEPT_PROGRAMS:
                self._programs.clear()
            self._programs[key] = program
        return program

    def _build(self, case: Case) -> Program:
        if problems := _unknown_in(case, self.activities):
            raise Refused(*problems)
        days = governing_days(case)
        last_days = last_days_of_old_law(self.law, case)

        def in_force(rule: Rule) -> bool:
            day = min(days[rule.governed_by], last_days.get(rule.kind, date.max))
            return rule.effective_from <= day and (
                rule.effective_to is None or day <= rule.effective_to
            )

        return build_program(
            self.law,
            self.activities[case.activity],
            scheme=case.scheme,
            level=case.level,
            territories=case.territories,
            in_force=in_force,
        )


def governing_days(case: Case) -> dict[str, date]:
    """Return the day of each event that may govern a rule; the day of asking where none is yet."""
    found = (
        case.submitted_on or case.on,
        case.governing_day,
        case.contracted_on or case.on,
        case.granted_on or case.on,
    )
    return dict(zip(EVENTS, found, strict=True))


def last_days_of_old_law(law: Law, case: Case) -> dict[str, date]:
    """Return, by kind of rule, the last day of the law that a transition keeps a case under."""
    decided = case.regime_on or case.approved_on
    found: dict[str, date] = {}
    for transition in law.transitions:
        if decided is not None and decided < transition.approved_before:
            last_day = transition.approved_before - timedelta(days=1)
            for kind in transition.kinds:
                found[kind] = min(found.get(kind, date.max), last_day)
    return found


def _changes(law: Law) -> list[date]:
    """Return the days on which something begins to be otherwise, in order."""
    changes = {rule.effective_from for rule in law.rules}
    changes |= {rule.effective_to + timedelta(days=1) for rule in law.rules if rule.effective_to}
    changes |= {transition.approved_before for transition in law.transitions}
    return sorted(changes)


def _unknown_in(case: Case, activities: Mapping[str, Activity]) -> list[Problem]:
    asked = (
        ("activity", case.activity, activities),
        ("scheme", case.scheme, SCHEMES),
        ("level", case.level, LEVELS),
    )
    return [
        Problem(f"case.{name}_unknown", {"found": found}, field=name)
        for name, found, known in asked
        if found not in known
    ]
