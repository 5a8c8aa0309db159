"""Offices with their accountant and leader, funds and lines with money in them."""

from datetime import date

from khuyencong.engines.ledger import Move, Stage
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.budgets.models import BudgetLine, Fund
from khuyencong.programme.budgets.services import (
    Decision,
    Purpose,
    assign_to_plan_line,
    found_fund,
    move_funds,
    unassigned_line,
)
from khuyencong.programme.budgets.states import Source
from khuyencong.registers.offices.models import Office, OfficeKind
from tests.builders.offices import build_member, build_office

DAY = date(2021, 1, 15)
DECISION = Decision(number="15/QĐ-UBND", decided_on=DAY, issuer="Ủy ban nhân dân tỉnh Quảng Trị")


def accountant() -> Actor:
    return build_member(Role.ACCOUNTANT)


def leader() -> Actor:
    """Return the leader of the district's People's Committee, who confirms."""
    return build_member(Role.LEADER, build_committee())


def build_committee() -> Office:
    return build_office("DKR-UBND", OfficeKind.PEOPLES_COMMITTEE)


def build_fund(
    given_vnd: int = 0,
    *,
    source: Source = Source.PROVINCIAL,
    year: int = 2021,
    office: Office | None = None,
) -> Fund:
    """Return a fund whose unassigned line holds an amount."""
    office = office or build_office()
    keeper = build_member(Role.ACCOUNTANT, office)
    fund = found_fund(office.pk, year, source, by=keeper)
    if given_vnd:
        move_funds(
            unassigned_line(fund).pk,
            Move(Stage.OUTSIDE, Stage.AVAILABLE, given_vnd),
            reference="allotment:0",
            by=keeper,
        )
    return fund


def build_line(
    given_vnd: int = 1_000_000_000,
    *,
    reference: str = "plan_line:1",
    fund: Fund | None = None,
    source: Source = Source.PROVINCIAL,
) -> BudgetLine:
    """Return the budget line of a plan line with an amount available."""
    fund = fund or build_fund(given_vnd, source=source)
    purpose = Purpose(reference=reference, code="2", title="Hỗ trợ máy móc, thiết bị")
    return assign_to_plan_line(fund.pk, purpose, given_vnd, by=accountant())
