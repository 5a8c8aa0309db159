"""Whose money a person sees."""

import pytest

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.budgets.models import Fund
from khuyencong.programme.budgets.permissions import visible_funds
from khuyencong.programme.budgets.states import Source
from khuyencong.registers.offices.models import OfficeKind
from tests.builders.budgets import build_fund
from tests.builders.offices import build_department, build_member, build_office
from tests.builders.territories import build_country

pytestmark = pytest.mark.django_db


def funds_of(actor: Actor | None) -> set[Fund]:
    return set(visible_funds(actor))


def test_a_district_sees_its_own_funds_and_a_province_those_in_it():
    district, province = build_fund(), build_fund(office=build_department())

    assert funds_of(build_member()) == {district}
    assert funds_of(build_member(office=build_department())) == {district, province}


def test_the_national_department_sees_the_national_money_alone():
    department = build_office("BCT-CTDP", OfficeKind.NATIONAL_DEPARTMENT, territory=build_country())
    own = build_fund(source=Source.NATIONAL, office=department)
    passed_on = build_fund(source=Source.NATIONAL, office=build_department())
    build_fund(source=Source.PROVINCIAL, office=build_department())

    assert funds_of(build_member(Role.APPRAISER, department)) == {own, passed_on}


def test_who_acts_in_no_role_sees_none():
    build_fund()

    assert funds_of(None) == set()
