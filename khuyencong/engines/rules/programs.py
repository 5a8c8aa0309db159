"""Everything that rules one kind of case, on one stretch of days: found once, then used often."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from khuyencong.engines.rules.case import Case
from khuyencong.engines.rules.conditions import Condition, Trial, text_of
from khuyencong.engines.rules.expressions import Compared, Expression, FactRef, Literal, facts_in
from khuyencong.engines.rules.facts import FACTS
from khuyencong.engines.rules.gathering import Law
from khuyencong.engines.rules.judging import Judge, Reading, Values, judge, reading
from khuyencong.engines.rules.norms import Beside, NormProgram, Raise, uncertain
from khuyencong.engines.rules.rulebook import (
    Activity,
    Advance,
    Ceiling,
    Deadline,
    HowMuch,
    NormChoice,
    Rule,
    Uplift,
    Who,
)
from khuyencong.engines.rules.ruling import DueDay, Paper, RuleText, Silence

InForce = Callable[[Rule], bool]


@dataclass(frozen=True)
class NormOption:
    """A norm that an activity may fall under. ``norm`` None: no norm is in force."""

    code: str
    question: Expression | None
    norm: NormProgram | None


@dataclass(frozen=True)
class AdvanceProgram:
    """A rule on advances, made ready: its percent, and the conditions under which it holds."""

    percent: int
    conditions: tuple[Condition, ...]
    text: RuleText


@dataclass
class Papers:
    """The papers of a kind of case. Which are asked for follows from few facts: remembered."""

    read: Reading
    names: tuple[str, ...]
    listed: tuple[tuple[Paper, Judge | None], ...]
    remembered: dict[Values, tuple[Paper, ...]] = field(default_factory=dict)

    def asked(self, case: Case) -> tuple[Paper, ...]:
        values = self.read(case)
        papers = self.remembered.get(values)
        if papers is None:
            papers = tuple(
                paper for paper, test in self.listed if test is None or test(values) is not False
            )
            self.remembered[values] = papers
        return papers


@dataclass
class Program:
    """The law for an activity, a scheme, a level, a territory and a stretch of days."""

    activity: Activity
    who: tuple[Condition, ...]
    options: tuple[NormOption, ...]
    choose: "Chooser"
    advance: AdvanceProgram | None
    papers: Papers
    deadlines: tuple[tuple[Deadline, RuleText], ...]
    silent: tuple[Silence, ...]
    due_days: dict[int, tuple[DueDay, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.trial = Trial(self.who)
        self.used = Beside(self.who, self.advance.text if self.advance else None).cited()
        self.unverified = uncertain(self.used)

    def due(self, plan_year: int) -> tuple[DueDay, ...]:
        """Return the deadlines of a plan year."""
        if plan_year not in self.due_days:
            self.due_days[plan_year] = tuple(
                _due_day(body, text, plan_year) for body, text in self.deadlines
            )
        return self.due_days[plan_year]


class Chooser:
    """Chooses the norm of an activity by the facts stated: the first whose question is a yes."""

    def __init__(self, options: Sequence[NormOption]) -> None:
        self.options = tuple(options)
        asked = [facts_in(option.question) for option in options if option.question]
        self.names = tuple(dict.fromkeys(name for names in asked for name in names))
        self.read = reading(self.names)
        self._judges = [
            judge(option.question, self.names) if option.question else None for option in options
        ]

    def chosen(self, case: Case) -> tuple[NormOption | None, tuple[str, ...]]:
        """Return the option that applies, or none with the facts that would tell."""
        if not self.names:
            return (self.options[0] if self.options else None), ()
        values = self.read(case)
        for option, test in zip(self.options, self._judges, strict=True):
            found = True if test is None else test(values)
            if found is None:
                stated = dict(zip(self.names, values, strict=False))
                return None, tuple(name for name, value in stated.items() if value is None)
            if found:
                return option, ()
        return None, ()


def build_program(
    law: Law,
    activity: Activity,
    *,
    scheme: str,
    level: str,
    territories: tuple[str, ...],
    in_force: InForce,
) -> Program:
    """Find all rules that are in force for a kind of case and make them ready."""
    fitting = [
        rule
        for rule in law.rules
        if (not rule.levels or level in rule.levels)
        and (not rule.activities or activity.code in rule.activities)
        and (not rule.audiences or activity.audience in rule.audiences)
        and in_force(rule)
    ]
    of_scheme = [rule for rule in fitting if scheme in rule.schemes]
    finder = _Finder(law, fitting, of_scheme, scheme, territories)
    who = tuple(_who_condition(law, rule) for rule in finder.nearest(Who))
    advance_rule = next(iter(finder.nearest(Advance)), None)
    advance = finder.advance(advance_rule)
    beside = Beside(who, advance.text if advance else None)
    options = [finder.option(choice, beside) for choice in activity.norms]
    return Program(
        activity=activity,
        who=who,
        options=tuple(options),
        choose=Chooser(options),
        advance=advance,
        papers=_papers(law, activity, advance_rule),
        deadlines=tuple(
            (rule.body, text_of(rule))
            for rule in finder.nearest(Deadline)
            if isinstance(rule.body, Deadline)
        ),
        silent=tuple(
            Silence(code, activity.code)
            for code, found in (("silent.who", who), ("silent.advance", advance))
            if not found
        ),
    )


@dataclass(frozen=True)
class _Finder:
    """Finds rules: of a kind, the nearest territory's before those of the territories around it."""

    law: Law
    fitting: Sequence[Rule]
    of_scheme: Sequence[Rule]
    scheme: str
    territories: tuple[str, ...]

    def nearest(self, body: type) -> list[Rule]:
        found: dict[str, Rule] = {}
        for territory in self.territories:
            for rule in self.of_scheme:
                if isinstance(rule.body, body) and rule.territory == territory:
                    found.setdefault(rule.code, rule)
        return list(found.values())

    def option(self, choice: NormChoice, beside: Beside) -> NormOption:
        question = self.law.questions[choice.only_if] if choice.only_if else None
        return NormOption(choice.norm, question, self._norm(choice, beside))

    def _norm(self, choice: NormChoice, beside: Beside) -> NormProgram | None:
        code = choice.norm
        for territory in self.territories:
            if rule := _norm_at(self.of_scheme, code, territory):
                local = territory != "VN" or self.scheme == "national"
                return self._program(rule, self.of_scheme, choice, beside, local=local)
        if self.scheme == "local" and (rule := _norm_at(self.fitting, code, "VN")):
            national = [other for other in self.fitting if "national" in other.schemes]
            return self._program(rule, national, choice, beside, local=False)
        return None

    def _program(
        self,
        rule: Rule,
        around: Sequence[Rule],
        choice: NormChoice,
        beside: Beside,
        *,
        local: bool,
    ) -> NormProgram:
        body = rule.body
        assert isinstance(body, HowMuch), "a norm has a norm's body"
        text = text_of(rule)
        if choice.doubt:
            text = replace(text, doubt=f"{text.doubt} {choice.doubt}".strip())
        return NormProgram(
            rule.code,
            text,
            body,
            conditions=_norm_conditions(self.law, text, body),
            raises=[
                Raise(
                    text_of(other),
                    self.law.questions[other.body.question],
                    other.body.times_thousandths,
                    other.body.raises,
                    other.body.stacks,
                )
                for other in around
                if isinstance(other.body, Uplift)
                and other.territory == rule.territory
                and (not other.body.norms or rule.code in other.body.norms)
            ],
            beside=beside,
            local=local,
        )

    def advance(self, rule: Rule | None) -> AdvanceProgram | None:
        ceiling = next(iter(self.nearest(Ceiling)), None)
        top = ceiling.body.percent if ceiling and isinstance(ceiling.body, Ceiling) else None
        if rule is None or not isinstance(rule.body, Advance):
            if ceiling is None or top is None:
                return None
            return AdvanceProgram(top, (), text_of(ceiling))
        body = rule.body
        text = text_of(rule)
        conditions = (
            (Condition(text, self.law.questions[body.requires], body.expects),)
            if body.requires
            else ()
        )
        if ceiling and top is not None and top < body.percent and not body.above_ceiling:
            return AdvanceProgram(top, conditions, text_of(ceiling))
        return AdvanceProgram(body.percent, conditions, text)


