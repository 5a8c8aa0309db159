"""Recording and ending classes of area: who may, what is refused, what is left behind."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.foundation.ui.sentences import sentence
from khuyencong.registers.territories.models import UnitClass
from khuyencong.registers.territories.queries import classes_on
from khuyencong.registers.territories.services import end_unit_class, set_unit_class
from tests.builders.people import build_actor
from tests.builders.territories import build_dakrong, build_ta_rut

pytestmark = pytest.mark.django_db

ADMINISTRATOR = build_actor(Role.ADMINISTRATOR)


def record_border(unit, **changes):
    values = {
        "valid_from": date(2021, 1, 1),
        "source": "Quyết định A/2020",
        "verified": True,
        "by": ADMINISTRATOR,
    }
    return set_unit_class(unit.pk, changes.pop("code", "border"), **values | changes)


def refused(act):
    with pytest.raises(Refused) as refusal:
        act()
    assert all(sentence(problem) for problem in refusal.value.problems)
    return [problem.code for problem in refusal.value.problems]


def test_a_recorded_class_counts_below_and_leaves_a_trace():
    record_border(build_dakrong())
    [found] = classes_on(build_ta_rut(), date(2021, 1, 1))
    assert (found.code, found.giver.code, found.inherited) == ("border", "467", True)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject) == (
        "territories.class_set",
        f"unit:{build_dakrong().pk}",
    )
    assert entry.after["source"] == "Quyết định A/2020"


def test_a_class_does_not_count_before_its_first_day():
    record_border(build_dakrong())
    assert classes_on(build_dakrong(), date(2020, 12, 31)) == ()


def test_a_craft_village_counts_for_its_own_unit_only():
    record_border(build_dakrong(), code="craft_village", note="Làng dệt A")
    assert [one.note for one in classes_on(build_dakrong(), date(2021, 6, 1))] == ["Làng dệt A"]
    assert classes_on(build_ta_rut(), date(2021, 6, 1)) == ()


def test_two_craft_villages_of_one_commune_stand_side_by_side():
    for name in ("Làng dệt A", "Làng chổi B"):
        record_border(build_ta_rut(), code="craft_village", note=name)
    assert UnitClass.objects.count() == 2


@pytest.mark.parametrize("role", [role for role in Role if role not in ("administrator", "system")])
def test_only_administrators_record_classes(role):
    unit = build_dakrong()
    with pytest.raises(NotPermitted):
        record_border(unit, by=build_actor(role))
    assert not UnitClass.objects.exists()
    assert not AuditEntry.objects.exists()


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_written():
    unit = build_dakrong()
    codes = refused(
        lambda: record_border(unit, code="nowhere", source="  ", valid_to=date(2020, 1, 1))
    )
    assert codes == [
        "territories.class_unknown",
        "territories.class_without_source",
        "territories.class_ends_before_it_begins",
    ]
    assert not UnitClass.objects.exists()


@pytest.mark.parametrize(
    ("valid_from", "valid_to"),
    [
        (date(2021, 1, 1), None),
        (date(2022, 1, 1), date(2022, 12, 31)),
        (None, date(2021, 1, 1)),
        (None, None),
    ],
)
def test_one_class_is_not_recorded_twice_for_the_same_time(valid_from, valid_to):
    unit = build_dakrong()
    record_border(unit)
    codes = refused(lambda: record_border(unit, valid_from=valid_from, valid_to=valid_to))
    assert codes == ["territories.class_overlaps"]
    assert UnitClass.objects.count() == 1


def test_a_class_may_come_again_after_its_end():
    unit = build_dakrong()
    record_border(unit, valid_to=date(2021, 12, 31))
    record_border(unit, valid_from=date(2022, 1, 1))
    assert UnitClass.objects.count() == 2


def test_an_ended_class_no_longer_counts_and_the_reason_is_kept():
    unit_class = record_border(build_dakrong())
    end_unit_class(
        unit_class.pk, valid_to=date(2021, 12, 31), reason="Quyết định B", by=ADMINISTRATOR
    )
    assert classes_on(build_dakrong(), date(2021, 12, 31))
    assert classes_on(build_dakrong(), date(2022, 1, 1)) == ()
    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.reason) == ("territories.class_ended", "Quyết định B")
    assert (entry.before["valid_to"], entry.after["valid_to"]) == (None, "2021-12-31")


def test_a_class_is_ended_once():
    unit_class = record_border(build_dakrong(), valid_to=date(2021, 12, 31))
    with pytest.raises(OutOfStep):
        end_unit_class(unit_class.pk, valid_to=date(2022, 1, 1), by=ADMINISTRATOR)
    unit_class.refresh_from_db()
    assert unit_class.valid_to == date(2021, 12, 31)


def test_a_class_does_not_end_before_it_begins():
    unit_class = record_border(build_dakrong())
    codes = refused(
        lambda: end_unit_class(unit_class.pk, valid_to=date(2020, 1, 1), by=ADMINISTRATOR)
    )
    assert codes == ["territories.class_ends_before_it_begins"]
    unit_class.refresh_from_db()
    assert unit_class.valid_to is None
