"""Read the lines of a Treasury statement as people type or paste them. Pure: text in, rows out."""

import csv
import io
import re
from datetime import date, datetime

from khuyencong.engines.money import MAXIMUM_VND, Vnd
from khuyencong.programme.payments.values import StatementRow

_AMOUNT = re.compile(r"[0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")
_DAYS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")
_MINUS = ("-", "−", "–")


class UnreadableLine(Exception):
    """A line is not: number; day; amount; text. ``sequence`` is its place."""

    def __init__(self, sequence: int, line: str) -> None:
        super().__init__(f"line {sequence}: {line}")
        self.sequence = sequence
        self.line = line


def statement_rows(text: str) -> list[StatementRow]:
    """Return the rows of a pasted table or of typed lines; empty lines are left out.

    Columns stand apart by a tab or a semicolon, or by commas where a line has neither. A first
    line that has no day in it names the columns. Raises ``UnreadableLine``.
    """
    rows: list[StatementRow] = []
    for sequence, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        cells = _cells(line)
        row = _row(cells)
        if row is not None:
            rows.append(row)
        elif rows or sequence > 1 or any(_day(cell) for cell in cells):
            raise UnreadableLine(sequence, line.strip())
    return rows


def _cells(line: str) -> list[str]:
    apart = next((mark for mark in ("\t", ";") if mark in line), ",")
    [cells] = csv.reader(io.StringIO(line), delimiter=apart)
    return [cell.strip() for cell in cells]


def _row(cells: list[str]) -> StatementRow | None:
    if len(cells) < 3 or not cells[0]:
        return None
    day, amount_vnd = _day(cells[1]), _amount(cells[2])
    if day is None or amount_vnd is None:
        return None
    return StatementRow(cells[0], day, amount_vnd, " ".join(cells[3:]).strip())


def _day(text: str) -> date | None:
    for form in _DAYS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return None


def _amount(text: str) -> Vnd | None:
    bare = re.sub(r"\s*(đ|₫|đồng|vnđ|vnd)$", "", text.replace("\u00a0", " "), flags=re.IGNORECASE)
    came_back = bare.startswith(_MINUS) or (bare.startswith("(") and bare.endswith(")"))
    digits = bare.strip("()").lstrip("".join(_MINUS)).strip()
    if not _AMOUNT.fullmatch(digits) or len(digits) > 30:
        return None
    amount_vnd = int(re.sub(r"[., ]", "", digits))
    if amount_vnd > MAXIMUM_VND:
        return None
    return -amount_vnd if came_back else amount_vnd
