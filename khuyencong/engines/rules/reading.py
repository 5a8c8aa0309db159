"""Read one rulebook from TOML. Whatever is wrong is told at once, with file and line."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from khuyencong.engines.rules.case import CATEGORIES, EVENTS, LEVELS, SCHEMES
from khuyencong.engines.rules.problems import RulebookError, RulebookProblem
from khuyencong.engines.rules.reading_activities import read_activity, read_norm, read_paper
from khuyencong.engines.rules.rulebook import (
    AUDIENCES,
    CAP_COUNTS,
    PERIODS,
    RAISES,
    UNITS,
    UNKNOWN_CLAUSE,
    Advance,
    Body,
    Ceiling,
    Deadline,
    Exemption,
    HowMuch,
    Rule,
    Rulebook,
    Transition,
    Uplift,
    Who,
    WorkedCase,
)
from khuyencong.engines.rules.tables import Table
from khuyencong.engines.rules.toml_lines import TableLines, table_lines

FORMAT = 1
TABLES = ("rulebook", "rule", "transition", "activity", "norm", "paper", "case", "case_defaults")
KINDS = ("who", "how_much", "uplift", "advance", "ceiling", "deadline")
KIND_OF = {
    "who": "who",
    "how_much": "how_much",
    "uplift": "how_much",
    "advance": "when",
    "ceiling": "when",
    "deadline": "when",
}
GOVERNED_BY = {"who": "approval", "how_much": "approval", "when": "contract"}
_TOML_PLACE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")
_MONTH_DAY = re.compile(  # a day that every year has: no 29 February
    r"^(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)"
    r"|02-(?:0[1-9]|1\d|2[0-8]))$"
)


@dataclass(frozen=True)
class _Head:
    """What the rules of a file share unless they say otherwise."""

    code: str
    version: str
    document: str
    territory: str
    schemes: tuple[str, ...]
    levels: tuple[str, ...]
    effective_from: date | None
    effective_to: date | None
    verified: bool
    verified_to: date | None
    doubt: str
    doubt_after: str
    clause: str | None


def read_rulebook(text: str, *, file: str) -> Rulebook:
    """Return the rulebook that a TOML text holds. ``file`` is the name that problems are told by.

    Raises ``RulebookError`` with all problems of the text. What needs the other rulebooks
    (overlapping dates, names of activities, questions about facts) is checked by ``RuleSet.of``.
    """
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else text.count("\n") + 1
        problem = RulebookProblem(file, line, "toml.syntax", {"detail": str(error)})
        raise RulebookError([problem]) from None
    reader = _Reader(values, table_lines(text), file)
    rulebook = reader.rulebook()
    if reader.problems:
        raise RulebookError(sorted(reader.problems, key=lambda problem: problem.line))
    return rulebook


class _Reader:
    def __init__(
        self,
        values: Mapping[str, Any],
        lines: Mapping[tuple[str, int], TableLines],
        file: str,
    ) -> None:
        self.problems: list[RulebookProblem] = []
        self._values = values
        self._lines = lines
        self._file = file

    def rulebook(self) -> Rulebook:
        for name in self._values:
            if name not in TABLES:
                place = self._lines.get((name, 0)) or self._lines["", 0]
                line = place.keys.get(name, place.line)
                told = {"table": name, "expected": ", ".join(TABLES)}
                self.problems.append(RulebookProblem(self._file, line, "table.unknown", told))
        title, stands_on, head = self._head()
        rules = tuple(self._rule(table, head) for table in self._tables("rule"))
        return Rulebook(
            code=head.code,
            version=head.version,
            title=title,
            document=head.document,
            file=self._file,
            rules=rules,
            transitions=tuple(self._transition(t, head) for t in self._tables("transition")),
            activities=tuple(read_activity(table) for table in self._tables("activity")),
            norms=tuple(read_norm(table) for table in self._tables("norm")),
            papers=tuple(read_paper(table) for table in self._tables("paper")),
            cases=self._cases(),
            stands_on=stands_on,
            head=self._borrowed_head(head) if stands_on else None,
        )

    def _tables(self, name: str) -> list[Table]:
        values = self._values.get(name, [])
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            told = {"table": name, "expected": f"[[{name}]]"}
            line = self._lines["", 0].keys.get(name, 1)
            self.problems.append(RulebookProblem(self._file, line, "table.wrong_form", told))
            return []
        return [self._table(name, at, value) for at, value in enumerate(values)]

    def _table(self, name: str, at: int, values: Mapping[str, Any]) -> Table:
        place = self._lines.get((name, at), TableLines(0))
        return Table(
            values,
            file=self._file,
            line=place.line,
            lines=place.keys,
            problems=self.problems,
        )

    def _head(self) -> tuple[str, tuple[str, ...], _Head]:
        values = self._values.get("rulebook")
        if not isinstance(values, dict):
            told = {"table": "rulebook", "expected": "[rulebook]"}
            self.problems.append(RulebookProblem(self._file, 1, "table.missing", told))
            values = {}
        table = self._table("rulebook", 0, values)
        if values and table.whole("format", 0) != FORMAT:
            table.report("format", "field.unknown_value", found="", expected=str(FORMAT))
        head = _Head(
            code=table.text("code", None if values else ""),
            version=table.text("version", None if values else ""),
            document=table.text("document", ""),
            territory=table.text("territory", "VN"),
            schemes=table.some_of("schemes", SCHEMES, SCHEMES),
            levels=table.some_of("levels", LEVELS),
            effective_from=table.optional_day("effective_from"),
            effective_to=table.optional_day("effective_to"),
            verified=table.flag("verified", default=True),
            verified_to=table.optional_day("verified_to"),
            doubt=table.text("doubt", ""),
            doubt_after=table.text("doubt_after", ""),
            clause=table.text("clause") if table.has("clause") else None,
        )
        title = table.text("title", None if values else "")
        stands_on = table.texts("stands_on")
        table.text("read_from", "")
        table.finish()
        return title, stands_on, head

    def _borrowed_head(self, head: _Head) -> Rule:
        place = self._lines.get(("rulebook", 0), TableLines(1))
        if head.effective_from is None or head.verified:
            told = {"field": "stands_on", "expected": "effective_from, verified = false"}
            self.problems.append(
                RulebookProblem(self._file, place.line, "stands_on.needs_doubt", told)
            )
        return Rule(
            code="",
            kind="how_much",
            name="",
            document=head.document,
            clause=head.clause or UNKNOWN_CLAUSE,
            effective_from=head.effective_from or date.min,
            effective_to=head.effective_to,
            body=HowMuch(unit=""),
            territory=head.territory,
            schemes=head.schemes,
            levels=head.levels,
            verified=False,
            doubt=head.doubt,
            rulebook=head.code,
            version=head.version,
            file=self._file,
            line=place.line,
        )

    def _rule(self, table: Table, head: _Head) -> Rule:
        kind = table.one_of("kind", KINDS)
        body = self._body(table, kind)
        large_kind = KIND_OF.get(kind, "who")
        rule = Rule(
            code=table.text("code"),
            kind=large_kind,
            name=table.text("name"),
            document=table.text("document", head.document or None),
            clause=table.text("clause", None if table.has("clause") else head.clause),
            effective_from=table.day("effective_from", head.effective_from),
            effective_to=table.optional_day("effective_to", head.effective_to),
            body=body,
            territory=table.text("territory", head.territory),
            schemes=table.some_of("schemes", SCHEMES, head.schemes),
            levels=table.some_of("levels", LEVELS, head.levels),
            activities=table.texts("activities"),
            audiences=table.some_of("audiences", AUDIENCES),
            governed_by=table.one_of("governed_by", EVENTS, GOVERNED_BY[large_kind]),
            verified=table.flag("verified", default=head.verified),
            verified_to=table.optional_day("verified_to", head.verified_to),
            doubt=table.text("doubt", head.doubt),
            doubt_after=table.text("doubt_after", head.doubt_after),
            rulebook=head.code,
            version=head.version,
            file=self._file,
            line=table.line,
            lines=table.lines,
        )
        table.finish()
        _check_rule(table, rule)
        return rule

    def _body(self, table: Table, kind: str) -> Body:
        match kind:
            case "how_much":
                return _how_much(table)
            case "uplift":
                return _uplift(table)
            case "advance":
                return Advance(
                    percent=_percent(table),
                    requires=table.text("requires", ""),
                    expects=table.text("expects", ""),
                    papers=table.texts("papers"),
                    rest_papers=table.texts("rest_papers"),
                    above_ceiling=table.flag("above_ceiling", default=False),
                )
            case "ceiling":
                return Ceiling(percent=_percent(table))
            case "deadline":
                return _deadline(table)
            case _:
                return _who(table)

    def _transition(self, table: Table, head: _Head) -> Transition:
        transition = Transition(
            code=table.text("code"),
            approved_before=table.day("approved_before"),
            kinds=table.some_of("kinds", ("who", "how_much", "when")),
            document=table.text("document", head.document or None),
            clause=table.text("clause"),
            verified=table.flag("verified", default=head.verified),
            doubt=table.text("doubt", ""),
            file=self._file,
            line=table.line,
        )
        table.finish()
        return transition

    def _cases(self) -> tuple[WorkedCase, ...]:
        defaults = self._values.get("case_defaults", {})
        if not isinstance(defaults, dict):
            told = {"table": "case_defaults", "expected": "[case_defaults]"}
            line = self._lines.get(("case_defaults", 0), TableLines(1)).line
            self.problems.append(RulebookProblem(self._file, line, "table.wrong_form", told))
            defaults = {}
        cases = []
        for table in self._tables("case"):
            name = table.text("name")
            given = _merged(defaults, table.raw("given"))
            expected = table.raw("expected")
            if not expected:
                table.report("expected", "field.missing", expected="at least one expectation")
            table.finish()
            cases.append(WorkedCase(name, given, expected, self._file, table.line))
        return tuple(cases)


def _merged(base: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """Lay one table over another; tables inside are merged, everything else is replaced."""
    merged = dict(base)
    for name, value in change.items():
        below = merged.get(name)
        if isinstance(below, dict) and isinstance(value, dict):
            merged[name] = _merged(below, value)
        else:
            merged[name] = value
    return merged


def _who(table: Table) -> Who:
    inner = table.table("unless")
    unless = None
    if inner is not None:
        unless = Exemption(
            question=inner.text("if"),
            clause=inner.text("clause"),
            document=inner.text("document", ""),
            doubt=inner.text("doubt", ""),
        )
        inner.finish()
    return Who(table.text("requires"), table.text("expects"), unless)


def _how_much(table: Table) -> HowMuch:
    body = HowMuch(
        unit=table.one_of("unit", UNITS),
        rate_hundredths=table.scaled("rate_percent", 100),
        cap_vnd=table.amount("cap_vnd"),
        items=table.some_of("items", CATEGORIES),
        new_only=table.flag("new_only", default=False),
        only_if=table.text("only_if", ""),
        only_if_expects=table.text("only_if_expects", ""),
        max_times=table.optional_whole("max_times"),
        period=table.one_of("period", PERIODS, "year"),
        cap_counts=table.one_of("cap_counts", CAP_COUNTS, "support"),
        pay_after_completion=table.flag("pay_after_completion", default=False),
    )
    if body.rate_hundredths is None and body.cap_vnd is None:
        table.report("rate_percent", "norm.without_value", expected="rate_percent, cap_vnd")
    if body.rate_hundredths is not None and body.rate_hundredths > 10_000:
        table.report("rate_percent", "percent.above_100", found=body.rate_hundredths // 100)
    if body.only_if and not body.only_if_expects:
        table.report("only_if_expects", "field.missing", expected="text")
    return body


def _uplift(table: Table) -> Uplift:
    times = table.scaled("times", 1000)
    if times is None:
        table.report("times", "field.missing", expected="number")
    elif times <= 1000:
        table.report("times", "uplift.raises_nothing", found=times, expected="> 1")
    return Uplift(
        question=table.text("if"),
        times_thousandths=times or 1000,
        raises=table.one_of("raises", RAISES, "cap"),
        stacks=table.flag("stacks", default=False),
        norms=table.texts("norms"),
    )


def _percent(table: Table) -> int:
    percent = table.whole("percent")
    if percent > 100:
        table.report("percent", "percent.above_100", found=percent)
    return percent


def _deadline(table: Table) -> Deadline:
    body = Deadline(
        before=table.text("before", ""),
        until=table.text("until", ""),
        year=table.one_of("year", ("built_in", "plan", "next"), "built_in"),
        days_after=table.optional_whole("days_after"),
        event=table.text("event", ""),
    )
    for name, value in (("before", body.before), ("until", body.until)):
        if value and not _MONTH_DAY.match(value):
            table.report(name, "field.wrong_type", found=value, expected="MM-DD")
    ways = [bool(body.before), bool(body.until), body.days_after is not None]
    if sum(ways) != 1:
        table.report("before", "deadline.not_one_day", expected="before | until | days_after")
    return body


def _check_rule(table: Table, rule: Rule) -> None:
    if rule.effective_to is not None and rule.effective_to < rule.effective_from:
        table.report(
            "effective_to",
            "dates.reversed",
            found=rule.effective_to.isoformat(),
            expected=f">= {rule.effective_from.isoformat()}",
        )
    if rule.verified and rule.clause == UNKNOWN_CLAUSE:
        table.report("clause", "clause.unknown_but_verified", expected="verified = false")
    if rule.verified and rule.verified_to and not rule.doubt_after:
        table.report("doubt_after", "field.missing", expected="text")
    if not rule.schemes:
        table.report("schemes", "field.missing", expected=", ".join(SCHEMES))
