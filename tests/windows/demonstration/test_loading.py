"""The demonstration is there once, whole, and finds nothing wrong with itself."""

from datetime import date

import pytest
from django.apps import apps
from django.urls import reverse

from khuyencong.config.command import running
from khuyencong.foundation.accounts.acting import actors_of
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.accounts.queries import demonstration_people
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.foundation.jobs import reference
from khuyencong.registers.offices.models import OfficeKind
from khuyencong.registers.policies.queries import published_route
from khuyencong.windows.demonstration.loading import load_demonstration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

FIRST_DAY = date(2022, 10, 3)


def rows() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def test_loading_it_twice_changes_nothing():
    before, last = rows(), AuditEntry.objects.latest("pk").pk
    load_demonstration()
    assert rows() == before
    assert AuditEntry.objects.latest("pk").pk == last


def test_the_command_loads_it_a_second_time_and_changes_nothing():
    before = list(User.objects.values_list("username", flat=True))
    assert before
    running._load_demonstration()
    assert list(User.objects.values_list("username", flat=True)) == before


def test_what_a_visitor_changed_is_not_put_back():
    person = demonstration_people().get(username="demo-chuyen-vien")
    person.full_name = "Tên do người dùng thử đặt"
    person.save(update_fields=["full_name"])
    before = rows()
    load_demonstration()
    assert rows() == before
    person.refresh_from_db()
    assert person.full_name == "Tên do người dùng thử đặt"


def test_the_checks_of_the_program_find_nothing_wrong():
    findings = [(name, finding) for name, check in reference.checks() for finding in list(check())]
    assert findings == []


def test_the_demonstration_is_registered_to_be_loaded():
    names = [name for name, _load in reference.demonstrations()]
    assert names[:2] == ["offices", "people"]


def test_whoever_is_offered_acts_in_one_role_on_the_first_day():
    acting = {person.username: actors_of(person, on=FIRST_DAY) for person in demonstration_people()}
    assert {len(actors) for actors in acting.values()} == {1}


def test_the_five_roles_of_the_district_and_an_applicant_are_offered_first():
    first = [actors_of(person, on=FIRST_DAY)[0] for person in demonstration_people()[:6]]
    assert [actor.role for actor in first] == [
        Role.CLERK,
        Role.APPRAISER,
        Role.LEADER,
        Role.ACCOUNTANT,
        Role.INSPECTOR,
        Role.APPLICANT,
    ]
    assert "(giả định)" in first[-1].office_name


@pytest.mark.parametrize("route_code", ["local-district", "local-province", "national"])
def test_every_step_of_the_roads_of_2021_has_someone_to_take_it(route_code):
    there = {
        (actor.role.value, kind)
        for person in demonstration_people()
        for actor in actors_of(person, on=FIRST_DAY)
        for kind in _kinds_of(actor)
    }
    for step in published_route(route_code, FIRST_DAY).steps:
        takers = {(role, kind) for role in step.by_roles for kind in step.by_office or ("",)}
        if step.by_office:
            assert takers & there, f"nobody may {step.action} on {route_code}"
        else:
            assert {role for role, _kind in takers} & {role for role, _kind in there}


def _kinds_of(actor):
    return demonstration_people().filter(
        pk=actor.user_id, appointments__office=actor.office_id
    ).values_list("appointments__office__kind", flat=True) or [""]


def test_every_kind_of_office_of_the_roads_is_there():
    kinds = set(demonstration_people().values_list("appointments__office__kind", flat=True)) - {
        None
    }
    assert kinds == set(OfficeKind)


def test_one_click_signs_in_at_the_district(client, settings):
    settings.DEMO = True
    assert "Hồ Thị Mai" in client.get(reverse("demonstration")).text
    response = client.post(reverse("demonstration_sign_in", args=["demo-chuyen-vien"]), follow=True)
    assert "Phòng Kinh tế và Hạ tầng huyện Đakrông" in response.text
