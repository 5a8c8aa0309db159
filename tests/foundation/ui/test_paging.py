"""Paging by key, over people as the rows."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import Value
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.ui.paging import _encode, keyset_page

pytestmark = pytest.mark.django_db

START = datetime(2021, 1, 1, tzinfo=UTC)
ORDERS = [
    ["pk"],
    ["-pk"],
    ["full_name", "pk"],
    ["-full_name", "pk"],
    ["-date_joined", "-pk"],
    ["last_login", "pk"],  # may be missing
    ["-last_login", "pk"],
    ["full_name", "-last_login", "pk"],
    ["-last_login", "full_name", "-pk"],
]


@pytest.fixture
def people():
    """Make 23 people: names and days that several share, some who never signed in."""
    User.objects.bulk_create(
        User(
            username=f"u{n:02}",
            full_name=f"Người {n * 7 % 5}",
            date_joined=START + timedelta(days=n % 6, microseconds=n),
            last_login=None if n % 4 == 0 else START + timedelta(days=n % 3),
        )
        for n in range(23)
    )


def page_at(cursor, order, *, size=4, queryset=None):
    request = RequestFactory().get("/", {"cursor": cursor} if cursor else {})
    return keyset_page(
        User.objects.all() if queryset is None else queryset,
        request=request,
        order=order,
        size=size,
    )


def walk(order, *, way, cursor=None, queryset=None):
    pages = []
    page = page_at(cursor, order, queryset=queryset)
    while True:
        pages.append([row.username for row in page.rows])
        cursor = getattr(page, way)
        if cursor is None:
            return pages
        page = page_at(cursor, order, queryset=queryset)


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("order", ORDERS, ids=" ".join)
def test_walking_on_meets_every_row_once(order):
    pages = walk(order, way="next_cursor")
    met = [name for page in pages for name in page]
    assert len(met) == 23
    assert len(set(met)) == 23
    assert [len(page) for page in pages] == [4, 4, 4, 4, 4, 3]


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("order", ORDERS, ids=" ".join)
def test_walking_back_from_the_end_meets_the_same_rows(order):
    onwards = [name for page in walk(order, way="next_cursor") for name in page]
    last = page_at(None, order).last_cursor
    back = walk(order, way="previous_cursor", cursor=last)
    # The way back ends on a whole first page, whatever remained before it.
    assert back[0] == onwards[-4:]
    assert back[-1] == onwards[:4]
    assert {name for page in back for name in page} == set(onwards)


@pytest.mark.usefixtures("people")
def test_the_first_page_and_the_last_know_that_they_are():
    first = page_at(None, ["pk"])
    assert first.first
    assert first.previous_cursor is None
    last = page_at(first.last_cursor, ["pk"])
    assert last.next_cursor is None
    assert last.last_cursor is None
    assert not last.first


@pytest.mark.usefixtures("people")
def test_a_row_added_meanwhile_moves_nothing():
    first = page_at(None, ["-pk"])
    User.objects.create(username="late")
    second = page_at(first.next_cursor, ["-pk"])
    assert [row.username for row in second.rows] == ["u18", "u17", "u16", "u15"]


@pytest.mark.usefixtures("people")
def test_an_annotation_may_order():
    named = User.objects.annotate(rank=Value(1))
    pages = walk(["rank", "pk"], way="next_cursor", queryset=named)
    assert sum(map(len, pages)) == 23


def test_no_rows_are_one_empty_first_page():
    page = page_at(None, ["pk"])
    assert list(page.rows) == []
    assert page.first


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    "cursor",
    [
        "not base64!",
        "AAAA",
        "a" * 3000,
        _encode([]),
        _encode(["after"]),
        _encode(["after", "x", 1, 2]),
        _encode(["sideways", "Người 1", 1]),
        _encode(["after", None, 1]),
        _encode(["after", "Người\0", 1]),
        _encode(["after", "Người 1", "not a number"]),
        _encode(["after", {"name": 1}, 1]),
        _encode({"after": 1}),
    ],
)
def test_a_cursor_that_makes_no_sense_shows_the_first_page(cursor):
    assert page_at(cursor, ["full_name", "pk"]).first


@pytest.mark.usefixtures("people")
def test_a_moment_without_its_zone_makes_no_sense():
    cursor = _encode(["after", "2021-01-01T00:00:00", 1])
    assert page_at(cursor, ["date_joined", "pk"]).first


@pytest.mark.usefixtures("people")
def test_a_number_beyond_the_database_finds_nothing_and_breaks_nothing():
    assert list(page_at(_encode(["after", 10**30]), ["pk"]).rows) == []


@pytest.mark.usefixtures("people")
def test_a_page_costs_one_query(django_assert_num_queries):
    cursor = page_at(None, ["full_name", "pk"]).next_cursor
    with django_assert_num_queries(1):
        page_at(cursor, ["full_name", "pk"])


@pytest.mark.usefixtures("people")
def test_a_list_whose_rows_all_have_a_field_is_ordered_as_its_index_is():
    request = RequestFactory().get("/")
    signed_in = User.objects.filter(last_login__isnull=False)
    order = ["last_login", "pk"]

    with CaptureQueriesContext(connection) as captured:
        page = keyset_page(
            signed_in, request=request, order=order, always_there=("last_login",), size=50
        )

    assert list(page.rows) == list(signed_in.order_by(*order))
    assert "NULLS" not in captured[0]["sql"]
