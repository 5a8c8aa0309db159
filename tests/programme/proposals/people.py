"""The offices around a đề án of Đakrông, with a person in each role."""

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.registers.offices.models import Office, OfficeKind
from tests.builders.establishments import build_applicant
from tests.builders.offices import build_department, build_member, build_office
from tests.builders.proposals import build_dryer
from tests.builders.territories import build_country, build_quang_tri, build_unit

STAFF_ROLES = (
    Role.CLERK,
    Role.APPRAISER,
    Role.LEADER,
    Role.ACCOUNTANT,
    Role.INSPECTOR,
    Role.ADMINISTRATOR,
)


def neighbour() -> Office:
    """Return the economic office of the next district."""
    district = build_unit("465", "Huyện Hướng Hóa", "district", parent=build_quang_tri())
    return build_office("HH-KT", territory=district)


def offices() -> list[Office]:
    """Return the receiving office, those beside and above it, and one of elsewhere."""
    country, province = build_country(), build_quang_tri()
    return [
        build_office(),
        build_office("DKR-UBND", OfficeKind.PEOPLES_COMMITTEE),
        neighbour(),
        build_department(),
        build_office("QT-UBND", OfficeKind.PEOPLES_COMMITTEE, territory=province),
        build_office("QT-TTKC", OfficeKind.PROMOTION_CENTER, territory=province),
        build_office("CUC", OfficeKind.NATIONAL_DEPARTMENT, territory=country),
        build_office("BO", OfficeKind.MINISTRY, territory=country),
    ]


def staff() -> list[Actor]:
    """Return a person in each role of each office."""
    return [build_member(role, office) for office in offices() for role in STAFF_ROLES]


def stranger() -> Actor:
    """Return the person of an establishment that has nothing to do with đề án number 1."""
    establishment, _applicant = build_dryer(9)
    return build_applicant(establishment, username="co-so-9")
