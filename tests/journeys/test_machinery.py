"""A machinery project inspected, corrected, accepted and measured a year later, in the browser.

A finding holds the payment: the leader may not approve it until the fault is put right and
proven. A year later the establishment answers by a link, and an officer checks; what is sent into
a locked period is refused, until the leader opens it again.
"""

from datetime import date

import pytest
from django.db import transaction

from khuyencong.programme.payments.states import PaymentKind
from tests.builders.contracts import build_started
from tests.builders.establishments import build_applicant
from tests.builders.files import JPG
from tests.builders.payments import build_whole_draft
from tests.journeys.people import District
from tests.journeys.window import Eyes, Window

pytestmark = pytest.mark.browser

TITLE = "Hỗ trợ ứng dụng máy sấy cà phê số 1"
CODE = "DKR-KT-2021-001"
CONTRACT = "001/HĐ-KC"
MACHINE = "Máy sấy cà phê 500 kg/mẻ"
OWNER = "Hồ Thị Mừng (chủ cơ sở cà phê, giả định)"
FAULT = "Số máy không khớp hợp đồng"
PHOTO = {"name": "may.jpg", "mimeType": "image/jpeg", "buffer": JPG}

ORDERED_ON = date(2021, 6, 10)
INSPECTED_ON = date(2021, 6, 24)
ADVANCE_ON = date(2021, 6, 28)
CORRECTED_ON = date(2021, 7, 5)
REPORTED_ON = date(2021, 7, 12)
ACCEPTED_ON = date(2021, 7, 22)
FOLLOWED_ON = date(2021, 8, 2)
A_YEAR_LATER = date(2022, 8, 1)


def test_a_machine_is_inspected_corrected_accepted_and_measured_a_year_later(
    district: District, eyes: Eyes
):
    build_contract()
    machine_comes(district)
    a_finding_holds_the_advance(district)
    it_is_put_right(district)
    machine_runs_and_is_reported(district)
    accepted(district)
    link = followed(district)
    measured_a_year_later(district, link)
    assert eyes.faults == []


@transaction.atomic
def build_contract() -> None:
    """Begin where the contract is under work and the accountant has asked for an advance."""
    contract = build_started()
    establishment = contract.proposal.implementing_establishment
    assert establishment is not None
    build_applicant(establishment, username="demo-co-so")
    build_whole_draft(contract, 60_000_000, PaymentKind.ADVANCE, on=ADVANCE_ON)


def machine_comes(district: District) -> None:
    """The applicant compares two offers, measures how it was, and receives the machine."""
    applicant = district("applicant", ORDERED_ON)
    applicant.follow(TITLE)
    applicant.follow("Ghi máy")
    applicant.fill(
        {
            "Nội dung hợp đồng": MACHINE,
            "Tên máy": MACHINE,
            "Hãng sản xuất": "Cơ khí Miền Trung (giả định)",
            "Kiểu, ký hiệu": "CF-500",
            "Số máy": "CF500-0012",
            "Năm sản xuất": "2021",
        }
    )
    applicant.press("Ghi")
    applicant.sees("Đã ghi máy.")
    for supplier, amount in (("Cơ khí Miền Trung", "400.000.000"), ("Cơ khí Huế", "415.000.000")):
        applicant.follow("Ghi báo giá")
        applicant.fill(
            {"Nhà cung cấp": supplier, "Giá chào, gồm thuế": amount, "Ngày báo giá": "01/06/2021"}
        )
        applicant.press("Ghi báo giá")
    cheapest = applicant.page.get_by_role("listitem").filter(has_text="400.000.000")
    applicant.press("Chọn", within=cheapest)
    applicant.sees("Đã chọn nhà cung cấp.")
    applicant.follow("Kết quả trước và sau, trình diễn")
    applicant.fill(
        {
            "Chỉ tiêu": "Sản lượng mỗi ca",
            "Đơn vị tính": "kg/ca",
            "Số đo": "120",
            "Ngày đo": "07/06/2021",
            "Cách đo": "Cân ba ca liền",
        }
    )
    applicant.press("Ghi")
    applicant.sees("Đã ghi số đo trước khi có máy.")
    reach(district, "Đã giao", "Nhận máy tại xưởng", on=date(2021, 6, 22))


def reach(district: District, stage: str, text: str, *, on: date, label: str = "Ghi nhận") -> None:
    """The applicant takes the machine one stage further, with a photo."""
    applicant = district("applicant", on)
    applicant.menu("Máy móc, thiết bị")
    applicant.follow(MACHINE)
    applicant.follow(stage)
    applicant.fill({"Ngày": f"{on:%d/%m/%Y}", label: text, "Ảnh tại chỗ": [PHOTO]})
    applicant.press("Ghi")
    applicant.sees(f"Đã ghi: {stage}.")


