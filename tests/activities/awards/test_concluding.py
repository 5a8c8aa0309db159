"""A round ends: reported to acceptance under its contract, its winners proposed further up."""

from datetime import date

import pytest

from khuyencong.activities.awards.models import Certificate, PromotionItem, VoteRound
from khuyencong.activities.awards.services import (
    add_paper,
    announce_round,
    conclude_round,
    open_round,
    promote,
    submit_entry,
    take_over,
)
from khuyencong.activities.awards.states import EntryState, PaperKind, RoundState
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.acceptance.queries import delivered_so_far
from tests.builders import awards as build
from tests.builders.contracts import build_started
from tests.builders.files import build_upload
from tests.builders.offices import build_department, build_member

pytestmark = pytest.mark.django_db

AFTER = date(2021, 7, 19)


def test_a_round_without_contract_ends_after_the_days_for_complaints(refused):
    vote = build.build_recognised()
    clerk = build.clerk()

    with refused("awards.complaints_still_open"):
        conclude_round(vote.pk, by=clerk, on=build.LAST_COMPLAINT_ON)
    concluded = conclude_round(vote.pk, by=clerk, on=AFTER)

    assert (concluded.state, concluded.delivery) == (RoundState.CONCLUDED, None)
    with refused("workflow.out_of_step", kind=OutOfStep):
        conclude_round(vote.pk, by=clerk, on=AFTER)


def test_an_open_complaint_keeps_a_round_from_ending(refused):
    vote = build.build_recognised()
    build.build_complaint(vote)
    clerk = build.clerk()

    with refused("awards.complaints_unanswered"):
        conclude_round(vote.pk, by=clerk, on=AFTER)


def test_a_concluded_round_under_contract_counts_as_delivered_with_its_own_evidence(refused):
    vote = build.build_recognised(90, 80)
    contract = build_started(9)
    VoteRound.objects.filter(pk=vote.pk).update(proposal=contract.proposal)
    item = contract.items.get()
    clerk = build.clerk()

    with refused("awards.item_needed"):
        conclude_round(vote.pk, by=clerk, on=AFTER)
    concluded = conclude_round(
        vote.pk, contract_item_id=item.pk, cost_vnd=item.cost_vnd, by=clerk, on=AFTER
    )

    assert delivered_so_far(contract.pk)[item.pk].quantity == 1
    assert concluded.delivery is not None
    assert "2 sản phẩm của 2 cơ sở được chấm bởi 3 giám khảo; 1 sản phẩm" in (
        concluded.delivery.evidence
    )


def test_what_acceptance_refuses_leaves_the_round_as_it_was(refused):
    vote = build.build_recognised()
    contract = build_started(9)
    VoteRound.objects.filter(pk=vote.pk).update(proposal=contract.proposal)
    item = contract.items.get()
    clerk = build.clerk()

    with refused("acceptance.amount_out_of_sense"):
        conclude_round(vote.pk, contract_item_id=item.pk, cost_vnd=-1, by=clerk, on=AFTER)
    assert not Delivery.objects.exists()


def provincial_round():
    """A round of the province that takes dossiers in August 2021."""
    told = build.round_values(
        level="province",
        title="Bình chọn cấp tỉnh năm 2021",
        registration_from=date(2021, 8, 1),
        registration_to=date(2021, 8, 31),
        scoring_from=date(2021, 9, 6),
        scoring_to=date(2021, 9, 10),
        result_on=date(2021, 9, 30),
    )
    department = build_department()
    vote = open_round(told, by=build_member(Role.CLERK, department), on=date(2021, 7, 26))
    return announce_round(vote.pk, by=build_member(Role.LEADER, department), on=date(2021, 7, 27))


def test_a_proposed_winner_is_taken_over_by_the_province_with_its_dossier(refused):
    vote = build.build_recognised()
    certificate = Certificate.objects.get()
    promote(vote.pk, [certificate.pk], letter_number="77/UBND", by=build.leader(), on=AFTER)
    above = provincial_round()
    item = PromotionItem.objects.get()
    day = date(2021, 8, 2)
    by = build.maker()

    entry = take_over(item.pk, above.pk, by=by, on=day)

    assert (entry.name, entry.lower_certificate) == ("Sản phẩm 1", "01/2021/CN-SPTB")
    assert entry.photos.count() == 3
    with refused("awards.paper_missing"):
        submit_entry(entry.pk, by=by, on=day)
    add_paper(entry.pk, PaperKind.RECOMMENDATION, build_upload(), by=by)
    assert submit_entry(entry.pk, by=by, on=day).state == EntryState.SUBMITTED
    with refused("awards.taken_over_already", kind=OutOfStep):
        take_over(item.pk, above.pk, by=by, on=day)


def test_a_district_takes_nothing_over_from_a_district(refused):
    vote = build.build_recognised()
    certificate = Certificate.objects.get()
    promote(vote.pk, [certificate.pk], letter_number="77/UBND", by=build.leader(), on=AFTER)
    other = build.build_announced(title="Đợt hai")
    item, by = PromotionItem.objects.get(), build.maker()

    with refused("awards.not_the_next_level", kind=Refused):
        take_over(item.pk, other.pk, by=by, on=build.REGISTERED_ON)


def test_a_higher_level_asks_for_the_lower_certificate_still_valid(refused):
    above = provincial_round()
    by = build.maker()
    told = build.entry_values(
        lower_certificate="05/2016", lower_certificate_until=date(2018, 12, 31)
    )
    pk = build.build_maker().pk
    entry = build.start_entry(above.pk, pk, told, by=by, on=date(2021, 8, 2))
    build.complete(entry, by=by)
    for kind in (PaperKind.RECOMMENDATION, PaperKind.LOWER_CERTIFICATE):
        add_paper(entry.pk, kind, build_upload(), by=by)

    with refused("awards.lower_certificate_over"):
        submit_entry(entry.pk, by=by, on=date(2021, 8, 2))


def test_only_valid_certificates_of_the_round_are_proposed_once_by_its_leader(refused):
    vote = build.build_recognised()
    certificate = Certificate.objects.get()
    clerk, leader = build.clerk(), build.leader()
    told = {"letter_number": "77/UBND", "on": AFTER}

    with refused("awards.decider_needed", kind=NotPermitted):
        promote(vote.pk, [certificate.pk], by=clerk, **told)
    for wrong in ([], [certificate.pk, 10**6]):
        with refused("awards.promotion_of_no_winner"):
            promote(vote.pk, wrong, by=leader, **told)
    promote(vote.pk, [certificate.pk], by=leader, **told)
    with refused("awards.promoted_already", kind=OutOfStep):
        promote(vote.pk, [certificate.pk], by=leader, **told)
