"""Where the đề án of the benchmark are and whose they are: districts, communes, establishments."""

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.offices.models import Office, OfficeKind
from khuyencong.registers.territories.models import Unit
from tests.builders.establishments import build_establishment, tax_code
from tests.builders.offices import build_department, build_member, build_office
from tests.builders.policies import build_policies
from tests.builders.territories import build_quang_tri, build_unit

OWNERS = 500
OWN_DISTRICT = "467"
DISTRICTS = {
    OWN_DISTRICT: "Huyện Đakrông",
    "465": "Huyện Hướng Hóa",
    "464": "Huyện Vĩnh Linh",
    "466": "Huyện Gio Linh",
    "468": "Huyện Cam Lộ",
    "469": "Huyện Triệu Phong",
    "470": "Huyện Hải Lăng",
    "471": "Huyện Cồn Cỏ",
    "461": "Thành phố Đông Hà",
    "462": "Thị xã Quảng Trị",
}
COMMUNES = ("Ba Lòng", "Tà Long", "Húc Nghì", "Hướng Hiệp", "Mò Ó")
"""Of each district: names are used again, as nothing here hangs on them."""

TRADES = ("Sấy cà phê", "Bún, bánh", "Mộc", "Chổi đót", "Dệt thổ cẩm", "Gạch", "Cơ khí")


def build_offices() -> list[Office]:
    """Store the law, the districts with their economic offices, and the communes."""
    offices = []
    for key, name in DISTRICTS.items():
        district = build_unit(key, name, "district", parent=build_quang_tri())
        for number, commune in enumerate(COMMUNES):
            build_unit(f"{key}{number:02d}", f"Xã {commune}", parent=district)
        code = "DKR-KT" if key == OWN_DISTRICT else f"KT-{key}"
        offices.append(build_office(code, OfficeKind.ECONOMIC_OFFICE, territory=district))
    build_policies()
    return offices


def build_owners() -> list[Establishment]:
    """Register the establishments, spread evenly over the communes."""
    clerk = clerk_of_province()
    keys = [f"{key}{number:02d}" for number in range(len(COMMUNES)) for key in DISTRICTS]
    communes = {unit.key: unit for unit in Unit.objects.filter(key__in=keys)}
    owners = []
    for number in range(OWNERS):
        commune = communes[keys[number % len(keys)]]
        owner = build_establishment(
            unit=commune,
            by=clerk,
            name=f"Cơ sở {TRADES[number % len(TRADES)]} {commune.name} {number}",
            tax_code=tax_code(10_000 + number),
            registration_number=f"3001{number:08d}",
            representative_phone=f"03{number:08d}",
            head_unit_id=commune.pk,
        )
        owners.append(owner)
    return owners


def clerk_of_province() -> Actor:
    """Return someone who sees every đề án that was submitted."""
    return build_member(Role.CLERK, build_department())


def clerk_of_district() -> Actor:
    """Return someone who sees those of one district in ten."""
    return build_member(Role.CLERK, build_office())
