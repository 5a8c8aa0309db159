"""A vote for typical products, from registration to a verified certificate, in the browser.

A dossier with two photos, a jury of four and a sheet with 101 points are refused and put right.
Jurors see nobody's sheet but their own until the chair opens them. Who did not win complains and
is answered.
"""

import io
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from PIL import Image

from khuyencong.activities.awards.models import VoteRound
from khuyencong.activities.awards.services import add_council_member
from tests.builders.awards import build_accepted_entry, build_maker, council_member
from tests.builders.awards import clerk as office_clerk
from tests.builders.establishments import build_applicant
from tests.journeys.people import USERNAMES, District, Person
from tests.journeys.window import Eyes

pytestmark = pytest.mark.browser

ROUND = "Bình chọn sản phẩm CNNT tiêu biểu huyện Đakrông năm 2021 (giả định)"
COFFEE, BROOM = "Cà phê rang xay Tà Rụt", "Sản phẩm 2"
REGISTERED_ON = date(2021, 5, 20)
PREPARED_ON = date(2021, 5, 24)
SCORED_ON = date(2021, 6, 15)
COUNCIL_ON = date(2021, 6, 21)
DECIDED_ON = date(2021, 6, 25)
COMPLAINED_ON = date(2021, 7, 5)

JURORS = ("first_juror", "second_juror", "third_juror")
CRITERIA = {
    "Đáp ứng thị trường và khả năng phát triển sản xuất": "Thị trường: 20\nMở rộng: 20",
    "Kinh tế - kỹ thuật - xã hội và môi trường": "Kỹ thuật: 40",
    "Tính văn hóa và thẩm mỹ": "Mẫu mã: 10",
    "Tiêu chí khác": "Khác: 10",
}
SHEETS = {
    COFFEE: {"Thị trường": 18, "Mở rộng": 17, "Kỹ thuật": 35, "Mẫu mã": 9, "Khác": 8},
    BROOM: {"Thị trường": 14, "Mở rộng": 14, "Kỹ thuật": 29, "Mẫu mã": 8, "Khác": 7},
}
MOST = {"Thị trường": 20, "Mở rộng": 20, "Kỹ thuật": 40, "Mẫu mã": 10, "Khác": 10}


def test_a_vote_goes_from_registration_to_a_certificate_and_an_answered_complaint(
    district: District, eyes: Eyes
):
    opened(district)
    registered(district)
    council_and_jury(district)
    criteria_fixed(district)
    scored(district)
    recognised(district)
    verified(district, certificate_of(district))
    complaint(district)
    assert eyes.faults == []


def at_round(district: District, who: str, on: date) -> Person:
    """Return someone at the page of the round: found in the list once, then by its address."""
    person = district.people.get(who)
    if person is None or person.day != on:
        person = district(who, on)
    if who in district.addresses:
        person.open(district.addresses[who])
    else:
        person.menu("Bình chọn sản phẩm")
        person.follow(ROUND)
        district.addresses[who] = person.path
    return person


def opened(district: District) -> None:
    """The clerk opens the round of the district, and the leader announces it."""
    clerk = district("clerk", date(2021, 5, 4))
    clerk.menu("Bình chọn sản phẩm")
    clerk.follow("Mở đợt bình chọn")
    clerk.fill(
        {
            "Cấp bình chọn": "Cấp huyện",
            "Năm": "2021",
            "Tên đợt bình chọn": ROUND,
            "Căn cứ": "Kế hoạch khuyến công năm 2021",
            "Nơi nhận hồ sơ, sản phẩm": "Phòng Kinh tế và Hạ tầng huyện Đakrông",
            "Đăng ký từ ngày": "10/05/2021",
            "Đăng ký đến ngày": "04/06/2021",
            "Chấm điểm từ ngày": "14/06/2021",
            "Chấm điểm đến ngày": "18/06/2021",
            "Dự kiến công bố kết quả": "30/06/2021",
        }
    )
    clerk.press("Mở đợt")
    clerk.sees("Đã mở đợt bình chọn. Trình lãnh đạo công bố.")
    leader = at_round(district, "leader", date(2021, 5, 6))
    leader.press("Công bố", confirm=True)
    leader.sees("Đang nhận đăng ký")


