"""The people of the journey: each at a window of their own, on a day of their own."""

from datetime import date

from django.conf import settings
from playwright.sync_api import Browser, Page, ViewportSize

from tests.journeys.window import PATIENCE_MS, Eyes, Window

USERNAMES = {
    "clerk": "demo-chuyen-vien",
    "appraiser": "demo-tham-dinh",
    "leader": "demo-lanh-dao",
    "accountant": "demo-ke-toan",
    "inspector": "demo-kiem-tra",
    "applicant": "demo-co-so",
    "second_applicant": "demo-co-so-2",
    "head": "demo-truong-phong",
    "first_juror": "demo-so-chuyen-vien",
    "second_juror": "demo-so-tham-dinh",
    "third_juror": "demo-trung-tam-chuyen-vien",
    "province_administrator": "demo-tinh-quan-tri",
    "province_leader": "demo-tinh-lanh-dao",
}
DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


class Person(Window):
    """Someone who signed in by one click, as in the demonstration."""

    day: date | None = None

    def works_on(self, day: date) -> None:
        """Move to a day by the menu in the top bar, which leads home."""
        if self.day == day:
            self.open("/")
            return
        menu = self.page.locator("details", has_text="Dùng thử")
        menu.locator("summary").click()
        menu.get_by_label("Làm việc trong ngày giả định").fill(f"{day:%d/%m/%Y}")
        self.press("Đổi ngày", within=menu)
        self.sees(f"Bạn đang làm việc trong ngày {day:%d/%m/%Y}")
        self.day = day


class District:
    """Everyone who has a part in the journey."""

    def __init__(self, browser: Browser, address: str, eyes: Eyes) -> None:
        self._browser = browser
        self._address = address
        self._eyes = eyes
        self.people: dict[str, Person] = {}
        self.strangers: list[Window] = []
        self.addresses: dict[str, str] = {}  # where each person found what the journey is about

    def __call__(self, role: str, day: date) -> Person:
        """Return a person, at home on a day, signed in when they come for the first time."""
        if role not in self.people:
            self.people[role] = self._sign_in(role)
        person = self.people[role]
        person.works_on(day)
        return person

    def stranger(self, day: date) -> Window:
        """Return someone without an account, at a phone, on a day.

        Nobody but the program tells them the day: it is where the demonstration begins.
        """
        settings.DEMONSTRATION_DAY = day
        page = self._page(PHONE)
        self.strangers.append(Window(page, self._address, self._eyes))
        return self.strangers[-1]

    def _page(self, screen: ViewportSize) -> Page:
        context = self._browser.new_context(viewport=screen)
        context.set_default_timeout(PATIENCE_MS)
        return context.new_page()

    def _sign_in(self, role: str) -> Person:
        person = Person(self._page(DESK), self._address, self._eyes)
        person.open("/tai-khoan/dung-thu/")
        form = person.page.locator(f"form[action$='/{USERNAMES[role]}/']")
        with person.page.expect_navigation(wait_until="domcontentloaded"):
            form.get_by_role("button").click()
        return person
