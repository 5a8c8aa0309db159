"""The shipped documents and books: what the files say, put into shape and not yet stored."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from khuyencong.registers.policies.citations import document_code
from khuyencong.registers.policies.states import BookKind

FOLDER = Path(__file__).resolve().parent
RULEBOOKS = FOLDER / "rulebooks"
ROUTES = FOLDER / "routebooks"
DATA = FOLDER / "data"
ACTIVITIES = "activities.toml"


@dataclass(frozen=True)
class RelationRow:
    kind: str
    other_code: str


@dataclass(frozen=True)
class ClauseRow:
    label: str
    summary: str


@dataclass(frozen=True)
class DocumentRow:
    """A shipped document. ``territory_key`` "" means the whole country."""

    code: str
    number: str
    kind: str
    title: str
    issuer: str
    issued_on: date | None
    in_force_from: date | None
    in_force_to: date | None
    territory_key: str
    link: str
    read_in: str
    unverified: tuple[str, ...]
    note: str
    clauses: tuple[ClauseRow, ...]
    relations: tuple[RelationRow, ...]


@dataclass(frozen=True)
class BookText:
    """The shipped text of a book; a book of rules has the code that its text says."""

    code: str
    kind: BookKind
    text: str


def documents() -> list[DocumentRow]:
    """Return the shipped documents in the order of the file."""
    data = tomllib.loads((DATA / "documents.toml").read_text("utf-8"))
    return [_document(row) for row in data["document"]]


def _document(row: dict[str, Any]) -> DocumentRow:
    return DocumentRow(
        code=row.get("code") or document_code(row["number"]),
        number=row.get("number", ""),
        kind=row["kind"],
        title=row["title"],
        issuer=row["issuer"],
        issued_on=row.get("issued_on"),
        in_force_from=row.get("in_force_from"),
        in_force_to=row.get("in_force_to"),
        territory_key=row.get("territory", ""),
        link=row.get("link", ""),
        read_in=row.get("read_in", ""),
        unverified=tuple(row.get("unverified", ())),
        note=row.get("note", ""),
        clauses=tuple(ClauseRow(**clause) for clause in row.get("clause", ())),
        relations=tuple(
            RelationRow(relation["kind"], relation["other"]) for relation in row.get("relation", ())
        ),
    )


def books() -> Iterator[BookText]:
    """Return the shipped books: rules with the kinds of activity, routes, the calendar."""
    for path in sorted(RULEBOOKS.glob("*.toml")):
        kind = BookKind.ACTIVITIES if path.name == ACTIVITIES else BookKind.RULES
        text = path.read_text("utf-8")
        yield BookText(tomllib.loads(text)["rulebook"]["code"], kind, text)
    for path in sorted(ROUTES.glob("*.toml")):
        yield BookText(f"route-{path.stem}", BookKind.ROUTE, path.read_text("utf-8"))
    yield BookText("calendar", BookKind.CALENDAR, (DATA / "calendar.toml").read_text("utf-8"))
