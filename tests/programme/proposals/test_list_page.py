"""The list of đề án: filters in the address, an order that is kept, sums beside the rows."""

from datetime import date

import pytest
from django.test import Client

from khuyencong.foundation.accounts.actor import Role
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals
from khuyencong.programme.proposals.queries import (
    ListFilter,
    count_by_state,
    list_rows,
    narrowed,
    totals_of,
)
from khuyencong.programme.proposals.states import State
from tests.builders.offices import build_member
from tests.builders.proposals import applicant_of, build_draft, build_submitted
from tests.programme.proposals.people import neighbour


@pytest.fixture
def three():
    """Three đề án of one office that differ in all that a list is narrowed by."""
    proposals = [build_draft(number) for number in (1, 2, 3)]
    told = [
        {"state": State.SUBMITTED, "cost_vnd": 40, "asked_vnd": 30, "counterpart_vnd": 10},
        {"activity": "consulting", "year": 2022, "due_on": date(2021, 3, 14)},
        {"state": State.SETTLED, "due_on": date(2021, 3, 1), "search_text": " xuong go"},
    ]
    for proposal, values in zip(proposals, told, strict=True):
        Proposal.objects.filter(pk=proposal.pk).update(**values)
        proposal.refresh_from_db()
    return proposals


def _codes(answer):
    return [row.code[-3:] for row in answer.context["page"].rows]


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ({}, ["003", "002", "001"]),
        ({"state": "submitted"}, ["001"]),
        ({"activity": "consulting"}, ["002"]),
        ({"year": "2022"}, ["002"]),
        ({"late": "on"}, ["002"]),  # what is settled is never late
        ({"text": "máy SẤY 002"}, ["002"]),
        ({"text": "may say"}, ["002", "001"]),
        ({"text": "dkr-kt-2021-001"}, ["001"]),
        ({"text": "không có"}, []),
        ({"state": "submitted", "year": "2022"}, []),
        ({"state": "x", "year": "mười", "activity": "y"}, ["003", "002", "001"]),
    ],
    ids=str,
)
@pytest.mark.usefixtures("three")
def test_the_address_narrows_the_list(browse, query, codes):
    answer = browse(build_member(Role.CLERK)).open("list", **query)

    assert answer.status_code == 200
    assert _codes(answer) == codes


@pytest.mark.usefixtures("three")
def test_a_filter_stays_in_its_field(browse):
    page = browse(build_member(Role.CLERK)).open("list", text="máy sấy", state="submitted").text

    assert 'value="máy sấy"' in page
    assert '<option value="submitted" selected>Đã nộp</option>' in page


def test_a_row_links_to_the_project_and_shows_who_benefits(browse, three):
    page = browse(build_member(Role.CLERK)).open("list").text

    for proposal in three:
        assert f'href="/de-an/{proposal.pk}/' in page or f"/{proposal.pk}/" in page
        assert proposal.code in page
    assert "Cơ sở sấy cà phê 1" in page


def test_nobody_lists_what_they_may_not_see(browse, three):
    applicant = applicant_of(three[0])

    assert _codes(browse(applicant).open("list")) == ["001"]
    assert _codes(browse(build_member(Role.CLERK, neighbour())).open("list")) == []


@pytest.mark.parametrize("order", ["newest", "due", "asked"])
@pytest.mark.usefixtures("three")
def test_no_order_shows_more_or_fewer(browse, order):
    Proposal.objects.update(due_on=date(2021, 3, 1), state=State.SUBMITTED)

    assert not _codes(browse(build_member(Role.CLERK, neighbour())).open("list", order=order))
    assert len(_codes(browse(build_member(Role.CLERK)).open("list", order=order))) == 3


@pytest.mark.usefixtures("three")
def test_sums_are_a_fragment_of_their_own_for_the_same_filter(browse):
    browser = browse(build_member(Role.CLERK))
    page = browser.open("list", state="submitted").text
    assert 'hx-get="/de-an/tong-so/?state=submitted"' in page

    told = browser.open("totals", state="submitted").text

    assert "<html" not in told
    assert "<strong>1</strong> đề án" in told
    assert "40\N{NO-BREAK SPACE}đ" in told
    assert "30\N{NO-BREAK SPACE}đ" in told


