"""Money of a contract: an advance, a payment, the Treasury's documents, the settlement."""

from datetime import date

from tests.journeys.people import District, Person
from tests.journeys.projects import Project


def ask_for_advance(district: District, project: Project, *, amount: str, on: date) -> None:
    """The accountant asks for an advance and adds the papers that it needs."""
    accountant = district("accountant", on)
    _open_money(accountant, project)
    accountant.follow("Đề nghị tạm ứng")
    accountant.fill({"Số tiền đề nghị": amount, "Tiểu mục": "7799"})
    accountant.press("Lưu đề nghị")
    accountant.sees("Thiếu giấy tờ: Báo cáo tiến độ.", "Thông tư 36/2013/TT-BCT, Điều 13")
    _add_missing_papers(accountant, "Giấy tờ")


def ask_for_payment(district: District, project: Project, *, on: date) -> None:
    """The accountant asks for what is left after acceptance, proven by an invoice."""
    accountant = district("accountant", on)
    _open_money(accountant, project)
    accountant.follow("Đề nghị thanh toán")
    accountant.fill({"Tiểu mục": "7799"})
    accountant.press("Lưu đề nghị")
    accountant.sees("Thông tư 36/2013/TT-BCT, Điều 14")
    accountant.follow("Thêm chứng từ")
    accountant.fill(project.invoice)
    accountant.press("Thêm chứng từ")
    _add_missing_papers(accountant, "Giấy tờ")


def approve_payment(district: District, project: Project, *, on: date) -> None:
    leader = district("leader", on)
    leader.take_up("Đề nghị chi chờ duyệt", project.title)
    leader.press("Duyệt chi")
    leader.sees("Đã duyệt")


def record_treasury(district: District, project: Project, *, number: str, on: date) -> None:
    """The accountant notes the document by which the Treasury paid."""
    accountant = district("accountant", on)
    accountant.take_up("Khoản chi chờ ghi chứng từ Kho bạc", project.title)
    accountant.follow("Ghi chứng từ Kho bạc")
    accountant.fill({"Số chứng từ Kho bạc": number, "Ngày chứng từ": f"{on:%d/%m/%Y}"})
    accountant.press("Ghi chứng từ")
    accountant.sees("Đã chi", number)


def prepare_settlement(district: District, project: Project, *, on: date) -> None:
    """The accountant prepares the settlement with its papers."""
    accountant = district("accountant", on)
    accountant.take_up("Hợp đồng đã nghiệm thu, chờ quyết toán", project.title)
    accountant.follow("Lập quyết toán")
    accountant.fill(
        {
            "Số quyết toán": project.number("QT"),
            "Số biên bản thanh lý hợp đồng": project.number("BB-TL"),
            "Ngày thanh lý": f"{on:%d/%m/%Y}",
        }
    )
    accountant.press("Lưu quyết toán")
    _add_missing_papers(accountant, "Giấy tờ quyết toán")


def settle(district: District, project: Project, *, on: date) -> None:
    """The leader closes the account, which cannot be opened again."""
    leader = district("leader", on)
    leader.follow(project.title)
    leader.sees("TTLT 26/2014/TTLT-BTC-BCT, Điều 8")
    leader.step("Quyết toán")
    leader.press("Duyệt quyết toán", confirm=True)
    leader.sees("Đã quyết toán")


def _open_money(accountant: Person, project: Project) -> None:
    accountant.menu("Đề án")
    accountant.open_of(project.title)
    accountant.step("Tạm ứng, thanh toán")


def _add_missing_papers(accountant: Person, heading: str) -> None:
    """Note the number of each paper that still lacks; it lies in the folder of the đề án."""
    rows = accountant.part(heading).get_by_role("listitem")
    missing = rows.get_by_role("button", name="Thêm")
    for sequence in range(1, missing.count() + 1):
        rows.get_by_label("số, ngày của bản giấy").first.fill(f"{sequence:02d}/2021 (giả định)")
        accountant.click(missing.first)
    accountant.does_not_see("Thiếu giấy tờ")
