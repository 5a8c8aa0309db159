"""The establishments of the demonstration, entered by the district's clerk in January 2021."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.accounts.models import User
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.establishments.services import (
    add_priority_mark,
    add_product,
    add_representative,
    declare_support,
    record_pollution,
    record_year_figures,
    register_establishment,
    verify_priority_mark,
)
from khuyencong.registers.establishments.states import LegalForm
from khuyencong.registers.establishments.tax_codes import tax_code_fault
from khuyencong.registers.establishments.values import (
    EstablishmentValues,
    MarkValues,
    PlaceValues,
    PollutionValues,
    ProductValues,
    SupportValues,
    YearValues,
)
from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.queries import unit_by_code
from khuyencong.windows.demonstration.acting import person_acting
from khuyencong.windows.demonstration.reading import table_of

ENTERED = date(2021, 1, 6)
VERIFIED = date(2021, 1, 12)

_DISTRICT_REGISTRY = "Phòng Tài chính - Kế hoạch huyện Đakrông"
_PROVINCE_REGISTRY = "Phòng Đăng ký kinh doanh, Sở Kế hoạch và Đầu tư tỉnh Quảng Trị"


@transaction.atomic
def load_establishments() -> None:
    """Enter the establishments with what is told about them, unless there are any already."""
    if Establishment.objects.filter(is_demonstration=True).exists():
        return
    clerk = person_acting("demo-chuyen-vien", on=ENTERED)
    inspector = person_acting("demo-kiem-tra", on=ENTERED)
    for number, row in enumerate(table_of("establishments.toml", "establishment"), start=1):
        establishment = _register(row, number, by=clerk)
        _tell(establishment, row, by=clerk)
        for record in row.get("pollution", ()):
            record_pollution(establishment.pk, PollutionValues(**record), by=inspector, on=ENTERED)
        _mark(establishment, row.get("marks", ()), by=clerk, verified_by=inspector)
        if username := row.get("represented_by"):
            person = User.objects.get(username=username)
            add_representative(establishment.pk, person.pk, valid_from=ENTERED, by=clerk)


def establishment_called(key: str) -> Establishment:
    """Return an establishment of the demonstration by its key in the data file."""
    names = {row["key"]: row["name"] for row in table_of("establishments.toml", "establishment")}
    return Establishment.objects.get(name=names[key], is_demonstration=True)


def completed_tax_code(serial: str) -> str:
    """Return the right tax code that begins with nine digits."""
    right = [code for digit in range(10) if tax_code_fault(code := f"{serial}{digit}") is None]
    assert right, f"no tax code begins with {serial}: take another serial"
    return right[0]


def _register(row: Mapping[str, Any], number: int, *, by: Actor) -> Establishment:
    unit = unit_by_code(row["unit"], on=ENTERED)
    in_province = row["legal_form"] == LegalForm.ENTERPRISE
    values = EstablishmentValues(
        name=row["name"],
        legal_form=row["legal_form"],
        tax_code=completed_tax_code(row["serial"]) if "serial" in row else "",
        registration_number=f"{number:03d}/ĐKKD (giả định)",
        registered_on=row["registered_on"],
        registered_by=_PROVINCE_REGISTRY if in_province else _DISTRICT_REGISTRY,
        representative_name=row["representative"],
        representative_phone=f"023300001{number:02d}",
        head_unit_id=unit.pk,
        head_address=row["address"],
        vsic_code=row["vsic_code"],
        industry_group=row["industry_group"],
        notes="Dữ liệu giả định của bản dùng thử.",
    )
    return register_establishment(
        values, _place(row, unit), by=by, on=ENTERED, is_demonstration=True
    )


def _place(row: Mapping[str, Any], unit: Unit) -> PlaceValues:
    """Return where it produces; the middle of the commune stands for the exact point."""
    return PlaceValues(
        unit_id=unit.pk,
        address=row["address"],
        latitude=unit.latitude,
        longitude=unit.longitude,
        valid_from=row["registered_on"],
    )


def _tell(establishment: Establishment, row: Mapping[str, Any], *, by: Actor) -> None:
    for figures in row["figures"]:
        establishment.refresh_from_db(fields=["version"])
        record_year_figures(
            establishment.pk,
            YearValues(**figures),
            version=establishment.version,
            by=by,
            on=ENTERED,
        )
    for product in row["products"]:
        add_product(establishment.pk, ProductValues(**product), by=by, on=ENTERED)
    for support in row.get("supports", ()):
        declare_support(establishment.pk, SupportValues(**support), by=by, on=ENTERED)


def _mark(
    establishment: Establishment,
    marks: Iterable[Mapping[str, Any]],
    *,
    by: Actor,
    verified_by: Actor,
) -> None:
    for told in marks:
        mark = add_priority_mark(establishment.pk, MarkValues(**told), by=by, on=ENTERED)
        verify_priority_mark(mark.pk, by=verified_by, on=VERIFIED)