@pytest.mark.usefixtures("three")
def test_the_order_is_kept_for_the_next_time_and_after_signing_in_elsewhere_is_not(browse):
    browser = browse(build_member(Role.CLERK))
    assert _codes(browser.open("list", order="asked")) == ["001", "003", "002"]

    assert _codes(browser.open("list")) == ["001", "003", "002"]
    assert '<option value="asked" selected>' in browser.open("list").text
    assert _codes(browser.open("list", order="nonsense")) == ["001", "003", "002"]

    browser.client = Client()
    other = type(browser)(browser.client, build_member(Role.CLERK))
    assert _codes(other.open("list")) == ["003", "002", "001"]


@pytest.mark.usefixtures("three")
def test_by_deadline_the_list_and_its_sums_hold_what_has_one(browse):
    browser = browse(build_member(Role.CLERK))

    answer = browser.open("list", order="due")

    assert _codes(answer) == ["003", "002"]
    assert "<strong>2</strong> đề án" in browser.open("totals").text
    assert "?order=newest" in answer.text  # the way back to the whole list


def test_an_empty_list_by_deadline_does_not_say_that_there_is_nothing(browse):
    build_draft()

    page = browse(build_member(Role.CLERK)).open("list", order="due").text

    assert "Không có đề án nào khớp bộ lọc" in page


def test_a_long_list_goes_on_page_by_page(browse):
    first = build_draft()
    for number in range(2, 64):
        first.pk, first.uuid = None, Proposal().uuid
        first._state.adding = True
        first.code = f"DKR-KT-2021-{number:03d}"
        first.save()
    browser = browse(build_member(Role.CLERK))

    answer = browser.open("list", state="draft")
    assert len(_codes(answer)) == 60
    rest = browser.open("list", state="draft", cursor=answer.context["page"].next_cursor)

    assert _codes(rest) == ["003", "002", "001"]
    assert _codes(browser.open("list", cursor="nonsense"))[0] == "063"


def test_the_list_takes_as_many_queries_for_many_as_for_one(browse, django_assert_max_num_queries):
    build_submitted(1)
    browser = browse(build_member(Role.CLERK))
    browser.open("list")
    with django_assert_max_num_queries(12) as few:
        browser.open("list")
    for number in range(2, 6):
        build_draft(number)

    with django_assert_max_num_queries(12) as many:
        browser.open("list")

    assert len(few) == len(many)


def test_states_are_counted_in_the_order_of_the_road(three, django_assert_num_queries):
    with django_assert_num_queries(1):
        counted = count_by_state(Proposal.objects.all())

    assert [(one.state, one.count, one.asked_vnd) for one in counted] == [
        ("draft", 1, 0),
        ("submitted", 1, 30),
        ("settled", 1, 0),
    ]
    assert sum(one.count for one in counted) == len(three)


def test_an_empty_list_has_sums_too():
    totals = totals_of(Proposal.objects.none())

    assert (totals.count, totals.cost_vnd, totals.approved_vnd) == (0, 0, 0)


def test_a_list_is_narrowed_to_a_line_of_the_plan(three):
    assert not narrowed(Proposal.objects.all(), ListFilter(plan_line_id=1)).exists()
    assert narrowed(Proposal.objects.all(), ListFilter()).count() == len(three)


@pytest.mark.usefixtures("three")
def test_rows_come_with_what_they_show_in_two_queries(django_assert_num_queries):
    clerk = build_member(Role.CLERK)
    visible = visible_proposals(clerk)

    with django_assert_num_queries(2):
        for row in list_rows(visible):
            shown = [row.code, row.title, row.asked_vnd, row.approved_vnd, row.state, row.due_on]
            assert shown[0]
            assert [one.establishment.name for one in row.listed_beneficiaries]
