"""A round is opened, announced, given its council, jury and sub-criteria."""

from datetime import date

import pytest

from khuyencong.activities.awards.services import (
    add_juror,
    announce_round,
    cancel_round,
    change_round,
    fix_criteria,
    open_round,
    open_scoring,
    propose_criteria,
    sign_panel,
)
from khuyencong.activities.awards.states import PanelKind, RoundState
from khuyencong.activities.awards.values import PartValues
from khuyencong.engines.refusals import NotPermitted, OutOfStep
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from tests.builders import awards as build
from tests.builders.offices import build_department, build_member

pytestmark = pytest.mark.django_db


def test_a_clerk_opens_a_round_of_their_own_district_and_a_leader_announces_it():
    vote = build.build_announced()

    assert (vote.state, vote.unit.name) == (RoundState.ANNOUNCED, "Huyện Đakrông")
    actions = AuditEntry.objects.filter(action__startswith="awards.")
    assert list(actions.order_by("pk").values_list("action", flat=True)) == [
        "awards.round_opened",
        "awards.round_announced",
    ]


def test_a_district_round_after_30_june_2025_is_refused(refused):
    later = build.round_values(
        year=2025,
        registration_from=date(2025, 7, 10),
        registration_to=date(2025, 7, 20),
        scoring_from=date(2025, 7, 22),
        scoring_to=date(2025, 7, 23),
        result_on=date(2025, 7, 30),
    )
    by = build.clerk()

    with refused("awards.level_not_of_office"):
        open_round(later, by=by, on=date(2025, 7, 1))
    with refused("awards.level_ends_before"):
        open_round(later, by=by, on=date(2025, 6, 30))


def test_a_district_office_holds_no_provincial_round(refused):
    by = build.clerk()

    with refused("awards.level_not_of_office"):
        open_round(build.round_values(level="province"), by=by, on=build.OPENED_ON)


def test_everything_wrong_with_a_round_is_said_at_once(refused):
    wrong = build.round_values(
        title=" ", basis="", scoring_from=date(2021, 5, 1), registration_to=date(2021, 5, 3)
    )
    by = build.clerk()

    with refused(
        "awards.told_nothing",
        "awards.told_nothing",
        "awards.dates_out_of_order",
        "awards.dates_out_of_order",
        "awards.registration_over",
    ):
        open_round(wrong, by=by, on=build.OPENED_ON)


def test_only_a_clerk_opens_and_only_another_leader_of_the_office_announces(refused):
    vote = build.build_round()
    strange = build_member(Role.LEADER, build_department())
    clerk, leader = build.clerk(), build.leader()

    with refused("awards.clerk_needed", kind=NotPermitted):
        open_round(build.round_values(), by=leader, on=build.OPENED_ON)
    for actor in (clerk, strange):
        with refused("awards.leader_needed", kind=NotPermitted):
            announce_round(vote.pk, by=actor, on=build.ANNOUNCED_ON)


def test_a_second_tab_and_an_announced_round_are_not_overwritten(refused):
    vote = build.build_round()
    by = build.clerk()
    change_round(vote.pk, build.round_values(title="Tên mới"), version=1, by=by, on=build.OPENED_ON)

    with refused("awards.changed_meanwhile", kind=OutOfStep):
        change_round(vote.pk, build.round_values(), version=1, by=by, on=build.OPENED_ON)
    announce_round(vote.pk, by=build.leader(), on=build.ANNOUNCED_ON)
    with refused("awards.announced_already", kind=OutOfStep):
        change_round(vote.pk, build.round_values(), version=3, by=by, on=build.OPENED_ON)


@pytest.mark.parametrize("size", [4, 6, 8])
def test_a_council_of_another_size_than_the_level_has_is_refused(size, refused):
    vote = build.build_announced()
    build.add_council(vote, size)
    build.leader()

    with refused("awards.council_size"):
        build.sign(vote, PanelKind.COUNCIL)


def test_an_even_jury_is_refused_and_an_odd_one_is_set_up(refused):
    vote = build.build_announced()
    build.add_council(vote)
    build.sign(vote, PanelKind.COUNCIL)
    build.add_jury(vote, 4)

    with refused("awards.jury_even"):
        build.sign(vote, PanelKind.JURY)

    fifth = build.jury_person(5)
    add_juror(vote.pk, fifth.pk, position="Thợ giỏi", function="member", by=build.clerk())
    build.sign(vote, PanelKind.JURY)
    assert vote.panels.get(kind=PanelKind.JURY).decision_number == "12/QĐ-HĐBC"


