"""A fair with a shared booth, from its entry to sales three months later, in the browser.

The clerk enters fair, booth and exhibitors; a weaver tells what she sold, below zero at first,
which is refused and put right. What was shown becomes the delivery that acceptance reads.
"""

from datetime import date

import pytest
from django.db import transaction

from tests.builders.establishments import build_applicant
from tests.builders.fairs import build_weavers, contract_for
from tests.builders.files import JPG
from tests.journeys.people import District
from tests.journeys.window import Eyes

pytestmark = pytest.mark.browser

PROPOSAL = "Gian hàng chung của huyện tại hội chợ tỉnh (giả định)"
BOOTH = "Thuê gian hàng chung"
FAIR = "Hội chợ Công Thương Quảng Trị 2021 (giả định)"
ENTERED_ON = date(2021, 6, 1)
STARTS_ON, ENDS_ON = date(2021, 6, 10), date(2021, 6, 14)
AFTER = date(2021, 6, 16)
THREE_MONTHS_LATER = date(2021, 9, 20)


def test_a_shared_booth_goes_from_its_rent_to_what_was_sold_later(district: District, eyes: Eyes):
    weavers, dryers = build_contract()
    fair_and_booth(district)
    exhibitors(district, weavers, dryers)
    the_weaver_sells_below_zero(district, weavers)
    contract_at_the_fair(district, weavers)
    booth_is_reported(district)
    sales_later(district, weavers)
    assert eyes.faults == []


@transaction.atomic
def build_contract() -> tuple[str, str]:
    """Begin where the contract of the đề án is under work; return who will show at the booth."""
    contract = contract_for("shared_booth")
    contract.proposal.title = PROPOSAL
    contract.proposal.save(update_fields=["title"])
    contract.items.update(name=BOOTH, unit="gian hàng")
    weavers, neighbours = build_weavers(7), build_weavers(4)
    build_applicant(weavers, username="demo-co-so-2")
    return weavers.name, neighbours.name


def fair_and_booth(district: District) -> None:
    """The clerk goes from the đề án to the fair, and from the fair to its booth."""
    clerk = district("clerk", ENTERED_ON)
    clerk.menu("Đề án")
    clerk.open_of(PROPOSAL)
    clerk.follow("Ghi hội chợ, gian hàng")
    clerk.fill(
        {
            "Tên hội chợ": FAIR,
            "Đơn vị tổ chức": "Sở Công Thương tỉnh Quảng Trị",
            "Địa điểm": "Quảng trường thành phố Đông Hà",
            "Tỉnh, thành phố": "Tỉnh Quảng Trị",
            "Từ ngày": f"{STARTS_ON:%d/%m/%Y}",
            "Đến ngày": f"{ENDS_ON:%d/%m/%Y}",
        }
    )
    clerk.press("Ghi")
    clerk.sees("Đã ghi hội chợ.")
    clerk.fill(
        {
            "Loại gian hàng": "Gian hàng chung",
            "Vị trí, số gian": "A12",
            "Số gian tiêu chuẩn": "2",
            "Diện tích (m²)": "18",
            "Thuê từ ngày": f"{STARTS_ON:%d/%m/%Y}",
            "Thuê đến ngày": f"{ENDS_ON:%d/%m/%Y}",
            "Số hợp đồng thuê": "15/HĐ-TGH (giả định)",
            "Tiền thuê (đồng)": "20.000.000",
            "Kinh phí khuyến công đề nghị (đồng)": "10.000.000",
        }
    )
    clerk.press("Ghi")
    clerk.sees("Đã ghi gian hàng.", "Gian hàng chung: A12", "2 gian tiêu chuẩn, 18 m²")
    clerk.follow("Thêm việc")
    clerk.fill(
        {"Việc chuẩn bị": "Thuê xe chở hàng", "Người làm": "Hồ Thị Mai", "Hạn": "09/06/2021"}
    )
    clerk.press("Thêm")
    clerk.press("Đã xong")
    clerk.sees("Đã ghi xong việc.")


