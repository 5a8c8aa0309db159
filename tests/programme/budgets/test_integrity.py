"""The check of the ledger finds what a bug or a hand in the database would leave behind."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khuyencong.programme.budgets.integrity import ledger_faults
from khuyencong.programme.budgets.models import (
    BudgetLine,
    BudgetMove,
    Fund,
    Holding,
    LineBalance,
)
from khuyencong.programme.budgets.services import reserve
from tests.builders.budgets import accountant, build_line

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_ledger_adds_up_afterwards():
    """Here it does not: that is what is tested."""


@pytest.fixture
def line():
    line = build_line(100)
    reserve({line.pk: 30}, reference="proposal:1", by=accountant())
    return line


def test_a_sound_ledger_has_no_faults(line):
    assert list(ledger_faults()) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda line: LineBalance.objects.filter(pk=line.pk).update(
                available_vnd=60, reserved_vnd=40
            ),
            "available is 60, its moves add up to 70",
        ),
        (
            lambda line: Holding.objects.update(reserved_vnd=31),
            "proposal:1 holds 31 reserved, its moves add up to 30",
        ),
        (lambda line: Holding.objects.all().delete(), "proposal:1 has moves and no holding"),
        (
            lambda line: Holding.objects.update(reference="proposal:2"),
            "proposal:1 has moves and no holding",
        ),
        (
            lambda line: BudgetMove.objects.filter(source="available", target="reserved").update(
                amount_vnd=29
            ),
            "reserved is 30, its moves add up to 29",
        ),
        (
            lambda line: BudgetMove.objects.filter(target="reserved").update(target="settled"),
            "cannot be",
        ),
        (
            lambda line: BudgetMove.objects.filter(target="reserved").update(reference=""),
            "cannot be",
        ),
        (
            lambda line: Holding.objects.update(reserved_vnd=29),
            "reserved differs from what its đề án hold",
        ),
    ],
)
def test_a_fault_is_found_and_named(line, change, said):
    change(line)
    findings = list(ledger_faults())
    assert any(said in finding.what for finding in findings), findings
    assert all(finding.where for finding in findings)


def test_a_move_without_a_balance_is_found(line):
    LineBalance.objects.filter(pk=line.pk).delete()
    assert {finding.what for finding in ledger_faults()} >= {
        "has moves and no balance",
        "has no balance",
    }


def test_a_fund_without_its_unassigned_line_is_found(line):
    Fund.objects.create(office=line.fund.office, year=2030, source="other", name="Khác")
    [finding] = ledger_faults()
    assert finding.what == "has no line for money that is not assigned"


def test_the_check_costs_the_same_however_many_moves(line):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            list(ledger_faults())
        return len(captured)

    before = queries()
    for number in range(5):
        reserve({line.pk: 1}, reference=f"proposal:{number + 10}", by=accountant())
    assert queries() == before
    assert BudgetLine.objects.count() == 2
