"""The offices read a đề án, judge it and decide on it: clerk, appraiser, leader."""

from datetime import date

from tests.journeys.people import District
from tests.journeys.projects import Project


def match_to_plan(district: District, project: Project, *, on: date) -> None:
    """The clerk who takes the dossier in puts it under its line of the plan."""
    clerk = district("clerk", on)
    clerk.follow(project.title)
    clerk.step("Ghép vào dòng kế hoạch")
    clerk.choose(project.line)
    clerk.press("Ghép")
    clerk.sees(project.line)


def appraise(district: District, project: Project, *, on: date) -> None:
    """The appraiser declares no conflict, gives an opinion and concludes with minutes."""
    appraiser = district("appraiser", on)
    appraiser.follow(project.title)
    appraiser.step("Bắt đầu thẩm định cấp cơ sở")
    appraiser.press("Bắt đầu thẩm định")
    appraiser.fill({"Không có xung đột lợi ích": True})
    appraiser.press("Khai báo")
    appraiser.sees("Thông tư 36/2013/TT-BCT, Điều 9 khoản 1")
    for mark in appraiser.page.get_by_role("radio", name="Đạt", exact=True).all():
        mark.check()
    appraiser.pick("Ý kiến", "Đề nghị phê duyệt")
    appraiser.fill({"Mức hỗ trợ đề nghị": project.granted, "Nhận xét chung": "Hồ sơ đủ."})
    appraiser.press("Ghi ý kiến")
    appraiser.follow("Kết luận thẩm định")
    appraiser.pick("Kết luận", "Đề nghị phê duyệt")
    appraiser.fill(
        {
            "Mức hỗ trợ đề nghị": project.granted,
            "Số biên bản": project.number("BB-TĐ"),
            "Ngày biên bản": f"{on:%d/%m/%Y}",
        }
    )
    appraiser.press("Kết luận")
    appraiser.sees("Đã kết luận thẩm định.", project.number("BB-TĐ"))


def register(district: District, *projects: Project, on: date) -> None:
    """The appraiser puts them on the list by which they are registered for the plan."""
    appraiser = district("appraiser", on)
    appraiser.follow(projects[0].title)
    appraiser.step("Đăng ký vào kế hoạch")
    appraiser.sees("Mẫu 2, Thông tư 36/2013/TT-BCT")
    for project in projects:
        appraiser.row(project.title).get_by_role("checkbox").check()
    appraiser.fill({"Số văn bản đăng ký": "31/DS-KC (giả định)"})
    appraiser.press("Đăng ký các đề án đã chọn")
    appraiser.sees("Đã đăng ký")


def draft_decision(district: District, project: Project, *, on: date) -> None:
    """The clerk drafts the approval, its money taken from the line of the plan."""
    clerk = district("clerk", on)
    clerk.take_up("Đề án chờ soạn dự thảo quyết định", project.title)
    clerk.step("Soạn dự thảo quyết định")
    clerk.fill({"Kinh phí hỗ trợ được duyệt": project.granted})
    clerk.row(project.line).get_by_role("textbox").fill(project.granted)
    clerk.sees("Dự thảo đã đủ điều kiện trình ký.")
    clerk.press("Lưu dự thảo")


def approve(district: District, project: Project, *, on: date) -> None:
    """The leader sees the ruling beside the draft, and signs."""
    leader = district("leader", on)
    leader.follow(project.title)
    leader.step("Phê duyệt")
    leader.sees(f"{project.granted} đ", "Thông tư liên tịch 26/2014/TTLT-BTC-BCT")
    leader.fill({"Số quyết định": project.number("QĐ-UBND")})
    leader.press("Ký phê duyệt")
    leader.sees("Đã phê duyệt", project.number("QĐ-UBND"))
