"""The shipped data: what ``data/*.csv`` says, put into shape and not yet stored."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from khuyencong.engines.text import tidy
from khuyencong.registers.territories.kinds import FOLDER, area_classes, kinds
from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.searching import search_words

DATA = FOLDER / "data"
# Their change can change the stored rows though the data stay.
_MAKERS = ("kinds.toml", "reference.py", "searching.py")


@dataclass(frozen=True)
class SuccessionRow:
    old_key: str
    new_key: str
    partial: bool
    source: str


@dataclass(frozen=True)
class ClassRow:
    unit_key: str
    code: str
    note: str
    valid_from: date | None
    valid_to: date | None
    source: str
    verified: bool


def digest() -> str:
    """Return the SHA-256 of everything that the stored rows are made from."""
    total = hashlib.sha256()
    for path in (*sorted(DATA.glob("*.csv")), *(FOLDER / name for name in _MAKERS)):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def units() -> list[Unit]:
    """Return the units, unsaved and without their parents' ids, those above before those within."""
    rows = [*_rows("units.csv"), *_rows("earlier-units.csv")]
    paths = {"": ""}
    found = []
    for row in sorted(rows, key=lambda row: len(row["code"])):
        paths[row["key"]] = f"{paths[row['parent']]}{row['key']}/"
        found.append(_unit(row, paths[row["key"]]))
    return found


def _unit(row: dict[str, str], path: str) -> Unit:
    kind = kinds()[row["kind"]]
    name = tidy(row["name"])
    return Unit(
        key=row["key"],
        code=row["code"],
        name=name,
        other_names=tidy(row["other_names"]),
        kind=kind.code,
        level=kind.level,
        path=path,
        depth=path.count("/") - 1,
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        latitude=_number(row["latitude"]),
        longitude=_number(row["longitude"]),
        area_km2=_number(row["area_km2"]),
        note=row["note"],
        folded=search_words(name, kind.prefix, row["other_names"]),
    )


def successions() -> list[SuccessionRow]:
    """Return what became of which unit, as shipped."""
    return [
        SuccessionRow(row["old"], row["new"], row["partial"] == "1", row["source"])
        for name in ("successions.csv", "earlier-successions.csv")
        for row in _rows(name)
    ]


def classes() -> list[ClassRow]:
    """Return the classes of area that some decision gives a unit, as shipped."""
    return [
        ClassRow(
            unit_key=row["unit"],
            code=area_classes()[row["code"]].code,
            note=tidy(row["note"]),
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            source=row["source"],
            verified=row["verified"] == "1",
        )
        for row in _rows("classes.csv")
    ]


def _rows(name: str) -> Iterator[dict[str, str]]:
    path: Path = DATA / name
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str) -> float | None:
    return float(text) if text else None
