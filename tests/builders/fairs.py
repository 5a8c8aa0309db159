"""A fair in Đông Hà with a shared booth of the district, and who shows there."""

from datetime import date
from typing import Any

from khuyencong.activities.fairs.models import Booth, Exhibitor, Fair, Product
from khuyencong.activities.fairs.services import (
    add_booth,
    add_exhibitor,
    add_product,
    register_fair,
)
from khuyencong.activities.fairs.values import (
    BoothValues,
    FairValues,
    ProductValues,
    ReportValues,
)
from khuyencong.programme.contracts.models import Contract
from khuyencong.registers.establishments.models import Establishment
from tests.builders.appraisals import clerk
from tests.builders.contracts import build_started
from tests.builders.establishments import build_establishment, tax_code

BEFORE = date(2021, 6, 1)
STARTS_ON, ENDS_ON = date(2021, 6, 10), date(2021, 6, 14)
AFTER = date(2021, 6, 16)
_HAMLETS = ("Vực Leng", "A Pun", "Ka Hẹp", "A Liên", "La Tó", "Húc Nghì", "Cu Tài", "A Bung")


def fair_values(**changes: Any) -> FairValues:
    told: dict[str, Any] = {
        "name": "Hội chợ Công Thương Quảng Trị 2021",
        "kind": "home",
        "organiser": "Sở Công Thương Quảng Trị",
        "place": "Quảng trường thành phố Đông Hà",
        "starts_on": STARTS_ON,
        "ends_on": ENDS_ON,
    }
    return FairValues(**(told | changes))


def build_fair(**changes: Any) -> Fair:
    """Return a fair that the district's clerk entered."""
    return register_fair(fair_values(**changes), by=clerk(), on=BEFORE)


def booth_values(**changes: Any) -> BoothValues:
    told: dict[str, Any] = {
        "kind": "shared",
        "position": "A12",
        "rented_from": STARTS_ON,
        "rented_to": ENDS_ON,
        "standard_booths": 2,
        "area_m2": 18,
        "rent_contract": "15/HĐ-TGH",
        "rent_vnd": 20_000_000,
        "support_vnd": 0,
    }
    return BoothValues(**(told | changes))


def contract_for(activity: str) -> Contract:
    """Return the contract under work of a đề án of an activity of fairs."""
    contract = build_started()
    contract.proposal.activity = activity
    contract.proposal.save(update_fields=["activity"])
    return contract


def build_booth(
    fair: Fair | None = None, contract: Contract | None = None, **changes: Any
) -> Booth:
    """Return a shared booth, supported under a contract where one is given."""
    return add_booth(
        (fair or build_fair()).pk,
        booth_values(**changes),
        proposal_id=contract.proposal_id if contract else None,
        by=clerk(),
        on=BEFORE,
    )


def build_weavers(number: int = 7) -> Establishment:
    """Return weavers of Tà Rụt; the same ones for the same number."""
    present = Establishment.objects.filter(tax_code=tax_code(number)).first()
    return present or build_establishment(
        name=f"Dệt thổ cẩm {_HAMLETS[number % len(_HAMLETS)]} {number}",
        tax_code=tax_code(number),
        registration_number=f"3001070{number:05d}",
        representative_name=f"Kăn Thị {_HAMLETS[number % len(_HAMLETS)]}",
        representative_phone=f"09770000{number:02d}",
    )


def build_exhibitor(booth: Booth, establishment: Establishment) -> Exhibitor:
    return add_exhibitor(booth.pk, establishment.pk, by=clerk())


def build_product(exhibitor: Exhibitor, name: str = "Cà phê rang") -> Product:
    values = ProductValues(name, "kg", 250_000, 40)
    return add_product(exhibitor.booth_id, exhibitor.establishment_id, values, by=clerk())


def report_values(contract: Contract, **changes: Any) -> ReportValues:
    told: dict[str, Any] = {
        "contract_item_id": contract.items.get().pk,
        "cost_vnd": 20_000_000,
        "invoice": "1C21TAA 0000045 ngày 14/6/2021",
    }
    return ReportValues(**(told | changes))
