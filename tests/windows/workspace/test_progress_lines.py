"""How plan lines stand: counted from what happened, with what is late and why."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khuyencong.programme.contracts.models import Contract, ContractItem
from khuyencong.programme.plans.models import Plan, PlanLine
from khuyencong.programme.proposals.models import Proposal
from khuyencong.windows.workspace.progress.lines import LineProgress, progress_of
from tests.builders.acceptance import (
    build_accepted,
    build_delivered,
    build_minutes,
    only_line,
    sign,
)
from tests.builders.appraisals import (
    build_approved,
    build_line_with,
    build_registered,
    build_submitted,
)
from tests.builders.contracts import build_started
from tests.builders.plans import MACHINERY, build_approved_line

pytestmark = pytest.mark.django_db

DAY = date(2021, 6, 1)


def progress(line: PlanLine, *, on: date = DAY) -> LineProgress:
    plans = progress_of(Plan.objects.filter(pk=line.plan_id), year=2021, on=on)
    return next(one for plan in plans for one in plan.lines if one.line.pk == line.pk)


def counts(one: LineProgress) -> tuple[int, int, int, int]:
    count = one.count
    return count.proposed, count.approved, count.under_way, count.accepted


def change(line: PlanLine, **fields: object) -> None:
    PlanLine.objects.filter(pk=line.pk).update(**fields)


def line_of(contract: Contract) -> PlanLine:
    line = contract.proposal.plan_line
    assert line is not None
    return line


def make_class(contract: Contract, quantity: int, *, unit: str) -> PlanLine:
    """Store a contract as one of a class of so many trainees, its line too."""
    line = line_of(contract)
    change(line, unit="học viên", quantity=quantity)
    Proposal.objects.filter(pk=contract.proposal_id).update(quantity=quantity)
    number = quantity if unit == "học viên" else 1
    ContractItem.objects.filter(contract=contract).update(quantity=number, unit=unit)
    return line


def test_each_step_of_the_road_moves_the_unit_on():
    plan_line, budget_line = build_line_with(1_000_000_000)
    build_submitted(1, plan_line=plan_line)
    assert counts(progress(plan_line)) == (1, 0, 0, 0)
    build_approved(2, line=(plan_line, budget_line))
    assert counts(progress(plan_line)) == (2, 1, 0, 0)
    contract = build_started(3, line=(plan_line, budget_line))
    assert counts(progress(plan_line)) == (3, 2, 1, 0)

    build_accepted(3, contract=contract)

    found = progress(plan_line)
    assert counts(found) == (3, 2, 0, 1)
    assert found.count.accepted_vnd == 200_000_000
    assert found.count.approved_vnd == 400_000_000


def test_a_class_of_thirty_that_was_accepted_stands_at_thirty_of_thirty():
    contract = build_started()
    line = make_class(contract, 30, unit="học viên")
    build_accepted(contract=contract)

    found = progress(line)

    assert (found.count.accepted, found.line.quantity) == (30, 30)
    assert found.is_complete
    assert not found.is_late
    assert found.forecast == 30


def test_minutes_that_accept_a_part_count_that_part():
    contract = build_started()
    line = make_class(contract, 30, unit="học viên")
    sign(
        build_minutes(
            contract, lines=only_line(contract, 27, 400_000_000, "Ba người nghỉ"), is_final=True
        )
    )

    assert counts(progress(line)) == (30, 30, 0, 27)


def test_who_took_part_is_counted_where_no_item_counts_people():
    contract = build_started()
    line = make_class(contract, 30, unit="lớp")
    build_delivered(contract, participants=28)
    build_accepted(contract=contract)

    assert progress(line).count.accepted == 28


def test_a_delivery_that_was_not_accepted_yet_counts_nothing():
    contract = build_started()
    line = make_class(contract, 30, unit="lớp")
    build_delivered(contract, participants=28)

    assert counts(progress(line)) == (30, 30, 30, 0)


def test_units_accepted_before_the_end_are_no_longer_under_way():
    contract = build_started()
    line = make_class(contract, 30, unit="học viên")
    sign(build_minutes(contract, lines=only_line(contract, 10, 100_000_000)))

    found = progress(line)

    assert (found.count.accepted, found.count.under_way, found.forecast) == (10, 20, 30)


def test_several_minutes_of_a_contract_do_not_count_an_item_twice():
    contract = build_started()
    line = make_class(contract, 30, unit="học viên")
    part = only_line(contract, 10, 100_000_000)
    rest = only_line(contract, 20, 300_000_000)
    sign(build_minutes(contract, lines=part, minutes_number="1/BB-NT"))
    sign(build_minutes(contract, lines=rest, minutes_number="2/BB-NT"))

    assert progress(line).count.accepted == 30


def test_a_line_past_its_end_is_late_with_its_reasons():
    plan_line, budget_line = build_line_with(1_000_000_000)
    change(plan_line, ends_on=date(2021, 5, 31))
    build_approved(1, line=(plan_line, budget_line))
    build_registered(2, plan_line=plan_line)

    found = progress(plan_line)

    assert found.is_late
    assert found.reasons == [
        "hết thời gian của dòng ngày 31/05/2021",
        "1 đề án đã duyệt, chưa ký hợp đồng",
        "1 đề án chưa được quyết định",
        "còn 3 cơ sở chưa có đề án",
    ]


def test_a_contract_past_its_end_makes_its_line_late():
    contract = build_started()
    line = line_of(contract)
    change(line, quantity=1)
    assert not progress(line).is_late

    found = progress(line, on=date(2021, 12, 1))

    assert found.is_late
    assert found.reasons == ["1 hợp đồng quá hạn, chưa nghiệm thu"]


def test_a_line_that_began_without_anything_is_late():
    line = build_approved_line(draft=replace(MACHINERY, starts_on=date(2021, 3, 1)))

    assert progress(line).is_late
    assert progress(line).reasons == ["còn 5 cơ sở chưa có đề án"]
    assert not progress(line, on=date(2021, 3, 1)).is_late


def test_a_stopped_line_is_neither_late_nor_short():
    line = build_approved_line()
    change(line, state="stopped", ends_on=date(2021, 1, 31))

    found = progress(line)

    assert not found.is_late
    assert not found.falls_short
    assert found.reasons == []


def test_a_contract_that_ends_next_year_is_not_forecast():
    contract = build_started()
    line = line_of(contract)
    change(line, quantity=1)
    assert progress(line).forecast == 1

    Contract.objects.filter(pk=contract.pk).update(ends_on=date(2022, 1, 1))

    assert progress(line).forecast == 0
    assert progress(line).falls_short


def test_a_line_without_quantity_tells_what_was_delivered():
    contract = build_started()
    line = line_of(contract)
    change(line, quantity=None, unit="")
    assert progress(line).done == []
    assert not progress(line).is_complete

    build_delivered(contract, participants=40)

    assert progress(line).done == ["bàn giao 1 máy", "40 người tham gia"]
    assert progress(line).is_complete


def queries() -> int:
    with CaptureQueriesContext(connection) as captured:
        progress_of(Plan.objects.all(), year=2021, on=DAY)
    return len(captured)


def test_the_number_of_queries_does_not_grow_with_lines_and_proposals():
    plan_line, budget_line = build_line_with(2_000_000_000)
    build_accepted(1, contract=build_started(1, line=(plan_line, budget_line)))
    with_one = queries()

    for number in range(2, 4):
        build_accepted(number, contract=build_started(number, line=(plan_line, budget_line)))
    for number in range(3, 33):
        copy = PlanLine.objects.get(pk=plan_line.pk)
        copy.pk, copy.number, copy.position = None, str(number), number
        copy.save()

    assert queries() == with_one