def _norm_at(rules: Sequence[Rule], code: str, territory: str) -> Rule | None:
    for rule in rules:
        if isinstance(rule.body, HowMuch) and rule.code == code and rule.territory == territory:
            return rule
    return None


def _who_condition(law: Law, rule: Rule) -> Condition:
    body = rule.body
    assert isinstance(body, Who), "a condition has a condition's body"
    return Condition(
        text_of(rule),
        law.questions[body.requires],
        body.expects,
        unless=law.questions[body.unless.question] if body.unless else None,
        exemption=body.unless,
    )


def _norm_conditions(law: Law, text: RuleText, body: HowMuch) -> list[Condition]:
    """Return the conditions that a norm carries itself."""
    conditions = []
    if body.only_if:
        conditions.append(Condition(text, law.questions[body.only_if], body.only_if_expects))
    if body.new_only:
        used = FactRef(FACTS["derived.used_vnd"])
        conditions.append(Condition(text, Compared("==", used, Literal(0)), "new_only"))
    if body.max_times is not None:
        times = FactRef(FACTS[f"derived.prior_times_{body.period}"])
        expects = f"max_times:{body.max_times}:{body.period}"
        conditions.append(Condition(text, Compared("<", times, Literal(body.max_times)), expects))
    return conditions


def _papers(law: Law, activity: Activity, advance: Rule | None) -> Papers:
    """Return the papers of an activity; those that a rule of the day names come before its own."""
    by_stage: Mapping[str, tuple[str, ...]] = activity.papers
    listed: list[tuple[Paper, Expression | None]] = []
    for stage in ("dossier", "advance", "payment"):
        codes, source = by_stage.get(stage, ()), ""
        if advance is not None and isinstance(advance.body, Advance):
            named = {"advance": advance.body.papers, "payment": advance.body.rest_papers}
            if named.get(stage):
                codes, source = named[stage], f"{advance.document}, {advance.clause}"
        for code in codes:
            kind = law.papers[code]
            paper = Paper(code, kind.name, stage, source or kind.source, kind.required)
            listed.append((paper, law.questions[kind.only_if] if kind.only_if else None))
    asked = [facts_in(question) for _, question in listed if question]
    names = tuple(dict.fromkeys(name for group in asked for name in group))
    return Papers(
        read=reading(names),
        names=names,
        listed=tuple(
            (paper, judge(question, names) if question else None) for paper, question in listed
        ),
    )


def _due_day(body: Deadline, text: RuleText, plan_year: int) -> DueDay:
    if body.days_after is not None:
        return DueDay(text, None, body.days_after, body.event)
    year = plan_year + {"built_in": -1, "plan": 0, "next": 1}[body.year]
    month, number = (int(part) for part in (body.before or body.until).split("-"))
    due_on = date(year, month, number)
    return DueDay(text, due_on - timedelta(days=1) if body.before else due_on)
