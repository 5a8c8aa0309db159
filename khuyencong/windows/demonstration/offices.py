"""The offices of the demonstration and the people appointed in them."""

from datetime import date

from django.db import transaction

from khuyencong.foundation.accounts.actor import SYSTEM, Role
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.accounts.services import create_person
from khuyencong.registers.offices.models import Office
from khuyencong.registers.offices.services import OfficeValues, appoint, found_office
from khuyencong.registers.territories.queries import unit_by_code
from khuyencong.windows.demonstration.reading import table_of

FOUNDED = date(2005, 1, 1)
"""Invented: the day from which the offices are said to exist."""

APPOINTED = date(2020, 1, 2)
UNITS_OF = date(2020, 11, 2)


@transaction.atomic
def load_offices() -> None:
    """Found the offices that are not there yet, each after the one above it."""
    known = set(Office.objects.values_list("code", flat=True))
    for row in table_of("offices.toml", "office"):
        if row["code"] in known:
            continue
        parent = Office.objects.get(code=row["parent"]) if "parent" in row else None
        values = OfficeValues(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            territory_id=unit_by_code(row["unit"], on=UNITS_OF).pk,
            parent_id=parent.pk if parent else None,
            valid_from=FOUNDED,
        )
        found_office(values, by=SYSTEM)


@transaction.atomic
def load_people() -> None:
    """Make the accounts that are not there yet, and appoint whoever works in an office.

    Who acts for an establishment is confirmed later, with the establishments.
    """
    known = set(User.objects.values_list("username", flat=True))
    for row in table_of("offices.toml", "person"):
        if row["username"] in known:
            continue
        person = create_person(username=row["username"], full_name=row["name"], by=SYSTEM)
        if "office" in row:
            office = Office.objects.get(code=row["office"])
            appoint(person, office, Role(row["role"]), by=SYSTEM, valid_from=APPOINTED)
