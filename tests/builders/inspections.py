"""Visits to work under contracts of Đakrông, and what they found."""

import io
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.inspections.checklists import items_for
from khuyencong.programme.inspections.models import Finding, InspectionPlan, PlannedVisit, Visit
from khuyencong.programme.inspections.services import (
    add_finding,
    approve_plan,
    choose_contract,
    finish_visit,
    record_visit,
    start_plan,
)
from khuyencong.programme.inspections.values import (
    Answer,
    ChoiceValues,
    FindingValues,
    VisitValues,
)
from tests.builders.acceptance import inspector
from tests.builders.appraisals import committee_leader
from tests.builders.contracts import implementer
from tests.builders.offices import build_office

PLANNED_ON = date(2021, 6, 1)
VISITED_ON = date(2021, 6, 16)
DUE_ON = date(2021, 7, 15)


def build_plan(contract: Contract | None = None, *, approved: bool = False) -> InspectionPlan:
    """Return the plan of 2021 of the district's economic office, with a contract if given."""
    plan = start_plan(build_office().pk, 2021, by=inspector(), on=PLANNED_ON)
    if contract is not None:
        choose(plan, contract)
        plan.refresh_from_db()
    if approved:
        plan = approve_plan(plan.pk, version=plan.version, by=committee_leader(), on=PLANNED_ON)
    return plan


def choose(plan: InspectionPlan, contract: Contract, **changes: Any) -> PlannedVisit:
    values = ChoiceValues(**({"contract_id": contract.pk, "month": 6} | changes))
    plan.refresh_from_db()
    return choose_contract(plan.pk, values, version=plan.version, by=inspector(), on=PLANNED_ON)


def visit_values(contract: Contract, **changes: Any) -> VisitValues:
    """Return a visit in which everything was in order and 60 % of the work stood."""
    told: dict[str, Any] = {
        "visited_on": VISITED_ON,
        "place": "Thôn Ka Lu, xã Tà Rụt",
        "members": "Người kiểm tra, Phòng Kinh tế",
        "representative": "Hồ Thị Mừng, chủ cơ sở",
        "is_announced": True,
        "percent": 60,
        "conclusion": "Máy đã lắp, chạy thử.",
        "answers": {item.code: Answer("yes") for item in items_for(contract.proposal.activity)},
    }
    return VisitValues(**(told | changes))


def build_visit(contract: Contract, *, by: Actor | None = None, **changes: Any) -> Visit:
    """Return minutes that are being written."""
    values = visit_values(contract, **changes)
    return record_visit(contract.pk, values, by=by or inspector(), on=values.visited_on)


def finish(visit: Visit) -> Visit:
    visit.refresh_from_db()
    return finish_visit(visit.pk, version=visit.version, by=inspector(), on=visit.visited_on)


def build_finished(contract: Contract, **changes: Any) -> Visit:
    return finish(build_visit(contract, **changes))


def finding_values(contract: Contract, **changes: Any) -> FindingValues:
    """Return a serious fault that the applicant has to put right, holding payments."""
    told: dict[str, Any] = {
        "severity": "serious",
        "text": "Số máy không khớp hợp đồng",
        "action": "Đổi đúng máy theo hợp đồng",
        "owner_id": implementer(contract).user_id,
        "due_on": DUE_ON,
        "holds_payment": True,
    }
    return FindingValues(**(told | changes))


def build_finding(visit: Visit, **changes: Any) -> Finding:
    values = finding_values(visit.contract, **changes)
    return add_finding(visit.pk, values, by=inspector(), on=visit.visited_on)


def build_photo(name: str = "may.jpg", *, with_place: bool = False) -> SimpleUploadedFile:
    """Return a small photograph, of Đakrông if the camera told the place."""
    picture, content = Image.new("RGB", (8, 6), "green"), io.BytesIO()
    exif = Image.Exif()
    if with_place:
        exif[0x8825] = {1: "N", 2: (16.0, 37.0, 30.0), 3: "E", 4: (106.0, 58.0, 12.0)}
    picture.save(content, "JPEG", exif=exif)
    return SimpleUploadedFile(name, content.getvalue(), content_type="image/jpeg")
