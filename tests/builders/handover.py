"""The end of the district of Đakrông: two new communes, their offices, and who hands over."""

from datetime import date

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.registers.offices.models import Office, OfficeKind
from khuyencong.registers.territories.models import Succession, Unit
from khuyencong.windows.handover.models import Handover
from khuyencong.windows.handover.services import add_share, approve_handover, prepare_handover
from khuyencong.windows.handover.values import HandoverValues
from tests.builders.budgets import build_committee
from tests.builders.offices import build_member, build_office
from tests.builders.territories import (
    build_country,
    build_krong_klang,
    build_quang_tri,
    build_ta_rut,
    build_unit,
)

LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)
PREPARED_ON = date(2025, 6, 25)
APPROVED_ON = date(2025, 6, 27)

VALUES = {
    "number": "1500/QĐ-UBND",
    "decided_on": date(2025, 6, 24),
    "issuer": "Ủy ban nhân dân tỉnh Quảng Trị",
    "effective_on": FIRST_DAY,
}


def build_new_province() -> Unit:
    """The new Quảng Trị, made of the old one."""
    new = build_unit(
        "44.20250701",
        "Tỉnh Quảng Trị",
        "province",
        parent=build_country(),
        valid_from=FIRST_DAY,
        valid_to=None,
    )
    _succeed(build_quang_tri(), new)
    return new


def build_new_commune(key: str, name: str, *, of: Unit) -> Unit:
    """A commune of two levels, made of an older one."""
    new = build_unit(key, name, parent=build_new_province(), valid_from=FIRST_DAY, valid_to=None)
    _succeed(of, new)
    return new


def _succeed(old: Unit, new: Unit) -> None:
    Succession.objects.get_or_create(old=old, new=new, defaults={"source": "giả định"})


def build_above() -> Office:
    """The province's People's Committee, above all the offices here."""
    return build_office("QT-UBND", OfficeKind.PEOPLES_COMMITTEE, territory=build_new_province())


def new_office(code: str, territory: Unit, kind: OfficeKind = OfficeKind.ECONOMIC_OFFICE) -> Office:
    return build_office(code, kind, territory=territory, parent=build_above())


def ta_rut_office(kind: OfficeKind = OfficeKind.ECONOMIC_OFFICE) -> Office:
    commune = build_new_commune("19588.20250701", "Xã Tà Rụt", of=build_ta_rut())
    return new_office(f"TR-{kind}", commune, kind)


def dakrong_office(kind: OfficeKind = OfficeKind.ECONOMIC_OFFICE) -> Office:
    commune = build_new_commune("19555.20250701", "Xã Đakrông", of=build_krong_klang())
    return new_office(f"DK-{kind}", commune, kind)


def economic_office() -> Office:
    """The district's economic office, below its committee, below the province's."""
    return _under(build_office(), _under(build_committee(), build_above()))


def _under(office: Office, parent: Office) -> Office:
    if office.parent_id != parent.pk:
        office.parent = parent
        office.save(update_fields=["parent"])
    return office


def administrator() -> Actor:
    """Return the province's administrator, who prepares."""
    return build_member(Role.ADMINISTRATOR, build_above())


def chairman() -> Actor:
    """Return the leader of the province's committee, who approves."""
    return build_member(Role.LEADER, build_above())


def build_handover(
    office: Office | None = None,
    *,
    kind: OfficeKind = OfficeKind.ECONOMIC_OFFICE,
    is_whole: bool = True,
) -> Handover:
    """Return a handover to the two communes' offices; not whole: Krông Klang is nobody's."""
    economic_office()
    office = office or build_office()
    first = ta_rut_office(kind)
    values = HandoverValues(rest_office_id=first.pk, **VALUES)  # type: ignore[arg-type]
    handover = prepare_handover(office.pk, values, by=administrator(), on=PREPARED_ON)
    give(handover, build_ta_rut(), first)
    if is_whole:
        give(handover, build_krong_klang(), dakrong_office(kind))
    handover.refresh_from_db()
    return handover


def give(handover: Handover, unit: Unit, office: Office) -> None:
    add_share(handover.pk, unit_id=unit.pk, office_id=office.pk, by=administrator())


def build_approved_handover(
    office: Office | None = None, *, kind: OfficeKind = OfficeKind.ECONOMIC_OFFICE
) -> Handover:
    return approve(build_handover(office, kind=kind))


def approve(handover: Handover) -> Handover:
    handover.refresh_from_db()
    return approve_handover(handover.pk, version=handover.version, by=chairman(), on=APPROVED_ON)
