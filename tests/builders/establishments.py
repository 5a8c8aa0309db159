"""Establishments of Đakrông with right tax codes, entered as a clerk would."""

from datetime import date
from typing import Any

from stdnum.vn import mst

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.accounts.models import User
from khuyencong.registers.establishments.models import Establishment, Representation
from khuyencong.registers.establishments.services import register_establishment
from khuyencong.registers.establishments.values import EstablishmentValues, PlaceValues
from khuyencong.registers.territories.models import Unit
from tests.builders.offices import build_member
from tests.builders.people import build_user
from tests.builders.territories import build_krong_klang, build_ta_rut

DAY = date(2021, 3, 1)
PERSONAL_NUMBER = "045180001234"  # Quảng Trị, a woman born in 1980


def tax_code(serial: int = 1) -> str:
    """Return a right tax code of Quảng Trị: the same for the same serial number."""
    while True:
        nine = f"32{serial:07d}"
        check = mst.calc_check_digit(nine)
        if len(check) == 1:  # no code is issued where the digit would be ten
            return nine + check
        serial += 1000


def establishment_values(**changes: Any) -> EstablishmentValues:
    told: dict[str, Any] = {
        "name": "Hợp tác xã Cà phê Tà Rụt",
        "legal_form": "cooperative",
        "tax_code": tax_code(1),
        "registration_number": "300107000001",
        "registered_on": date(2018, 5, 2),
        "registered_by": "Phòng Tài chính - Kế hoạch huyện Đakrông",
        "representative_name": "Hồ Thị Mừng",
        "representative_phone": "0912345601",
        "head_unit_id": 0,
        "vsic_code": "1077",
        "industry_group": "farm_forest_fish",
    }
    told |= changes
    if not told["head_unit_id"]:
        told["head_unit_id"] = build_krong_klang().pk
    return EstablishmentValues(**told)


def place_values(unit: Unit | None = None, **changes: Any) -> PlaceValues:
    told: dict[str, Any] = {
        "unit_id": (unit or build_ta_rut()).pk,
        "address": "Thôn Vực Leng",
        "valid_from": date(2018, 6, 1),
    }
    return PlaceValues(**(told | changes))


def build_establishment(
    *,
    unit: Unit | None = None,
    place: PlaceValues | None = None,
    by: Actor | None = None,
    on: date = DAY,
    **changes: Any,
) -> Establishment:
    """Register an establishment that produces in Tà Rụt."""
    return register_establishment(
        establishment_values(**changes),
        place or place_values(unit),
        by=by or build_member(Role.CLERK),
        on=on,
    )


def build_applicant(establishment: Establishment, *, username: str = "co-so") -> Actor:
    """Return a person who acts for an establishment; the same person for the same name."""
    user = User.objects.filter(username=username).first() or build_user(username, "Hồ Thị Mừng")
    Representation.objects.get_or_create(
        user=user, establishment=establishment, defaults={"valid_from": date(2020, 1, 1)}
    )
    return Actor(
        user_id=user.pk,
        name=user.full_name,
        role=Role.APPLICANT,
        office_name=establishment.name,
        establishment_id=establishment.pk,
    )