def registered(district: District) -> None:
    """An establishment hands in two photos, is told which one lacks, and adds it."""
    with transaction.atomic():
        build_applicant(build_maker(1), username="demo-co-so")
        build_applicant(build_maker(2), username="demo-co-so-2")
    applicant = at_round(district, "applicant", REGISTERED_ON)
    applicant.follow("Đăng ký sản phẩm")
    applicant.pick("Nhóm sản phẩm", "Sản phẩm chế biến nông, lâm, thủy sản và thực phẩm")
    applicant.fill(
        {
            "Tên sản phẩm hoặc bộ sản phẩm": COFFEE,
            "Thuyết minh sản phẩm": "Cà phê hái chín, rang mộc.",
            "Thị trường, khả năng sản xuất": "Bán trong tỉnh, 6 tấn một năm.",
            "Cam kết sản phẩm do chính cơ sở sản xuất": True,
            "Cam kết không sao chép, không vi phạm sở hữu trí tuệ và tiêu chuẩn, quy chuẩn": True,
            "Sản xuất được hàng loạt, không phải sản phẩm độc bản": True,
        }
    )
    applicant.press("Lưu và thêm ảnh")
    applicant.fill(
        {
            "Ảnh chính diện": picture("chinh-dien", "chocolate"),
            "Ảnh mặt bên": picture("mat-ben", "peru"),
            "Loại giấy tờ": "Giấy chứng nhận đăng ký kinh doanh (bản sao)",
            "Tệp giấy tờ": picture("dang-ky"),
        }
    )
    applicant.press("Tải lên")
    applicant.press("Nộp hồ sơ")
    applicant.sees_refusal("Thiếu ảnh màu góc: Từ trên xuống.")
    applicant.follow("Quay lại trang trước")
    applicant.fill({"Ảnh từ trên xuống": picture("tu-tren", "orange")})
    applicant.press("Tải lên")
    applicant.press("Nộp hồ sơ")
    applicant.sees("Chờ kiểm tra hồ sơ")
    clerk = at_round(district, "clerk", REGISTERED_ON)
    clerk.follow(COFFEE)
    clerk.press("Nhận hồ sơ hợp lệ")
    clerk.sees("Hồ sơ hợp lệ")
    with transaction.atomic():  # a second product, which took the same way
        build_accepted_entry(VoteRound.objects.get(), 2)


def picture(name: str, colour: str = "sienna") -> dict[str, Any]:
    """Return a photo large enough to be printed."""
    content = io.BytesIO()
    Image.new("RGB", (900, 600), colour).save(content, "JPEG")
    return {"name": f"{name}.jpg", "mimeType": "image/jpeg", "buffer": content.getvalue()}


def council_and_jury(district: District) -> None:
    """The council of five is signed; the jury of four is not, until one leaves the list."""
    clerk = at_round(district, "clerk", PREPARED_ON)
    with transaction.atomic():  # all but the chair, who are entered like the chair
        for number, function in enumerate(("standing_vice", *["member"] * 3), start=2):
            add_council_member(
                VoteRound.objects.get().pk, council_member(function, number), by=office_clerk()
            )
    clerk.follow("Hội đồng")
    clerk.fill(
        {
            "Họ và tên": "Võ Minh Quang (giả định)",
            "Chức vụ, đơn vị": "Trưởng phòng Kinh tế và Hạ tầng",
            "Nhiệm vụ": "Chủ tịch Hội đồng",
            "Tên đăng nhập hoặc thư điện tử": USERNAMES["head"],
        }
    )
    clerk.press("Thêm")
    clerk.sees("Danh sách (5)")
    leader = at_round(district, "leader", PREPARED_ON)
    leader.follow("Hội đồng")
    sign(leader, "11/QĐ-UBND (giả định)")
    leader.sees("Quyết định 11/QĐ-UBND")

    clerk = at_round(district, "clerk", PREPARED_ON)
    clerk.follow("Ban Giám khảo")
    usernames = [*(USERNAMES[one] for one in JURORS), "demo-tham-dinh"]
    functions = ("Trưởng ban", "Phó Trưởng ban", "Thành viên", "Thành viên")
    for username, function in zip(usernames, functions, strict=True):
        clerk.fill(
            {
                "Tên đăng nhập hoặc thư điện tử": username,
                "Chức vụ, chuyên môn": "Chuyên gia",
                "Nhiệm vụ": function,
            }
        )
        clerk.press("Thêm")
    clerk.sees("Danh sách (4)")
    head = at_round(district, "head", PREPARED_ON)
    head.follow("Ban Giám khảo")
    sign(head, "12/QĐ-HĐBC (giả định)")
    head.sees_refusal("Ban Giám khảo có 4 người; số thành viên phải là số lẻ.")
    clerk = at_round(district, "clerk", PREPARED_ON)
    clerk.follow("Ban Giám khảo")
    last = clerk.page.locator("main li").filter(has_text="Nguyễn Văn Lâm")
    last.get_by_role("button").click()
    clerk.click(clerk.page.get_by_role("dialog").get_by_role("button", name="Tiếp tục"))
    clerk.sees("Danh sách (3)")
    head = at_round(district, "head", PREPARED_ON)
    head.follow("Ban Giám khảo")
    sign(head, "12/QĐ-HĐBC (giả định)")
    head.sees("Quyết định 12/QĐ-HĐBC")


def sign(person: Person, number: str) -> None:
    person.fill({"Số quyết định": number, "Ngày quyết định": f"{PREPARED_ON:%d/%m/%Y}"})
    person.press("Ký quyết định")


