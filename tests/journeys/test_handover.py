"""The end of the district's economic office: its work passes to two communes, in the browser.

The province's administrator prepares; a đề án whose place is nobody's stands in the way until its
place is given. Another person approves. Afterwards a clerk of the old office goes on in the new
one, with what is under way and with what was over before.
"""

import pytest
from django.db import transaction
from playwright.sync_api import expect

from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.jobs import reference
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.services import withdraw_proposal
from khuyencong.registers.offices.models import Office, OfficeKind
from khuyencong.registers.territories.models import Unit
from tests.builders.appraisals import build_submitted
from tests.builders.establishments import build_applicant
from tests.builders.handover import APPROVED_ON, FIRST_DAY, PREPARED_ON, VALUES
from tests.builders.offices import build_member, build_office
from tests.builders.payments import build_advanced
from tests.builders.territories import build_krong_klang
from tests.journeys.people import District, Person
from tests.journeys.window import Eyes

pytestmark = pytest.mark.browser

NUMBER = str(VALUES["number"])
OFFICE = "Phòng Kinh tế và Hạ tầng huyện Đakrông"
TA_RUT, HUONG_HIEP = "Cơ quan TR-KT", "Cơ quan HH-KT"
UNDER_WAY = "Hỗ trợ ứng dụng máy sấy cà phê số 2"
OVER = "Hỗ trợ ứng dụng máy sấy cà phê số 3"
CLERK = "Hồ Thị Mai"


def test_an_office_hands_over_and_its_clerk_goes_on_at_the_successor(
    district: District, eyes: Eyes
):
    build_work()
    before = findings()  # a đề án stored as submitted lacks its step
    administrator = prepared(district)
    a_place_is_nobodys(administrator)
    the_clerk_goes_on_at(administrator, HUONG_HIEP)
    who_prepared_does_not_approve(administrator)
    approved(district)
    carried_out(district)
    the_successor_goes_on(district)
    assert findings() == before
    assert eyes.faults == []


def findings() -> list[tuple[str, reference.Finding]]:
    return [(name, found) for name, check in reference.checks() for found in check()]


@transaction.atomic
def build_work() -> None:
    """Begin with money advanced in Tà Rụt, and two đề án in Krông Klang, one of them over."""
    above = Office.objects.get(code="QT-UBND")
    for code, key in (("TR-KT", "Xã Tà Rụt"), ("HH-KT", "Xã Hướng Hiệp")):
        commune = Unit.objects.get(name=key, valid_from=FIRST_DAY)
        build_office(code, OfficeKind.ECONOMIC_OFFICE, territory=commune, parent=above)
    build_member(Role.ADMINISTRATOR, above, username="demo-tinh-quan-tri")
    build_member(Role.LEADER, above, username="demo-tinh-lanh-dao")
    build_advanced(1, 140_000_000)
    over = build_submitted(3)
    establishment = over.implementing_establishment
    assert establishment is not None
    applicant = build_applicant(establishment, username="demo-co-so-3")
    withdraw_proposal(over.pk, reason="Thôi đầu tư", by=applicant, on=over.started_on)
    unit = build_krong_klang()
    both = [over.pk, build_submitted(2).pk]
    Proposal.objects.filter(pk__in=both).update(unit=unit, unit_path=unit.path)


def prepared(district: District) -> Person:
    """The administrator enters the decision and gives the first commune its place."""
    administrator = district("province_administrator", PREPARED_ON)
    administrator.open("/chuyen-giao/")
    administrator.click(administrator.page.get_by_role("link", name="Lập chuyển giao").first)
    administrator.fill(
        {
            "Cơ quan giao": OFFICE,
            "Số văn bản": NUMBER,
            "Ngày văn bản": "24/06/2025",
            "Cơ quan ban hành": VALUES["issuer"],
            "Chuyển giao từ ngày": f"{FIRST_DAY:%d/%m/%Y}",
            "Cơ quan nhận phần chung": TA_RUT,
        }
    )
    administrator.press("Lập chuyển giao")
    give(administrator, "Xã Tà Rụt", TA_RUT)
    return administrator


def give(administrator: Person, commune: str, office: str) -> None:
    key = Unit.objects.filter(name=commune).order_by("valid_from").values_list("code", flat=True)[0]
    administrator.follow("Ghi địa bàn")
    administrator.fill({"Địa bàn": key, "Cơ quan nhận": office})
    administrator.press("Ghi địa bàn")
    administrator.sees("Đã ghi địa bàn.", commune)


def a_place_is_nobodys(administrator: Person) -> None:
    """The dry run names the đề án that no successor would take, until its place is given."""
    administrator.sees("Còn vướng", f"{UNDER_WAY}” ở nơi không thuộc địa bàn")
    give(administrator, "Thị trấn Krông Klang", HUONG_HIEP)
    administrator.sees("Mọi thứ đều chuyển được.", UNDER_WAY)
    administrator.does_not_see("Còn vướng")


def the_clerk_goes_on_at(administrator: Person, office: str) -> None:
    """The clerk is to work on at a successor; everyone else's role ends."""
    line = administrator.part("Người và vai trò").get_by_role("listitem").filter(has_text=CLERK)
    administrator.click(line.get_by_role("link"))
    administrator.fill({"Cơ quan nhận": office})
    administrator.press("Lưu")
    administrator.sees("Đã lưu.")


def who_prepared_does_not_approve(administrator: Person) -> None:
    """Approving is not offered to the administrator, and refused when sent all the same."""
    draft = administrator.path
    expect(administrator.page.get_by_role("button", name="Phê duyệt")).to_have_count(0)
    form = administrator.page.locator("main form").first
    form.evaluate("(form, address) => { form.action = address }", f"{draft}phe-duyet/")
    administrator.click(form.get_by_role("button"))
    told = administrator.page.locator("body")
    expect(told).to_contain_text("Người lập chuyển giao không được tự phê duyệt.")


def approved(district: District) -> None:
    """The chairman of the province approves what he has read."""
    chairman = district("province_leader", APPROVED_ON)
    chairman.open("/chuyen-giao/")
    chairman.follow(NUMBER)
    chairman.sees("Mọi thứ đều chuyển được.")
    chairman.press("Phê duyệt")
    chairman.sees("Đã phê duyệt chuyển giao.")


def carried_out(district: District) -> None:
    """On its day it is carried out, once; no sum has changed."""
    administrator = district("province_administrator", FIRST_DAY)
    administrator.open("/chuyen-giao/")
    administrator.follow(NUMBER)
    administrator.press("Thực hiện chuyển giao")
    administrator.sees("Đã thực hiện chuyển giao.", "Đã chuyển")
    rows = administrator.part("Tổng số trước và sau").get_by_role("row").all()[1:]
    figures = [row.get_by_role("cell").all_inner_texts() for row in rows]
    assert [before for _name, before, _after in figures] == [after for *_, after in figures]
    assert "140.000.000" in [after for *_, after in figures]
    button = administrator.page.get_by_role("button", name="Thực hiện chuyển giao")
    expect(button).to_have_count(0)


def the_successor_goes_on(district: District) -> None:
    """The clerk, now of the new commune, goes on, and reads what was over before."""
    clerk = district("clerk", FIRST_DAY)
    clerk.menu("Đề án")
    clerk.open_of(UNDER_WAY)
    expect(clerk.page.locator("body")).to_contain_text(HUONG_HIEP)
    expect(clerk.part("Việc tiếp theo").get_by_role("link").first).to_be_visible()
    clerk.menu("Đề án")
    clerk.open_of(OVER)
    clerk.sees(OVER, "Thôi đầu tư")
