"""The calendar: what happens on which day, as each person may see it."""

from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.ui import calendar
from khuyencong.foundation.ui.calendar import CalendarEntry
from khuyencong.windows.workspace.month import first_of_month, month_of
from tests.builders.appraisals import signed_in
from tests.builders.offices import build_member

pytestmark = pytest.mark.django_db

CLERK = Actor(user_id=1, name="Hồ Văn Ất", role=Role.CLERK)
TODAY = date(2021, 7, 1)


def _classes(actor: Actor, first: date, last: date) -> Iterable[CalendarEntry]:
    if actor.role is not Role.CLERK:
        return []
    days = (date(2021, 6, 30), date(2021, 7, 6), date(2021, 7, 6), date(2021, 9, 1))
    times = ("08:00", "13:30", "07:30", "")
    return [
        CalendarEntry(day, f"Buổi {number}", f"/buoi/{number}/", "Lớp học", time)
        for number, (day, time) in enumerate(zip(days, times, strict=True), start=1)
        if first <= day <= last
    ]


@pytest.fixture(autouse=True)
def _source(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)
    calendar.register_source("tests.classes", _classes)
    yield
    calendar.forget_source("tests.classes")


def test_a_month_holds_whole_weeks_and_each_entry_on_its_day() -> None:
    month = month_of(CLERK, date(2021, 7, 1))

    assert [len(week) for week in month.weeks] == [7] * 5
    assert month.weeks[0][0].day == date(2021, 6, 28)
    assert [entry.title for entry in month.weeks[0][2].entries] == ["Buổi 1"]
    assert [(day.day, [entry.title for entry in day.entries]) for day in month.busy_days] == [
        (date(2021, 7, 6), ["Buổi 3", "Buổi 2"])
    ]


def test_the_months_before_and_after_cross_the_year() -> None:
    assert month_of(CLERK, date(2021, 1, 1)).before == date(2020, 12, 1)
    assert month_of(CLERK, date(2020, 12, 1)).after == date(2021, 1, 1)


def test_a_month_that_cannot_be_one_is_this_month() -> None:
    assert first_of_month("2021-09", today=TODAY) == date(2021, 9, 1)
    for text in ("", "abc", "2021-13", "0001-01", "99999-01", "2021-9-1"):
        assert first_of_month(text, today=TODAY) == date(2021, 7, 1)


def test_the_page_shows_this_month_and_leads_to_its_neighbours(client: Client) -> None:
    signed_in(client, build_member(Role.CLERK))

    page = client.get(reverse("workspace:calendar")).content.decode()

    assert "Lịch tháng 07/2021" in page
    assert 'href="/buoi/3/"' in page
    assert "?thang=2021-06" in page
    assert "?thang=2021-08" in page
    assert "/buoi/4/" not in page


def test_a_month_in_which_nothing_happens_says_so(client: Client) -> None:
    signed_in(client, build_member(Role.CLERK))

    page = client.get(reverse("workspace:calendar"), {"thang": "2021-01"}).content.decode()

    assert "Tháng này chưa có buổi học" in page
