"""``khuyencong check`` finds inspections that do not agree with their own records."""

from datetime import date

import pytest

from khuyencong.programme.inspections.integrity import inspection_faults
from khuyencong.programme.inspections.models import ChecklistAnswer, Finding, Visit
from tests.builders.appraisals import build_line_with
from tests.builders.contracts import build_started
from tests.builders.inspections import (
    VISITED_ON,
    build_finding,
    build_finished,
    build_plan,
    build_visit,
    finish,
)

pytestmark = pytest.mark.django_db


def _faults() -> list[str]:
    return [f"{finding.where} {finding.what}" for finding in inspection_faults()]


def test_a_number_left_out_and_an_empty_checklist_are_found() -> None:
    contract = build_started()
    visit = build_finished(contract)
    assert _faults() == []

    Visit.objects.update(number="02/2021/BB-KT")
    ChecklistAnswer.objects.all().delete()

    assert _faults() == [
        "inspection 2021 number 1 stands 0 times, was given 1 times",
        "inspection 2021 number 2 stands 1 times, was given 0 times",
        f"{visit.reference} is finished, and its checklist is empty",
    ]


def test_a_visit_planned_for_another_contract_is_found() -> None:
    line = build_line_with(1_000_000_000)
    contract, other = build_started(line=line), build_started(2, line=line)
    row = build_plan(contract, approved=True).rows.get()
    visit = build_visit(contract, planned_visit_id=row.pk)
    later = build_visit(contract, follows_id=finish(visit).pk, visited_on=date(2021, 6, 20))
    assert _faults() == []

    Visit.objects.filter(pk=later.pk).update(contract=other)
    assert _faults() == [f"{later.reference} follows a visit to another contract"]
    Visit.objects.update(contract=other)
    assert _faults() == [f"{visit.reference} was planned for another contract"]


def test_a_finding_before_its_visit_is_found() -> None:
    finding = build_finding(build_visit(build_started()))
    assert _faults() == []

    Finding.objects.update(added_on=date(2021, 6, 1))

    assert finding.added_on >= VISITED_ON
    assert _faults() == [f"{finding.reference} was added before its visit took place"]
