"""Tags and filters, as they come out."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from khuyencong.engines.refusals import Problem
from khuyencong.foundation.ui import icons
from khuyencong.foundation.ui.paging import Page
from khuyencong.foundation.ui.templatetags import ui
from tests.foundation.ui.demo import ROWS, STAGES, STATIONS, DemoForm

pytestmark = pytest.mark.usefixtures("demo_pages")


def drawn(markup, **context):
    return Template("{% load ui %}" + markup).render(Context(context))


def test_amounts_days_and_shares_are_written_the_vietnamese_way():
    assert ui.vnd(12_000_000) == "12.000.000"
    assert ui.vnd_unit(12_000_000) == "12.000.000\u00a0đ"
    assert ui.vnd(None) == ui.vnd_unit(None) == ui.date_vn(None) == "–"
    assert ui.percent(12.5) == "12,5%"
    assert ui.percent(50) == "50%"
    assert ui.moment_vn(datetime(2021, 7, 5, 7, 3, tzinfo=UTC)) == "05/07/2021 14:03"


def test_an_icon_is_hidden_from_screen_readers():
    assert 'aria-hidden="true"' in icons.icon_svg("home")


def test_an_icon_that_is_not_in_the_bundle_is_a_bug():
    with pytest.raises(LookupError, match=r"icons\.txt"):
        icons.icon_svg("no-such-icon")


def test_a_state_is_a_word_on_a_colour():
    shown = drawn("{% state_badge 'approved' label %}", label="Đã phê duyệt & <b>")
    assert 'class="badge badge-state badge-state-approved"' in shown
    assert "Đã phê duyệt &amp; &lt;b&gt;" in shown


def test_an_unverified_value_says_so_in_words():
    shown = drawn("{% unverified source %}", source="Quyết định 38/2020")
    assert "chưa kiểm chứng" in shown
    assert "Quyết định 38/2020" in shown


def test_problems_are_told_with_their_legal_source():
    told = [Problem("workflow.out_of_step", source="TT 36/2013, Điều 7")]
    shown = drawn("{% problem_list problems %}", problems=told)
    assert 'role="alert"' in shown
    assert "<cite>TT 36/2013, Điều 7</cite>" in shown
    assert drawn("{% problem_list problems %}", problems=[]).strip() == ""


def test_a_field_has_its_label_help_and_error_before_its_input():
    shown = drawn("{% field form.title %}", form=DemoForm({"title": "x" * 21}))
    assert shown.index("</label>") < shown.index("Ngắn gọn") < shown.index("id_title_error")
    assert shown.index("id_title_error") < shown.index("<input")
    assert 'aria-describedby="id_title_helptext id_title_error"' in shown
    assert 'aria-invalid="true"' in shown


def test_several_answers_to_one_question_are_one_group():
    shown = drawn("{% field form.form_of_law %}", form=DemoForm())
    assert "<fieldset" in shown
    assert "<legend" in shown
    assert shown.count("form-check-input") == 2
    assert "aria-required" not in shown  # not allowed on one of several


def test_the_summary_of_errors_leads_to_the_fields():
    shown = drawn("{% form_errors form %}", form=DemoForm({"version": "3"}))
    assert 'href="#id_title"' in shown
    assert 'href="#id_form_of_law' in shown
    assert drawn("{% form_errors form %}", form=DemoForm()).strip() == ""


def test_the_summary_counts_what_is_to_be_put_right():
    form = DemoForm({"title": "x" * 21, "version": "3"})
    assert f"Có {sum(map(len, form.errors.values()))} chỗ cần sửa" in drawn(
        "{% form_errors form %}", form=form
    )


def test_a_bar_of_money_says_in_a_table_what_it_draws():
    shown = drawn("{% money_bar stages %}", stages=STAGES)
    assert shown.count("<rect") == 1 + 2 * len(STAGES)
    assert "4.020.000.000\u00a0đ" in shown
    assert "32,2%" in shown
    assert "12.500.000.000\u00a0đ" in shown


def test_a_chart_is_a_table_with_bars():
    shown = drawn("{% bar_chart rows %}", rows=ROWS)
    assert 'width="1000"' in shown
    assert 'width="250"' in shown
    assert "4 lớp" in shown


def test_the_road_reads_as_a_list():
    shown = drawn("{% road_map stations %}", stations=STATIONS)
    assert shown.count('aria-current="step"') == 1
    assert "đang ở đây" in shown
    assert shown.count("đã qua") == 2
    assert "02/03/2021" in shown


def test_the_pager_keeps_the_filters():
    request = RequestFactory().get("/", {"state": "draft", "cursor": "old"})
    page = Page(rows=[1], next_cursor="n", previous_cursor=None, last_cursor="l", first=True)
    shown = drawn("{% pager page %}", page=page, request=request)
    assert 'href="?state=draft&amp;cursor=n"' in shown
    assert "Trang trước" not in shown


def test_a_changed_filter_starts_at_the_first_page():
    request = RequestFactory().get("/", {"state": "draft", "year": "2021", "cursor": "old"})
    shown = drawn("{% query_with state='approved' year=None %}", request=request)
    assert shown == "?state=approved"


@pytest.mark.parametrize(
    ("asked", "is_open"),
    [
        ("", False),
        ("text=&order=amount&cursor=x", False),
        ("text=a&year=", True),
        ("year=2021", True),
    ],
)
def test_filters_fold_under_a_button_that_is_open_where_something_is_filtered(asked, is_open):
    request = RequestFactory().get(f"/?{asked}")
    out = drawn("{% filters %}<form></form>{% endfilters %}", request=request)
    assert "<form></form>" in out
    assert ('<details class="filter-fold" open>' in out) is is_open
    assert "Lọc</summary>" in out