def a_finding_holds_the_advance(district: District) -> None:
    """The inspector finds another machine than agreed; so the leader may not approve money."""
    inspector = district("inspector", INSPECTED_ON)
    inspector.menu("Kiểm tra")
    inspector.follow("Xếp theo rủi ro")
    inspector.follow("Ghi kiểm tra", within=inspector.row(CONTRACT))
    inspector.fill(
        {
            "Ngày kiểm tra": f"{INSPECTED_ON:%d/%m/%Y}",
            "Địa điểm kiểm tra": "Xưởng của cơ sở, xã Tà Rụt",
            "Đoàn kiểm tra": "Hồ Văn Thới, phòng Kinh tế và Hạ tầng",
            "Đại diện cơ sở": "Hồ Thị Mừng, chủ cơ sở",
            "Tiến độ nhìn thấy tại chỗ (%)": "40",
            "Kết luận": "Máy đã về nhưng số máy không khớp.",
        }
    )
    questions = inspector.page.locator("main fieldset")
    for question in questions.all():
        question.get_by_label("Kết quả").select_option(label="Đạt")
    number = questions.filter(has_text="đúng tên, model và số máy")
    number.get_by_label("Kết quả").select_option(label="Không đạt")
    number.get_by_label("Ghi chú").fill("Trên máy ghi CF500-0021")
    inspector.press("Lưu biên bản")
    inspector.follow("Ghi sai sót")
    inspector.fill(
        {
            "Mức độ": "Nghiêm trọng",
            "Sai sót phát hiện": FAULT,
            "Việc phải làm": "Sửa số máy trong hồ sơ theo máy thật",
            "Người chịu trách nhiệm": OWNER,
            "Hạn khắc phục": "15/07/2021",
            "Chưa duyệt thanh toán cho đến khi đóng sai sót này": True,
        }
    )
    inspector.press("Ghi sai sót", within=inspector.page.locator("main form"))
    inspector.press("Kết thúc biên bản")
    inspector.sees("Biên bản kiểm tra", "giữ thanh toán")

    leader = district("leader", ADVANCE_ON)
    leader.take_up("Đề nghị chi chờ duyệt", TITLE)
    leader.press("Duyệt chi")
    leader.sees_refusal(FAULT, "Khắc phục và đóng sai sót trước, rồi duyệt lại.")


def it_is_put_right(district: District) -> None:
    """The applicant corrects the number, the inspector closes with proof, the leader approves."""
    applicant = district("applicant", CORRECTED_ON)
    applicant.menu("Kiểm tra")
    applicant.follow("Sai sót")
    applicant.follow(FAULT)
    applicant.sees("Sửa số máy trong hồ sơ theo máy thật")
    applicant.menu("Máy móc, thiết bị")
    applicant.follow(MACHINE)
    applicant.follow("Sửa")
    applicant.fill({"Số máy": "CF500-0021"})
    applicant.press("Ghi")
    applicant.sees("Đã sửa thông tin máy.", "CF500-0021")

    inspector = district("inspector", CORRECTED_ON)
    inspector.menu("Kiểm tra")
    inspector.follow("Sai sót")
    inspector.follow(FAULT)
    inspector.follow("Đóng sai sót")
    inspector.press("Xác nhận đã khắc phục")
    inspector.sees_refusal("Ghi bằng chứng đã khắc phục, hoặc đính kèm tệp.")
    inspector.fill({"Bằng chứng đã khắc phục": "Số trên máy và hồ sơ khớp", "Tệp kèm theo": PHOTO})
    inspector.press("Xác nhận đã khắc phục")
    inspector.sees("Đã đóng sai sót.", "may.jpg")

    leader = district("leader", CORRECTED_ON)
    leader.take_up("Đề nghị chi chờ duyệt", TITLE)
    leader.press("Duyệt chi")
    leader.sees("Đã duyệt")


def machine_runs_and_is_reported(district: District) -> None:
    """It is installed, tried, measured again, and reported with its invoice."""
    reach(district, "Đã lắp đặt", "Lắp xong nền và điện", on=date(2021, 7, 7))
    reach(
        district,
        "Đã chạy thử",
        "Chạy 3 mẻ, 500 kg/mẻ, đạt",
        on=date(2021, 7, 10),
        label="Kết quả chạy thử",
    )
    applicant = district("applicant", REPORTED_ON)
    applicant.menu("Máy móc, thiết bị")
    applicant.follow(MACHINE)
    applicant.follow("Kết quả trước và sau, trình diễn")
    applicant.follow("Đo sau")
    applicant.fill({"Số đo": "480", "Ngày đo": "11/07/2021", "Cách đo": "Cân ba ca liền"})
    applicant.press("Ghi")
    applicant.sees("300", "tốt hơn")
    applicant.menu("Máy móc, thiết bị")
    applicant.follow(MACHINE)
    applicant.follow("Báo cáo bàn giao")
    applicant.fill(
        {
            "Kinh phí đã thực hiện cho máy này": "400.000.000",
            "Hóa đơn": "1C21TAA 0000123 ngày 10/7/2021 (giả định)",
            "Cơ sở giữ sử dụng đến": "10/07/2026",
        }
    )
    applicant.press("Báo cáo")
    applicant.sees("Đã báo cáo bàn giao máy.")


