"""Codes of the state budget's index that the programme books under, as data with their source."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class BudgetCode:
    """A type and item of the budget index, in force from a day on."""

    code: str
    title: str
    valid_from: date
    source: str
    verified: bool


@cache
def budget_codes() -> tuple[BudgetCode, ...]:
    """Return all known codes, the newest first."""
    text = resources.files(__package__).joinpath("codes.toml").read_text("utf-8")
    rows = [BudgetCode(**row) for row in tomllib.loads(text)["code"]]
    return tuple(sorted(rows, key=lambda row: row.valid_from, reverse=True))


def budget_code_of_year(year: int) -> str:
    """Return the code that was in force on the first day of a budget year."""
    first_day = date(year, 1, 1)
    in_force = [row.code for row in budget_codes() if row.valid_from <= first_day]
    return in_force[0] if in_force else budget_codes()[-1].code
