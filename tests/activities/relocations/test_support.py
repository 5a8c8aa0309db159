"""The support of a loan's interest, to the đồng."""

from datetime import date

from khuyencong.activities.relocations.support import MonthOfLoan, Terms, schedule_of

HALF = Terms(50_000, 100_000, 500_000_000, "TT 28/2018/TT-BTC", is_verified=True)


def month(number, interest_vnd, *, drawn_vnd=0, repaid_vnd=0, **changes):
    day = date(2019 + number // 12, number % 12 + 1, 1)
    return MonthOfLoan(day, drawn_vnd, repaid_vnd, interest_vnd, **changes)


def test_half_of_the_interest_is_supported_and_the_months_add_up_to_the_dong():
    schedule = schedule_of([month(0, 101, drawn_vnd=1000), month(1, 101), month(2, 101)], HALF)
    assert [row.supported_vnd for row in schedule.rows] == [50, 51, 50]
    assert schedule.supported_vnd == 303 // 2


def test_only_the_first_two_years_from_the_first_money_count():
    months = [month(0, 0), *[month(n, 1000, drawn_vnd=9 if n == 1 else 0) for n in range(1, 28)]]
    schedule = schedule_of(months, HALF)
    assert [row.code for row in schedule.rows].count("counted") == 25  # one before the first money
    assert schedule.rows[24].code == "counted"
    assert schedule.rows[25].code == "after_two_years"
    assert schedule.counted_vnd == 24_000


def test_an_overdue_month_does_not_count_and_a_dearer_loan_only_at_the_lower_rate():
    months = [
        month(0, 1000, drawn_vnd=50_000),
        month(1, 1000, is_overdue=True),
        month(2, 1000, allowed_vnd=800),
    ]
    schedule = schedule_of(months, HALF)
    assert [(row.counted_vnd, row.code) for row in schedule.rows] == [
        (1000, "counted"),
        (0, "overdue"),
        (800, "lower_rate"),
    ]
    assert schedule.supported_vnd == 900


def test_no_establishment_gets_more_than_the_most_for_one():
    months = [month(0, 800_000_000, drawn_vnd=1), month(1, 400_000_000), month(2, 400_000_000)]
    schedule = schedule_of(months, HALF)
    assert [row.supported_vnd for row in schedule.rows] == [400_000_000, 100_000_000, 0]
    assert [row.code for row in schedule.rows] == ["counted", "beyond_cap", "beyond_cap"]


def test_the_balance_follows_what_was_drawn_and_repaid():
    months = [month(0, 0, drawn_vnd=900), month(1, 0, repaid_vnd=300)]
    assert [row.balance_vnd for row in schedule_of(months, HALF).rows] == [900, 600]
