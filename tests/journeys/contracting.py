"""A contract is drawn up and signed, its work begins, is inspected and accepted."""

from datetime import date

from tests.journeys.people import District
from tests.journeys.projects import Project


def contract(district: District, project: Project, *, on: date) -> None:
    """The clerk draws the contract up from the decision."""
    clerk = district("clerk", on)
    clerk.take_up("Đề án đã phê duyệt, chờ soạn hợp đồng", project.title)
    clerk.step("Soạn hợp đồng")
    clerk.fill(
        {
            "Số hợp đồng": project.number("HĐ-KC"),
            "Số tài khoản bên B": "3999 000 001 (giả định)",
            "Nơi mở tài khoản": "Ngân hàng Nông nghiệp, chi nhánh Đakrông",
        }
    )
    clerk.press("Lưu dự thảo")
    clerk.sees("Đã lưu dự thảo hợp đồng.")


def sign(district: District, project: Project, *, on: date) -> None:
    """The leader reads when money may flow, and signs."""
    leader = district("leader", on)
    leader.follow(project.title)
    leader.step("Ký hợp đồng")
    leader.sees("Thông tư 28/2018/TT-BTC")
    leader.press("Ký hợp đồng")
    leader.sees(f"Đã ký hợp đồng {project.number('HĐ-KC')}.")


def begin_work(district: District, project: Project, *, on: date) -> None:
    applicant = district(project.who, on)
    applicant.follow(project.title)
    applicant.step("Khởi công")
    applicant.press("Khởi công")
    applicant.sees("Đã ghi nhận khởi công.")


def report_progress(
    district: District, project: Project, *, month: str, percent: int, value: str, on: date
) -> None:
    """The applicant tells how far the work of a month is."""
    applicant = district(project.who, on)
    applicant.follow(project.title)
    applicant.step("Báo cáo tiến độ tháng")
    applicant.sees("Thông tư 36/2013/TT-BCT, Điều 23 khoản 3")
    applicant.fill(
        {
            "Tháng báo cáo": month,
            "Đã làm được bao nhiêu phần trăm khối lượng được hỗ trợ": percent,
            "Giá trị khối lượng đã thực hiện": value,
            "Công việc đã làm": "Đã ký hợp đồng mua, nhận hàng và chạy thử.",
        }
    )
    applicant.press("Gửi báo cáo")
    applicant.sees("Đã gửi báo cáo tiến độ.", f"{percent}%")


def inspect(district: District, project: Project, *, month: str, on: date) -> None:
    """The inspector goes there and confirms what was reported."""
    inspector = district("inspector", on)
    inspector.take_up("Báo cáo tiến độ chờ kiểm tra", project.title)
    inspector.follow(f"Xác nhận {month}")
    inspector.press("Xác nhận đã kiểm tra")
    inspector.sees("Đã xác nhận")


def deliver(district: District, project: Project, *, on: date) -> None:
    """The applicant records what was handed over, beside the report."""
    applicant = district(project.who, on)
    applicant.menu("Tiến độ, nghiệm thu")
    applicant.open_of(project.title)
    applicant.follow("Ghi bàn giao")
    applicant.fill(
        {
            "Nội dung": project.item["Nội dung chi"],
            "Số lượng bàn giao": "1",
            "Kinh phí đã thực hiện": project.invoice["Số tiền đã gồm thuế"],
            "Ngày bàn giao": f"{on:%d/%m/%Y}",
            "Căn cứ, chứng từ": "Biên bản bàn giao (giả định)",
        }
    )
    applicant.press("Ghi bàn giao")
    applicant.sees("Đã ghi")


def draft_minutes(district: District, project: Project, *, on: date) -> None:
    """The inspector draws the minutes up, line by line against the contract."""
    inspector = district("inspector", on)
    inspector.take_up("Hợp đồng đã làm xong, chờ lập biên bản", project.title)
    inspector.follow("Lập biên bản nghiệm thu")
    inspector.fill(
        {
            "Số biên bản": project.number("BB-NT"),
            "Mẫu biên bản": "Mẫu số 5b",
            "Ngày nghiệm thu": f"{on:%d/%m/%Y}",
            "Địa điểm nghiệm thu": project.place,
            "Thành phần tham gia": "Hồ Văn Thới, phòng Kinh tế và Hạ tầng\nĐại diện cơ sở",
            "Kết luận": "Đúng hợp đồng; đề nghị nghiệm thu.",
        }
    )
    inspector.sees(
        "Đã nghiệm thu đủ mọi nội dung", "Thông tư liên tịch 26/2014/TTLT-BTC-BCT, Điều 8"
    )
    inspector.press("Lưu dự thảo")


def accept(district: District, project: Project, *, on: date) -> None:
    """The leader signs the minutes, which fixes the support."""
    leader = district("leader", on)
    leader.follow(project.title)
    leader.step("Nghiệm thu")
    leader.sees(f"{project.granted} đ")
    leader.press("Ký biên bản")
    leader.sees("Đã ký biên bản")
