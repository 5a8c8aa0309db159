"""The risk of contracts: exact arithmetic over data, from the ledger, contracts and visits."""

from datetime import date

import pytest

from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.inspections.checklists import checklists, checklists_for
from khuyencong.programme.inspections.presenting import explained, hundredths_text
from khuyencong.programme.inspections.ranking import elapsed_percent, ranked
from khuyencong.programme.inspections.risk import from_json, risk_book, risk_score, to_json
from khuyencong.registers.policies.queries import activity_names
from tests.builders.appraisals import build_line_with
from tests.builders.contracts import build_signed, build_started
from tests.builders.inspections import build_finding, build_finished, build_visit
from tests.builders.payments import build_advanced

ON = date(2021, 6, 30)
NOTHING = dict.fromkeys(("money", "advance", "behind", "past_end", "first_time", "findings"), 0)


@pytest.mark.parametrize(
    ("measured", "points"),
    [(0, 0), (49_999_999, 0), (50_000_000, 20), (199_999_999, 40), (10**12, 100)],
)
def test_a_part_gives_the_points_of_the_highest_band_it_reaches(measured, points):
    score = risk_score(NOTHING | {"money": measured})

    assert score.parts[0].points == points
    assert score.hundredths == points * 25


def test_everything_at_its_worst_is_a_hundred_and_nothing_is_zero():
    assert risk_score(NOTHING).hundredths == 0
    assert risk_score(dict.fromkeys(NOTHING, 10**12)).hundredths == 10_000


def test_the_arithmetic_is_kept_and_read_again_and_adds_up_to_the_score():
    score = risk_score(NOTHING | {"money": 200_000_000, "first_time": 1})

    assert from_json(to_json(score)) == score
    assert hundredths_text(score.hundredths) == "27,5"
    assert [(row.measured, row.counts) for row in explained(score)][:2] == [
        ("200.000.000 đ", "17,5"),
        ("0 đ", "0"),
    ]


def test_the_book_names_each_part_once():
    codes = [part.code for part in risk_book().parts]

    assert len(codes) == len(set(codes))
    assert all(list(part.bands) == sorted(part.bands) for part in risk_book().parts)


@pytest.mark.django_db
def test_checklists_name_activities_that_there_are_and_every_question_once():
    named = set().union(*(one.activities for one in checklists()))
    codes = [item.code for one in checklists() for item in one.items]

    assert named <= set(activity_names())
    assert len(codes) == len(set(codes))
    assert [one.code for one in checklists_for("machinery")] == ["general", "machinery"]


def test_an_open_advance_puts_a_contract_first():
    quiet = build_started(1, line=(line := build_line_with(1_000_000_000)))
    advanced = build_advanced(2, line=line)

    first, second = ranked(Contract.objects.all(), on=ON)

    assert [first.contract, second.contract] == [advanced, quiet]
    assert {part.code: part.measure for part in first.score.parts}["advance"] == 140_000_000


def test_what_a_visit_saw_counts_against_the_time_that_has_passed():
    contract = build_started()
    late = elapsed_percent(contract, on=ON)
    [unseen] = ranked(Contract.objects.all(), on=ON)
    build_visit(contract, percent=5)
    [unfinished] = ranked(Contract.objects.all(), on=ON)
    build_finished(contract, percent=late - 1)

    [seen] = ranked(Contract.objects.all(), on=ON)

    measures = [
        {part.code: part.measure for part in one.score.parts}["behind"]
        for one in (unseen, unfinished, seen)
    ]
    assert measures == [late, late, 1]
    assert (unseen.seen_percent, seen.seen_percent) == (None, late - 1)


def test_a_second_contract_is_not_the_first_and_earlier_findings_stay_with_the_establishment():
    line = build_line_with(1_000_000_000)
    first = build_started(1, line=line)
    build_finding(build_visit(first))
    second = build_signed(2, line=line)
    proposal, other = second.proposal, first.proposal
    proposal.implementing_establishment = other.implementing_establishment
    proposal.save(update_fields=["implementing_establishment"])

    by_contract = {one.contract.pk: one.score for one in ranked(Contract.objects.all(), on=ON)}

    def measure(contract, code):
        return next(one.measure for one in by_contract[contract.pk].parts if one.code == code)

    assert measure(first, "first_time") == 1
    assert measure(second, "first_time") == 0
    assert measure(first, "findings") == measure(second, "findings") == 3


def test_ranking_asks_as_often_for_many_as_for_one(django_assert_num_queries):
    line = build_line_with(2_000_000_000)
    build_started(1, line=line)
    with django_assert_num_queries(6):
        ranked(Contract.objects.all(), on=ON)
    for number in (2, 3, 4):
        build_signed(number, line=line)

    with django_assert_num_queries(6):
        assert len(ranked(Contract.objects.all(), on=ON)) == 4
