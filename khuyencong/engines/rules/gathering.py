"""Bring rulebooks together: what they name must exist, and no two rules may rule the same day."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations
from typing import TypeVar

from khuyencong.engines.rules.case import LEVELS
from khuyencong.engines.rules.expressions import (
    Expression,
    ExpressionError,
    read_expression,
)
from khuyencong.engines.rules.facts import Fact
from khuyencong.engines.rules.problems import Parameter, RulebookError, RulebookProblem
from khuyencong.engines.rules.rulebook import (
    Activity,
    Advance,
    Ceiling,
    HowMuch,
    Norm,
    PaperKind,
    Rule,
    Rulebook,
    Transition,
    Uplift,
    Who,
)

Named = TypeVar("Named", Activity, Norm, PaperKind)


@dataclass(frozen=True)
class Law:
    """All rulebooks together, checked. ``rules`` are cut where their certainty changes."""

    activities: Mapping[str, Activity]
    norms: Mapping[str, Norm]
    papers: Mapping[str, PaperKind]
    rules: tuple[Rule, ...]
    transitions: tuple[Transition, ...]
    stated: Mapping[str, Fact]
    questions: Mapping[str, Expression]


@dataclass
class _Gathered:
    problems: list[RulebookProblem] = field(default_factory=list)
    questions: dict[str, Expression] = field(default_factory=dict)
    stated: dict[str, Fact] = field(default_factory=dict)

    def report(self, file: str, line: int, code: str, **parameters: Parameter) -> None:
        self.problems.append(RulebookProblem(file, line, code, parameters))

    def question(self, text: str, file: str, line: int, name: str) -> None:
        """Read a question once; the same text is the same question everywhere."""
        if not text or text in self.questions:
            return
        try:
            self.questions[text] = read_expression(text, self.stated)
        except ExpressionError as error:
            told = {"field": name, "found": error.found, "expected": error.expected}
            self.report(file, line, error.code, **told)


def gather(rulebooks: Iterable[Rulebook]) -> Law:
    """Return the rulebooks as one law. Raises ``RulebookError`` with everything that is wrong."""
    books = tuple(rulebooks)
    gathered = _Gathered()
    activities = _once(gathered, [a for book in books for a in book.activities], "activity.twice")
    norms = _once(gathered, [norm for book in books for norm in book.norms], "norm.twice")
    papers = _once(gathered, [paper for book in books for paper in book.papers], "paper.twice")
    _learn_facts(gathered, activities.values())
    for activity in activities.values():
        _check_activity(gathered, activity, norms, papers)
    for paper in papers.values():
        gathered.question(paper.only_if, paper.file, paper.line, "only_if")
    written = [rule for book in books for rule in book.rules]
    for rule in written:
        _check_rule(gathered, rule, activities, norms, papers)
    rules = [*written, *_borrowed(gathered, books)]
    _check_overlaps(gathered, rules, tuple(activities))
    if gathered.problems:
        raise RulebookError(gathered.problems)
    return Law(
        activities=activities,
        norms=norms,
        papers=papers,
        rules=tuple(part for rule in rules for part in _cut(rule)),
        transitions=tuple(transition for book in books for transition in book.transitions),
        stated=gathered.stated,
        questions=gathered.questions,
    )


def _once(gathered: _Gathered, found: Iterable[Named], code: str) -> dict[str, Named]:
    """Return by code what stands once, and note what stands again."""
    kept: dict[str, Named] = {}
    for one in found:
        if kept.setdefault(one.code, one) is not one:
            gathered.report(one.file, one.line, code, code_found=one.code)
    return kept


def _learn_facts(gathered: _Gathered, activities: Iterable[Activity]) -> None:
    """Learn the facts that activities declare: a name means the same everywhere."""
    for activity in activities:
        for stated in activity.facts:
            name = stated.fact.name.partition(".")[2]
            before = gathered.stated.setdefault(name, stated.fact)
            if before != stated.fact:
                gathered.report(activity.file, activity.line, "fact.declared_otherwise", fact=name)


def _check_activity(
    gathered: _Gathered,
    activity: Activity,
    norms: Mapping[str, Norm],
    papers: Mapping[str, PaperKind],
) -> None:
    at = (activity.file, activity.lines.get("norms", activity.line))
    for choice in activity.norms:
        norm = norms.get(choice.norm)
        if norm is None:
            gathered.report(*at, "norm.unknown", found=choice.norm, expected=", ".join(norms))
        gathered.question(choice.only_if, *at, "norms")
    for codes in activity.papers.values():
        _check_papers(gathered, codes, papers, activity.file, activity.line)


def _check_papers(
    gathered: _Gathered,
    codes: tuple[str, ...],
    papers: Mapping[str, PaperKind],
    file: str,
    line: int,
) -> None:
    for code in codes:
        if code not in papers:
            gathered.report(file, line, "paper.unknown", found=code)


def _check_rule(  # noqa: C901 (one kind of rule each)
    gathered: _Gathered,
    rule: Rule,
    activities: Mapping[str, Activity],
    norms: Mapping[str, Norm],
    papers: Mapping[str, PaperKind],
) -> None:
    def line(name: str) -> int:
        return rule.lines.get(name, rule.line)

    for code in rule.activities:
        if code not in activities:
            gathered.report(rule.file, line("activities"), "activity.unknown", found=code)
    match rule.body:
        case Who(requires, _, unless):
            gathered.question(requires, rule.file, line("requires"), "requires")
            if unless:
                gathered.question(unless.question, rule.file, line("unless"), "unless")
        case HowMuch():
            _check_norm(gathered, rule, rule.body, norms, line)
        case Uplift(question, norms=named):
            gathered.question(question, rule.file, line("if"), "if")
            for code in named:
                if code not in norms:
                    gathered.report(rule.file, line("norms"), "norm.unknown", found=code)
        case Advance(requires=requires):
            gathered.question(requires, rule.file, line("requires"), "requires")
            _check_papers(gathered, rule.body.papers, papers, rule.file, line("papers"))
            _check_papers(gathered, rule.body.rest_papers, papers, rule.file, line("rest_papers"))
        case _:
            pass


def _check_norm(
    gathered: _Gathered,
    rule: Rule,
    body: HowMuch,
    norms: Mapping[str, Norm],
    line: Callable[[str], int],
) -> None:
    norm = norms.get(rule.code)
    if norm is None:
        gathered.report(
            rule.file, line("code"), "norm.unknown", found=rule.code, expected=", ".join(norms)
        )
    elif norm.unit != body.unit:
        gathered.report(rule.file, line("unit"), "unit.wrong", found=body.unit, expected=norm.unit)
    gathered.question(body.only_if, rule.file, line("only_if"), "only_if")


def _borrowed(gathered: _Gathered, books: tuple[Rulebook, ...]) -> Iterator[Rule]:
    """Yield the norms of rulebooks whose own values were not read, as those they stand on."""
    by_code = {book.code: book for book in books}
    for book in books:
        for code in book.stands_on:
            base = by_code.get(code)
            if base is None:
                gathered.report(book.file, 1, "stands_on.unknown", found=code)
                continue
            assert book.head is not None, "a rulebook that stands on another has a head to give"
            for rule in base.rules:
                if rule.kind == "how_much" and (copy := _standing(rule, book.head)):
                    yield copy


def _standing(rule: Rule, head: Rule) -> Rule | None:
    first = max(rule.effective_from, head.effective_from)
    lasts = [day for day in (rule.effective_to, head.effective_to) if day is not None]
    last = min(lasts, default=None)
    if last is not None and last < first:
        return None
    return replace(
        rule,
        document=head.document,
        clause=head.clause,
        effective_from=first,
        effective_to=last,
        territory=head.territory,
        schemes=head.schemes,
        levels=head.levels,
        verified=False,
        verified_to=None,
        doubt=head.doubt,
        doubt_after="",
        rulebook=head.rulebook,
        version=head.version,
    )


def _check_overlaps(gathered: _Gathered, rules: list[Rule], activities: tuple[str, ...]) -> None:
    groups: dict[tuple[str, ...], list[Rule]] = {}
    for rule in rules:
        for key in _keys(rule, activities):
            groups.setdefault(key, []).append(rule)
    seen: set[tuple[int, int]] = set()
    for same in groups.values():
        for one, other in combinations(same, 2):
            pair = (id(one), id(other))
            if pair not in seen and _overlap(one, other):
                seen.add(pair)
                gathered.report(
                    other.file,
                    other.lines.get("effective_from", other.line),
                    "dates.overlap",
                    code_found=other.code,
                    other=f"{one.file}:{one.line}",
                    from_on=other.effective_from.isoformat(),
                )


def _keys(rule: Rule, activities: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield what a rule rules: on one day no other rule may rule the same.

    An activity has one advance and one general ceiling of it, whatever the rules are called.
    """
    name = type(rule.body).__name__
    codes: tuple[str, ...] = (rule.code,)
    if isinstance(rule.body, Advance | Ceiling):
        codes = rule.activities or activities
    for scheme in rule.schemes:
        for level in rule.levels or LEVELS:
            for code in codes:
                yield (name, code, rule.territory, scheme, level)


def _overlap(one: Rule, other: Rule) -> bool:
    return one.effective_from <= (other.effective_to or date.max) and other.effective_from <= (
        one.effective_to or date.max
    )


def _cut(rule: Rule) -> Iterator[Rule]:
    """Cut a rule where its certainty ends: read up to a day, unverified from the next."""
    last = rule.verified_to
    if not rule.verified or last is None or (rule.effective_to and rule.effective_to <= last):
        yield rule
        return
    next_day = last + timedelta(days=1)
    if rule.effective_from <= last:
        yield replace(rule, effective_to=last, whole=rule)
    yield replace(
        rule,
        whole=rule,
        effective_from=max(rule.effective_from, next_day),
        verified=False,
        doubt=" ".join(text for text in (rule.doubt, rule.doubt_after) if text),
    )
