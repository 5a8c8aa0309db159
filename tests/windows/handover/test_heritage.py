"""Successors read what was before them and act on places of the older units; others do not."""

from datetime import date
from typing import Any

import pytest

from khuyencong.foundation.accounts.actor import Role
from khuyencong.programme.payments.permissions import visible_statements
from khuyencong.programme.payments.reconciliation import paid_from, reconciliation_of
from khuyencong.programme.payments.services import enter_statement, match_statement
from khuyencong.programme.payments.values import StatementRow
from khuyencong.registers.offices.models import OfficeKind
from khuyencong.registers.offices.permissions import reach_of
from khuyencong.windows.handover.services import carry_out
from tests.builders.handover import (
    FIRST_DAY,
    administrator,
    build_above,
    build_approved_handover,
    build_new_province,
    dakrong_office,
    new_office,
    ta_rut_office,
)
from tests.builders.offices import build_member, build_office
from tests.builders.payments import ADVANCED_ON, accountant, build_advanced
from tests.builders.territories import build_krong_klang, build_ta_rut

ENTERED_ON = date(2021, 8, 5)

pytestmark = pytest.mark.django_db


def test_an_office_of_two_levels_reaches_the_units_that_its_land_was_made_of() -> None:
    reach = reach_of(build_member(Role.CLERK, ta_rut_office()))
    assert reach is not None
    assert reach.covers(build_ta_rut().path)
    assert not reach.covers(build_krong_klang().path)


def test_the_new_province_reaches_the_old_districts() -> None:
    kind = OfficeKind.DOIT
    reach = reach_of(build_member(Role.LEADER, new_office("QT-SCT2", build_new_province(), kind)))
    assert reach is not None
    assert reach.covers(build_ta_rut().path)


def test_an_office_with_nothing_before_it_asks_nothing_more(django_assert_num_queries: Any) -> None:
    actor = build_member(Role.CLERK, build_office())
    with django_assert_num_queries(1):
        reach = reach_of(actor)
        assert reach is not None
        assert reach.paths == (reach.territory_path,)


def test_a_successor_stands_for_the_office_before_it_and_no_other_does() -> None:
    carry_out(build_approved_handover().pk, by=administrator(), on=FIRST_DAY)
    takers = {ta_rut_office(): True, dakrong_office(): True, build_above(): False}
    for office, stands in takers.items():
        reach = reach_of(build_member(Role.LEADER, office))
        assert reach is not None
        assert reach.stands_for(build_office().pk) is stands


def test_what_the_treasury_told_the_old_office_stays_in_its_books() -> None:
    build_advanced()
    month = date(ADVANCED_ON.year, ADVANCED_ON.month, 1)
    row = StatementRow("UNC-TU-1", ADVANCED_ON, 140_000_000, "Tạm ứng")
    statement = enter_statement(build_office().pk, month, [row], by=accountant(), on=ENTERED_ON)
    match_statement(statement.pk, by=accountant())
    before = reconciliation_of(statement)
    assert before.difference_vnd == 0
    carry_out(build_approved_handover().pk, by=administrator(), on=FIRST_DAY)
    after = reconciliation_of(statement)
    assert (after.theirs_vnd, after.ours_vnd) == (before.theirs_vnd, before.ours_vnd)
    assert not paid_from(ta_rut_office().pk).exists()
    reader = build_member(Role.ACCOUNTANT, ta_rut_office())
    assert visible_statements(reader).filter(pk=statement.pk).exists()