def test_a_signed_jury_takes_nobody_more_and_nobody_twice(refused):
    vote = build.build_announced()
    build.add_council(vote)
    build.sign(vote, PanelKind.COUNCIL)
    build.add_jury(vote)
    clerk, person = build.clerk(), build.jury_person(1)

    with refused("awards.juror_twice"):
        add_juror(vote.pk, person.pk, position="Thợ", function="member", by=clerk)
    build.sign(vote, PanelKind.JURY)
    late = build.jury_person(9)
    with refused("awards.panel_signed", kind=OutOfStep):
        add_juror(vote.pk, late.pk, position="Thợ", function="member", by=clerk)


def test_who_put_the_council_together_does_not_sign_it(refused):
    vote = build.build_announced()
    build.add_council(vote)
    both = build_member(Role.LEADER, build.committee(), username=build.clerk().name)

    with refused("offices.maker_is_not_approver", kind=NotPermitted):
        sign_panel(
            vote.pk,
            PanelKind.COUNCIL,
            decision_number="1",
            decided_on=build.REGISTERED_ON,
            by=both,
            on=build.REGISTERED_ON,
        )


def test_sub_criteria_must_add_up_to_each_criterion(refused):
    vote = build.build_announced()
    by = build.clerk()
    short = (PartValues("market", "Thị trường", 3_900), *build.PARTS[2:])

    with refused("scoring.parts_differ_from_criterion"):
        propose_criteria(vote.pk, short, by=by)


def test_sub_criteria_are_fixed_by_the_chair_alone_and_once(refused):
    vote = build.build_announced()
    build.add_council(vote)
    build.sign(vote, PanelKind.COUNCIL)
    clerk, leader, chair = build.clerk(), build.leader(), build.chair()

    with refused("awards.criteria_not_proposed"):
        fix_criteria(vote.pk, by=chair, on=build.REGISTERED_ON)
    propose_criteria(vote.pk, build.PARTS, by=clerk)
    with refused("awards.chair_needed", kind=NotPermitted):
        fix_criteria(vote.pk, by=leader, on=build.REGISTERED_ON)
    fix_criteria(vote.pk, by=chair, on=build.REGISTERED_ON)
    with refused("awards.criteria_fixed_already", kind=OutOfStep):
        propose_criteria(vote.pk, build.PARTS, by=clerk)


def test_sub_criteria_do_not_change_once_scoring_began(refused):
    vote = build.build_scoring(1)
    by = build.clerk()

    with refused("awards.criteria_after_scoring", kind=OutOfStep):
        propose_criteria(vote.pk, build.PARTS, by=by)


def test_everything_that_keeps_scoring_from_opening_is_said_at_once(refused):
    vote = build.build_announced()
    build.build_submitted_entry(vote)
    chair = build.chair()

    with refused(
        "awards.council_not_set_up",
        "awards.jury_not_set_up",
        "awards.criteria_not_fixed",
        "awards.registration_still_open",
        "awards.dossiers_waiting",
        "awards.nothing_to_score",
    ):
        open_scoring(vote.pk, by=chair, on=build.REGISTERED_ON)


def test_a_round_is_cancelled_with_its_reason_before_scoring_only(refused):
    vote = build.build_announced()
    leader = build.leader()

    with refused("awards.told_nothing"):
        cancel_round(vote.pk, reason=" ", by=leader)
    assert cancel_round(vote.pk, reason="Dịch bệnh", by=leader).state == RoundState.CANCELLED
    with refused("workflow.out_of_step", kind=OutOfStep):
        cancel_round(vote.pk, reason="Lần nữa", by=leader)


def test_the_council_is_set_up_by_the_head_of_the_committee_and_the_jury_by_its_chair(refused):
    vote = build.build_announced()
    build.add_council(vote)
    build.add_jury(vote)
    of_the_office, chair, leader = build_member(Role.LEADER), build.chair(), build.leader()
    told = {"decision_number": "1", "decided_on": build.REGISTERED_ON, "on": build.REGISTERED_ON}

    for actor in (of_the_office, chair):
        with refused("awards.decider_needed", kind=NotPermitted):
            sign_panel(vote.pk, PanelKind.COUNCIL, by=actor, **told)
    with refused("awards.council_not_set_up", kind=NotPermitted):
        sign_panel(vote.pk, PanelKind.JURY, by=chair, **told)
    build.sign(vote, PanelKind.COUNCIL)
    with refused("awards.chair_needed", kind=NotPermitted):
        sign_panel(vote.pk, PanelKind.JURY, by=leader, **told)
