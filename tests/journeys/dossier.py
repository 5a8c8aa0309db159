"""An applicant writes a đề án part by part, is stopped where the law stops them, hands it in."""

from datetime import date
from typing import Any

from tests.builders.files import PDF
from tests.journeys.people import District, Person
from tests.journeys.projects import Project

PAPERS = (
    "Công văn đề nghị của đơn vị thực hiện",
    "Đề án khuyến công",
    "Dự toán kinh phí (mẫu số 1)",
    "Giấy chứng nhận đăng ký kinh doanh (bản sao hợp lệ)",
    "Cam kết đầu tư đủ vốn đối ứng",
    "Cam kết chưa được nguồn nhà nước khác hỗ trợ cùng nội dung chi",
)
_ASKED = "Đề nghị khuyến công hỗ trợ (đ)"
_COMMITMENTS = (
    "Cam kết bố trí đủ phần vốn không được hỗ trợ (vốn đối ứng)",
    "Cam kết không nhận hỗ trợ của nguồn ngân sách nhà nước khác cho cùng nội dung chi",
)


def start(district: District, project: Project, *, on: date) -> Person:
    """Open a dossier with the few things that are asked first."""
    applicant = district(project.who, on)
    applicant.menu("Đề án")
    applicant.follow("Lập đề án")
    applicant.fill({"Tên đề án": project.title, **project.start})
    applicant.press("Mở hồ sơ")
    applicant.sees(project.code)
    return applicant


def hand_in(applicant: Person) -> None:
    applicant.press("Nộp hồ sơ", confirm=True)


def is_told_everything_that_lacks(applicant: Person) -> None:
    """Hand in too early: the answer names all that is missing, with its law, and takes nothing."""
    hand_in(applicant)
    applicant.sees_refusal(
        "Ghi ngày bắt đầu và ngày hoàn thành.",
        "Chưa trả lời: Tên máy móc thiết bị.",
        "Dự toán chưa có nội dung chi nào.",
        *(f"Thiếu giấy tờ: {name}." for name in PAPERS),
        "Thông tư 36/2013/TT-BCT, Điều 10",
        "Thông tư liên tịch 26/2014/TTLT-BTC-BCT, Điều 7 khoản 3",
    )
    applicant.follow("Quay lại trang trước")


def write(applicant: Person, project: Project, *, asking: str) -> None:
    """Write every part and attach every paper of the checklist."""
    applicant.follow("1. Đơn vị thực hiện, đơn vị thụ hưởng và địa điểm")
    applicant.fill(project.units)
    for question, answer in project.picks.items():
        applicant.pick(question, answer)
    applicant.press("Lưu và quay lại hồ sơ")
    for heading, text in project.texts.items():
        applicant.follow(heading)
        applicant.fill({heading: text})
        applicant.press("Lưu và quay lại hồ sơ")
    _write_estimate(applicant, project, asking=asking)
    applicant.follow("Giấy tờ kèm theo")
    for name in PAPERS:
        applicant.fill({"Loại giấy tờ": name, "Tệp": _scan(name)})
        applicant.press("Tải lên")
    applicant.follow("Quay lại hồ sơ")


def _write_estimate(applicant: Person, project: Project, *, asking: str) -> None:
    applicant.follow("6. Dự toán kinh phí")
    applicant.fill({**project.item, _ASKED: asking})
    applicant.press("Lưu nội dung chi")
    applicant.fill(dict.fromkeys(_COMMITMENTS, True))
    applicant.press("Lưu cam kết")
    applicant.follow("Quay lại hồ sơ")


def _scan(name: str) -> dict[str, Any]:
    return {"name": f"{name}.pdf", "mimeType": "application/pdf", "buffer": PDF}


def is_stopped_above_the_limit(applicant: Person, *, asked: str, limit: str) -> None:
    """Hand in a dossier that asks too much: it stays with the applicant, who reads the limit."""
    hand_in(applicant)
    applicant.sees_refusal(f"{asked} đ", f"{limit} đ")
    applicant.follow("Quay lại trang trước")
    applicant.sees(f"{asked} đ", "Cách tính, từng điều kiện và căn cứ")


def ask_for(applicant: Person, project: Project, amount: str) -> None:
    """Change what is asked."""
    applicant.follow("6. Dự toán kinh phí")
    applicant.follow(f"Sửa {project.item['Nội dung chi']}")
    applicant.fill({_ASKED: amount})
    applicant.press("Lưu nội dung chi")
    applicant.follow("Quay lại hồ sơ")


def is_taken_in(applicant: Person) -> None:
    """Hand in a dossier that lacks nothing; the next step is somebody else's, and says whose."""
    applicant.sees("Hồ sơ đã đủ.")
    hand_in(applicant)
    applicant.sees(
        "Đã nộp",
        "Kết luận theo quy định, như đã chốt: Khi nộp",
        "Bước “Bắt đầu thẩm định cấp cơ sở” do",
    )
