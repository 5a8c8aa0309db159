"""A class, from its announcement to certificates that a stranger verifies, in the browser.

The clerk of the office runs it, the head of the office signs, a young woman enrols at her phone.
A list that names her again is refused and put right.
"""

from datetime import date

import pytest

from tests.journeys.people import District
from tests.journeys.window import Eyes, Window

pytestmark = pytest.mark.browser

TITLE = "Khởi sự kinh doanh cho thanh niên xã Tà Rụt (giả định)"
OPENED_ON = date(2021, 5, 10)
ENROLLED_ON = date(2021, 5, 20)
DAYS = (date(2021, 6, 14), date(2021, 6, 15))
CERTIFIED_ON = date(2021, 6, 18)

STRANGER = "Kăn Thị Hạnh"
ELDER, YOUNGER, LATEST = "Hồ Văn Tiên", "Hồ Thị Xuân", "Hồ Văn Lực"
_FIRST_TWO = f"{ELDER}; 1994; 0905111201; Tà Rụt\n{YOUNGER}; 1999; 0905111202; Tà Rụt"


def test_a_class_goes_from_its_announcement_to_verified_certificates(
    district: District, eyes: Eyes
):
    link = announced_class(district)
    enrols_at_her_phone(district.stranger(ENROLLED_ON), link)
    the_list_that_names_her_again(district)
    one_leaves_and_one_moves_up(district)
    attendance(district)
    numbers = certificates(district)
    verified(district.stranger(date(2021, 9, 1)), numbers)
    assert eyes.faults == []


def announced_class(district: District) -> str:
    """The clerk opens a class with two mornings and announces it; return its public address."""
    clerk = district("clerk", OPENED_ON)
    clerk.menu("Lớp học")
    clerk.follow("Giảng viên")
    clerk.fill({"Họ và tên": "Nguyễn Thị Lan", "Đơn vị công tác": "Trường Cao đẳng (giả định)"})
    clerk.press("Thêm giảng viên")
    clerk.menu("Lớp học")
    clerk.follow("Mở lớp")
    clerk.fill(
        {
            "Loại lớp": "Tập huấn khởi sự doanh nghiệp",
            "Tên lớp": TITLE,
            "Đối tượng": "Đoàn viên thanh niên",
            "Địa điểm": "Hội trường xã Tà Rụt",
            "Xã, phường, thị trấn": "Xã Tà Rụt",
            "Khai giảng": f"{DAYS[0]:%d/%m/%Y}",
            "Bế giảng": f"{DAYS[-1]:%d/%m/%Y}",
            "Nhận đăng ký từ ngày": "15/05/2021",
            "Nhận đăng ký đến hết ngày": "10/06/2021",
            "Số chỗ": "3",
            "Dự tối thiểu bao nhiêu phần trăm số buổi thì hoàn thành": "100",
            "Chi phí của lớp (dự kiến hoặc đã chi)": "9.000.000",
        }
    )
    clerk.press("Mở lớp")
    clerk.follow("Thêm buổi học", within=clerk.part("Chương trình"))
    for day, topic in zip(DAYS, ("Ý tưởng kinh doanh", "Vốn và sổ sách"), strict=True):
        clerk.fill(
            {
                "Ngày": f"{day:%d/%m/%Y}",
                "Từ giờ": "07:30",
                "Đến giờ": "11:00",
                "Nội dung": topic,
                "Giảng viên": "Nguyễn Thị Lan",
            }
        )
        clerk.press("Thêm buổi học")
    clerk.follow("Xong, về trang lớp")
    clerk.press("Thông báo lớp")
    link = clerk.part("Trang công khai để đăng ký").get_by_role("link").inner_text()
    return link.removeprefix(clerk.address)


def enrols_at_her_phone(stranger: Window, link: str) -> None:
    """She forgets to agree, is told so, agrees, and gets her number."""
    stranger.open(link)
    stranger.sees("Nguyễn Thị Lan", "Hội trường xã Tà Rụt")
    stranger.fill({"Họ và tên": STRANGER, "Năm sinh": "1998", "Điện thoại": "0905111200"})
    stranger.press("Đăng ký")
    stranger.sees_refusal("chưa đồng ý cho dùng thông tin cá nhân")
    stranger.fill({"Tôi đồng ý cho cơ quan tổ chức lớp dùng các thông tin trên": True})
    stranger.press("Đăng ký")
    stranger.sees("Bạn có chỗ trong lớp.", "Mã học viên của bạn")


