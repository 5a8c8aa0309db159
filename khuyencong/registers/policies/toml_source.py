"""TOML as people write it: values, and the line on which each stands, to name it in an error."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from khuyencong.engines.rules.problems import Parameter, RulebookError, RulebookProblem

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_-]+|\"[^\"]*\")\s*=")
_PLACE = re.compile(r"\s*\(at line (\d+), column \d+\)$")
_FENCES = ('"""', "'''")


@dataclass(frozen=True)
class Source:
    """The values of a TOML text, with their lines."""

    file: str
    data: dict[str, Any]
    lines: Mapping[Path, int]

    def line_of(self, path: Path) -> int:
        """Return the line of a value; of what it lies in, where it has none of its own."""
        while path:
            if path in self.lines:
                return self.lines[path]
            path = path[:-1]
        return 1

    def problem(self, path: Path, code: str, **parameters: Parameter) -> RulebookProblem:
        """Return a problem of the value at a path."""
        return RulebookProblem(self.file, self.line_of(path), code, parameters)


def read_toml(text: str, *, file: str) -> Source:
    """Parse a text. Raises ``RulebookError`` with code ``toml.syntax`` and the line."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        detail = _PLACE.sub("", str(error))
        raise RulebookError(
            [RulebookProblem(file, line, "toml.syntax", {"detail": detail})]
        ) from error
    return Source(file, data, _lines(text))


def _lines(text: str) -> dict[Path, int]:
    """Return the line of each table and key, by a scan that trusts the text to be valid TOML."""
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    open_fence = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if open_fence:
            if open_fence in line:
                open_fence = ""
            continue
        if header := _HEADER.match(line):
            table = _table_path(header[2], counts, is_array=header[1] == "[[")
            lines[table] = number
        elif key := _KEY.match(line):
            lines.setdefault((*table, key[1].strip('"')), number)
            open_fence = next((fence for fence in _FENCES if line.count(fence) == 1), "")
    return lines


def _table_path(name: str, counts: dict[Path, int], *, is_array: bool) -> Path:
    *above, last = (part.strip().strip('"') for part in name.split("."))
    path: Path = ()
    for part in above:
        path = (*path, part)
        if path in counts:
            path = (*path, counts[path] - 1)
    path = (*path, last)
    if is_array:
        counts[path] = counts.get(path, 0) + 1
        path = (*path, counts[path] - 1)
    return path
