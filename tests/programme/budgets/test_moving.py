"""One move: guarded, whole, once."""

import uuid
from contextlib import suppress

import pytest
from django.db import transaction

from khuyencong.engines.ledger import Move, Stage
from khuyencong.engines.refusals import Refused
from khuyencong.programme.budgets.models import BudgetMove, Holding, LineBalance
from khuyencong.programme.budgets.services import move_funds, move_over
from khuyencong.programme.budgets.states import Source
from tests.builders.budgets import accountant, build_line

pytestmark = pytest.mark.django_db


def _reserve(line, amount_vnd, **options):
    return move_funds(
        line.pk,
        Move(Stage.AVAILABLE, Stage.RESERVED, amount_vnd),
        **({"reference": "proposal:42", "by": accountant()} | options),
    )


def _commit(line, amount_vnd, reference="proposal:42"):
    move = Move(Stage.RESERVED, Stage.COMMITTED, amount_vnd)
    return move_funds(line.pk, move, reference=reference, by=accountant())


def test_a_move_changes_the_balance_and_the_holding_together():
    line = build_line(100)

    move = _reserve(line, 60)

    stored = BudgetMove.objects.get(pk=move.pk)
    assert (stored.source, stored.target, stored.amount_vnd) == ("available", "reserved", 60)
    assert stored.made_by_id == accountant().user_id
    assert stored.made_at == move.made_at
    assert stored.key == move.key
    balance = LineBalance.objects.get(pk=line.pk)
    assert (balance.given_vnd, balance.available_vnd, balance.reserved_vnd) == (100, 40, 60)
    assert Holding.objects.get(line=line, reference="proposal:42").reserved_vnd == 60


def test_the_last_dong_may_be_spent_and_no_more():
    line = build_line(100)
    _reserve(line, 100)

    with pytest.raises(Refused) as refusal:
        _reserve(line, 1)

    [problem] = refusal.value.problems
    assert problem.code == "budget.exceeded"
    assert problem.parameters["stage"] == "available"
    assert problem.parameters["needed_vnd"] == 1
    assert problem.parameters["held_vnd"] == 0
    assert problem.parameters["missing_vnd"] == 1
    assert problem.parameters["line"] == line.title


@pytest.mark.parametrize(
    "move",
    [
        Move(Stage.AVAILABLE, Stage.RESERVED, 101),
        Move(Stage.AVAILABLE, Stage.OUTSIDE, 101),
        Move(Stage.RESERVED, Stage.AVAILABLE, 1),
        Move(Stage.RESERVED, Stage.COMMITTED, 1),
        Move(Stage.COMMITTED, Stage.PAID, 1),
    ],
    ids=lambda move: f"{move.source}-{move.target}",
)
def test_a_refused_move_changes_nothing_even_when_its_refusal_is_caught(move):
    line = build_line(100)
    before = (list(LineBalance.objects.values()), list(Holding.objects.values()))
    moves = BudgetMove.objects.count()

    with transaction.atomic(), suppress(Refused):
        move_funds(line.pk, move, reference="proposal:42", by=accountant())

    assert (list(LineBalance.objects.values()), list(Holding.objects.values())) == before
    assert BudgetMove.objects.count() == moves


def test_one_de_an_is_never_paid_out_of_anothers_commitment():
    line = build_line(100)
    _reserve(line, 60, reference="proposal:1")
    _reserve(line, 40, reference="proposal:2")
    _commit(line, 60, reference="proposal:1")

    with pytest.raises(Refused) as refusal:
        move_funds(
            line.pk,
            Move(Stage.COMMITTED, Stage.PAID, 1),
            reference="proposal:2",
            by=accountant(),
        )

    [problem] = refusal.value.problems
    assert (problem.parameters["stage"], problem.parameters["held_vnd"]) == ("committed", 0)
    assert LineBalance.objects.get(pk=line.pk).committed_vnd == 60


def test_a_closed_line_takes_no_move():
    line = build_line(100)
    _reserve(line, 50)
    LineBalance.objects.filter(pk=line.pk).update(is_open=False)

    for move in (
        Move(Stage.OUTSIDE, Stage.AVAILABLE, 1),
        Move(Stage.AVAILABLE, Stage.RESERVED, 1),
        Move(Stage.RESERVED, Stage.COMMITTED, 1),
    ):
        with pytest.raises(Refused) as refusal:
            move_funds(line.pk, move, reference="proposal:42", by=accountant())
        assert [problem.code for problem in refusal.value.problems] == ["budget.line_closed"]


def test_the_same_key_moves_once():
    line, key = build_line(100), uuid.UUID(int=7)

    first = _reserve(line, 60, key=key)
    again = _reserve(line, 60, key=key)

    assert again.pk == first.pk
    assert LineBalance.objects.get(pk=line.pk).reserved_vnd == 60


def test_the_same_key_for_something_else_is_refused():
    line, key = build_line(100), uuid.UUID(int=7)
    _reserve(line, 60, key=key)

    with pytest.raises(Refused) as refusal:
        _reserve(line, 40, key=key)

    assert [problem.code for problem in refusal.value.problems] == ["budget.same_key_other_move"]
    assert LineBalance.objects.get(pk=line.pk).reserved_vnd == 60


def test_an_amount_over_several_lines_is_whole_or_nothing_and_names_every_short_line():
    provincial = build_line(100)
    district = build_line(50, source=Source.DISTRICT)
    amounts = {provincial.pk: 101, district.pk: 50}

    with pytest.raises(Refused) as refusal:
        move_over(
            amounts, Stage.AVAILABLE, Stage.RESERVED, reference="proposal:42", by=accountant()
        )

    assert [problem.parameters["missing_vnd"] for problem in refusal.value.problems] == [1]
    assert not Holding.objects.exists()

    amounts[provincial.pk] = 100
    moves = move_over(
        amounts, Stage.AVAILABLE, Stage.RESERVED, reference="proposal:42", by=accountant()
    )
    assert [move.amount_vnd for move in moves] == [100, 50]
    assert not LineBalance.objects.filter(available_vnd__gt=0).exists()


def test_two_short_lines_are_both_named():
    lines = [build_line(10), build_line(10, source=Source.DISTRICT)]

    with pytest.raises(Refused) as refusal:
        move_over(
            {line.pk: 11 for line in lines},
            Stage.AVAILABLE,
            Stage.RESERVED,
            reference="proposal:42",
            by=accountant(),
        )

    assert len(refusal.value.problems) == 2


@pytest.mark.django_db(transaction=True)
def test_money_does_not_move_outside_a_transaction():
    with transaction.atomic():
        line = build_line(100)
    with pytest.raises(AssertionError):
        _reserve(line, 1)