def the_list_that_names_her_again(district: District) -> None:
    """Nobody of a list is enrolled while one of it is there already; then who is too many waits."""
    clerk = district("clerk", ENROLLED_ON)
    clerk.menu("Lớp học")
    clerk.follow(TITLE)
    clerk.sees("Học viên (1/3)", "tự đăng ký")
    clerk.follow("Dán danh sách")
    agreed = "Những người này đã đồng ý cho dùng thông tin cá nhân để tổ chức lớp"
    again = f"{STRANGER}; 1998; 0905111200; Tà Rụt"
    clerk.fill({"Danh sách": f"{_FIRST_TWO}\n{again}", agreed: True})
    clerk.press("Ghi danh cả danh sách")
    clerk.sees_refusal(f"{STRANGER} đã có trong danh sách của lớp này.")
    latest = f"{LATEST}; 1990; 0905111203; Tà Rụt"
    clerk.fill({"Danh sách": f"{_FIRST_TWO}\n{latest}", agreed: True})
    clerk.press("Ghi danh cả danh sách")
    clerk.sees("Học viên (3/3)", "Danh sách chờ (1)")


def one_leaves_and_one_moves_up(district: District) -> None:
    """A place that becomes free goes to who waits."""
    clerk = district("clerk", date(2021, 6, 8))
    clerk.menu("Lớp học")
    clerk.follow(TITLE)
    clerk.follow(f"Thôi học {ELDER}")
    clerk.fill({"Lý do thôi học": "Đi làm xa"})
    clerk.press("Ghi thôi học")
    clerk.sees(f"{LATEST} được chuyển từ danh sách chờ vào lớp.", "Học viên (3/3)")


def attendance(district: District) -> None:
    """Two come on both mornings, one on the first alone; the class ends the day after."""
    for day, present in zip(DAYS, ((STRANGER, YOUNGER, LATEST), (STRANGER, YOUNGER)), strict=True):
        clerk = district("clerk", date(2021, 6, 16))
        clerk.menu("Lớp học")
        clerk.follow(TITLE)
        clerk.follow("Điểm danh")
        clerk.sees(f"Điểm danh {day:%d/%m/%Y}")
        for name in present:
            clerk.tick(name)
        clerk.press("Lưu điểm danh")
        clerk.sees(f"Có mặt {len(present)}/3.")
    clerk.menu("Lớp học")
    clerk.follow(TITLE)
    clerk.press("Kết thúc lớp")


def certificates(district: District) -> list[str]:
    """The head signs for who was there; return the codes of the certificates."""
    head = district("head", CERTIFIED_ON)
    head.menu("Lớp học")
    head.follow(TITLE)
    head.click(head.page.locator("main").get_by_role("link", name="Giấy chứng nhận").first)
    head.sees(f"{LATEST}", "1/2 buổi")
    head.press("Ký giấy chứng nhận đã chọn")
    head.sees("Đã ký 2 giấy chứng nhận.", "Đã cấp (2)")
    rows = [head.row(name, within=head.part("Đã cấp")) for name in (STRANGER, YOUNGER)]
    codes = [row.get_by_role("link").nth(1).inner_text() for row in rows]
    head.open_of(STRANGER, within=head.part("Đã cấp"))
    head.sees("GIẤY CHỨNG NHẬN", STRANGER, codes[0])
    return codes


def verified(stranger: Window, codes: list[str]) -> None:
    """Whoever holds a certificate learns whose it is; a made-up code is nobody's."""
    stranger.open("/xac-minh/")
    for code, name in zip(codes, (STRANGER, YOUNGER), strict=True):
        stranger.fill({"Mã kiểm tra": code})
        stranger.press("Kiểm tra")
        stranger.sees(name, TITLE, "Có hiệu lực")
        stranger.follow("Kiểm tra mã khác")
