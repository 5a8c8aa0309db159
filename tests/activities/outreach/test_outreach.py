"""Campaigns, guides and guidance: what is kept and what is refused."""

from datetime import date
from typing import Any

import pytest

from khuyencong.activities.outreach.models import (
    Campaign,
    GuidanceSession,
    GuideVersion,
    Item,
    Order,
    Reach,
)
from khuyencong.activities.outreach.permissions import visible_campaigns, visible_sessions
from khuyencong.activities.outreach.plain import plain_text
from khuyencong.activities.outreach.queries import campaign_view, published_texts
from khuyencong.activities.outreach.services import (
    add_item,
    add_order,
    change_campaign,
    check_version,
    count_reach,
    plan_campaign,
    publish_version,
    record_guidance,
    report_campaign,
    report_guidance,
    write_guide,
    write_version,
)
from khuyencong.activities.outreach.values import OrderValues
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.acceptance.queries import delivered_so_far
from tests.builders.appraisals import appraiser, clerk, committee_leader, head_of_office
from tests.builders.contracts import implementer
from tests.builders.fairs import build_weavers
from tests.builders.outreach import (
    SHOWN_ON,
    TODAY,
    build_campaign,
    build_draft,
    build_item,
    build_reach,
    campaign_values,
    contract_for,
    item_values,
    reach_values,
    report_values,
    session_values,
)

pytestmark = pytest.mark.django_db


def codes(refusal: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def test_a_campaign_that_showed_and_counted_is_delivered_with_its_cost_per_person() -> None:
    contract = contract_for("media")
    campaign = build_campaign(contract)
    order = OrderValues("Đài Truyền thanh Đakrông", "03/HĐ", date(2021, 6, 1), 10_000_000)
    add_order(campaign.pk, order, by=clerk(), on=TODAY)
    build_item(campaign)
    build_reach(campaign)

    view = campaign_view(campaign)
    assert (view.cost_vnd, view.people, view.per_person_vnd) == (10_000_000, 3_000, 3_333)
    report_campaign(campaign.pk, report_values(contract), version=1, by=clerk(), on=TODAY)

    delivery = Delivery.objects.get()
    assert delivered_so_far(contract.pk)[contract.items.get().pk].quantity == 1
    assert delivery.delivered_on == SHOWN_ON
    assert "3000 người (13 cụm loa" in delivery.evidence
    with pytest.raises(OutOfStep) as refusal:
        build_item(campaign)
    assert codes(refusal) == ["outreach.reported_already"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": ""}, "outreach.untold"),
        ({"ends_on": date(2021, 5, 31)}, "outreach.days_reversed"),
    ],
)
def test_a_campaign_that_makes_no_sense_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        build_campaign(**changes)

    assert codes(refusal) == [code]
    assert not Campaign.objects.exists()


@pytest.mark.parametrize(
    ("channel", "changes", "code"),
    [
        ("radio", {"shown_on": date(2021, 5, 31)}, "outreach.outside_campaign"),
        ("radio", {"shown_on": date(2021, 7, 11)}, "outreach.outside_campaign"),
        ("radio", {"minutes": 0}, "outreach.minutes_needed"),
        ("leaflets", {"copies": 0}, "outreach.copies_needed"),
        ("web", {}, "outreach.link_needed"),
        ("meeting", {"order_id": 0}, "outreach.order_of_another"),
        ("meeting", {"title": " "}, "outreach.untold"),
    ],
)
def test_an_item_that_does_not_fit_its_campaign_is_refused(
    channel: str, changes: dict[str, Any], code: str
) -> None:
    campaign = build_campaign(channel=channel)

    with pytest.raises(Refused) as refusal:
        add_item(campaign.pk, item_values(**changes), by=clerk(), on=TODAY)

    assert codes(refusal) == [code]
    assert not Item.objects.exists()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"how": " "}, "outreach.method_needed"),
        ({"method": ""}, "outreach.method_needed"),
        ({"people": 0}, "outreach.nobody_reached"),
        ({"counted_on": date(2021, 5, 30)}, "outreach.reach_before_campaign"),
        ({"counted_on": date(2021, 7, 13)}, "outreach.day_in_future"),
    ],
)
def test_reach_is_told_with_its_method_only(changes: dict[str, Any], code: str) -> None:
    campaign = build_campaign()

    with pytest.raises(Refused) as refusal:
        count_reach(campaign.pk, reach_values(**changes), by=clerk(), on=TODAY)

    assert codes(refusal) == [code]
    assert not Reach.objects.exists()


