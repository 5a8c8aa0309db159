"""What every page has, for whoever opens it."""

import pytest
from django.template.loader import render_to_string

pytestmark = pytest.mark.usefixtures("demo_pages")


def page(client, address, **options):
    return client.get(address, **options).content.decode()


def test_the_frame_asks_the_database_nothing(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/demo/")
    assert answer.status_code == 200


def test_the_title_is_the_heading_and_names_the_program(client, db):
    shown = page(client, "/demo/")
    assert "<title>Đề án khuyến công – Khuyến công</title>" in shown
    assert '<h1 class="page-title">Đề án khuyến công</h1>' in shown


def test_the_side_bar_shows_what_the_role_may_open_and_lights_one_entry(client, db):
    shown = page(client, "/demo/")
    assert shown.count('aria-current="page">\n        <span class="nav-link-icon">') == 1
    assert "Đề án</span>" in shown
    assert "Kinh phí</span>" not in shown  # the accountant's


def test_a_person_with_several_roles_may_choose_among_them(client, db):
    shown = page(client, "/demo/")
    assert 'name="actor" value="clerk:7:"' in shown
    assert 'name="actor" value="leader:7:"' in shown


def test_a_stranger_gets_no_side_bar_and_a_way_to_sign_in(client, db):
    shown = page(client, "/demo/stranger/")
    assert "navbar-vertical" not in shown
    assert "Đăng nhập" in shown


def test_pages_are_vietnamese_whatever_the_browser_asks_for(client, db):
    answer = client.get("/demo/", headers={"accept-language": "en-US"})
    assert '<html lang="vi"' in answer.content.decode()


def test_a_person_may_choose_english(client, db):
    client.post("/ngon-ngu/setlang/", {"language": "en", "next": "/demo/"})
    assert '<html lang="en"' in page(client, "/demo/")


def test_no_page_holds_a_script_or_a_style_of_its_own(client, db):
    shown = page(client, "/demo/") + page(client, "/demo/stranger/") + page(client, "/khong-co/")
    assert "style=" not in shown
    assert "<style" not in shown
    assert " onclick=" not in shown
    assert shown.count("<script") == shown.count("<script src=") + shown.count(
        '<script type="module" src='
    )


def test_an_address_that_is_not_there_says_so_in_vietnamese(client, db):
    answer = client.get("/khong-co/")
    assert answer.status_code == 404
    assert "Không tìm thấy trang" in answer.content.decode()


def test_a_bug_is_told_in_words_not_in_a_trace(client, db):
    client.raise_request_exception = False
    answer = client.get("/demo/fail/")
    assert answer.status_code == 500
    assert "Máy chủ gặp lỗi" in answer.content.decode()


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_error_pages_need_no_request(name):
    assert "Về trang chủ" in render_to_string(f"{name}.html")


def test_a_page_answers_htmx_and_browsers_apart(client, db):
    assert "HX-Request" in client.get("/demo/").headers["Vary"]