def exhibitors(district: District, *names: str) -> None:
    """Two establishments share the booth, each with a product."""
    clerk = district("clerk", ENTERED_ON)
    clerk.menu("Hội chợ")
    clerk.follow(FAIR)
    for name in names:
        clerk.follow("Thêm cơ sở")
        clerk.fill({"Cơ sở": name})
        clerk.press("Ghi")
        clerk.follow("Sản phẩm", within=clerk.part(name))
        clerk.fill(
            {
                "Tên sản phẩm": "Khăn thổ cẩm",
                "Đơn vị tính": "chiếc",
                "Giá bán (đồng)": "250.000",
                "Số lượng mang đi": "40",
                "Ảnh sản phẩm": {"name": "khan.jpg", "mimeType": "image/jpeg", "buffer": JPG},
            }
        )
        clerk.press("Ghi")
        clerk.sees("Đã ghi sản phẩm.")
    clerk.sees("Cơ sở trưng bày2", "Sản phẩm trưng bày2")


def the_weaver_sells_below_zero(district: District, weavers: str) -> None:
    """She slips on the sign, reads that sales are never below zero, and tells what she sold."""
    weaver = district("second_applicant", AFTER)
    weaver.menu("Hội chợ")
    weaver.follow(FAIR)
    weaver.follow("Ghi", within=weaver.part(weavers))
    weaver.fill({"Kỳ": "Tại hội chợ", "Doanh thu (đồng)": "-8.500.000"})
    weaver.press("Ghi")
    weaver.sees_refusal("Doanh thu (đồng): Số tiền không được âm.")
    weaver.fill({"Doanh thu (đồng)": "8.500.000"})
    weaver.press("Ghi")
    weaver.sees("Đã ghi doanh thu.", "8.500.000 đ")


def contract_at_the_fair(district: District, weavers: str) -> None:
    """She signed a contract there, too."""
    weaver = district("second_applicant", AFTER)
    weaver.menu("Hội chợ")
    weaver.follow(FAIR)
    weaver.follow("Khách hàng", within=weaver.part(weavers))
    weaver.fill(
        {
            "Khách hàng, đối tác": "Siêu thị Đông Hà (giả định)",
            "Quan tâm sản phẩm, việc gì": "Khăn làm quà tặng",
            "Ngày gặp": "11/06/2021",
        }
    )
    weaver.press("Ghi")
    weaver.follow("Hợp đồng", within=weaver.part(weavers))
    weaver.fill(
        {
            "Sản phẩm": "Khăn thổ cẩm",
            "Bên mua": "Siêu thị Đông Hà (giả định)",
            "Giá trị (đồng)": "45.000.000",
            "Ngày ký": "14/06/2021",
        }
    )
    weaver.press("Ghi")
    weaver.sees("Đã ghi hợp đồng.", "45.000.000 đ")


def booth_is_reported(district: District) -> None:
    """The clerk reports the booth; whoever accepts the work reads what was shown and sold."""
    clerk = district("clerk", AFTER)
    clerk.menu("Hội chợ")
    clerk.follow(FAIR)
    clerk.follow("Báo cáo hoàn thành")
    clerk.fill(
        {
            "Nội dung hợp đồng": BOOTH,
            "Kinh phí đã thực hiện (đồng)": "20.000.000",
            "Chứng từ": "1C21TAA 0000045 ngày 14/6/2021 (giả định)",
        }
    )
    clerk.press("Báo cáo")
    clerk.sees("Đã báo cáo gian hàng.", "đã báo cáo hoàn thành")
    inspector = district("inspector", AFTER)
    inspector.menu("Tiến độ, nghiệm thu")
    inspector.open_of(PROPOSAL)
    inspector.sees(BOOTH, "A12", "1 hợp đồng", "20.000.000")


def sales_later(district: District, weavers: str) -> None:
    """Three months later she is asked again, and her figures add up on the page of the fair."""
    weaver = district("second_applicant", THREE_MONTHS_LATER)
    weaver.menu("Hội chợ")
    weaver.follow(FAIR)
    weaver.follow("Ghi", within=weaver.part(weavers))
    weaver.fill({"Kỳ": "3 tháng sau hội chợ", "Doanh thu (đồng)": "21.500.000"})
    weaver.press("Ghi")
    clerk = district("clerk", THREE_MONTHS_LATER)
    clerk.menu("Hội chợ")
    clerk.follow(FAIR)
    clerk.sees("30.000.000 đ", "45.000.000 đ")