def accepted(district: District) -> None:
    """The inspector draws the minutes up from what was reported, and the leader signs."""
    inspector = district("inspector", ACCEPTED_ON)
    inspector.menu("Tiến độ, nghiệm thu")
    inspector.open_of(TITLE)
    inspector.sees("CF500-0021")
    inspector.follow("Lập biên bản nghiệm thu")
    inspector.fill(
        {
            "Số biên bản": "01/BB-NT (giả định)",
            "Mẫu biên bản": "Mẫu số 5b",
            "Ngày nghiệm thu": f"{ACCEPTED_ON:%d/%m/%Y}",
            "Địa điểm nghiệm thu": "Xưởng của cơ sở, xã Tà Rụt",
            "Thành phần tham gia": "Phòng Kinh tế và Hạ tầng\nĐại diện cơ sở",
            "Kết luận": "Máy mới, chạy tốt, đúng hợp đồng.",
        }
    )
    inspector.press("Lưu dự thảo")
    leader = district("leader", ACCEPTED_ON)
    leader.follow(TITLE)
    leader.step("Nghiệm thu")
    leader.press("Ký biên bản")
    leader.sees("Đã ký biên bản")


def followed(district: District) -> str:
    """The clerk says how it was and what is wanted; a year later, gives the link."""
    clerk = district("clerk", FOLLOWED_ON)
    clerk.menu("Kết quả, hiệu quả")
    clerk.press("Lập theo dõi")
    clerk.sees("Đã lập theo dõi cho 1 đề án.")
    clerk.click(clerk.row(TITLE).get_by_role("link").nth(1))
    clerk.follow("Hiện trạng và mục tiêu")
    aims = {"Việc làm": ("5", "10"), "Doanh thu": ("700.000.000", "1.000.000.000")}
    for group in clerk.page.locator("main fieldset").all():
        [name] = group.locator("legend").all_inner_texts()
        aim = next((told for code, told in aims.items() if name.startswith(code)), None)
        group.get_by_label("Theo dõi chỉ số này").set_checked(aim is not None)
        if aim is not None:
            group.get_by_label("Trước khi hỗ trợ").fill(aim[0])
            group.get_by_label("Mục tiêu").fill(aim[1])
    clerk.press("Lưu")
    clerk.sees("Đã lưu hiện trạng và mục tiêu.")

    clerk = district("clerk", A_YEAR_LATER)
    clerk.menu("Kết quả, hiệu quả")
    clerk.follow(f"{CODE}: 12 tháng", within=clerk.part("Đến kỳ báo cáo"))
    clerk.press("Tạo đường dẫn")
    link = clerk.part("Hỏi cơ sở qua đường dẫn").get_by_role("link").inner_text()
    return link.removeprefix(clerk.address)


def measured_a_year_later(district: District, link: str) -> None:
    """The answer comes by the link and is checked; what comes later finds the period locked."""
    owner, son = district.stranger(A_YEAR_LATER), district.stranger(A_YEAR_LATER)
    owner.open(link)
    son.open(link)
    answer(owner, jobs="9", revenue="1.150.000.000")
    owner.sees("Cảm ơn bạn")

    inspector = district("inspector", date(2022, 8, 8))
    inspector.menu("Kết quả, hiệu quả")
    inspector.follow(f"{CODE}: 12 tháng", within=inspector.part("Số liệu chờ kiểm tra"))
    inspector.sees("1.150.000.000", "700.000.000")
    inspector.press("Duyệt số liệu")
    inspector.sees("Đã duyệt số liệu, kỳ này được khóa.")

    answer(son, jobs="12", revenue="1.200.000.000")
    son.sees("kỳ đã khóa")
    leader = district("leader", date(2022, 8, 9))
    leader.menu("Kết quả, hiệu quả")
    leader.follow(f"12 tháng {CODE}")
    leader.fill({"Lý do": "Cơ sở báo sót ba lao động thời vụ"})
    leader.press("Mở khóa")
    son.open(link)
    answer(son, jobs="12", revenue="1.200.000.000")
    son.sees("Cảm ơn bạn")
    inspector = district("inspector", date(2022, 8, 10))
    inspector.menu("Kết quả, hiệu quả")
    inspector.follow(f"{CODE}: 12 tháng", within=inspector.part("Số liệu chờ kiểm tra"))
    inspector.press("Duyệt số liệu")
    inspector.follow("Kết quả, hiệu quả", within=inspector.page.locator(".breadcrumb"))
    inspector.follow("Tổng hợp kết quả")
    inspector.sees("1 đề án có số liệu đã duyệt ở kỳ 12 tháng", "1.200.000.000")


def answer(stranger: Window, *, jobs: str, revenue: str) -> None:
    stranger.fill(
        {
            "Việc làm": jobs,
            "Trong đó nữ": "5",
            "Doanh thu": revenue,
            "Họ tên người báo cáo": "Hồ Thị Mừng",
        }
    )
    stranger.press("Gửi số liệu")