def test_a_cost_is_never_below_zero_and_an_order_is_entered_once() -> None:
    campaign = build_campaign()
    below = OrderValues("Nhà in", "01", SHOWN_ON, -1)
    with pytest.raises(Refused) as refusal:
        add_order(campaign.pk, below, by=clerk(), on=TODAY)
    assert codes(refusal) == ["outreach.amount_out_of_sense"]
    order = OrderValues("Nhà in", "01", SHOWN_ON, 5_000_000)
    add_order(campaign.pk, order, by=clerk(), on=TODAY)

    with pytest.raises(Refused) as refusal:
        add_order(campaign.pk, order, by=clerk(), on=TODAY)

    assert codes(refusal) == ["outreach.order_twice"]
    assert Order.objects.count() == 1


def test_a_campaign_is_not_moved_from_under_its_items_nor_by_a_second_tab() -> None:
    campaign = build_campaign()
    build_item(campaign)
    late = campaign_values(starts_on=date(2021, 6, 21), channel="web")
    with pytest.raises(Refused) as refusal:
        change_campaign(campaign.pk, late, version=1, by=clerk())
    assert codes(refusal) == ["outreach.items_would_fall_out", "outreach.channel_stays"]
    change_campaign(campaign.pk, campaign_values(title="Khác"), version=1, by=clerk())

    with pytest.raises(OutOfStep) as stale:
        change_campaign(campaign.pk, campaign_values(), version=1, by=clerk())

    assert codes(stale) == ["outreach.changed_meanwhile"]
    assert Campaign.objects.get().title == "Khác"


def test_a_campaign_that_showed_nothing_or_knows_nobody_reached_is_not_reported() -> None:
    contract = contract_for("media")
    campaign = build_campaign(contract)
    values = report_values(contract)
    with pytest.raises(Refused) as refusal:
        report_campaign(campaign.pk, values, version=1, by=clerk(), on=TODAY)
    assert codes(refusal) == ["outreach.nothing_shown"]
    build_item(campaign)
    with pytest.raises(Refused) as refusal:
        report_campaign(campaign.pk, values, version=1, by=clerk(), on=TODAY)
    assert codes(refusal) == ["outreach.reach_untold"]
    build_reach(campaign)
    foreign = report_values(contract, contract_item_id=0)
    with pytest.raises(Refused) as refusal:
        report_campaign(campaign.pk, foreign, version=1, by=clerk(), on=TODAY)
    assert codes(refusal) == ["outreach.item_of_another"]
    assert not Delivery.objects.exists()


def test_the_offices_own_campaign_has_nothing_to_report() -> None:
    contract = contract_for("media")
    campaign = build_campaign()

    with pytest.raises(Refused) as refusal:
        report_campaign(campaign.pk, report_values(contract), version=1, by=clerk(), on=TODAY)

    assert codes(refusal) == ["outreach.no_proposal_to_report"]


def test_another_kind_of_project_is_no_campaign_and_a_leader_keeps_none() -> None:
    with pytest.raises(Refused) as refusal:
        build_campaign(contract_for("machinery"))
    assert codes(refusal) == ["outreach.other_activity"]
    with pytest.raises(NotPermitted) as denied:
        plan_campaign(campaign_values(), by=committee_leader(), on=TODAY)
    assert codes(denied) == ["outreach.keeping_not_yours"]
    assert not Campaign.objects.exists()


def test_a_guide_is_checked_and_published_by_others_than_its_writer() -> None:
    draft = build_draft()
    with pytest.raises(NotPermitted) as refusal:
        check_version(draft.pk, by=clerk(), on=TODAY)
    assert codes(refusal) == ["outreach.own_text"]
    with pytest.raises(OutOfStep) as early:
        publish_version(draft.pk, by=head_of_office(), on=TODAY)
    assert codes(early) == ["outreach.guide_moved_on"]

    check_version(draft.pk, by=appraiser(), on=TODAY)

    with pytest.raises(NotPermitted) as refusal:
        publish_version(draft.pk, by=appraiser(), on=TODAY)
    assert codes(refusal) == ["outreach.published_by_a_leader"]
    with pytest.raises(NotPermitted) as refusal:
        publish_version(draft.pk, by=clerk(), on=TODAY)
    assert codes(refusal) == ["outreach.own_text"]
    assert not published_texts().exists()
    publish_version(draft.pk, by=head_of_office(), on=TODAY)
    assert list(published_texts()) == [draft]


