"""Paging by key: a page starts where the last one ended, so the thousandth costs as the first.

A missing value (NULL) counts as greater than every other, on both databases. An ascending order by
a field that may be missing is correct but not of constant cost: no index holds "or missing" as one
range. Order long lists by fields that are always there, or descending; where the list holds only
rows that have the field, say so (``always_there``).
"""

import base64
import binascii
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import F, Field, ForeignKey, Model, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.http import HttpRequest
from django.utils import timezone

CURSOR_PARAMETER = "cursor"
LONGEST_CURSOR = 2000

Row = TypeVar("Row")


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Rows with the ways on from them. A cursor is None where there is nowhere to go."""

    rows: Sequence[Row]
    next_cursor: str | None
    previous_cursor: str | None
    last_cursor: str | None
    first: bool


@dataclass(frozen=True)
class Key:
    """One field of an order."""

    name: str
    descending: bool
    field: "Field[Any, Any]"
    may_be_missing: bool


@dataclass(frozen=True)
class Cursor:
    """Where a page starts: after a row, before a row, or at the end."""

    way: str  # after, before or last
    values: tuple[Any, ...] = ()


def keyset_page(
    queryset: QuerySet[Any, Row],
    *,
    request: HttpRequest,
    order: Sequence[str],
    always_there: Collection[str] = (),
    size: int = 60,
) -> Page[Row]:
    """Return the page that the request's cursor asks for; the first one if it makes no sense.

    ``order`` names fields, "-" before a descending one; the last must be unique. ``always_there``
    names those that the model lets be missing and no row of this list misses. One query, or two
    near the beginning on the way back.
    """
    keys = [_key(queryset, name, always_there) for name in order]
    cursor = _read(request.GET.get(CURSOR_PARAMETER, ""), keys)
    if cursor is None:
        return _forwards(queryset, keys, None, size)
    if cursor.way == "after":
        return _forwards(queryset, keys, cursor, size)
    page = _backwards(queryset, keys, cursor, size)
    # Too few rows before a row: show the whole first page instead of its remainder.
    return page if page.previous_cursor else _forwards(queryset, keys, None, size)


def _forwards(
    queryset: QuerySet[Any, Row], keys: Sequence[Key], cursor: Cursor | None, size: int
) -> Page[Row]:
    found = queryset.order_by(*_ordering(keys, backwards=False))
    if cursor is not None:
        found = found.filter(_beyond(keys, cursor.values, backwards=False))
    rows = list(found[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    return Page(
        rows=rows,
        next_cursor=_write("after", rows[-1], keys) if more else None,
        previous_cursor=_write("before", rows[0], keys) if cursor is not None and rows else None,
        last_cursor=_encode(["last"]) if more else None,
        first=cursor is None,
    )


def _backwards(
    queryset: QuerySet[Any, Row], keys: Sequence[Key], cursor: Cursor, size: int
) -> Page[Row]:
    found = queryset.order_by(*_ordering(keys, backwards=True))
    if cursor.values:
        found = found.filter(_beyond(keys, cursor.values, backwards=True))
    rows = list(found[: size + 1])
    more, rows = len(rows) > size, rows[:size][::-1]
    at_end = cursor.way == "last"
    return Page(
        rows=rows,
        next_cursor=_write("after", rows[-1], keys) if rows and not at_end else None,
        previous_cursor=_write("before", rows[0], keys) if more else None,
        last_cursor=None if at_end else _encode(["last"]),
        first=False,
    )


def _ordering(keys: Iterable[Key], *, backwards: bool) -> list[OrderBy]:
    ordering = []
    for key in keys:
        descending = key.descending is not backwards
        ordering.append(
            OrderBy(
                F(key.name),
                descending=descending,
                nulls_first=(key.may_be_missing and descending) or None,
                nulls_last=(key.may_be_missing and not descending) or None,
            )
        )
    return ordering


def _beyond(keys: Sequence[Key], values: Sequence[Any], *, backwards: bool) -> Q:
    """Return the condition of rows past a row.

    For (a, b) after (x, y): a >= x and (a > x or a = x and b > y). The first part is implied by
    the second; it is there because databases turn it, not the "or", into a jump in the index.
    """
    condition = Q()
    for key, value in reversed(list(zip(keys, values, strict=True))):
        past = _past(key, value, descending=key.descending is not backwards)
        condition = past | (_same(key, value) & condition) if condition else past
    if len(keys) > 1 and values[0] is not None:
        key, descending = keys[0], keys[0].descending is not backwards
        bound = Q(**{f"{key.name}__{'lte' if descending else 'gte'}": values[0]})
        if key.may_be_missing and not descending:
            bound |= Q(**{f"{key.name}__isnull": True})
        condition = bound & condition
    return condition


def _past(key: Key, value: Any, *, descending: bool) -> Q:
    missing = Q(**{f"{key.name}__isnull": True})
    if value is None:
        return ~missing if descending else Q(pk__in=[])  # nothing is greater than missing
    past = Q(**{f"{key.name}__{'lt' if descending else 'gt'}": value})
    return past | missing if key.may_be_missing and not descending else past


def _same(key: Key, value: Any) -> Q:
    return Q(**{f"{key.name}__isnull": True}) if value is None else Q(**{key.name: value})


def _key(queryset: QuerySet[Any, Any], ordered: str, always_there: Collection[str]) -> Key:
    name = ordered.removeprefix("-")
    field, may_be_missing = _field(queryset, name)
    may_be_missing = may_be_missing and name not in always_there
    return Key(name, ordered.startswith("-"), field, may_be_missing)


def _field(queryset: QuerySet[Any, Any], name: str) -> tuple["Field[Any, Any]", bool]:
    """Return the field at the end of a path, and whether a NULL may stand there."""
    if annotation := queryset.query.annotations.get(name):
        return annotation.output_field, True
    model: type[Model] = queryset.model
    found: Field[Any, Any] | None = None
    may_be_missing = False
    for step in name.split("__"):
        field = model._meta.pk if step == "pk" else model._meta.get_field(step)
        if not isinstance(field, Field):
            raise FieldDoesNotExist(f"{name} is not a path of plain fields and single relations")
        found = field
        may_be_missing = may_be_missing or field.null
        if isinstance(field, ForeignKey):
            model = field.related_model
    assert found is not None, "a name has at least one step"
    return found, may_be_missing


def _value(row: Any, name: str) -> Any:
    if isinstance(row, Mapping):
        return row[name]
    for step in name.split("__"):
        row = getattr(row, step, None)
    return row.pk if isinstance(row, Model) else row


def _write(way: str, row: Any, keys: Iterable[Key]) -> str:
    values = [_value(row, key.name) for key in keys]
    return _encode([way, *(None if value is None else _text(value) for value in values)])


def _text(value: Any) -> str | int:
    if isinstance(value, int):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _encode(content: list[Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(text: str, keys: Sequence[Key]) -> Cursor | None:
    """Return the cursor, or None for none and for one that makes no sense."""
    if not text or len(text) > LONGEST_CURSOR:
        return None
    try:
        content = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        return None
    if content == ["last"]:
        return Cursor("last")
    if not isinstance(content, list) or len(content) != len(keys) + 1:
        return None
    if content[0] not in ("after", "before"):
        return None
    try:
        values = tuple(_parsed(key, raw) for key, raw in zip(keys, content[1:], strict=True))
    except ValidationError:
        return None
    return Cursor(content[0], values)


def _parsed(key: Key, raw: Any) -> Any:
    if raw is None and key.may_be_missing:
        return None
    if not isinstance(raw, str | int) or "\0" in str(raw):
        raise ValidationError("not a value of a key")
    field = key.field.target_field if isinstance(key.field, ForeignKey) else key.field
    value = field.to_python(raw)
    if value is None or (isinstance(value, datetime) and timezone.is_naive(value)):
        raise ValidationError("not a value of a key")
    return value
