"""Plans of the district's economic office, in each state, with machinery and training lines."""

from datetime import date

from khuyencong.engines.money import Vnd
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.budgets.models import Fund
from khuyencong.programme.budgets.states import Source
from khuyencong.programme.plans.models import Plan, PlanLine
from khuyencong.programme.plans.services import (
    Basis,
    FundingDraft,
    LineDraft,
    PlanHead,
    add_line,
    approve_plan,
    create_plan,
    submit_plan,
)
from khuyencong.registers.offices.models import Office
from tests.builders.budgets import build_fund, leader
from tests.builders.offices import build_member, build_office

ISSUED_ON = date(2020, 11, 2)
NUMBER = "202/UBND-KH"

MACHINERY = LineDraft(
    number="2", activity="machinery", title="Hỗ trợ máy móc, thiết bị", unit="cơ sở", quantity=5
)
TRAINING = LineDraft(
    number="1", activity="training", title="Tập huấn khởi sự", unit="học viên", quantity=30
)


def clerk(office: Office | None = None) -> Actor:
    return build_member(Role.CLERK, office)


def from_fund(fund: Fund, amount_vnd: Vnd) -> FundingDraft:
    return FundingDraft(Source(fund.source), amount_vnd, fund.pk)


def build_draft(*, year: int = 2021, office: Office | None = None) -> Plan:
    """Return a draft with its legal basis and no lines."""
    office = office or build_office()
    head = PlanHead("Kế hoạch khuyến công", legal_basis=[Basis("38/2020/NQ-HĐND", "Điều 4")])
    return create_plan(office.pk, year, head, by=clerk(office))


def build_plan_line(
    amount_vnd: Vnd = 100,
    *,
    draft: LineDraft = MACHINERY,
    plan: Plan | None = None,
    fund: Fund | None = None,
) -> PlanLine:
    """Return a line of a draft that counts on an amount of a fund which has just that much."""
    plan = plan or build_draft()
    fund = fund or build_fund(amount_vnd, year=plan.year)
    return add_line(plan.pk, draft, [from_fund(fund, amount_vnd)], by=clerk())


def submit(plan: Plan) -> Plan:
    return submit_plan(plan.pk, by=clerk(), on=ISSUED_ON)


def approve(plan: Plan, number: str = NUMBER) -> Plan:
    """Return a submitted plan approved by the leader of the People's Committee."""
    return approve_plan(plan.pk, number=number, issued_on=ISSUED_ON, by=leader(), on=ISSUED_ON)


def build_approved_line(
    amount_vnd: Vnd = 100, *, draft: LineDraft = MACHINERY, fund: Fund | None = None
) -> PlanLine:
    """Return the only line of an approved plan, its money assigned."""
    line = build_plan_line(amount_vnd, draft=draft, fund=fund)
    submit(line.plan)
    approve(line.plan)
    line.refresh_from_db()
    return line
