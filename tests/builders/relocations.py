"""A sawmill that moves into the cluster of Krông Klang. Everything here is invented."""

from datetime import date
from decimal import Decimal
from typing import Any

from khuyencong.activities.relocations.models import Relocation, StandardLimit
from khuyencong.activities.relocations.services import (
    add_limit,
    agree_lot,
    open_relocation,
    plan_relocation,
    reach_step,
    record_statement,
    state_loan,
)
from khuyencong.activities.relocations.states import STEPS, Stage, next_step
from khuyencong.activities.relocations.support import MonthOfLoan
from khuyencong.activities.relocations.values import (
    LimitValues,
    LoanValues,
    RelocationValues,
    StepValues,
)
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.proposals.models import Proposal
from khuyencong.registers.establishments.models import Establishment
from tests.builders.appraisals import clerk
from tests.builders.clusters import build_lot
from tests.builders.contracts import build_started
from tests.builders.establishments import build_establishment

TODAY = date(2021, 7, 12)
DUE = {stage: date(2021, 6, 10 + number) for number, stage in enumerate(STEPS)}
REACHED = {stage: date(2021, 6, 12 + number) for number, stage in enumerate(STEPS)}


def relocation_values(house: Establishment, **changes: Any) -> RelocationValues:
    told: dict[str, Any] = {
        "decision_number": "88/QĐ-UBND",
        "decided_on": date(2021, 6, 1),
        "decided_by": "UBND tỉnh Quảng Trị",
        "pollution": "Tiếng ồn, bụi gỗ",
    }
    return RelocationValues(house.pk, **(told | changes))


def build_relocation(house: Establishment | None = None, **changes: Any) -> Relocation:
    """Return a relocation that was recorded, without a đề án unless one is given."""
    values = relocation_values(house or build_establishment(), **changes)
    return open_relocation(values, by=clerk(), on=TODAY)


def build_at(stage: Stage, relocation: Relocation | None = None) -> Relocation:
    """Return a relocation that went through all steps up to one."""
    relocation = relocation or build_relocation()
    relocation = plan_relocation(relocation.pk, DUE, version=relocation.version, by=clerk())
    while relocation.stage != stage and (following := next_step(relocation.stage)):
        values = StepValues(REACHED[following], "07/BB-UBND")
        told: dict[str, Any] = {"version": relocation.version, "by": clerk(), "on": TODAY}
        if following is Stage.LOT_AGREED:
            relocation = agree_lot(relocation.pk, build_lot().pk, values, **told)
        else:
            relocation = reach_step(relocation.pk, following, values, **told)
    return relocation


def build_supported() -> tuple[Relocation, Contract]:
    """Return a relocation that a đề án under contract supports, and the contract."""
    contract = build_started()
    Proposal.objects.filter(pk=contract.proposal_id).update(activity="relocation")
    house = contract.proposal.implementing_establishment
    assert house is not None
    return build_relocation(house, proposal_id=contract.proposal_id), contract


def loan_values(**changes: Any) -> LoanValues:
    told: dict[str, Any] = {
        "bank": "Agribank Đakrông",
        "number": "LAV-01",
        "signed_on": date(2021, 1, 4),
        "amount_vnd": 900_000_000,
        "term": "medium",
        "is_in_vnd": True,
        "purpose": "Xây nhà xưởng",
    }
    return LoanValues(**(told | changes))


def months(*interests: int, first: int = 1, drawn_vnd: int = 800_000_000) -> list[MonthOfLoan]:
    """Return months of 2021, of which the first draws the loan."""
    return [
        MonthOfLoan(date(2021, first + at, 1), 0 if at else drawn_vnd, 0, interest_vnd)
        for at, interest_vnd in enumerate(interests)
    ]


def lend(relocation: Relocation, *interests: int, **changes: Any) -> None:
    """State a loan with its statement."""
    state_loan(relocation.pk, loan_values(**changes), by=clerk(), on=TODAY)
    record_statement(relocation.pk, months(*interests), by=clerk(), on=TODAY)


def build_limit(**changes: Any) -> StandardLimit:
    told: dict[str, Any] = {
        "parameter": "Tiếng ồn",
        "unit": "dBA",
        "value": Decimal(70),
        "standard": "Quy chuẩn thử nghiệm",
        "source": "Số bịa để thử",
    }
    return add_limit(LimitValues(**(told | changes)), by=clerk())
