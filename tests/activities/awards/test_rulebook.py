"""The law of the vote, dated, each with its source."""

from datetime import date

import pytest

from khuyencong.activities.awards.rulebook import (
    complaint_rule,
    criteria_rule,
    judging_rule,
    level_rule,
    levels_on,
    rulebook,
    validity_rule,
)
from khuyencong.engines.refusals import Refused


def test_a_district_votes_until_30_june_2025_and_a_commune_from_the_next_day():
    def codes(day):
        return [rule.code for rule in levels_on(day)]

    assert codes(date(2025, 6, 30)) == ["district", "province", "region", "nation"]
    assert codes(date(2025, 7, 1)) == ["commune", "province", "region", "nation"]


@pytest.mark.parametrize(
    ("granted_on", "last_day"),
    [
        (date(2016, 3, 1), date(2018, 12, 31)),
        (date(2018, 8, 15), date(2020, 12, 31)),
        (date(2018, 8, 16), date(2021, 12, 31)),
        (date(2021, 6, 25), date(2024, 12, 31)),
    ],
)
def test_a_certificate_stands_until_the_end_of_its_third_then_of_its_fourth_year(
    granted_on, last_day
):
    assert validity_rule(granted_on).last_day_of(granted_on) == last_day


def test_criteria_come_to_a_hundred_points_and_seventy_are_needed():
    day = date(2021, 5, 4)

    assert [one.maximum for one in criteria_rule(day).criteria] == [4_000, 4_000, 1_000, 1_000]
    assert judging_rule(day).threshold == 7_000
    assert (complaint_rule(day).file_within, complaint_rule(day).answer_within) == (15, 10)


@pytest.mark.parametrize(
    ("level", "sizes"),
    [("district", (5, 7)), ("province", (7, 9)), ("region", (9, 11)), ("nation", (11, 13))],
)
def test_the_size_of_a_council_follows_its_level(level, sizes):
    assert level_rule(level, date(2021, 5, 4)).council_sizes == sizes


def test_a_day_before_the_circular_has_no_rule_and_none_is_guessed():
    with pytest.raises(Refused) as refusal:
        judging_rule(date(2014, 10, 20))

    assert refusal.value.problems[0].code == "awards.no_rule_in_force"


def test_every_rule_names_its_document_and_a_doubtful_one_says_why():
    book = rulebook()
    for rule in (*book.levels, *book.judging, *book.criteria, *book.validity, *book.complaints):
        assert rule.source.document
        assert rule.source.clause
        assert rule.source.verified or rule.source.doubt
