"""Whose a book is: of the whole country, of the nation's offices; of a place, of those above it."""

import pytest
from django.urls import reverse

from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.accounts.models import User
from khuyencong.registers.offices.models import OfficeKind
from khuyencong.registers.policies.models import PolicyBook, PolicyVersion
from khuyencong.registers.policies.services import publish_version, start_draft
from khuyencong.registers.policies.states import BookKind
from tests.builders.offices import build_department, build_member, build_office
from tests.builders.people import build_actor, build_administrator
from tests.builders.policies import CALENDAR_TEXT, build_book, build_named_units
from tests.builders.territories import build_country, build_quang_tri

pytestmark = pytest.mark.django_db

NATIONAL = (OfficeKind.NATIONAL_DEPARTMENT, OfficeKind.MINISTRY)


@pytest.fixture(autouse=True)
def _units():
    build_named_units()


@pytest.fixture
def book_of_the_country():
    return PolicyBook.objects.create(code="lich-ca-nuoc", title="Lịch", kind=BookKind.CALENDAR)


def national_member(role, kind=OfficeKind.NATIONAL_DEPARTMENT):
    return build_member(role, build_office(kind.value, kind, territory=build_country()))


def installation_administrator():
    return build_actor(Role.ADMINISTRATOR, build_administrator())


@pytest.mark.parametrize("role", [Role.CLERK, Role.LEADER, Role.ADMINISTRATOR])
def test_an_office_of_a_district_does_not_draft_for_the_whole_country(role, book_of_the_country):
    with pytest.raises(NotPermitted) as refusal:
        start_draft(book_of_the_country.pk, by=build_member(role))

    assert [one.code for one in refusal.value.problems] == ["policies.book_of_the_country"]
    assert not PolicyVersion.objects.exists()


def test_an_office_of_a_province_does_not_publish_for_the_whole_country(book_of_the_country):
    clerk = national_member(Role.CLERK)
    draft = start_draft(book_of_the_country.pk, by=clerk, text=CALENDAR_TEXT)

    with pytest.raises(NotPermitted) as refusal:
        publish_version(draft.pk, by=build_member(Role.LEADER, build_department()))

    assert [one.code for one in refusal.value.problems] == ["policies.book_of_the_country"]
    draft.refresh_from_db()
    assert draft.state == "draft"


@pytest.mark.parametrize("kind", NATIONAL)
def test_a_national_office_drafts_and_publishes_for_the_whole_country(kind, book_of_the_country):
    draft = start_draft(
        book_of_the_country.pk, by=national_member(Role.CLERK, kind), text=CALENDAR_TEXT
    )

    assert publish_version(draft.pk, by=national_member(Role.LEADER, kind)).is_current


def test_who_administers_the_installation_publishes_what_another_drafted(book_of_the_country):
    administrator = installation_administrator()
    own = start_draft(book_of_the_country.pk, by=administrator, text=CALENDAR_TEXT)
    with pytest.raises(NotPermitted):
        publish_version(own.pk, by=administrator)

    draft = start_draft(book_of_the_country.pk, by=national_member(Role.CLERK), text=CALENDAR_TEXT)
    assert publish_version(draft.pk, by=administrator).is_current


def test_an_office_keeps_the_books_of_the_places_below_it_and_not_of_those_above():
    of_the_district = build_book()
    of_the_province = PolicyBook.objects.create(
        code="lich-quang-tri", title="Lịch", kind=BookKind.CALENDAR, territory=build_quang_tri()
    )

    assert start_draft(of_the_district.pk, by=build_member(Role.CLERK, build_department()))
    with pytest.raises(NotPermitted) as refusal:
        start_draft(of_the_province.pk, by=build_member(Role.CLERK))
    assert [one.code for one in refusal.value.problems] == ["policies.book_of_elsewhere"]


def test_the_page_of_a_book_offers_a_draft_only_to_who_may_write_one(client, book_of_the_country):
    clerk, leader = national_member(Role.CLERK), national_member(Role.LEADER)
    draft = start_draft(book_of_the_country.pk, by=clerk, text=CALENDAR_TEXT)
    version = publish_version(draft.pk, by=leader)
    page = reverse("policies:version", args=[version.book.code, version.number])
    start = reverse("policies:start_draft", args=[version.book.code])

    def page_of(actor):
        client.force_login(User.objects.get(pk=actor.user_id))
        return client.get(page).content.decode()

    assert start in page_of(clerk)
    assert start not in page_of(build_member(Role.CLERK))


def test_a_form_that_cannot_be_sent_is_not_opened(client, book_of_the_country):
    draft = start_draft(book_of_the_country.pk, by=national_member(Role.CLERK))
    client.force_login(User.objects.get(pk=build_member(Role.CLERK).user_id))

    answer = client.get(reverse("policies:edit_draft", args=["lich-ca-nuoc", draft.number]))

    assert answer.status_code == 403


def test_a_book_is_opened_for_ones_own_territory_or_one_below(client):
    page = reverse("policies:new_book")
    of_the_province = build_member(Role.CLERK, build_department())

    def offered(actor):
        client.force_login(User.objects.get(pk=actor.user_id))
        units = client.get(page).context["form"].fields["territory"].queryset
        return list(units.values_list("name", flat=True))

    assert offered(of_the_province) == ["Tỉnh Quảng Trị", "Huyện Đakrông"]
    assert offered(build_member(Role.CLERK)) == ["Huyện Đakrông"]
