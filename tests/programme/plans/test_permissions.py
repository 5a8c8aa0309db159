"""Whose plans a person reads."""

import pytest

from khuyencong.foundation.accounts.actor import Role
from khuyencong.programme.budgets.states import Source
from khuyencong.programme.plans.permissions import visible_plans
from khuyencong.registers.offices.models import OfficeKind
from tests.builders.budgets import build_fund
from tests.builders.offices import build_department, build_member, build_office
from tests.builders.plans import build_plan_line
from tests.builders.territories import build_country

pytestmark = pytest.mark.django_db


def _national_reader():
    office = build_office("CUC", OfficeKind.NATIONAL_DEPARTMENT, territory=build_country())
    return build_member(Role.LEADER, office)


def test_a_district_s_plan_on_its_own_money_is_read_in_the_province_and_not_in_the_capital():
    plan = build_plan_line().plan

    assert visible_plans(build_member(Role.CLERK, build_department())).get() == plan
    assert not visible_plans(_national_reader()).exists()


def test_a_plan_that_counts_on_national_money_is_read_in_the_capital():
    plan = build_plan_line(100, fund=build_fund(100, source=Source.NATIONAL)).plan

    assert visible_plans(_national_reader()).get() == plan
