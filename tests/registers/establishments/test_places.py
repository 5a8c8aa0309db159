"""Places of production: who adds and closes them, which one is the main one."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.registers.establishments.models import Place
from khuyencong.registers.establishments.queries import visible_establishments
from khuyencong.registers.establishments.services import add_place, close_place, set_main_place
from tests.builders.establishments import (
    DAY,
    build_applicant,
    build_establishment,
    place_values,
)
from tests.builders.offices import build_member, build_office
from tests.builders.territories import build_krong_klang, build_quang_tri, build_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def establishment():
    return build_establishment()


@pytest.fixture
def clerk():
    return build_member(Role.CLERK)


def build_huong_phung():
    district = build_unit("465", "Huyện Hướng Hóa", "district", parent=build_quang_tri())
    return build_unit("19429", "Xã Hướng Phùng", parent=district)


def codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def test_a_second_place_is_not_the_main_one(establishment, clerk):
    place = add_place(establishment.pk, place_values(build_krong_klang()), by=clerk, on=DAY)
    assert not place.is_main
    assert place.unit_path == build_krong_klang().path


def test_a_clerk_of_another_district_adds_a_place_there_and_then_sees_it(establishment):
    unit = build_huong_phung()
    clerk = build_member(Role.CLERK, build_office("HH-KT", territory=unit.parent))
    assert not visible_establishments(clerk).exists()
    add_place(establishment.pk, place_values(unit), by=clerk, on=DAY)
    assert visible_establishments(clerk).get() == establishment


def test_a_clerk_adds_no_place_outside_their_territory(establishment, clerk):
    with pytest.raises(NotPermitted):
        add_place(establishment.pk, place_values(build_huong_phung()), by=clerk, on=DAY)
    assert Place.objects.count() == 1


def test_an_applicant_tells_a_place_anywhere(establishment):
    applicant = build_applicant(establishment)
    assert add_place(establishment.pk, place_values(build_huong_phung()), by=applicant, on=DAY).pk


def test_closing_the_main_place_hands_that_on(establishment, clerk):
    other = add_place(establishment.pk, place_values(build_krong_klang()), by=clerk, on=DAY)
    main = establishment.places.get(is_main=True)
    close_place(main.pk, valid_to=DAY, by=clerk, on=DAY)
    assert establishment.places.get(is_main=True) == other
    main.refresh_from_db()
    assert main.valid_to == DAY


def test_the_last_place_stays_the_main_one_when_it_closes(establishment, clerk):
    place = close_place(establishment.places.get().pk, valid_to=DAY, by=clerk, on=DAY)
    assert place.is_main
    assert visible_establishments(clerk).exists()


@pytest.mark.parametrize(
    ("valid_to", "code"),
    [
        (date(2018, 5, 31), "establishments.ends_before_it_begins"),
        (date(2021, 3, 2), "establishments.day_ahead"),
    ],
)
def test_a_place_closes_within_its_time(establishment, clerk, valid_to, code):
    with pytest.raises(Refused) as refusal:
        close_place(establishment.places.get().pk, valid_to=valid_to, by=clerk, on=DAY)
    assert codes(refusal) == [code]
    assert establishment.places.get().valid_to is None


def test_a_closed_place_is_neither_closed_again_nor_made_the_main_one(establishment, clerk):
    place = add_place(establishment.pk, place_values(build_krong_klang()), by=clerk, on=DAY)
    close_place(place.pk, valid_to=DAY, by=clerk, on=DAY)
    for act in (
        lambda: close_place(place.pk, valid_to=DAY, by=clerk, on=DAY),
        lambda: set_main_place(place.pk, by=clerk),
    ):
        with pytest.raises(OutOfStep) as refusal:
            act()
        assert codes(refusal) == ["establishments.place_closed"]


def test_another_open_place_becomes_the_main_one(establishment, clerk):
    place = add_place(establishment.pk, place_values(build_krong_klang()), by=clerk, on=DAY)
    set_main_place(place.pk, by=clerk)
    assert establishment.places.get(is_main=True) == place
