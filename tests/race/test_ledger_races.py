"""Several processes spend the same lines. The total never passes, and every refusal is clean.

Each negative control breaks one protection and must be found by the same checker.
"""

import uuid
from collections import Counter

import pytest
from django.db import connection, transaction
from django.db.models import CheckConstraint

from khuyencong.engines.ledger import Move, Stage
from khuyencong.foundation.accounts.actor import SYSTEM
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.budgets.models import BudgetMove, Holding, LineBalance
from khuyencong.programme.budgets.services import move_funds
from khuyencong.programme.budgets.states import Source
from tests.builders.budgets import build_line
from tests.race.checker import faults_after
from tests.race.worker import Task

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="a writer is alone on SQLite"
)

PROCESSES = 4


@pytest.fixture
def without_checks():
    """Take the CHECKs of the balances out of the database, and put them back on empty tables."""
    complete = {model: list(model._meta.constraints) for model in (LineBalance, Holding)}
    checks = [
        (model, constraint)
        for model, constraints in complete.items()
        for constraint in constraints
        if isinstance(constraint, CheckConstraint)
    ]
    for model, constraint in checks:  # SQLite makes the table anew from what the model says
        model._meta.constraints.remove(constraint)
    with connection.schema_editor() as editor:
        for model, constraint in checks:
            editor.remove_constraint(model, constraint)
    yield
    LineBalance.objects.all().delete()
    Holding.objects.all().delete()
    for model, constraints in complete.items():
        model._meta.constraints = constraints
    with connection.schema_editor() as editor:
        for model, constraint in checks:
            editor.add_constraint(model, constraint)


def line_with(given_vnd, source=Source.PROVINCIAL):
    with transaction.atomic():
        return build_line(given_vnd, source=source)


def task(way, *lines, number=0, **options):
    values = {
        "database": "",
        "way": way,
        "line_ids": [line.pk for line in lines],
        "amounts": [7, 11, 13],
        "references": [f"proposal:{number}"],
        "attempts": 40,
    }
    return Task(**(values | options))


def spenders(way, *lines, **options):
    return [task(way, *lines, number=number, **options) for number in range(PROCESSES)]


def test_a_line_is_spent_to_its_end_and_not_beyond(race):
    line = line_with(1_000)

    outcomes = race(spenders("reserve", line))

    assert faults_after(outcomes) == []
    counts = Counter(outcome for outcome, _ in outcomes)
    assert counts["moved"] > 0
    assert counts["refused budget.exceeded"] > 0
    assert LineBalance.objects.get(pk=line.pk).available_vnd < 7
    assert AuditEntry.objects.filter(action="budget.reserved").count() == counts["moved"]


def test_processes_that_spend_for_one_de_an_share_its_holding(race):
    line = line_with(1_000)

    outcomes = race([task("reserve", line) for _ in range(PROCESSES)])

    assert faults_after(outcomes) == []
    [holding] = Holding.objects.all()
    assert 1_000 - holding.reserved_vnd < 7


def test_what_one_de_an_has_reserved_is_committed_once(race):
    line = line_with(10_000)
    for number in (1, 2):
        move = Move(Stage.AVAILABLE, Stage.RESERVED, 500)
        _arrange(line, move, f"proposal:{number}")

    tasks = [task("commit", line, references=["proposal:1"]) for _ in range(PROCESSES)]
    outcomes = race(tasks)

    assert {outcome for outcome, _ in outcomes} == {"moved", "refused budget.exceeded"}
    committed_vnd = sum(amount_vnd for outcome, amount_vnd in outcomes if outcome == "moved")
    own, other = Holding.objects.order_by("reference")
    assert (own.reserved_vnd, own.committed_vnd) == (500 - committed_vnd, committed_vnd)
    assert own.reserved_vnd < 7
    assert (other.reserved_vnd, other.committed_vnd) == (500, 0)


def test_taking_and_giving_back_for_one_de_an_never_blocks(race):
    line = line_with(1_000)

    outcomes = race([task("there_and_back", line) for _ in range(PROCESSES)])

    assert {outcome for outcome, _ in outcomes} == {"moved"}
    assert LineBalance.objects.get(pk=line.pk).available_vnd == 1_000


def test_amounts_over_two_lines_named_in_opposite_order_wait_for_each_other(race):
    lines = [line_with(1_000), line_with(700, Source.DISTRICT)]

    outcomes = race(spenders("reserve", *lines)[:2] + spenders("reserve", *lines[::-1])[2:])

    assert faults_after(outcomes, lines_each=2) == [
        # whole or not at all: the richer line keeps what the poorer one could not match
        f"7 was refused, and {LineBalance.objects.get(pk=lines[0].pk).available_vnd} is left"
    ]
    first, second = (LineBalance.objects.get(pk=line.pk) for line in lines)
    assert first.reserved_vnd == second.reserved_vnd
    assert second.available_vnd < 7


def test_transfers_in_opposite_directions_wait_for_each_other(race):
    lines = [line_with(1_000), line_with(1_000, Source.DISTRICT)]

    outcomes = race([task("transfer", *lines), task("transfer", *lines[::-1])] * 2)

    assert {outcome for outcome, _ in outcomes} == {"moved"}
    assert sum(LineBalance.objects.values_list("available_vnd", flat=True)) == 2_000


def test_one_key_moves_once_however_many_ask(race):
    line = line_with(1_000)
    key = str(uuid.UUID(int=7))

    outcomes = race([task("same_key", line, key=key, amounts=[7], attempts=5)] * PROCESSES)

    assert {outcome for outcome, _ in outcomes} == {"moved"}
    assert BudgetMove.objects.filter(source="available", target="reserved").count() == 1
    assert AuditEntry.objects.filter(action="budget.reserved").count() == 1
    assert LineBalance.objects.get(pk=line.pk).reserved_vnd == 7


def test_the_checker_finds_a_guard_that_is_gone(race):
    line = line_with(500)

    outcomes = race(spenders("bare_reserve", line, variant="no_guard"))

    assert "error IntegrityError" in faults_after(outcomes)


def test_the_checker_finds_a_lock_that_is_gone(race):
    line = line_with(10_000)

    outcomes = race(spenders("without_lock", line))

    found = faults_after(outcomes)
    assert any("its moves add up to" in fault for fault in found), found


def test_the_checker_finds_checks_that_are_gone(race, without_checks):
    line = line_with(10_000)

    found = faults_after(race(spenders("reserve", line)))

    assert found, "nothing was overspent, and yet"
    assert all(fault.startswith("the database takes") for fault in found), found


def test_without_guard_and_checks_a_line_is_overspent_and_the_checker_says_so(race, without_checks):
    line = line_with(500)

    found = faults_after(race(spenders("bare_reserve", line, variant="no_guard")))

    assert any(fault.startswith(f"line {line.pk}: spent") for fault in found), found


@on_postgresql
def test_the_checker_finds_an_order_that_is_gone(race):
    lines = [line_with(100_000), line_with(100_000, Source.DISTRICT)]
    there = task("reserve", *lines, variant="no_order", attempts=15)
    back = task("reserve", *lines[::-1], number=1, variant="no_order", attempts=15)

    outcomes = race([there, back])

    assert "error OperationalError" in faults_after(outcomes, lines_each=2)


def _arrange(line, move, reference):
    with transaction.atomic():
        move_funds(line.pk, move, reference=reference, by=SYSTEM)
