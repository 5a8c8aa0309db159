"""Compare the Treasury's statement of a month with what we recorded, both ways."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, Refused
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.payments.matching import Document, matches, nearest
from khuyencong.programme.payments.models import StatementLine, TreasuryStatement
from khuyencong.programme.payments.reconciliation import month_after, reconciliation_of
from khuyencong.programme.payments.services import enter_statement, match_statement, recover
from khuyencong.programme.payments.states import PaymentKind
from khuyencong.programme.payments.values import StatementRow
from tests.builders.appraisals import build_line_with, clerk
from tests.builders.contracts import build_started
from tests.builders.payments import (
    ADVANCED_ON,
    accountant,
    build_advanced,
    build_paid,
    recovery_values,
)

ENTERED_ON = date(2021, 8, 5)
JUNE, JULY = date(2021, 6, 1), date(2021, 7, 1)


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def _row(number="UNC-TU-1", on=ADVANCED_ON, amount_vnd=140_000_000, text=""):
    return StatementRow(number, on, amount_vnd, text)


def _enter(rows, *, month=JUNE, by=None):
    office_id = BudgetLine.objects.select_related("fund").first().fund.office_id
    return enter_statement(office_id, month, rows, by=by or accountant(), on=ENTERED_ON)


def test_lines_that_agree_in_number_day_and_amount_are_matched():
    contract = build_advanced()

    statement = _enter([_row("unc - tu-1", text="Tạm ứng máy sấy")])

    result = reconciliation_of(statement)
    assert [line.payment for line in result.matched] == [contract.payments.get()]
    assert result.is_clean
    assert (result.theirs_vnd, result.ours_vnd, result.difference_vnd) == (
        140_000_000,
        140_000_000,
        0,
    )


@pytest.mark.parametrize(
    ("row", "unlike"),
    [
        (_row(number="UNC-TU-9"), "number"),
        (_row(on=date(2021, 6, 29)), "day"),
        (_row(amount_vnd=14_000_000), "amount"),
    ],
)
def test_a_line_that_is_unlike_in_one_thing_shows_what_it_is_like(row, unlike):
    contract = build_advanced()

    result = reconciliation_of(_enter([row]))

    [difference] = result.only_theirs
    [(near, what)] = difference.near
    assert (near.payment_id, what) == (contract.payments.get().pk, unlike)
    assert [one.payment_id for one in result.only_ours] == [contract.payments.get().pk]
    assert not result.is_clean


def test_differences_are_shown_both_ways():
    lines = build_line_with(1_000_000_000)
    build_advanced(1, line=lines)
    build_advanced(2, 100_000_000, line=lines)

    result = reconciliation_of(_enter([_row(), _row("UNC-LẠ", amount_vnd=7_000_000)]))

    assert [one.line.treasury_number for one in result.only_theirs] == ["UNC-LẠ"]
    assert result.only_theirs[0].near == []
    assert [one.document.number for one in result.only_ours] == ["UNC-TU-2"]
    assert result.difference_vnd == 147_000_000 - 240_000_000


def test_money_that_came_back_is_a_negative_line():
    contract = build_advanced()
    recovery = recover(
        contract.pk, recovery_values(40_000_000), by=accountant(), on=date(2021, 7, 30)
    )

    statement = _enter([_row("GNT-07", date(2021, 7, 28), -40_000_000)], month=JULY)

    result = reconciliation_of(statement)
    assert [line.recovery for line in result.matched] == [recovery]
    assert result.is_clean


def test_what_is_recorded_later_is_matched_later():
    contract = build_started()
    statement = _enter([_row("UNC-01")])
    assert [one.near for one in reconciliation_of(statement).only_theirs] == [[]]
    build_paid(contract, 140_000_000, PaymentKind.ADVANCE)

    assert match_statement(statement.pk, by=accountant()) == 1

    assert reconciliation_of(statement).is_clean


def test_a_statement_is_entered_anew_as_a_whole():
    build_advanced()
    first = _enter([_row("UNC-SAI")])

    second = _enter([_row()])

    assert second.pk == first.pk
    assert [line.treasury_number for line in StatementLine.objects.all()] == ["UNC-TU-1"]
    assert reconciliation_of(second).is_clean


def test_one_payment_answers_one_line():
    build_advanced()

    result = reconciliation_of(_enter([_row(), _row()]))

    assert (len(result.matched), len(result.only_theirs)) == (1, 1)


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ([], ["payments.statement_empty"]),
        (
            [_row(number=" ", amount_vnd=0)],
            ["payments.statement_number_needed", "payments.statement_amount_needed"],
        ),
        ([_row(), _row(on=date(2021, 7, 1))], ["payments.statement_other_month"]),
    ],
)
def test_a_statement_is_whole_and_of_its_month(rows, codes):
    build_advanced()

    with pytest.raises(Refused) as refusal:
        _enter(rows)

    assert _codes(refusal) == codes
    assert not TreasuryStatement.objects.exists()


def test_a_clerk_enters_no_statement():
    build_advanced()

    with pytest.raises(NotPermitted):
        _enter([_row()], by=clerk())

    assert not TreasuryStatement.objects.exists()


def test_reading_a_month_takes_as_many_queries_for_one_line_as_for_many(
    django_assert_num_queries,
):
    lines = build_line_with(1_000_000_000)
    build_advanced(1, line=lines)
    statement = _enter([_row()])
    with django_assert_num_queries(5):
        reconciliation_of(statement)
    build_advanced(2, line=lines)
    statement = _enter([_row(), _row("UNC-TU-2"), _row("UNC-TU-3")])

    with django_assert_num_queries(5):
        reconciliation_of(statement)


def test_matching_is_by_all_three_and_each_document_once():
    day = date(2021, 6, 28)
    theirs = [Document("a", "UNC 1", day, 5), Document("b", "unc1", day, 5)]
    ours = [Document(1, "UNC1", day, 5), Document(2, "UNC1", day, 6)]

    assert matches(theirs, ours) == {"a": 1}
    assert nearest(theirs[1], ours) == {2: ("amount",)}


@pytest.mark.parametrize(
    ("month", "after"),
    [(date(2021, 11, 1), date(2021, 12, 1)), (date(2021, 12, 1), date(2022, 1, 1))],
)
def test_december_is_followed_by_january(month, after):
    assert month_after(month) == after
