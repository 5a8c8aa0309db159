"""What stands before any đề án: the money of the year, the plan, the establishments."""

from datetime import date

from tests.journeys.people import District
from tests.journeys.projects import DIVISION, Project

FUND = "Kinh phí khuyến công huyện Đakrông năm 2021"
PLAN = "Kế hoạch triển khai công tác hoạt động khuyến công năm 2021 trên địa bàn huyện Đakrông"


def give_money(district: District, amount: str, *, on: date) -> None:
    """The accountant founds the fund and enters the decision; only the leader makes it count."""
    accountant = district("accountant", on)
    accountant.menu("Kinh phí")
    accountant.follow("Lập nguồn kinh phí")
    accountant.fill(
        {
            "Cơ quan quản lý": DIVISION,
            "Năm ngân sách": "2021",
            "Nguồn kinh phí": "Ngân sách huyện",
            "Tên nguồn": FUND,
            "Loại – khoản": "280-309",
        }
    )
    accountant.press("Lập nguồn")
    accountant.follow("Nhập quyết định giao")
    accountant.fill(
        {
            "Số tiền được giao": amount,
            "Số quyết định": "2112/QĐ-UBND (giả định)",
            "Ngày quyết định": f"{on:%d/%m/%Y}",
            "Cơ quan ban hành": "Ủy ban nhân dân huyện Đakrông",
        }
    )
    accountant.press("Lập chứng từ")
    accountant.sees("Chờ")

    leader = district("leader", on)
    leader.follow("Giấy tờ ngân sách chờ xác nhận")
    leader.follow("2112/QĐ-UBND (giả định)")
    leader.sees(amount)
    leader.press("Xác nhận")
    leader.sees("Đã xác nhận")


def write_plan(district: District, *projects: Project, on: date) -> None:
    """The clerk writes plan 202/UBND-KH line by line and submits it."""
    clerk = district("clerk", on)
    clerk.menu("Kế hoạch")
    clerk.follow("Lập kế hoạch năm")
    clerk.fill(
        {
            "Cơ quan lập": "Ủy ban nhân dân huyện Đakrông",
            "Năm": "2021",
            "Tên kế hoạch": PLAN,
            "Mục đích, yêu cầu": "Hỗ trợ tổ chức, cá nhân phát triển công nghiệp nông thôn.",
            "Căn cứ pháp lý": "38/2020/NQ-HĐND\n45/2012/NĐ-CP\n28/2018/TT-BTC",
        }
    )
    clerk.press("Lập bản nháp")
    for project in projects:
        clerk.follow("Thêm dòng")
        clerk.fill({"Đơn vị chủ trì": DIVISION, **project.plan_line})
        clerk.press("Lưu")
    clerk.press("Trình duyệt")
    clerk.sees("Kế hoạch đã trình")


def approve_plan(district: District, *, on: date) -> None:
    leader = district("leader", on)
    leader.take_up("Kế hoạch, điều chỉnh kế hoạch chờ duyệt", PLAN)
    leader.follow("Phê duyệt")
    leader.fill({"Số, ký hiệu": "202/UBND-KH", "Ngày ban hành": f"{on:%d/%m/%Y}"})
    leader.press("Phê duyệt và phân bổ kinh phí")
    leader.sees("202/UBND-KH", "Đã phê duyệt")


def register_establishment(
    district: District, project: Project, *, username: str, on: date
) -> None:
    """The clerk enters an establishment as it told about itself, and who may act for it."""
    clerk = district("clerk", on)
    clerk.menu("Cơ sở CNNT")
    clerk.follow("Đăng ký cơ sở")
    clerk.fill(project.establishment)
    clerk.press("Đăng ký")
    clerk.follow("Ghi số liệu năm")
    clerk.fill(project.figures)
    clerk.press("Ghi số liệu")
    clerk.follow("Thêm người đại diện")
    clerk.fill(
        {
            "Tên đăng nhập hoặc thư điện tử của người đại diện": username,
            "Từ ngày": f"{on:%d/%m/%Y}",
        }
    )
    clerk.press("Xác nhận")
    clerk.sees("Đã xác nhận người đại diện.")
