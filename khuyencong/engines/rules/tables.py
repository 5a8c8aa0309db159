"""Take typed fields out of a TOML table and note every fault with its line."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from khuyencong.engines.rules.problems import Parameter, RulebookProblem


class Table:
    """One table of a rulebook. Fields are taken by name; what is left over is unknown."""

    def __init__(
        self,
        values: Mapping[str, Any],
        *,
        file: str,
        line: int,
        lines: Mapping[str, int],
        problems: list[RulebookProblem],
    ) -> None:
        self.file = file
        self.line = line
        self.lines = lines
        self._values = values
        self._problems = problems
        self._known: list[str] = []

    def line_of(self, name: str) -> int:
        return self.lines.get(name, self.line)

    def report(self, name: str, code: str, **parameters: Parameter) -> None:
        """Note a fault at a field, or at the table where the field is not there."""
        self._problems.append(
            RulebookProblem(self.file, self.line_of(name), code, {"field": name, **parameters})
        )

    def has(self, name: str) -> bool:
        return name in self._values

    def text(self, name: str, default: str | None = None) -> str:
        return str(self._take(name, str, "text", default, ""))

    def flag(self, name: str, *, default: bool) -> bool:
        return bool(self._take(name, bool, "true, false", default, empty=False))

    def whole(self, name: str, default: int | None = None) -> int:
        value = self._take(name, int, "whole number", default, 0)
        if isinstance(value, int) and value < 0:
            self.report(name, "field.negative", found=value)
        return int(value)

    def optional_whole(self, name: str) -> int | None:
        return None if self._absent(name) else self.whole(name)

    def amount(self, name: str) -> int | None:
        """Take an amount of whole đồng that is not zero."""
        value = self.optional_whole(name)
        if value == 0 and self.has(name):
            self.report(name, "field.wrong_type", found="0", expected="whole VND above 0")
        return value

    def scaled(self, name: str, scale: int) -> int | None:
        """Take a number and return it times ``scale``, which must be whole."""
        if self._absent(name):
            return None
        value = self._values[name]
        is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
        if not is_number or not Decimal(value).is_finite():
            self.report(name, "field.wrong_type", found=str(value), expected="number")
            return None
        exact = value * scale
        if exact != int(exact) or exact <= 0:
            self.report(name, "field.wrong_type", found=str(value), expected=f"n/{scale} > 0")
            return None
        return int(exact)

    def day(self, name: str, default: date | None = None) -> date:
        value = self._take(name, date, "date", default, date.min)
        assert isinstance(value, date), "the reader gives days"
        return value

    def optional_day(self, name: str, default: date | None = None) -> date | None:
        return default if self._absent(name) else self.day(name)

    def texts(self, name: str, default: Sequence[str] = ()) -> tuple[str, ...]:
        value = self._take(name, list, "list of texts", list(default), [])
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            self.report(name, "field.wrong_type", found=str(value), expected="list of texts")
            return ()
        return tuple(value)

    def one_of(self, name: str, allowed: Sequence[str], default: str | None = None) -> str:
        value = self.text(name, default)
        if self.has(name) and value not in allowed:
            self.report(name, "field.unknown_value", found=value, expected=", ".join(allowed))
        return value

    def some_of(
        self, name: str, allowed: Sequence[str], default: Sequence[str] = ()
    ) -> tuple[str, ...]:
        values = self.texts(name, default)
        for value in values:
            if value not in allowed:
                self.report(name, "field.unknown_value", found=value, expected=", ".join(allowed))
        return values

    def table(self, name: str) -> "Table | None":
        """Take an inner table; it reports at the line of its field."""
        if self._absent(name):
            return None
        return self._inner(name, self._take(name, dict, "table", None, {}))

    def tables(self, name: str) -> "list[Table]":
        """Take a list of inner tables."""
        values = self._take(name, list, "list of tables", [], [])
        for value in values:
            if not isinstance(value, dict):
                self.report(name, "field.wrong_type", found=str(value), expected="list of tables")
        return [self._inner(name, value) for value in values if isinstance(value, dict)]

    def raw(self, name: str) -> Mapping[str, Any]:
        """Take an inner table as it is."""
        value = self._take(name, dict, "table", {}, {})
        assert isinstance(value, dict), "the reader gives tables"
        return value

    def finish(self) -> None:
        """Note the fields that nobody asked for."""
        for name in self._values:
            if name not in self._known:
                self.report(name, "field.unknown", expected=", ".join(sorted(set(self._known))))

    def _inner(self, name: str, values: Any) -> "Table":
        return Table(
            values,
            file=self.file,
            line=self.line_of(name),
            lines={},
            problems=self._problems,
        )

    def _absent(self, name: str) -> bool:
        """Note that a field is known; return whether it is not there."""
        self._known.append(name)
        return name not in self._values

    def _take(self, name: str, kind: type, expected: str, default: Any, empty: Any) -> Any:
        self._known.append(name)
        if name not in self._values:
            if default is None:
                self.report(name, _missing(name), expected=expected)
                return empty
            return default
        value = self._values[name]
        if default is None and isinstance(value, str) and not value.strip():
            self.report(name, _missing(name), expected=expected)
            return empty
        right = isinstance(value, kind) and not (kind is int and isinstance(value, bool))
        if not right or isinstance(value, datetime):
            self.report(name, "field.wrong_type", found=str(value), expected=expected)
            return empty
        return value


def _missing(name: str) -> str:
    """Return the code of a field that is not there, or says nothing."""
    return "clause.missing" if name == "clause" else "field.missing"
