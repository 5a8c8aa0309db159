"""Codes of the standard industrial classification (VSIC) that rural industry falls under."""

import re
import tomllib
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "industries.toml"
_CODE = re.compile(r"[0-9]{2,5}")


@cache
def divisions() -> dict[str, str]:
    """Return the names of the divisions by their two digits, in order."""
    names: dict[str, str] = tomllib.loads(_DATA.read_text("utf-8"))["divisions"]
    return names


def is_industry_code(code: str) -> bool:
    """Return whether 2 to 5 digits begin with a division of industry."""
    return bool(_CODE.fullmatch(code)) and code[:2] in divisions()


def division_name(code: str) -> str:
    """Return the name of the division that a code belongs to; empty for an unknown one."""
    return divisions().get(code[:2], "")
