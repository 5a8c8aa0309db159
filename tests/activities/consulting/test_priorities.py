"""Who comes first: export, then area, then industry; worked cases of the order."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.activities.consulting.priorities import Candidate, criteria, ranked
from khuyencong.engines.rules import Beneficiary, Case, Place

MARCH, APRIL = date(2021, 3, 1), date(2021, 4, 1)


def case(*, classes=(), facts=None, **beneficiary) -> Case:
    return Case(
        activity="consulting",
        scheme="local",
        level="district",
        on=APRIL,
        plan_year=2021,
        territories=("VN", "45"),
        beneficiary=Beneficiary(**beneficiary),
        place=Place(classes=frozenset(classes)),
        facts=facts or {},
    )


def candidate(code: str, *cases: Case, day: date | None = MARCH) -> Candidate:
    return Candidate(hash(code), code, day, cases)


def order(*candidates: Candidate) -> list[tuple[str, str]]:
    return [(row.candidate.code, row.decided_by) for row in ranked(candidates)]


def test_who_exports_comes_before_who_could_before_who_lies_in_a_better_place():
    exporter = candidate("C", case(exports=True))
    hopeful = candidate("B", case(facts={"export_potential": True}))
    borderer = candidate("A", case(classes=["border"]))

    assert order(borderer, hopeful, exporter) == [
        ("C", ""),
        ("B", "Tiềm năng, thế mạnh xuất khẩu"),
        ("A", "Tiềm năng, thế mạnh xuất khẩu"),
    ]


def test_areas_come_in_the_order_of_the_decree_before_industries():
    border = candidate("A", case(classes=["border"]))
    poor = candidate("B", case(classes=["poor_district"], industry="mechanical_electrical"))
    rural = candidate("C", case(classes=["new_rural"]))
    hard = candidate("D", case(classes=["difficult"]))
    none = candidate("E", case(workers=60))

    assert [code for code, _why in order(none, hard, rural, poor, border)] == list("ABCDE")


def test_among_equals_industry_decides_then_the_day_then_the_code():
    labour = candidate("D", case(workers=50), day=APRIL)
    farm = candidate("C", case(industry="agro_processing"))
    early = candidate("B", case(industry="handicraft"))
    late = candidate("A", case(industry="handicraft"), day=APRIL)
    twin = candidate("F", case(industry="handicraft"))
    never = candidate("E", case(industry="handicraft"), day=None)

    assert order(never, late, twin, early, farm, labour) == [
        ("D", ""),
        ("C", "Ngành nghề ưu tiên"),
        ("B", "Ngành nghề ưu tiên"),
        ("F", ""),
        ("A", ""),
        ("E", ""),
    ]


@pytest.mark.parametrize(("percent", "place"), [(50, 3), (51, 1), (None, 3)])
def test_local_material_counts_above_half_and_unstated_not_at_all(percent, place):
    industry = criteria()[2]

    assert industry.place([case(local_material_percent=percent)]).number == place


def test_of_several_beneficiaries_the_best_one_counts():
    mixed = candidate("B", case(), case(exports=True))
    plain = candidate("A", replace(case(), facts={"export_potential": True}))

    assert order(plain, mixed)[0][0] == "B"


def test_each_criterion_says_where_it_stands():
    assert [one.source.split(",")[0] for one in criteria()] == [
        "Kế hoạch khuyến công của địa phương",
        "Nghị định 45/2012/NĐ-CP",
        "Nghị định 45/2012/NĐ-CP",
    ]
