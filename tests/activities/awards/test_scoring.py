"""A jury declares its relations, scores, and the chair opens the results."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khuyencong.activities.awards.models import ScoreSheet, SheetPoints, SubCriterion
from khuyencong.activities.awards.queries import board_of, own_sheets, sheets_outstanding
from khuyencong.activities.awards.services import (
    declare_relations,
    open_results,
    record_absence,
    save_sheet,
    submit_sheet,
)
from khuyencong.activities.awards.states import RoundState, SheetState
from khuyencong.engines.refusals import NotPermitted, OutOfStep
from khuyencong.registers.establishments.models import Representation
from tests.builders import awards as build

pytestmark = pytest.mark.django_db


def test_a_juror_keeps_a_draft_and_hands_it_in(refused):
    vote = build.build_scoring(1)
    [entry] = build.entries_of(vote)
    by = build.as_juror(1)
    part = SubCriterion.objects.filter(round=vote).first()

    draft = save_sheet(entry.pk, {part.pk: 1_725}, note="Đẹp", by=by)
    assert (draft.state, draft.total, draft.version) == (SheetState.DRAFT, None, 1)

    with refused("awards.changed_meanwhile", kind=OutOfStep):
        save_sheet(entry.pk, {part.pk: 100}, version=0, by=by)
    points = build.points_worth(vote, 80)
    sheet = submit_sheet(entry.pk, points, version=1, by=by, on=build.SCORED_ON)
    assert (sheet.state, sheet.total) == (SheetState.SUBMITTED, 8_000)


def test_the_total_of_every_sheet_is_the_sum_of_its_points():
    vote = build.build_scored(91, 83)

    for sheet in ScoreSheet.objects.filter(entry__round=vote):
        assert sheet.total == sum(sheet.points.values_list("points", flat=True))


def test_a_juror_does_not_score_twice(refused):
    vote = build.build_scoring(1)
    [entry] = build.entries_of(vote)
    build.score(vote, entry, 1, 80)
    points, by = build.points_worth(vote, 90), build.as_juror(1)

    with refused("awards.scored_already", kind=OutOfStep):
        submit_sheet(entry.pk, points, version=1, by=by, on=build.SCORED_ON)
    with refused("awards.scored_already", kind=OutOfStep):
        save_sheet(entry.pk, points, version=1, by=by)


def test_a_juror_does_not_score_after_the_results_were_opened(refused):
    vote = build.build_scored(80)
    [entry] = build.entries_of(vote)
    points, by = build.points_worth(vote, 90), build.as_juror(1)

    with refused("awards.scoring_closed", kind=OutOfStep):
        submit_sheet(entry.pk, points, version=1, by=by, on=build.SCORED_ON)


def test_points_beyond_a_sub_criterion_and_a_hundred_and_one_are_refused(refused):
    vote = build.build_scoring(1)
    [entry] = build.entries_of(vote)
    by = build.as_juror(1)
    points = build.points_worth(vote, 100)
    last = max(points)

    with refused("scoring.points_beyond_part", "scoring.points_beyond_sheet"):
        submit_sheet(entry.pk, points | {last: points[last] + 100}, by=by, on=build.SCORED_ON)
    with refused("scoring.points_beyond_part"):
        save_sheet(entry.pk, {last: points[last] + 1}, by=by)


def test_a_sheet_with_a_part_left_out_is_not_handed_in(refused):
    vote = build.build_scoring(1)
    [entry] = build.entries_of(vote)
    points, by = build.points_worth(vote, 80), build.as_juror(1)
    del points[max(points)]

    with refused("scoring.part_not_scored"):
        submit_sheet(entry.pk, points, by=by, on=build.SCORED_ON)


def test_a_juror_declares_first_and_does_not_score_a_product_of_their_own_relation(refused):
    vote = build.build_scoring(2, declared=False)
    mine, other = build.entries_of(vote)
    points, by = build.points_worth(vote, 80), build.as_juror(1)

    with refused("awards.relations_not_declared", kind=NotPermitted):
        submit_sheet(other.pk, points, by=by, on=build.SCORED_ON)
    declare_relations(vote.pk, {mine.pk: "Em ruột chủ cơ sở"}, by=by, on=build.SCORED_ON)
    with refused("awards.juror_is_related", kind=NotPermitted):
        submit_sheet(mine.pk, points, by=by, on=build.SCORED_ON)
    assert submit_sheet(other.pk, points, by=by, on=build.SCORED_ON).is_submitted


def test_who_acts_for_an_establishment_does_not_score_its_product_even_undeclared(refused):
    vote = build.build_scoring(1)
    [entry] = build.entries_of(vote)
    person, points = build.jury_person(2), build.points_worth(vote, 80)
    Representation.objects.create(
        user=person, establishment=entry.establishment, valid_from=build.OPENED_ON
    )
    by = build.as_juror(2)

    with refused("awards.juror_is_related", kind=NotPermitted):
        submit_sheet(entry.pk, points, by=by, on=build.SCORED_ON)


def test_a_relation_is_not_declared_for_a_sheet_that_was_handed_in(refused):
    vote = build.build_scoring(1)
    [entry] = build.entries_of(vote)
    build.score(vote, entry, 1, 80)
    by = build.as_juror(1)

    with refused("awards.related_after_scoring"):
        declare_relations(vote.pk, {entry.pk: "Bạn"}, by=by, on=build.SCORED_ON)


def test_who_is_not_in_the_jury_does_not_score(refused):
    vote = build.build_scoring(1)
    [entry] = build.entries_of(vote)
    points = build.points_worth(vote, 80)
    strangers = [build.clerk(), build.leader(), build.as_juror(9), build.maker()]

    for actor in strangers:
        with refused("awards.not_a_juror", kind=NotPermitted):
            submit_sheet(entry.pk, points, by=actor, on=build.SCORED_ON)


def test_results_open_when_every_sheet_is_in_or_its_juror_recorded_absent(refused):
    vote = build.build_scoring(2)
    for entry in build.entries_of(vote):
        build.score(vote, entry, 1, 80)
        build.score(vote, entry, 2, 70)
    build.score(vote, build.entries_of(vote)[0], 3, 60)
    chair, clerk, juror = build.chair(), build.clerk(), build.juror_row(vote, 3)

    with refused("awards.sheets_missing"):
        open_results(vote.pk, by=chair, on=build.SCORED_ON)
    with refused("awards.chair_needed", kind=NotPermitted):
        open_results(vote.pk, by=clerk, on=build.SCORED_ON)
    with refused("awards.told_nothing"):
        record_absence(juror.pk, reason="", by=chair, on=build.SCORED_ON)
    record_absence(juror.pk, reason="Ốm", by=chair, on=build.SCORED_ON)
    assert open_results(vote.pk, by=chair, on=build.SCORED_ON).state == RoundState.SCORED
    first, second = board_of(vote).products
    assert [(first.count, first.total), (second.count, second.total)] == [(2, 15_000), (3, 21_000)]


def test_an_absent_juror_scores_no_more(refused):
    vote = build.build_scoring(1)
    [entry] = build.entries_of(vote)
    record_absence(build.juror_row(vote, 3).pk, reason="Ốm", by=build.chair(), on=build.SCORED_ON)
    points, by = build.points_worth(vote, 80), build.as_juror(3)

    with refused("awards.juror_absent", kind=NotPermitted):
        submit_sheet(entry.pk, points, by=by, on=build.SCORED_ON)


def test_a_product_that_nobody_may_score_keeps_results_closed(refused):
    vote = build.build_scoring(2, declared=False)
    mine, other = build.entries_of(vote)
    for number in (1, 2, 3):
        by = build.as_juror(number)
        declare_relations(vote.pk, {mine.pk: "Người nhà"}, by=by, on=build.SCORED_ON)
        build.score(vote, other, number, 80)
    chair = build.chair()

    with refused("awards.nobody_scored"):
        open_results(vote.pk, by=chair, on=build.SCORED_ON)


def test_a_juror_reads_their_own_sheets_only():
    vote = build.build_scoring(1)
    [entry] = build.entries_of(vote)
    build.score(vote, entry, 1, 80)
    build.score(vote, entry, 2, 40)

    assert [sheet.total for sheet in own_sheets(build.juror_row(vote, 1)).values()] == [8_000]


def test_the_board_takes_the_same_queries_for_any_number_of_products():
    vote = build.build_scored(90)
    with CaptureQueriesContext(
        connection,
    ) as one:
        board_of(vote)
        sheets_outstanding(vote)
    for number, percent in ((2, 80), (3, 70), (4, 60)):
        _add_scored(vote, number, percent)
    with CaptureQueriesContext(connection) as four:
        assert len(board_of(vote).products) == 4
        sheets_outstanding(vote)
    assert len(four) == len(one)


def _add_scored(vote, number, percent):
    """Store an accepted product with its sheets, as a round of several would have it."""
    [first, *_] = build.entries_of(vote)
    first.pk, first.number, first.name = None, number, f"Sản phẩm {number}"
    first.establishment = build.build_maker(number)
    first.save(force_insert=True)
    for juror in vote.jury_members.all():
        points = build.points_worth(vote, percent)
        sheet = ScoreSheet.objects.create(
            juror=juror,
            entry=first,
            state=SheetState.SUBMITTED,
            total=sum(points.values()),
            submitted_on=build.SCORED_ON,
        )
        SheetPoints.objects.bulk_create(
            SheetPoints(sheet=sheet, sub_criterion_id=pk, points=given)
            for pk, given in points.items()
        )
