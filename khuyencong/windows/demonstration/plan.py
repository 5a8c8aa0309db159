"""Plan no. 202/UBND-KH: approved on 02/11/2020, its money shared out when the year began."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.budgets.models import Fund
from khuyencong.programme.budgets.states import Source
from khuyencong.programme.plans.models import Plan, PlanLine
from khuyencong.programme.plans.services import (
    Basis,
    FundingDraft,
    LineDraft,
    ObjectiveDraft,
    PlanHead,
    WantedLine,
    add_line,
    approve_adjustment,
    approve_plan,
    create_plan,
    propose_adjustment,
    set_objectives,
    submit_plan,
)
from khuyencong.registers.offices.models import Office
from khuyencong.windows.demonstration.acting import person_acting
from khuyencong.windows.demonstration.money import YEAR
from khuyencong.windows.demonstration.reading import table_of

NUMBER = "202/UBND-KH"
ISSUED_ON = date(2020, 11, 2)

_SUBMITTED = date(2020, 10, 26)
_SHARED_OUT = date(2021, 1, 14)
_RESPONSIBLE = "Phòng Kinh tế và Hạ tầng huyện Đakrông"
_LINE_FIELDS = ("activity", "title", "unit", "quantity", "partner", "starts_on", "ends_on")


@transaction.atomic
def load_plan() -> None:
    """Write, approve and finance the plan, unless the district has one of the year already."""
    committee = Office.objects.get(code="DKR-UBND")
    if Plan.objects.filter(office=committee, year=YEAR).exists():
        return
    clerk = person_acting("demo-chuyen-vien", on=_SUBMITTED)
    leader = person_acting("demo-lanh-dao", on=ISSUED_ON)
    plan = _draft(committee, by=clerk)
    submit_plan(plan.pk, by=clerk, on=_SUBMITTED)
    approve_plan(plan.pk, number=NUMBER, issued_on=ISSUED_ON, by=leader, on=ISSUED_ON)
    _share_out_money(plan, by=clerk, approved_by=leader)


def line_called(key: str) -> PlanLine:
    """Return a line of the plan by its key in the data file."""
    keys = [row["key"] for row in table_of("plan.toml", "line")]
    plan = Plan.objects.get(office__code="DKR-UBND", year=YEAR, number=NUMBER)
    return plan.lines.get(number=str(keys.index(key) + 1))


def _draft(office: Office, *, by: Actor) -> Plan:
    """Write the plan as it was issued: its works and quantities, and no public money yet."""
    (head,) = table_of("plan.toml", "head")
    plan = create_plan(
        office.pk,
        YEAR,
        PlanHead(
            title=head["title"],
            purpose=head["purpose"],
            legal_basis=[Basis(document) for document in head["basis"]],
        ),
        by=by,
    )
    objectives = [
        ObjectiveDraft(
            indicator=row["indicator"],
            unit=row["unit"],
            target=Decimal(str(row["target"])),
            baseline=Decimal(str(row["baseline"])) if "baseline" in row else None,
        )
        for row in table_of("plan.toml", "objective")
    ]
    set_objectives(plan.pk, objectives, by=by)
    for number, row in enumerate(table_of("plan.toml", "line"), start=1):
        add_line(plan.pk, _line(row, number), _counterpart(row), by=by)
    return plan


def _share_out_money(plan: Plan, *, by: Actor, approved_by: Actor) -> None:
    """Give the lines their money once it is in the district's funds: version 2 of the plan."""
    funds = {fund.source: fund for fund in Fund.objects.filter(office__code="DKR-KT", year=YEAR)}
    wanted = [
        WantedLine(line.pk, _line(row, number), [*_counterpart(row), *_public(row, funds)])
        for number, (line, row) in enumerate(
            zip(plan.lines.order_by("position"), table_of("plan.toml", "line"), strict=True),
            start=1,
        )
    ]
    adjustment = propose_adjustment(
        plan.pk, wanted, reason="Phân bổ kinh phí khuyến công năm 2021 được giao (giả định)", by=by
    )
    approve_adjustment(
        adjustment.pk,
        decision_number="41/QĐ-UBND (giả định)",
        decided_on=_SHARED_OUT,
        by=approved_by,
        on=_SHARED_OUT,
    )


def _line(row: Mapping[str, Any], number: int) -> LineDraft:
    told = {name: row[name] for name in _LINE_FIELDS if name in row}
    return LineDraft(number=str(number), responsible=_RESPONSIBLE, **told)


def _counterpart(row: Mapping[str, Any]) -> list[FundingDraft]:
    amount_vnd = row.get("counterpart_vnd", 0)
    return [FundingDraft(Source.COUNTERPART, amount_vnd)] if amount_vnd else []


def _public(row: Mapping[str, Any], funds: Mapping[str, Fund]) -> list[FundingDraft]:
    return [
        FundingDraft(source, amount_vnd, funds[source].pk)
        for source in (Source.DISTRICT, Source.PROVINCIAL)
        if (amount_vnd := row.get(f"{source}_vnd", 0))
    ]
