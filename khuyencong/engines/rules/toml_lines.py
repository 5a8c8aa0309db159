"""Where things stand in a TOML text: the standard reader gives values without their lines."""

import re
from collections import Counter
from dataclasses import dataclass, field

_HEADER = re.compile(r"^\s*\[(\[)?\s*([\w.-]+)\s*\](\])?\s*(#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z_][\w-]*)\s*=")
_QUOTES = ('"""', "'''")


@dataclass
class TableLines:
    """The line of a table's header, and those of its keys."""

    line: int
    keys: dict[str, int] = field(default_factory=dict)


def table_lines(text: str) -> dict[tuple[str, int], TableLines]:
    """Return where each table stands, by its name and number (from 0) under that name."""
    found: dict[tuple[str, int], TableLines] = {("", 0): TableLines(1)}
    here = found["", 0]
    counts: Counter[str] = Counter()
    quote = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if quote:
            quote = "" if line.count(quote) % 2 else quote
            continue
        if header := _HEADER.match(line):
            name = header[2]
            here = found[name, counts[name]] = TableLines(number)
            counts[name] += 1
        elif key := _KEY.match(line):
            here.keys.setdefault(key[1], number)
        quote = next((mark for mark in _QUOTES if line.count(mark) % 2), "")
    return found
