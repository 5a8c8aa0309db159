"""Who sees which establishment; search, filters, and what the rules ask on a day."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation.accounts.acting import actors_of
from khuyencong.foundation.accounts.actor import SYSTEM, Role
from khuyencong.foundation.accounts.models import User
from khuyencong.registers.establishments.models import Representation
from khuyencong.registers.establishments.queries import (
    ListFilter,
    facts_on,
    list_rows,
    location_on,
    main_place_on,
    narrowed,
    search,
    visible_establishments,
)
from khuyencong.registers.establishments.services import (
    add_priority_mark,
    add_product,
    add_representative,
    declare_support,
    end_representation,
    record_pollution,
    record_year_figures,
    verify_priority_mark,
)
from khuyencong.registers.establishments.values import (
    MarkValues,
    PollutionValues,
    ProductValues,
    SupportValues,
    YearValues,
)
from khuyencong.registers.territories.models import Succession, UnitClass
from tests.builders.establishments import (
    DAY,
    build_applicant,
    build_establishment,
    tax_code,
)
from tests.builders.offices import build_department, build_member, build_office
from tests.builders.people import build_user
from tests.builders.territories import (
    build_country,
    build_dakrong,
    build_krong_klang,
    build_quang_tri,
    build_ta_rut,
    build_unit,
)

pytestmark = pytest.mark.django_db
AFTER_THE_REFORM = date(2025, 8, 1)


@pytest.fixture
def coffee():
    return build_establishment()


@pytest.fixture
def clerk():
    return build_member(Role.CLERK)


def build_new_commune(name="Xã Tà Rụt", key="19588.20250701", *, partial=False):
    """A commune of the new province that took over the old Tà Rụt, or part of it."""
    province = build_unit(
        "44.20250701", "Tỉnh Quảng Trị", "province", parent=build_country(),
        valid_from=date(2025, 7, 1), valid_to=None,
    )  # fmt: skip
    commune = build_unit(key, name, parent=province, valid_from=date(2025, 7, 1), valid_to=None)
    Succession.objects.create(old=build_ta_rut(), new=commune, partial=partial, source="NQ")
    Succession.objects.get_or_create(old=build_quang_tri(), new=province, defaults={"source": "NQ"})
    return commune


def test_staff_see_what_produces_in_their_territory_and_nothing_else(coffee):
    province = build_department()
    neighbour = build_office(
        "HH-KT",
        territory=build_unit("465", "Huyện Hướng Hóa", "district", parent=build_quang_tri()),
    )
    for role in (Role.CLERK, Role.LEADER, Role.ACCOUNTANT, Role.INSPECTOR):
        assert visible_establishments(build_member(role)).get() == coffee
        assert visible_establishments(build_member(role, province)).get() == coffee
        assert not visible_establishments(build_member(role, neighbour)).exists()
    assert visible_establishments(SYSTEM).get() == coffee
    assert not visible_establishments(None).exists()


def test_the_place_of_production_counts_not_the_registered_office():
    """Registered in Krông Klang, producing in Tà Rụt: the office of Krông Klang sees nothing."""
    coffee = build_establishment()
    commune = build_office("XA-TR", territory=build_ta_rut())
    town = build_office("TT-KK", territory=build_krong_klang())
    assert visible_establishments(build_member(office=commune)).get() == coffee
    assert not visible_establishments(build_member(office=town)).exists()


def test_an_applicant_sees_their_own_only(coffee):
    other = build_establishment(name="Tổ dệt", tax_code=tax_code(2), representative_phone="")
    assert visible_establishments(build_applicant(coffee)).get() == coffee
    assert visible_establishments(build_applicant(other, username="khac")).get() == other


def test_after_the_reform_the_new_offices_see_what_their_territory_was_made_of(coffee):
    commune = build_new_commune()
    for territory in (commune, commune.parent):
        office = build_office(f"MOI-{territory.key}", territory=territory)
        clerk = build_member(Role.CLERK, office)
        assert visible_establishments(clerk).get() == coffee
        wanted = ListFilter(unit=territory)
        assert narrowed(visible_establishments(clerk), wanted, on=DAY).get() == coffee


@pytest.mark.parametrize(
    "text", ["may say", "MÁY SẤY", "máy  SAY", "rut ca phe", tax_code(1), "0912345601", "say tar"]
)
def test_search_ignores_diacritics_capitals_and_order(coffee, clerk, text):
    add_product(coffee.pk, ProductValues(name="Máy sấy"), by=clerk, on=DAY)
    found = search(visible_establishments(clerk), text)
    assert list(found) == ([] if text == "say tar" else [coffee])


def test_signs_of_patterns_only_part_the_words(coffee, clerk):
    assert search(visible_establishments(clerk), "ta%rut").exists()
    assert not search(visible_establishments(clerk), "t%ut").exists()
    assert not search(visible_establishments(clerk), "_a").exists()


def test_filters_narrow(coffee, clerk):
    build_establishment(
        name="Mộc Ba Lòng",
        legal_form="household_business",
        industry_group="handicraft",
        tax_code=tax_code(2),
        representative_phone="",
        unit=build_krong_klang(),
    )
    mark = MarkValues(kind="women_owned", proof="GCN", valid_from=date(2020, 1, 1))
    add_priority_mark(coffee.pk, mark, by=clerk, on=DAY)
    everything = visible_establishments(clerk)
    for wanted in (
        ListFilter(legal_form="cooperative"),
        ListFilter(industry_group="farm_forest_fish"),
        ListFilter(unit=build_ta_rut()),
        ListFilter(mark="women_owned"),
        ListFilter(text="ca phe"),
    ):
        assert narrowed(everything, wanted, on=DAY).get() == coffee
    assert narrowed(everything, ListFilter(), on=DAY).count() == 2
    assert not narrowed(everything, ListFilter(mark="women_owned"), on=date(2019, 1, 1)).exists()


def test_a_list_costs_the_same_whatever_its_length(coffee, clerk, django_assert_num_queries):
    for number in (2, 3, 4):
        build_establishment(
            name=f"Cơ sở {number}", tax_code=tax_code(number), representative_phone=""
        )
    with django_assert_num_queries(4):  # territory; rows, places, products
        rows = list(list_rows(visible_establishments(clerk)))
        assert [row.places.all()[0].unit.parent.name for row in rows] == ["Huyện Đakrông"] * 4


def test_a_representative_acts_for_the_establishment_from_first_day_to_last(coffee, clerk):
    person = build_user("mung", "Hồ Thị Mừng")
    row = add_representative(coffee.pk, person.pk, valid_from=DAY, by=clerk)
    assert actors_of(person, on=date(2021, 2, 28)) == []
    [actor] = actors_of(person, on=DAY)
    assert (actor.role, actor.establishment_id, actor.office_id) == (
        Role.APPLICANT,
        coffee.pk,
        None,
    )
    end_representation(row.pk, valid_to=date(2021, 6, 30), by=clerk, on=date(2021, 6, 30))
    assert len(actors_of(person, on=date(2021, 6, 30))) == 1
    assert actors_of(person, on=date(2021, 7, 1)) == []


def test_nobody_confirms_themselves_as_a_representative(coffee, clerk):
    with pytest.raises(NotPermitted):
        add_representative(coffee.pk, clerk.user_id, valid_from=DAY, by=clerk)
    with pytest.raises(NotPermitted):
        add_representative(coffee.pk, build_user().pk, valid_from=DAY, by=build_applicant(coffee))
    assert not Representation.objects.exclude(user__username="co-so").exists()
    assert User.objects.filter(username="co-so").exists()


def test_the_facts_of_a_day_are_those_of_that_day(coffee, clerk):
    appraiser = build_member(Role.APPRAISER)
    UnitClass.objects.create(
        unit=build_dakrong(), code="poor_district", source="NQ 30a/2008", verified=True
    )
    for version, (year, workers) in enumerate(((2019, 20), (2020, 24)), start=1):
        figures = YearValues(year=year, workers=workers, women=15, capital_vnd=2_500_000_000)
        record_year_figures(coffee.pk, figures, version=version, by=clerk, on=DAY)
    add_product(
        coffee.pk,
        ProductValues(name="Cà phê", local_material_percent=90, is_exported=True),
        by=clerk,
        on=DAY,
    )
    marks = [
        add_priority_mark(
            coffee.pk, MarkValues(kind=kind, proof="GCN", valid_from=since), by=clerk, on=DAY
        )
        for kind, since in (("women_owned", date(2020, 1, 1)), ("export", date(2021, 2, 1)))
    ]
    verify_priority_mark(marks[0].pk, by=appraiser, on=DAY)
    support = SupportValues(year=2019, cost_item="Máy rang", amount_vnd=60_000_000, giver="135")
    declare_support(coffee.pk, support, by=clerk, on=DAY)
    pollution = PollutionValues(found_on=date(2020, 9, 1), finding="Khói", source="BB 12")
    record_pollution(coffee.pk, pollution, by=clerk, on=DAY)

    facts = facts_on(coffee, main_place_on(coffee, DAY), DAY)

    assert (facts.legal_form, facts.industry_group) == ("cooperative", "farm_forest_fish")
    assert facts.territory_chain == ("19588", "467", "45", "VN")
    assert (facts.unit_kind, facts.unit_level) == ("commune", "commune")
    assert facts.area_codes == {"poor_district"}
    assert (facts.figures_year, facts.workers, facts.capital_vnd) == (2020, 24, 2_500_000_000)
    assert (facts.local_material_percent, facts.is_exporting) == (90, True)
    assert {(mark.kind, mark.verified) for mark in facts.marks} == {
        ("women_owned", True),
        ("export", False),
    }
    assert facts.verified_marks == {"women_owned"}
    assert [(one.year, one.amount_vnd) for one in facts.supports] == [(2019, 60_000_000)]
    assert facts.polluting_since == date(2020, 9, 1)

    earlier = facts_on(coffee, main_place_on(coffee, date(2019, 6, 1)), date(2019, 6, 1))
    assert (earlier.figures_year, earlier.marks, earlier.polluting_since) == (2019, (), None)


def test_facts_ask_a_fixed_number_of_questions(coffee, django_assert_max_num_queries):
    place = main_place_on(coffee, DAY)
    with django_assert_max_num_queries(8):
        facts_on(coffee, place, DAY)


def test_a_verification_after_the_day_does_not_count_on_it(coffee, clerk):
    mark = MarkValues(kind="women_owned", proof="GCN", valid_from=date(2020, 1, 1))
    row = add_priority_mark(coffee.pk, mark, by=clerk, on=DAY)
    verify_priority_mark(row.pk, by=build_member(Role.APPRAISER), on=date(2021, 4, 1))
    place = main_place_on(coffee, DAY)
    assert facts_on(coffee, place, date(2021, 3, 31)).verified_marks == frozenset()
    assert facts_on(coffee, place, date(2021, 4, 1)).verified_marks == {"women_owned"}


def test_nothing_told_is_none_and_not_zero(coffee):
    facts = facts_on(coffee, None, DAY)
    assert (facts.workers, facts.capital_vnd, facts.local_material_percent) == (None, None, None)
    assert (facts.unit_key, facts.territory_chain, facts.area_classes) == ("", (), ())


def test_after_the_reform_a_place_lies_in_the_commune_that_took_over(coffee):
    commune = build_new_commune()
    facts = facts_on(coffee, coffee.places.get(), AFTER_THE_REFORM)
    assert facts.unit_key == commune.key
    # The old norms are found before the country's.
    assert facts.territory_chain == (
        "19588.20250701", "44.20250701", "19588", "467", "45", "VN",
    )  # fmt: skip


def test_where_a_commune_was_divided_nobody_guesses(coffee):
    parts = [
        build_new_commune("Xã A", "1.20250701", partial=True),
        build_new_commune("Xã B", "2.20250701", partial=True),
    ]
    location = location_on(coffee.places.get(), AFTER_THE_REFORM)
    assert location.unit is None
    assert set(location.candidates) == set(parts)
    facts = facts_on(coffee, coffee.places.get(), AFTER_THE_REFORM)
    assert (facts.unit_key, len(facts.unit_candidates)) == ("", 2)