def criteria_fixed(district: District) -> None:
    """The clerk enters the sub-criteria, the chair fixes them before anything is scored."""
    clerk = at_round(district, "clerk", PREPARED_ON)
    clerk.follow("Khung điểm")
    for name, lines in CRITERIA.items():
        clerk.page.get_by_label(name).fill(lines)
    clerk.press("Lưu đề xuất")
    clerk.sees("Đã lưu khung điểm.")
    head = at_round(district, "head", PREPARED_ON)
    head.follow("Khung điểm")
    head.press("Chốt khung điểm", confirm=True)
    head.sees("Đã thực hiện.")


def scored(district: District) -> None:
    """Each juror scores alone; 101 points are refused; the chair opens the sheets."""
    head = at_round(district, "head", SCORED_ON)
    head.press("Mở chấm điểm", confirm=True)
    for at, who in enumerate(JURORS):
        juror = at_round(district, who, SCORED_ON)
        juror.follow("Bàn giám khảo")
        juror.does_not_see("Đã nộp:")
        juror.follow("Khai quan hệ")
        juror.press("Khai")
        for product, points in SHEETS.items():
            juror.follow(f"Chấm {product}")
            if not at and product == COFFEE:
                give(juror, points | {"Thị trường": 101})
                juror.sees_refusal("101 điểm nằm ngoài khung; cho điểm từ 0 đến 20.")
            give(juror, points | {"Khác": points["Khác"] - at})
            juror.sees("Đã nộp phiếu.", f"Đã nộp: {sum(points.values()) - at}")
    head = at_round(district, "head", SCORED_ON)
    head.does_not_see("Bảng điểm")
    head.press("Đóng chấm điểm, mở kết quả", confirm=True)
    head.follow("Bảng điểm")
    head.sees("86", "71")


def give(juror: Person, points: dict[str, int]) -> None:
    juror.fill({f"{name} (tối đa {MOST[name]})": given for name, given in points.items()})
    juror.press("Nộp phiếu")


def recognised(district: District) -> None:
    """The council proposes the better one, and the leader recognises it."""
    clerk = at_round(district, "clerk", COUNCIL_ON)
    clerk.follow("Ghi kết luận Hội đồng, trình công nhận")
    clerk.fill(
        {
            "Số biên bản Hội đồng": "02/BB-HĐBC (giả định)",
            "Ngày họp Hội đồng": f"{COUNCIL_ON:%d/%m/%Y}",
            "Kết luận của Hội đồng": "Hội đồng đề nghị công nhận một sản phẩm.",
        }
    )
    winner = clerk.page.locator("main li").filter(has_text=COFFEE)
    winner.get_by_role("spinbutton").fill("1")
    clerk.press("Trình công nhận")
    clerk.sees("Đã trình công nhận.")
    leader = at_round(district, "leader", DECIDED_ON)
    leader.follow("Công nhận kết quả")
    leader.fill(
        {
            "Số quyết định công nhận": "456/QĐ-UBND (giả định)",
            "Ngày quyết định": f"{DECIDED_ON:%d/%m/%Y}",
            "Ngày thông báo kết quả": f"{DECIDED_ON:%d/%m/%Y}",
        }
    )
    leader.press("Công nhận và cấp giấy")
    leader.sees("Đã công nhận kết quả và cấp giấy chứng nhận.")


def certificate_of(district: District) -> str:
    """The winner opens the certificate; return the code that stands on it."""
    applicant = at_round(district, "applicant", DECIDED_ON)
    applicant.follow(COFFEE)
    applicant.click(applicant.part("Kết quả").get_by_role("link").first)
    applicant.sees("Còn hiệu lực")
    facts = applicant.page.get_by_role("definition").get_by_role("link")
    code = facts.last.inner_text()
    applicant.follow("Bản in")
    applicant.sees(COFFEE, code)
    return code


def verified(district: District, code: str) -> None:
    """A buyer asks whether the certificate is real."""
    buyer = district.stranger(DECIDED_ON)
    buyer.open("/xac-minh/")
    buyer.fill({"Mã kiểm tra": code})
    buyer.press("Kiểm tra")
    buyer.sees("Còn giá trị", COFFEE)


def complaint(district: District) -> None:
    """Who did not win complains, and reads what the council answered."""
    loser = at_round(district, "second_applicant", COMPLAINED_ON)
    loser.follow(BROOM)
    loser.sees("Không được công nhận")
    loser.follow("Khiếu nại")
    loser.fill({"Nội dung": "Đề nghị xem lại điểm kỹ thuật."})
    loser.press("Gửi khiếu nại")
    loser.sees("Hạn trả lời")
    head = at_round(district, "head", date(2021, 7, 8))
    head.click(head.part("Khiếu nại").get_by_role("link").first)
    head.follow("Trả lời")
    head.pick("Kết luận", "Khiếu nại không đúng: giữ kết quả")
    head.fill({"Trả lời của Hội đồng": "Ba phiếu chấm thống nhất; giữ kết quả."})
    head.press("Trả lời")
    head.sees("Đã trả lời khiếu nại.")
    loser = at_round(district, "second_applicant", date(2021, 7, 9))
    loser.follow(BROOM, within=loser.part("Khiếu nại"))
    loser.sees("Khiếu nại không đúng", "giữ kết quả")
