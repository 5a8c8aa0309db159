"""The demonstration: Đakrông district in 2021, a person in each role, under invented names."""

from datetime import date

from django.db import transaction

from khuyencong.foundation.accounts.actor import SYSTEM, Role
from khuyencong.foundation.accounts.models import User
from khuyencong.registers.offices.models import Appointment, Office, OfficeKind
from khuyencong.registers.offices.services import appoint
from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.queries import units_on

DAY = date(2021, 1, 4)
SINCE = date(2005, 1, 1)  # invented: the day the demonstration's offices are said to exist from

PEOPLE = (
    ("demo-chuyen-vien", "Hồ Thị Mai (chuyên viên, giả định)", "DKR-KT", Role.CLERK),
    ("demo-tham-dinh", "Nguyễn Văn Lâm (thẩm định, giả định)", "DKR-KT", Role.APPRAISER),
    ("demo-lanh-dao", "Trần Đình Sơn (lãnh đạo, giả định)", "DKR-UBND", Role.LEADER),
    ("demo-ke-toan", "Lê Thị Hạnh (kế toán, giả định)", "DKR-KT", Role.ACCOUNTANT),
    ("demo-kiem-tra", "Hồ Văn Thới (kiểm tra, giả định)", "DKR-KT", Role.INSPECTOR),
    ("demo-quan-tri", "Phạm Quốc Việt (quản trị, giả định)", "DKR-KT", Role.ADMINISTRATOR),
)


@transaction.atomic
def load_demonstration() -> None:
    """Load the demonstration's offices and people. A second time changes nothing."""
    units = units_on(DAY)
    province = units.get(name__endswith="Quảng Trị", level="province")
    district = units.get(folded__contains="dakrong", level="district")
    offices = {
        code: _office(code, name, kind, territory)
        for code, name, kind, territory in (
            ("QT-SCT", "Sở Công Thương tỉnh Quảng Trị", OfficeKind.DOIT, province),
            (
                "QT-TTKC",
                "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp Quảng Trị",
                OfficeKind.PROMOTION_CENTER,
                province,
            ),
            (
                "DKR-UBND",
                "Ủy ban nhân dân huyện Đakrông",
                OfficeKind.PEOPLES_COMMITTEE,
                district,
            ),
            (
                "DKR-KT",
                "Phòng Kinh tế và Hạ tầng huyện Đakrông",
                OfficeKind.ECONOMIC_OFFICE,
                district,
            ),
        )
    }
    for username, name, office_code, role in PEOPLE:
        person, _ = User.objects.get_or_create(username=username, defaults={"full_name": name})
        if not Appointment.objects.filter(person=person).exists():
            person.set_unusable_password()
            person.save(update_fields=["password"])
            appoint(person, offices[office_code], role, by=SYSTEM, valid_from=DAY)


def _office(code: str, name: str, kind: OfficeKind, territory: Unit) -> Office:
    office, _ = Office.objects.get_or_create(
        code=code,
        defaults={"name": name, "kind": kind.value, "territory": territory, "valid_from": SINCE},
    )
    return office
