"""A person's browser window: does what hands and eyes do, and looks at each new kind of page."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.urls import resolve
from playwright.sync_api import Locator, Page, expect

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PATIENCE_MS = 20_000  # how long one waits for what must come, on a busy machine
RUN_AXE = """
axe.run(document, {preload: false, resultTypes: ["violations"]}).then(({violations}) =>
  violations.map(({id, nodes}) => `${id} at ${nodes.map(({target}) => target)}`))
"""


class Eyes:
    """Looks once at each kind of page with axe-core, and remembers every fault of every page."""

    def __init__(self, kinds: set[tuple[str, ...]]) -> None:
        self.kinds = kinds
        self.faults: list[str] = []

    def look(self, page: Page) -> None:
        """Check the page, unless one of the same view under the same headings was checked.

        At a desk and at a phone it is looked at anew.
        """
        view = resolve(urlsplit(page.url).path).view_name
        headings = page.locator("main h2").all_text_contents()
        screen = f"{page.viewport_size['width']} px" if page.viewport_size else ""
        kind = (view, screen, *sorted({heading.rstrip("0123456789 ") for heading in headings}))
        if kind in self.kinds:
            return
        self.kinds.add(kind)
        page.evaluate(AXE.read_text("utf-8"))
        self.faults += [f"{view}: {found}" for found in page.evaluate(RUN_AXE)]
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            self.faults.append(f"{view}: the page is wider than its window")

    def listen(self, page: Page) -> None:
        """Note what goes wrong in the page itself, such as a script against the policy."""
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("console", lambda said: self._hear(page, said.type, said.text))

    def _hear(self, page: Page, kind: str, text: str) -> None:
        # Chromium reports a page answered with 403, 409 or 422 as an error; here that is meant.
        if kind == "error" and "the server responded with a status of 4" not in text:
            self.faults.append(f"{page.url}: {text}")


class Window:
    """One page of one person."""

    def __init__(self, page: Page, address: str, eyes: Eyes) -> None:
        self.page = page
        self.address = address
        self.eyes = eyes
        eyes.listen(page)

    @property
    def path(self) -> str:
        """The address of the page, without the place where the program is served."""
        return self.page.url.removeprefix(self.address)

    def open(self, path: str) -> None:
        """Type an address."""
        self.page.goto(self.address + path, wait_until="domcontentloaded")
        self.eyes.look(self.page)

    def follow(self, name: str, *, within: Locator | None = None) -> None:
        """Click a link."""
        self.click((within or self.page).get_by_role("link", name=name, exact=True))

    def menu(self, name: str) -> None:
        """Click a link of the side bar."""
        self.follow(name, within=self.page.get_by_role("navigation", name="Chức năng"))

    def take_up(self, pile: str, title: str) -> None:
        """Click a pile of what waits, at home, and then one thing of the pile."""
        self.follow(pile)
        self.follow(title, within=self.page.locator("main"))

    def step(self, name: str) -> None:
        """Click one of the next steps on the page of a đề án."""
        self.follow(name, within=self.part("Việc tiếp theo"))

    def press(self, name: str, *, within: Locator | None = None, confirm: bool = False) -> None:
        """Click a button that sends a form; ``confirm``: the page asks first, and hears yes."""
        button = (within or self.page).get_by_role("button", name=name, exact=True)
        if confirm:
            button.click()
            button = self.page.get_by_role("dialog").get_by_role("button", name="Tiếp tục")
        self.click(button)

    def click(self, thing: Locator) -> None:
        """Click what leads to another page, and look at that page."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            thing.click()
        self.eyes.look(self.page)

    def fill(self, values: Mapping[str, Any]) -> None:
        """Answer the questions of a form by their labels: text, a choice, a tick or files."""
        for label, value in values.items():
            _answer(self._field(label), value)

    def _field(self, label: str) -> Locator:
        required = self.page.get_by_label(f"{label} *", exact=True)
        named = self.page.get_by_label(label, exact=True).or_(required)
        return named.and_(self.page.locator("input, select, textarea"))

    def pick(self, question: str, answer: str) -> None:
        """Choose one of the answers that stand under a question."""
        group = self.page.get_by_role("group", name=question)
        group.get_by_label(answer, exact=True).check()

    def choose(self, text: str) -> None:
        """Choose the one answer among several whose words hold a text."""
        self.page.locator("label", has_text=text).get_by_role("radio").check()

    def part(self, heading: str) -> Locator:
        """Return the part of the page under a heading."""
        return self.page.get_by_role("region", name=heading)

    def tick(self, text: str, *, is_on: bool = True) -> None:
        """Tick, or clear, the box in the one line of a list that holds a text."""
        self.page.locator("label", has_text=text).get_by_role("checkbox").set_checked(is_on)

    def row(self, text: str, *, within: Locator | None = None) -> Locator:
        """Return the row of a table that holds a text."""
        return (within or self.page).get_by_role("row").filter(has_text=text)

    def open_of(self, text: str, *, within: Locator | None = None) -> None:
        """Click the first link in the row of a table that holds a text."""
        self.click(self.row(text, within=within).get_by_role("link").first)

    def sees(self, *texts: str) -> None:
        """Make sure that the main part of the page tells something."""
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text, timeout=PATIENCE_MS)

    def does_not_see(self, text: str) -> None:
        expect(self.page.locator("main")).not_to_contain_text(text)

    def sees_refusal(self, *texts: str) -> None:
        """Make sure that an alert tells something."""
        for text in texts:
            expect(self.page.get_by_role("alert")).to_contain_text(text, timeout=PATIENCE_MS)


def _answer(field: Locator, value: Any) -> None:
    kind = field.evaluate("one => one.type || one.tagName")
    if kind.startswith("select"):
        texts = field.locator("option").all_text_contents()
        [index] = [at for at, text in enumerate(texts) if text.strip().startswith(value)]
        field.select_option(index=index)
    elif kind in ("checkbox", "radio"):
        field.set_checked(value)
    elif kind == "file":
        field.set_input_files(value)
    else:
        field.fill(str(value))
