"""The pages of what is told of an establishment: places, figures, marks, who may speak for it."""

from datetime import date

import pytest

from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.accounts.models import User
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.establishments.services import (
    add_priority_mark,
    add_product,
)
from khuyencong.registers.establishments.values import MarkValues, ProductValues
from tests.builders.establishments import (
    DAY,
    build_applicant,
    build_establishment,
    tax_code,
)
from tests.builders.offices import build_member
from tests.registers.establishments.pages import address, signed_in, text_of

pytestmark = pytest.mark.django_db

FACTS = {
    "add_place": {"place_unit": "krong klang", "valid_from": "01/01/2020"},
    "add_figures": {
        "version": 1, "year": 2020, "workers": 10, "women": 2, "ethnic_minority": 3,
    },
    "add_product": {"name": "Cà phê bột"},
    "add_mark": {"kind": "women_owned", "proof": "GCN", "valid_from": "01/01/2020"},
    "record_pollution": {"found_on": "01/09/2020", "finding": "Khói", "source": "BB 12"},
    "declare_support": {
        "year": 2019, "cost_item": "Máy", "amount_vnd": "60.000.000", "giver": "135",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_has_its_form(clerk, coffee, name):
    assert clerk.get(address(name, coffee.pk)).status_code == 200
    answer = clerk.post(address(name, coffee.pk), FACTS[name])
    assert answer.url == address("detail", coffee.pk)
    coffee.refresh_from_db()
    assert coffee.version == 2
    assert clerk.get(address("detail", coffee.pk)).status_code == 200


@pytest.mark.parametrize("name", FACTS)
def test_every_form_refuses_emptiness_and_changes_nothing(clerk, coffee, name):
    assert clerk.post(address(name, coffee.pk), {}).status_code == 422
    coffee.refresh_from_db()
    assert coffee.version == 1


def test_what_was_told_is_closed_ended_and_taken_back(clerk, coffee):
    for name, typed in FACTS.items():
        version = Establishment.objects.get().version
        clerk.post(address(name, coffee.pk), {**typed, "version": version})
    place = coffee.places.get(is_main=False)
    product, support = coffee.products.get(), coffee.supports_received.get()
    mark = coffee.marks.get()
    clerk.post(address("set_main_place", coffee.pk, place.pk))
    clerk.post(address("close_place", coffee.pk, place.pk), {"valid_to": "01/02/2021"})
    product_page = address("change_product", coffee.pk, product.pk)
    version = Establishment.objects.get().version
    clerk.post(product_page, {"name": "Cà phê hạt", "version": version})
    clerk.post(address("remove_product", coffee.pk, product.pk))
    ended = {"valid_to": "01/02/2021", "reason": "Hết hạn"}
    clerk.post(address("end_mark", coffee.pk, mark.pk), ended)
    clerk.post(address("take_back_support", coffee.pk, support.pk), {"reason": "Nhầm"})
    for row in (place, product, mark):
        row.refresh_from_db()
    assert place.valid_to == date(2021, 2, 1)
    assert (product.name, product.removed_on is not None) == ("Cà phê hạt", True)
    assert mark.valid_to == date(2021, 2, 1)
    assert not coffee.supports_received.exists()


def test_a_fact_of_another_establishment_is_not_reached_through_an_own_address(client, coffee):
    other = build_establishment(name="Mộc", tax_code=tax_code(2), representative_phone="")
    clerk_actor = build_member(Role.CLERK)
    product = add_product(other.pk, ProductValues(name="Bàn"), by=clerk_actor, on=DAY)
    applicant = signed_in(client, build_applicant(coffee))
    answer = applicant.post(address("remove_product", coffee.pk, product.pk))
    assert answer.status_code == 404
    product.refresh_from_db()
    assert product.removed_on is None


def test_a_mark_is_verified_with_a_button_by_another_person(client, coffee):
    mark = add_priority_mark(
        coffee.pk,
        MarkValues(kind="women_owned", proof="GCN", valid_from=date(2020, 1, 1)),
        by=build_member(Role.CLERK),
        on=DAY,
    )
    verify = address("verify_mark", coffee.pk, mark.pk)
    clerk = signed_in(client, build_member(Role.CLERK))
    assert verify not in text_of(clerk.get(address("detail", coffee.pk)))
    assert clerk.post(verify).status_code == 403
    appraiser = signed_in(client, build_member(Role.APPRAISER))
    assert verify in text_of(appraiser.get(address("detail", coffee.pk)))
    appraiser.post(verify)
    mark.refresh_from_db()
    assert mark.verified_on is not None


def test_a_representative_is_found_by_user_name_or_mail(clerk, coffee):
    person = User.objects.create_user("mung", "mung@example.vn", full_name="Hồ Thị Mừng")
    page = address("add_representative", coffee.pk)
    answer = clerk.post(page, {"person": "mun", "valid_from": "01/03/2021"})
    assert answer.status_code == 422
    clerk.post(page, {"person": "MUNG@example.vn", "valid_from": "01/03/2021"})
    row = coffee.representations.get()
    assert row.user == person
    end = address("end_representation", coffee.pk, row.pk)
    clerk.post(end, {"valid_to": "30/06/2021"})
    row.refresh_from_db()
    assert row.valid_to == date(2021, 6, 30)
