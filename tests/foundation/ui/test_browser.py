"""The page of components in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[3]
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"


def violations(page):
    """Return what axe finds, short enough to read."""
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run()")["violations"]
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_is_accessible_and_breaks_no_policy(open_page, theme, width):
    page = open_page("/demo/?thanks", width=width, color_scheme=theme)
    page.wait_for_load_state("networkidle")
    assert page.faults == []
    audited = open_page("/demo/?thanks", width=width, color_scheme=theme, bypass_csp=True)
    assert violations(audited) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_old_browser_still_shows_every_word(open_page, theme):
    """Chrome 109 knows no color-mix() and no light-dark(): neither does this page then."""
    page = open_page("/demo/stranger/", color_scheme=theme, bypass_csp=True)

    def age(route):
        modern = route.fetch()
        css = modern.text()
        assert "color-mix(" in css
        old = re.sub(r"(color-mix|light-dark|oklch)\(", "unknown(", css)
        route.fulfill(response=modern, body=old)

    page.route("**/main.css", age)
    page.goto(page.url.replace("stranger/", ""))
    expect(page.locator("h1")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("address", ["/demo/", "/demo/stranger/", "/demo/refuse/", "/khong-co/"])
def test_nothing_sticks_out_of_a_narrow_window(open_page, address):
    page = open_page(address, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_digits_are_grouped_while_one_types_and_sent_plain(open_page):
    page = open_page("/demo/")
    amount = page.get_by_label("Kinh phí đề nghị")
    amount.fill("")
    amount.press_sequentially("12000000")
    expect(amount).to_have_value("12.000.000")
    amount.press("Home")
    amount.press_sequentially("3")
    expect(amount).to_have_value("312.000.000")
    amount.press_sequentially("4")  # the caret stayed behind the digit typed
    expect(amount).to_have_value("3.412.000.000")
    amount.fill("12,5")
    expect(amount).to_have_value("12,5")  # not an amount: for the server to explain
    amount.fill("12000000")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator("body")).to_contain_text("asked_vnd=12000000;")


def test_the_strokes_of_a_date_come_by_themselves(open_page):
    page = open_page("/demo/")
    day = page.get_by_label("Ngày bắt đầu")
    day.press_sequentially("05072021")
    expect(day).to_have_value("05/07/2021")
    day.fill("")
    day.press_sequentially("5/7/2021")
    expect(day).to_have_value("5/7/2021")


def test_a_question_is_asked_before_a_decision(open_page):
    page = open_page("/demo/")
    page.get_by_role("button", name="Phê duyệt").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Phê duyệt đề án DA-2021-001?")
    dialog.get_by_role("button", name="Hủy").click()
    expect(dialog).to_have_count(0)
    assert page.url.endswith("/demo/")
    page.get_by_role("button", name="Phê duyệt").click()
    dialog.get_by_role("button", name="Phê duyệt").click()
    expect(page.locator("body")).to_contain_text("go=1")


def test_a_draft_saves_itself_and_knows_its_version(open_page):
    page = open_page("/demo/")
    page.get_by_label("Tên đề án").fill("Máy sấy cà phê")
    status = page.locator("[data-autosave-status]")
    expect(status).to_have_text(re.compile(r"Đã lưu lúc \d\d:\d\d"))
    expect(page.locator("[name=version]")).to_have_value("4")
    assert page.locator("form[data-unsaved]").count() == 0


def test_a_draft_changed_elsewhere_says_so_and_stops_saving(open_page):
    page = open_page("/demo/")
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_label("Tên đề án").fill("xung đột")
    status = page.locator("[data-autosave-status]")
    expect(status).to_contain_text("Hồ sơ đã chuyển sang trạng thái khác")
    sent.clear()
    page.clock.install()
    page.get_by_label("Ghi chú").fill("thêm")
    page.clock.run_for(60_000)
    assert [url for url in sent if "autosave" in url] == []


def test_what_was_typed_is_not_lost_without_a_question(open_page):
    page = open_page("/demo/")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_label("Ghi chú").press_sequentially("dở")
    page.goto(page.url + "stranger/")
    assert asked == ["beforeunload"]


def test_the_theme_follows_the_system_until_chosen_and_is_remembered(open_page):
    page = open_page("/demo/", color_scheme="dark")
    html = page.locator("html")
    expect(html).to_have_attribute("data-bs-theme", "dark")
    page.locator(".person summary").click()
    page.get_by_role("button", name="Sáng").click()
    expect(html).to_have_attribute("data-bs-theme", "light")
    page.reload()
    expect(html).to_have_attribute("data-bs-theme", "light")
    page.locator(".person summary").click()
    page.get_by_role("button", name="Theo máy").click()
    expect(html).to_have_attribute("data-bs-theme", "dark")


def test_the_top_bar_keeps_to_one_line_on_a_computer(open_page):
    page = open_page("/demo/", width=1280)
    long_name = "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp Quảng Trị"
    page.locator(".acting-office").first.evaluate(
        "(e, name) => { e.textContent = name }", long_name
    )
    heights = "(bar) => [bar.offsetHeight, bar.querySelector('.person').offsetHeight]"
    bar, button = page.locator(".top-bar").evaluate(heights)
    assert bar < 2 * button


def test_a_dark_page_is_printed_light(open_page):
    page = open_page("/demo/", color_scheme="dark")
    html = page.locator("html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(html).to_have_attribute("data-bs-theme", "light")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(html).to_have_attribute("data-bs-theme", "dark")


def test_the_side_bar_opens_on_a_phone(open_page):
    page = open_page("/demo/", width=390)
    link = page.get_by_role("link", name="Tổng quan")
    expect(link).to_be_hidden()
    page.get_by_role("button", name="Mở hoặc đóng menu").click()
    expect(link).to_be_visible()


def test_a_menu_closes_by_escape_and_by_a_click_elsewhere(open_page):
    page = open_page("/demo/")
    choice = page.locator(".menu", has_text="Chuyên viên")
    role = choice.get_by_role("button", name="Lãnh đạo")
    choice.locator("summary").click()
    expect(role).to_be_visible()
    page.keyboard.press("Escape")
    expect(role).to_be_hidden()
    choice.locator("summary").click()
    page.locator(".figure-value").last.click()
    expect(role).to_be_hidden()


def test_a_refusal_by_htmx_is_told_above_and_takes_nothing_away(open_page):
    page = open_page("/demo/")
    page.locator("#htmx-refused").click()
    told = page.locator("#problems [role=alert]")
    expect(told).to_contain_text("Hồ sơ đã chuyển sang trạng thái khác")
    expect(told).to_be_focused()
    expect(page.locator("table").first).to_be_visible()


def test_a_failure_by_htmx_is_told_in_words(open_page):
    page = open_page("/demo/")
    page.route("**/demo/fail/", lambda route: route.fulfill(status=500, body="trace"))
    page.locator("#htmx-failed").click()
    expect(page.locator("#problems")).to_contain_text("Máy chủ gặp lỗi")
    page.route("**/demo/fail/", lambda route: route.abort())
    page.locator("#htmx-failed").click()
    expect(page.locator("#problems")).to_contain_text("Mất kết nối")


def test_without_scripts_everything_needed_is_there(open_page):
    page = open_page("/demo/", width=390, java_script_enabled=False)
    expect(page.get_by_role("link", name="Tổng quan")).to_be_visible()
    expect(page.get_by_role("button", name="Mở hoặc đóng menu")).to_be_hidden()
    page.locator(".acting-role").click()
    expect(page.get_by_role("button", name="Lãnh đạo")).to_be_visible()
    page.get_by_label("Kinh phí đề nghị").fill("12.000.000")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator("body")).to_contain_text("asked_vnd=12.000.000;")
