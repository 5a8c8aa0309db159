"""What is looked at in the field, by kind of activity, as shipped in data."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class Item:
    """One thing to look at: it is so, it is not, or it does not apply."""

    code: str
    text: str


@dataclass(frozen=True)
class Checklist:
    """Some things to look at. Without activities it is asked on every visit."""

    code: str
    title: str
    activities: frozenset[str]
    items: tuple[Item, ...]


@cache
def checklists() -> tuple[Checklist, ...]:
    """Return every list as shipped."""
    text = resources.files(__package__).joinpath("checklists.toml").read_text("utf-8")
    return tuple(
        Checklist(
            code=row["code"],
            title=row["title"],
            activities=frozenset(row.get("activities", ())),
            items=tuple(Item(one["code"], one["text"]) for one in row["item"]),
        )
        for row in tomllib.loads(text)["checklist"]
    )


def checklists_for(activity: str) -> list[Checklist]:
    """Return the lists that a contract's activity is looked at by, the general one first."""
    return [one for one in checklists() if not one.activities or activity in one.activities]


def items_for(activity: str) -> list[Item]:
    return [item for one in checklists_for(activity) for item in one.items]
