"""A polluting establishment moves into the cluster, from the decision to the report, in a browser.

Noise is measured before and after against a limit that another person confirmed. The bank's
statement lacks a month, which is refused and put right; the support follows from it month by month.
"""

from datetime import date

import pytest
from django.db import transaction

from khuyencong.programme.proposals.models import Proposal
from tests.builders.clusters import build_lot
from tests.builders.contracts import build_started
from tests.journeys.people import District
from tests.journeys.window import Eyes

pytestmark = pytest.mark.browser

TITLE = "Hỗ trợ ứng dụng máy sấy cà phê số 1"
HOUSE = "Cơ sở sấy cà phê 1"
RECORDED_ON = date(2021, 6, 15)
MOVED_ON = date(2021, 9, 20)
STEPS = (
    ("Đã thống nhất lô đất", "20/06/2021"),
    ("Đang xây dựng nơi mới", "01/07/2021"),
    ("Đã di dời", "01/09/2021"),
    ("Hoạt động tại nơi mới", "06/09/2021"),
    ("Đã dọn nơi cũ", "10/09/2021"),
)


def test_an_establishment_moves_and_its_interest_is_reckoned(district: District, eyes: Eyes):
    item = build_contract()
    recorded_and_planned(district)
    the_limit_is_confirmed_by_another(district)
    noise(district, "84,5", "15/06/2021")
    steps(district)
    noise(district, "62", "15/09/2021")
    the_statement_lacks_a_month(district)
    reported(district, item)
    assert eyes.faults == []


@transaction.atomic
def build_contract() -> str:
    """Begin where the contract of the đề án is under work, and a lot is free; return its item."""
    contract = build_started()
    Proposal.objects.filter(pk=contract.proposal_id).update(activity="relocation")
    build_lot()
    return contract.items.get().name


def recorded_and_planned(district: District) -> None:
    """The clerk records whom the decision names, and by when each step is to be reached."""
    clerk = district("clerk", RECORDED_ON)
    clerk.menu("Di dời")
    clerk.follow("Ghi cơ sở di dời")
    house, proposal = (clerk.page.get_by_label(name) for name in ("Cơ sở *", "Đề án hỗ trợ"))
    house.select_option(index=1)
    proposal.select_option(index=1)
    clerk.fill(
        {
            "Số quyết định": "88/QĐ-UBND (giả định)",
            "Ngày quyết định": "01/06/2021",
            "Nơi quyết định": "Ủy ban nhân dân tỉnh Quảng Trị",
            "Gây ô nhiễm gì": "Tiếng ồn, khói trong khu dân cư.",
        }
    )
    clerk.press("Ghi")
    clerk.sees("Đã ghi nhận cơ sở phải di dời.")
    clerk.follow("Kế hoạch", within=clerk.page.locator("main, .page-header"))
    clerk.fill(dict(STEPS))
    clerk.press("Ghi")
    clerk.sees("Đã ghi kế hoạch.")


def the_limit_is_confirmed_by_another(district: District) -> None:
    """The clerk enters what the standard allows; the leader has read it there and confirms."""
    clerk = district("clerk", RECORDED_ON)
    clerk.menu("Di dời")
    clerk.follow("Giới hạn của quy chuẩn")
    clerk.follow("Ghi giới hạn")
    clerk.fill(
        {
            "Thông số": "Tiếng ồn",
            "Đơn vị tính": "dBA",
            "Giới hạn": "70",
            "Quy chuẩn": "Quy chuẩn thử nghiệm (giả định)",
            "Nguồn": "Bảng 1 (giả định)",
        }
    )
    clerk.press("Ghi")
    clerk.sees("Đã ghi giới hạn; người khác cần xác nhận.", "chưa kiểm chứng")
    leader = district("leader", RECORDED_ON)
    leader.open("/di-doi/gioi-han/")
    leader.click(leader.row("Tiếng ồn").get_by_role("button"))
    leader.sees("Đã xác nhận giới hạn.")


def noise(district: District, value: str, day: str) -> None:
    clerk = district("clerk", MOVED_ON if day.endswith("09/2021") else RECORDED_ON)
    clerk.menu("Di dời")
    clerk.open_of("88/QĐ-UBND")
    clerk.follow("Ghi kết quả đo")
    clerk.fill(
        {
            "Thông số, quy chuẩn": "Tiếng ồn",
            "Kết quả": value,
            "Ngày đo": day,
            "Đơn vị đo": "Trung tâm Quan trắc (giả định)",
        }
    )
    clerk.press("Ghi")
    clerk.sees("Đã ghi kết quả đo.")


def steps(district: District) -> None:
    """One step after the other, each with its day and paper; the first takes a lot."""
    clerk = district("clerk", MOVED_ON)
    clerk.menu("Di dời")
    clerk.open_of("88/QĐ-UBND")
    for name, day in STEPS:
        clerk.follow(name)
        if name == "Đã thống nhất lô đất":
            clerk.fill({"Lô đất còn trống": "Cụm công nghiệp Krông Klang: A1"})
        clerk.fill({"Ngày": day, "Văn bản": f"Biên bản ngày {day} (giả định)"})
        clerk.press("Ghi")
    clerk.sees("A1, Cụm công nghiệp Krông Klang")


def the_statement_lacks_a_month(district: District) -> None:
    """The clerk pastes the statement without July, reads which month lacks, and adds it."""
    clerk = district("clerk", MOVED_ON)
    clerk.menu("Di dời")
    clerk.open_of("88/QĐ-UBND")
    clerk.follow("Hợp đồng vay")
    clerk.fill(
        {
            "Ngân hàng": "Ngân hàng Nông nghiệp, chi nhánh Đakrông (giả định)",
            "Số hợp đồng tín dụng": "LAV-01 (giả định)",
            "Ngày ký": "05/06/2021",
            "Số tiền vay": "500.000.000",
            "Kỳ hạn": "Trung hạn",
            "Mục đích vay": "Xây nhà xưởng",
        }
    )
    clerk.press("Ghi")
    clerk.follow("Sao kê")
    lines = ["06/2021; 500.000.000; 0; 0; không", "08/2021; 0; 0; 4.000.000; có"]
    clerk.fill({"Sao kê": "\n".join(lines)})
    clerk.press("Ghi")
    clerk.sees_refusal("Sao kê thiếu tháng")
    lines.insert(1, "07/2021; 0; 0; 4.000.000; không")
    clerk.fill({"Sao kê": "\n".join(lines)})
    clerk.press("Ghi")
    clerk.sees("Đã ghi sao kê.", "Lãi được tính 4.000.000 đ", "nợ quá hạn: không tính")


def reported(district: District, item: str) -> None:
    """It is reported as done, and who accepts the work reads it."""
    clerk = district("clerk", MOVED_ON)
    clerk.menu("Di dời")
    clerk.open_of("88/QĐ-UBND")
    clerk.sees("84,5", "62")
    clerk.follow("Báo cáo hoàn thành")
    clerk.fill({"Nội dung hợp đồng": item})
    clerk.press("Ghi")
    clerk.sees("Đã báo cáo hoàn thành di dời.")
    inspector = district("inspector", MOVED_ON)
    inspector.menu("Tiến độ, nghiệm thu")
    inspector.open_of(TITLE)
    inspector.sees("A1", "88/QĐ-UBND")