def test_another_offices_leader_does_not_pass_a_text() -> None:
    draft = build_draft()

    with pytest.raises(NotPermitted) as refusal:
        check_version(draft.pk, by=committee_leader(), on=TODAY)

    assert codes(refusal) == ["outreach.passing_not_yours"]


def test_a_new_version_takes_the_place_of_the_published_one_and_all_are_kept() -> None:
    first = build_draft()
    rewritten = write_version(first.guide_id, "Bản viết lại.", by=clerk(), on=TODAY)
    assert rewritten.pk == first.pk
    check_version(first.pk, by=appraiser(), on=TODAY)
    publish_version(first.pk, by=head_of_office(), on=TODAY)

    second = write_version(first.guide_id, "Bản hai.", by=clerk(), on=TODAY)
    check_version(second.pk, by=appraiser(), on=TODAY)
    publish_version(second.pk, by=head_of_office(), on=TODAY)

    told = GuideVersion.objects.order_by("number").values_list("text", "state")
    assert list(told) == [("Bản viết lại.", "replaced"), ("Bản hai.", "published")]


def test_a_text_is_plain() -> None:
    for text, code in (
        ("Bấm <a href='x'>đây</a>", "outreach.markup"),
        ("\u200b\u202e ", "outreach.untold"),
    ):
        with pytest.raises(Refused) as refusal:
            write_guide("question", "Hỏi", text, by=clerk(), on=TODAY)
        assert codes(refusal) == [code]
    assert not GuideVersion.objects.exists()
    assert plain_text("dưới 5 < 6\r\n\u202eb\x07  \n\n\n\nc") == "dưới 5 < 6\nb\n\nc"


def test_guidance_is_recorded_once_a_day_and_about_the_establishments_own_project() -> None:
    contract = contract_for("policy_guidance")
    guided = contract.proposal.implementing_establishment
    other = build_weavers(8)
    about = contract.proposal_id
    wrong = session_values(other.pk, about_id=about)
    with pytest.raises(Refused) as refusal:
        record_guidance(wrong, by=clerk(), on=TODAY)
    assert codes(refusal) == ["outreach.about_another"]
    unsaid = session_values(0, person="", content="", held_on=date(2021, 7, 13))
    with pytest.raises(Refused) as refusal:
        record_guidance(unsaid, by=clerk(), on=TODAY)
    assert codes(refusal) == [
        "outreach.untold",
        "outreach.untold",
        "outreach.day_in_future",
        "outreach.establishment_unknown",
    ]
    assert not GuidanceSession.objects.exists()
    values = session_values(guided.pk, about_id=about)
    session = record_guidance(values, proposal_id=about, by=clerk(), on=TODAY)
    with pytest.raises(Refused) as refusal:
        record_guidance(values, by=clerk(), on=TODAY)
    assert codes(refusal) == ["outreach.guided_already"]
    person = implementer(contract)
    assert list(visible_sessions(person)) == [session]
    assert not visible_campaigns(person).exists()


def test_all_guidance_of_a_project_is_one_delivery() -> None:
    contract = contract_for("policy_guidance")
    guided = contract.proposal.implementing_establishment
    with pytest.raises(Refused) as refusal:
        report_guidance(contract.proposal_id, report_values(contract), by=clerk(), on=TODAY)
    assert codes(refusal) == ["outreach.nobody_guided"]
    for day in (SHOWN_ON, date(2021, 6, 25)):
        values = session_values(guided.pk, held_on=day)
        record_guidance(values, proposal_id=contract.proposal_id, by=clerk(), on=TODAY)

    report_guidance(contract.proposal_id, report_values(contract), by=clerk(), on=TODAY)

    delivery = Delivery.objects.get()
    assert (delivery.participants, delivery.delivered_on) == (1, date(2021, 6, 25))
    assert not GuidanceSession.objects.filter(delivery__isnull=True).exists()
