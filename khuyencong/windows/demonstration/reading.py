"""The data of the demonstration, in the TOML files beside this one."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table_of(file: str, table: str) -> tuple[dict[str, Any], ...]:
    """Return the rows of a table of a file, in their order."""
    text = resources.files(__package__).joinpath(file).read_text("utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)[table]
    return tuple(rows)
