"""The digits of Vietnamese tax codes and personal numbers. Pure: text in, the fault or none out."""

import re
from datetime import date
from enum import StrEnum

from stdnum.vn import mst

HOUSEHOLDS_USE_PERSONAL_NUMBER_FROM = date(2025, 7, 1)
"""From this day a household business is known by its representative's personal number."""

_SEPARATORS = re.compile(r"[\s.\-‐-―]+")
_FIRST_PROVINCE, _LAST_PROVINCE = 1, 96
_YEARS_FIRST = {0: 1900, 1: 1900, 2: 2000, 3: 2000}
"""The first year of the century that the fourth digit stands for; it tells the sex too."""


class Fault(StrEnum):
    """What is wrong with a number."""

    NOT_DIGITS = "not_digits"
    LENGTH = "length"
    SERIAL = "serial"
    BRANCH = "branch"
    CHECK_DIGIT = "check_digit"
    PROVINCE = "province"
    CENTURY = "century"
    BORN_LATER = "born_later"


def compact(text: str) -> str:
    """Return a number without the spaces, dots and dashes that people write into it."""
    return _SEPARATORS.sub("", text)


def tax_code_fault(code: str) -> Fault | None:
    """Return what is wrong with a compact tax code of 10 digits, or 13 for a branch; None if right.

    The tenth digit checks the nine before it.
    """
    if not (code.isascii() and code.isdigit()):
        return Fault.NOT_DIGITS
    if len(code) not in (10, 13):
        return Fault.LENGTH
    if code[2:9] == "0000000":
        return Fault.SERIAL
    if code[10:] == "000":
        return Fault.BRANCH
    if code[9] != mst.calc_check_digit(code[:9]):
        return Fault.CHECK_DIGIT
    return None


def personal_number_fault(number: str, *, on: date) -> Fault | None:
    """Return what is wrong with a compact personal number of 12 digits; None if right.

    Three digits of the province of registration (001 to 096), one of century and sex, two of the
    year of birth, six by chance: there is no check digit.
    """
    if not (number.isascii() and number.isdigit()):
        return Fault.NOT_DIGITS
    if len(number) != 12:
        return Fault.LENGTH
    if not _FIRST_PROVINCE <= int(number[:3]) <= _LAST_PROVINCE:
        return Fault.PROVINCE
    century = _YEARS_FIRST.get(int(number[3]))
    if century is None:
        return Fault.CENTURY
    if century + int(number[4:6]) > on.year:
        return Fault.BORN_LATER
    return None


def shown_tax_code(code: str) -> str:
    """Return a tax code as it is shown: a branch's number after a dash, a person's masked."""
    if len(code) == 12:
        return f"{code[:3]}••••••{code[-3:]}"
    return f"{code[:10]}-{code[10:]}" if len(code) == 13 else code
