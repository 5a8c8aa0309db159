"""Read a list of people that was pasted from a sheet or a message."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from khuyencong.activities.training.values import TraineeValues
from khuyencong.engines.text import fold, tidy

_ORDINAL = re.compile(r"^\s*\d{1,3}\s*[.)]\s*")
_HEADING = re.compile(r"(stt\W+|tt\W+)?ho (va )?ten\b")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")


@dataclass(frozen=True)
class PastedList:
    """The people of a list, and the numbers of the lines that could not be read."""

    people: tuple[TraineeValues, ...]
    unread: tuple[int, ...]


def read_list(text: str, communes: Mapping[str, int], *, consents: bool) -> PastedList:
    """Read a line a person: name, year or day of birth, phone, commune, in this order.

    Columns are parted by tabs, semicolons or commas. ``communes`` maps folded names to units; a
    commune that is not among them is kept as an address. A line of headings is passed over.
    """
    people, unread = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        if not tidy(line) or _is_heading(line):
            continue
        person = _read_line(line, communes, consents=consents)
        if person is None:
            unread.append(number)
        else:
            people.append(person)
    return PastedList(tuple(people), tuple(unread))


def _is_heading(line: str) -> bool:
    return _HEADING.match(fold(line)) is not None


def _read_line(line: str, communes: Mapping[str, int], *, consents: bool) -> TraineeValues | None:
    separator = next((one for one in "\t;," if one in line), None)
    if separator is None:
        return None
    cells = [tidy(cell) for cell in _ORDINAL.sub("", line).split(separator)]
    if len(cells) > 2 and cells[0].isdigit():
        cells = cells[1:]  # a column of ordinals
    name, birth, phone, commune = (*cells, "", "", "")[:4]
    born = _read_birth(birth)
    if not name or born is None:
        return None
    birth_year, birth_date = born
    unit_id = communes.get(_bare(commune))
    return TraineeValues(
        name=name,
        birth_year=birth_year,
        birth_date=birth_date,
        phone=phone,
        unit_id=unit_id,
        address="" if unit_id else commune,
        consents=consents,
    )


def _read_birth(text: str) -> tuple[int, date | None] | None:
    if re.fullmatch(r"\d{4}", text):
        return int(text), None
    if not _DATE.fullmatch(text):
        return None
    try:
        day = datetime.strptime(re.sub("[.-]", "/", text), "%d/%m/%Y").date()  # noqa: DTZ007
    except ValueError:
        return None
    return day.year, day


def _bare(commune: str) -> str:
    """Return the folded name of a commune without the word for its kind."""
    return re.sub(r"^(xa|phuong|thi tran|tt\.?|x\.?|p\.?)\s+", "", fold(commune))


def bare_names(names: Mapping[str, int]) -> dict[str, int]:
    """Return units by the name that a list may have; a name of two units stands for none."""
    bare = [(_bare(name), key) for name, key in names.items()]
    counted = [name for name, _key in bare]
    return {name: key for name, key in bare if counted.count(name) == 1}
