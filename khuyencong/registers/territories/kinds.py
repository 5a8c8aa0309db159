"""The words of the law: levels and kinds (``kinds.toml``), classes of area (``classes.toml``)."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Term:
    """A word of the law with its code and its name in both languages."""

    code: str
    name: str
    name_en: str

    def __str__(self) -> str:
        return self.name_en if (get_language() or "vi").startswith("en") else self.name


@dataclass(frozen=True)
class Level(Term):
    last_day: date | None = None


@dataclass(frozen=True)
class Kind(Term):
    level: str
    prefix: str = ""
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class AreaClass(Term):
    inherited: bool


@cache
def levels() -> dict[str, Level]:
    """Return the levels by code, the country first."""
    return {
        row["code"]: Level(row["code"], row["name"], row["name_en"], row.get("to"))
        for row in _read("kinds.toml")["level"]
    }


@cache
def kinds() -> dict[str, Kind]:
    """Return the kinds of unit by code, from the country down."""
    return {
        row["code"]: Kind(
            code=row["code"],
            name=row["name"],
            name_en=row["name_en"],
            level=row["level"],
            prefix=row.get("prefix", ""),
            first_day=row.get("from"),
            last_day=row.get("to"),
        )
        for row in _read("kinds.toml")["kind"]
    }


@cache
def area_classes() -> dict[str, AreaClass]:
    """Return the classes of area by code."""
    return {
        row["code"]: AreaClass(row["code"], row["name"], row["name_en"], row["inherited"])
        for row in _read("classes.toml")["class"]
    }


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))
