"""Read a book of routes: TOML in, routes out, or every problem with its line."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from khuyencong.engines.rules.problems import RulebookError, RulebookProblem
from khuyencong.foundation.accounts.actor import Role
from khuyencong.registers.offices.models import OfficeKind
from khuyencong.registers.policies.fields import (
    DAY,
    LIST,
    NEEDED_DAY,
    NEEDED_TEXT,
    NUMBER,
    TABLES,
    TEXT,
    YES_NO,
    FieldRule,
    check_table,
)
from khuyencong.registers.policies.routes import (
    ACTIONS,
    STATES,
    Deadline,
    Duty,
    Route,
    RouteBook,
    RouteStep,
)
from khuyencong.registers.policies.toml_source import (
    Path,
    Source,
    read_toml,
)

SCHEMES = frozenset({"national", "local"})
LEVELS = frozenset({"national", "province", "district", "commune"})
TOLD = frozenset(
    {"applicant", "implementing_unit", "beneficiary", "receiving_office", *OfficeKind.values}
)

_KINDS = frozenset(OfficeKind.values)
_ROLES = frozenset(role.value for role in Role if role not in (Role.JUROR, Role.SYSTEM))
_STATES = frozenset(STATES)

_SOURCE_FIELDS = {"document": TEXT, "clause": TEXT, "verified": YES_NO}
_ROUTE_FIELDS = {
    "code": NEEDED_TEXT,
    "name": NEEDED_TEXT,
    "scheme": FieldRule(str, required=True, one_of=SCHEMES),
    "level": FieldRule(str, required=True, one_of=LEVELS),
    "receives": FieldRule(list, required=True),
    "valid_from": NEEDED_DAY,
    "valid_to": DAY,
    "skips": FieldRule(list, one_of=_STATES),
    "takes_new": YES_NO,
    "steps_like": DAY,
    "doubt": TEXT,
    "step": TABLES,
    "duty": TABLES,
    **_SOURCE_FIELDS,
}
_STEP_FIELDS = {
    "action": FieldRule(str, required=True, one_of=frozenset(ACTIONS)),
    "by_roles": FieldRule(list, required=True, one_of=_ROLES),
    "by_office": FieldRule(list, one_of=_KINDS),
    "office_levels": LIST,
    "from_states": FieldRule(list, one_of=_STATES),
    "working_days": NUMBER,
    "before": TEXT,
    "not_later_than": TEXT,
    "year_offset": NUMBER,
    "told": FieldRule(list, one_of=TOLD),
    "papers": LIST,
    "doubt": TEXT,
    **_SOURCE_FIELDS,
}
_DUTY_FIELDS = {
    "code": NEEDED_TEXT,
    "name": NEEDED_TEXT,
    "by_roles": FieldRule(list, one_of=_ROLES),
    "by_office": FieldRule(list, one_of=_KINDS),
    "monthly_before": NUMBER,
    "within_days": NUMBER,
    "after": FieldRule(str, one_of=frozenset(ACTIONS)),
    "told": FieldRule(list, one_of=TOLD),
    **_SOURCE_FIELDS,
}


def read_route_book(text: str, *, file: str) -> RouteBook:
    """Return the routes of a text. Raises ``RulebookError`` with everything that is wrong."""
    source = read_toml(text, file=file)
    problems = check_table(source, (), source.data, {"route": FieldRule(list, required=True)})
    tables = source.data.get("route", [])
    if not problems:
        problems = [
            p for place, table in enumerate(tables) for p in _check_route(source, place, table)
        ]
    if not problems:
        problems = _check_periods(source, tables)
    if problems:
        raise RulebookError(problems)
    routes: dict[tuple[str, date], Route] = {}
    for table in tables:
        route = _route(table, routes)
        routes[route.code, route.valid_from] = route
    return RouteBook(tuple(sorted(routes.values(), key=lambda r: (r.code, r.valid_from))))


def _check_route(source: Source, place: int, table: Any) -> list[RulebookProblem]:
    path: Path = ("route", place)
    problems = check_table(source, path, table, _ROUTE_FIELDS)
    if problems:
        return problems
    for number, step in enumerate(table.get("step", [])):
        problems += _check_step(source, (*path, "step", number), step)
    for number, duty in enumerate(table.get("duty", [])):
        problems += check_table(source, (*path, "duty", number), duty, _DUTY_FIELDS)
    if not problems:
        problems += _check_whole(source, path, table)
    return problems


def _check_step(source: Source, path: Path, step: Any) -> list[RulebookProblem]:
    problems = check_table(source, path, step, _STEP_FIELDS)
    if problems:
        return problems
    if step.get("working_days", 0) < 0:
        problems.append(
            source.problem((*path, "working_days"), "field.negative", field="working_days")
        )
    problems += [
        source.problem((*path, name), "route.not_a_month_day", field=name, found=step[name])
        for name in ("before", "not_later_than")
        if name in step and _month_day(step[name]) is None
    ]
    return problems + _check_source(source, path, step)


def _check_whole(source: Source, path: Path, table: dict[str, Any]) -> list[RulebookProblem]:
    problems = _check_source(source, path, table)
    ends = table.get("valid_to")
    if ends is not None and ends < table["valid_from"]:
        problems.append(source.problem((*path, "valid_to"), "route.ends_before_it_begins"))
    if "steps_like" not in table and not table.get("step"):
        problems.append(source.problem(path, "field.missing", field="step"))
    seen: set[str] = set()
    for number, step in enumerate(table.get("step", [])):
        if step["action"] in seen:
            where: Path = (*path, "step", number, "action")
            problems.append(source.problem(where, "route.action_twice", action=step["action"]))
        seen.add(step["action"])
    return problems


def _check_source(source: Source, path: Path, table: dict[str, Any]) -> list[RulebookProblem]:
    """What is called verified names the document and the clause that was read."""
    if not table.get("verified"):
        return []
    return [
        source.problem(path, "route.verified_without_source", field=name)
        for name in ("document", "clause")
        if not table.get(name)
    ]


def _check_periods(source: Source, tables: list[dict[str, Any]]) -> list[RulebookProblem]:
    problems = []
    for place, table in enumerate(tables):
        path: Path = ("route", place)
        earlier = [other for other in tables[:place] if other["code"] == table["code"]]
        like = table.get("steps_like")
        if like is not None and like not in (other["valid_from"] for other in earlier):
            problems.append(
                source.problem(
                    (*path, "steps_like"), "route.no_such_period", day_on=like.isoformat()
                )
            )
        problems += [
            source.problem(
                (*path, "valid_from"),
                "route.periods_overlap",
                route=table["code"],
                other_on=other["valid_from"].isoformat(),
            )
            for other in earlier
            if _overlap(other, table)
        ]
    return problems


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    far = date.max - timedelta(days=1)
    return bool(
        one["valid_from"] <= other.get("valid_to", far)
        and other["valid_from"] <= one.get("valid_to", far)
    )


def _month_day(text: str) -> tuple[int, int] | None:
    try:
        day = date.fromisoformat(f"2024-{text}")
    except ValueError:
        return None
    return day.month, day.day


def _route(table: dict[str, Any], earlier: dict[tuple[str, date], Route]) -> Route:
    steps = tuple(_step(step) for step in table.get("step", []))
    duties = tuple(_duty(duty) for duty in table.get("duty", []))
    verified = table.get("verified", False)
    if (like := table.get("steps_like")) is not None:
        model = earlier[table["code"], like]
        steps = (*_taken_over(model.steps, steps, verified=verified), *steps)
        kept = {duty.code for duty in duties}
        duties += tuple(
            replace(duty, verified=duty.verified and verified)
            for duty in model.duties
            if duty.code not in kept
        )
    return Route(
        code=table["code"],
        name=table["name"],
        scheme=table["scheme"],
        level=table["level"],
        receives=tuple(table["receives"]),
        valid_from=table["valid_from"],
        valid_to=table.get("valid_to"),
        skips=tuple(table.get("skips", ())),
        takes_new=table.get("takes_new", True),
        steps=tuple(sorted(steps, key=lambda step: ACTIONS.index(step.action))),
        duties=duties,
        document=table.get("document", ""),
        clause=table.get("clause", ""),
        verified=verified,
        doubt=table.get("doubt", ""),
    )


def _taken_over(
    steps: Iterable[RouteStep], own: Iterable[RouteStep], *, verified: bool
) -> list[RouteStep]:
    """Return the steps of an earlier period that a later one does not write anew.

    What was read of the old text is not thereby read of the new one.
    """
    written = {step.action for step in own}
    return [
        replace(step, verified=step.verified and verified)
        for step in steps
        if step.action not in written
    ]


def _step(table: dict[str, Any]) -> RouteStep:
    return RouteStep(
        action=table["action"],
        by_roles=tuple(table["by_roles"]),
        by_office=tuple(table.get("by_office", ())),
        office_levels=tuple(table.get("office_levels", ())),
        from_states=tuple(table.get("from_states", ())),
        working_days=table.get("working_days"),
        deadline=_deadline(table),
        told=tuple(table.get("told", ())),
        papers=tuple(table.get("papers", ())),
        document=table.get("document", ""),
        clause=table.get("clause", ""),
        verified=table.get("verified", False),
        doubt=table.get("doubt", ""),
    )


def _deadline(table: dict[str, Any]) -> Deadline | None:
    text = table.get("before") or table.get("not_later_than")
    found = _month_day(text) if text else None
    if found is None:
        return None
    offset = table.get("year_offset", 0)
    return Deadline(*found, year_offset=offset, is_last_day="not_later_than" in table)


def _duty(table: dict[str, Any]) -> Duty:
    return Duty(
        code=table["code"],
        name=table["name"],
        by_roles=tuple(table.get("by_roles", ())),
        by_office=tuple(table.get("by_office", ())),
        monthly_before=table.get("monthly_before"),
        within_days=table.get("within_days"),
        after=table.get("after", ""),
        told=tuple(table.get("told", ())),
        document=table.get("document", ""),
        clause=table.get("clause", ""),
        verified=table.get("verified", False),
    )
