"""A plan as values: kept whole at each version, and compared to say what changed. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Content = Mapping[str, Any]

LINE_FIELDS = (
    "number",
    "activity",
    "title",
    "unit",
    "quantity",
    "responsible",
    "partner",
    "starts_on",
    "ends_on",
    "state",
    "note",
)
"""The fields of a line that a version keeps, in the order in which they are shown."""


@dataclass(frozen=True)
class FieldChange:
    """A value of a line before and after; None on either side means that there was none."""

    name: str
    before: str | int | None
    after: str | int | None


@dataclass(frozen=True)
class LineChange:
    """What became of one line between two versions."""

    number: str
    title: str
    is_new: bool
    fields: Sequence[FieldChange]
    money: Sequence[FieldChange]  # by source


def as_json(value: object) -> str | int | None:
    """Return a field's value as a version keeps it."""
    if isinstance(value, date):
        return value.isoformat()
    assert value is None or isinstance(value, str | int), f"{value!r} is not a value of a line"
    return value


def changes_between(old: Content, new: Content) -> list[LineChange]:
    """Return the lines that differ between two versions, in the order of the newer one."""
    before = {line["id"]: line for line in old["lines"]}
    found = (_line_change(before.get(line["id"]), line) for line in new["lines"])
    return [change for change in found if change.is_new or change.fields or change.money]


def _line_change(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> LineChange:
    then = old or {"funding": {}}
    fields = [
        FieldChange(name, then.get(name), new[name])
        for name in LINE_FIELDS
        if then.get(name) != new[name] and not (old is None and new[name] in ("", None))
    ]
    sources = [*new["funding"], *(key for key in then["funding"] if key not in new["funding"])]
    money = [
        FieldChange(source, then["funding"].get(source), new["funding"].get(source))
        for source in sources
        if then["funding"].get(source, 0) != new["funding"].get(source, 0)
    ]
    return LineChange(new["number"], new["title"], old is None, fields, money)


def with_changes(content: Content, changes: Sequence[Mapping[str, Any]]) -> Content:
    """Return a plan as it would be with the changes of an adjustment."""
    lines = [dict(line) for line in content["lines"]]
    by_id = {line["id"]: line for line in lines}
    for change in changes:
        values = dict(change["values"])
        if "funding" in change:
            values["funding"] = {
                row["source"]: row["amount_vnd"] for row in change["funding"] if row["amount_vnd"]
            }
        if change["line"] is None:
            lines.append({"id": None, "state": "active", "funding": {}} | values)
        else:
            by_id[change["line"]].update(values)
    return {**content, "lines": lines}
