"""The pages of the register, as a person meets them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khuyencong.foundation.accounts.actor import Role
from khuyencong.registers.offices.models import Appointment, Office, OfficeKind
from khuyencong.registers.territories.models import UnitClass
from khuyencong.registers.territories.queries import unit_by_code
from tests.builders.people import build_user
from tests.registers.territories.conftest import IN_2021, IN_2025

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_units")]


def sign_in(client, role):
    person = build_user()
    office = Office.objects.create(
        code="DKR",
        name="Ủy ban nhân dân huyện Đakrông",
        kind=OfficeKind.PEOPLES_COMMITTEE,
        territory=unit_by_code("467", on=IN_2021),
        valid_from=date(2000, 1, 1),
    )
    Appointment.objects.create(person=person, office=office, role=role, valid_from=date(2000, 1, 1))
    client.force_login(person)
    return client


@pytest.fixture
def clerk(client):
    return sign_in(client, Role.CLERK)


@pytest.fixture
def administrator(client):
    return sign_in(client, Role.ADMINISTRATOR)


@pytest.fixture
def english(client):
    client.cookies["django_language"] = "en"
    return sign_in(client, Role.CLERK)


def unit_address(key, **query):
    return reverse("territories:unit", args=[key], query=query or None)


def test_a_stranger_is_sent_to_sign_in(client):
    for address in (reverse("territories:list"), unit_address("467")):
        assert client.get(address).status_code == 302


def test_the_list_of_2021_finds_dakrong_without_diacritics(clerk):
    page = clerk.get(reverse("territories:list"), {"text": "dakrong", "on": "01/05/2021"}).text
    assert "Huyện Đakrông" in page
    assert "01/05/2021" in page


def test_the_list_of_2025_has_no_districts(clerk):
    query = {"text": "dakrong", "on": "01/07/2025"}
    page = clerk.get(reverse("territories:list"), query).text
    assert "Xã Đakrông" in page
    assert "Huyện Đakrông" not in page.partition("<tbody>")[2]


def test_the_list_is_narrowed_by_level_and_province(clerk):
    query = {"on": "01/05/2021", "level": "district", "province": "VN/45/"}
    page = clerk.get(reverse("territories:list"), query)
    assert [unit.code for unit in page.context["page"].rows] == [
        *("461", "462", "464", "465", "466", "467", "468", "469", "470", "471")
    ]


@pytest.mark.parametrize("text", ["", "xa"])
def test_pages_of_the_list_follow_each_other_without_gap(clerk, text):
    address = reverse("territories:list")
    query = {"on": "01/07/2025", "level": "commune", "province": "VN/44.20250701/", "text": text}
    first = clerk.get(address, query).context["page"]
    second = clerk.get(address, query | {"cursor": first.next_cursor}).context["page"]
    seen = [unit.pk for unit in [*first.rows, *second.rows]]
    assert len(set(seen)) == len(seen) > len(first.rows)


@pytest.mark.parametrize(
    "query",
    [
        {"on": "31/02/2021"},
        {"on": "x"},
        {"level": "moon"},
        {"province": "VN/no/"},
        {"cursor": "%%%"},
        {"text": "x" * 500},
    ],
)
def test_a_broken_filter_shows_the_list_and_no_error_page(clerk, query):
    assert clerk.get(reverse("territories:list"), query).status_code == 200


def test_nothing_found_says_what_to_do(clerk):
    page = clerk.get(reverse("territories:list"), {"text": "khongcotennay"}).text
    assert "Không có đơn vị nào khớp" in page


def queries_for(client, address, query):
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address, query)
    return len(captured), answer


def test_the_list_takes_as_many_queries_for_two_rows_as_for_sixty(clerk):
    address = reverse("territories:list")
    few, short = queries_for(clerk, address, {"text": "dakrong", "on": "01/05/2021"})
    many, long = queries_for(clerk, address, {"text": "xa", "on": "01/05/2021"})
    assert len(short.context["page"].rows) < len(long.context["page"].rows) == 60
    assert few == many <= 12


def test_a_units_page_tells_its_day_its_units_and_its_classes(clerk):
    page = clerk.get(unit_address("467", on="2021-05-01")).text
    assert "Thị trấn Krông Klang" in page
    assert "Đơn vị trực thuộc ngày 01/05/2021: 13" in page
    assert "Huyện nghèo" in page
    assert "chưa kiểm chứng" in page
    assert "Xã La Lay" in page.partition("Nay là")[2]


def test_a_commune_says_which_unit_gives_it_a_class(clerk):
    assert "theo Huyện Đakrông" in clerk.get(unit_address("19561", on="2021-05-01")).text


def test_a_unit_that_ended_opens_on_its_last_day(clerk):
    answer = clerk.get(unit_address("467"))
    assert answer.context["day"] == date(2025, 6, 30)
    assert "Ngày 01/07/2025 không có đơn vị này" in clerk.get(unit_address("467", on=IN_2025)).text


def test_a_new_unit_names_what_it_was_made_of(clerk):
    page = clerk.get(unit_address("19564.20250701")).text
    assert "Trước đó, đến ngày 30/06/2025" in page
    assert "Xã Ba Nang" in page


def test_an_unknown_unit_is_not_found(clerk):
    assert clerk.get(unit_address("99999")).status_code == 404


def test_a_units_page_takes_as_many_queries_for_eight_children_as_for_twenty_one(clerk):
    day = {"on": "2021-05-01"}
    few, small = queries_for(clerk, unit_address("468"), day)
    many, large = queries_for(clerk, unit_address("465"), day)
    assert (len(small.context["children"]), len(large.context["children"])) == (8, 21)
    assert few == many <= 12


def test_an_administrator_records_a_class_and_ends_it(administrator):
    form = {
        "code": "craft_village",
        "note": "Làng chổi đót A",
        "valid_from": "01/01/2021",
        "source": "Quyết định A/2020",
        "verified": "on",
    }
    address = reverse("territories:set_class", args=["19588"])
    assert "Ghi phân loại" in administrator.get(address).text
    answer = administrator.post(address, form, follow=True)
    assert answer.redirect_chain
    unit_class = UnitClass.objects.get(code="craft_village")
    assert "Làng chổi đót A" in administrator.get(unit_address("19588", on="2021-05-01")).text

    end = reverse("territories:end_class", args=[unit_class.pk])
    assert administrator.get(end).status_code == 200
    administrator.post(end, {"valid_to": "31/12/2021", "reason": "Quyết định B"})
    unit_class.refresh_from_db()
    assert unit_class.valid_to == date(2021, 12, 31)


def test_a_refused_class_is_explained_beside_the_form(administrator):
    form = {"code": "border", "valid_from": "02/01/2021", "valid_to": "01/01/2021", "source": "A"}
    answer = administrator.post(reverse("territories:set_class", args=["19588"]), form)
    assert answer.status_code == 422
    assert "Ngày kết thúc 01/01/2021 trước ngày bắt đầu 02/01/2021" in answer.text


def test_a_clerk_may_not_record_classes_and_is_told_why(clerk):
    address = reverse("territories:set_class", args=["19588"])
    for answer in (clerk.get(address), clerk.post(address, {"code": "border", "source": "A"})):
        assert answer.status_code == 403
        assert "Chỉ người quản trị" in answer.text
    assert not UnitClass.objects.filter(unit__key="19588").exists()
    assert "Ghi phân loại" not in clerk.get(unit_address("19588")).text


def test_the_pages_speak_english(english):
    page = english.get(unit_address("467", on="2021-05-01")).text
    assert "Rural district" in page
    assert "Poor district" in page
