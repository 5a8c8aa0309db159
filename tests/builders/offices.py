"""Offices of Đakrông and of the province, and people acting in them."""

from datetime import date

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.accounts.models import User
from khuyencong.registers.offices.models import Appointment, Office, OfficeKind
from khuyencong.registers.territories.models import Unit
from tests.builders.people import build_user
from tests.builders.territories import build_dakrong, build_quang_tri

FOUNDED = date(2005, 1, 1)


def build_office(
    code: str = "DKR-KT",
    kind: OfficeKind = OfficeKind.ECONOMIC_OFFICE,
    *,
    territory: Unit | None = None,
    parent: Office | None = None,
) -> Office:
    """Store an office, or return the one that already has the code. By default, of Đakrông."""
    office, _ = Office.objects.get_or_create(
        code=code,
        defaults={
            "name": f"Cơ quan {code}",
            "kind": kind.value,
            "territory": territory or build_dakrong,  # asked only where none has the code
            "parent": parent,
            "valid_from": FOUNDED,
        },
    )
    return office


def build_department() -> Office:
    """The province's department of industry and trade."""
    return build_office("QT-SCT", OfficeKind.DOIT, territory=build_quang_tri())


def build_member(
    role: Role = Role.CLERK, office: Office | None = None, *, username: str = ""
) -> Actor:
    """Return a person acting in a role of an office; the same person for the same name.

    Appointed since the office was founded, so that the person can sign in too.
    """
    office = office or build_office()
    username = username or f"{role.value}-{office.code.lower()}"
    user = User.objects.filter(username=username).first() or build_user(username, username)
    Appointment.objects.get_or_create(
        person=user, office=office, role=role.value, valid_from=FOUNDED
    )
    return Actor(
        user_id=user.pk,
        name=user.full_name,
        role=role,
        office_id=office.pk,
        office_name=office.name,
    )
