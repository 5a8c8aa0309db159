"""What was entered wrongly is taken out while the work is open, and no longer afterwards."""

from datetime import date

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khuyencong.activities.fairs.models import Exhibitor, Product
from khuyencong.activities.fairs.services import (
    add_exhibitor,
    remove_exhibitor,
    report_booth,
    tell_sales,
)
from khuyencong.activities.fairs.states import Period
from khuyencong.activities.outreach.models import GuidanceSession, Item, Order, Reach
from khuyencong.activities.outreach.services import (
    add_item,
    add_order,
    record_guidance,
    remove_guidance,
    remove_item,
    remove_order,
    remove_reach,
    report_campaign,
    report_guidance,
)
from khuyencong.activities.outreach.values import OrderValues
from khuyencong.activities.study_tours.models import Cost, Participant, Stop
from khuyencong.activities.study_tours.services import (
    add_stop,
    hand_in_report,
    remove_cost,
    remove_participant,
    remove_stop,
)
from khuyencong.activities.study_tours.values import StopValues
from khuyencong.activities.training.models import Material
from khuyencong.activities.training.queries import live_materials
from khuyencong.activities.training.services import (
    add_material,
    deliver_class,
    remove_material,
)
from khuyencong.activities.training.values import PartValues
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.audit.models import AuditEntry
from tests.builders import fairs, outreach, study_tours, training
from tests.builders.appraisals import clerk, committee_leader, signed_in
from tests.builders.files import build_upload

pytestmark = pytest.mark.django_db


def codes(refusal: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def test_an_exhibitor_entered_wrongly_goes_with_its_products() -> None:
    exhibitor = fairs.build_exhibitor(fairs.build_booth(), fairs.build_weavers())
    fairs.build_product(exhibitor, "Vải thổ cẩm")
    with pytest.raises(NotPermitted):
        remove_exhibitor(exhibitor.pk, by=committee_leader())

    remove_exhibitor(exhibitor.pk, by=clerk())

    assert not Exhibitor.objects.exists()
    assert not Product.objects.exists()
    before = AuditEntry.objects.get(action="fair.exhibitor_removed").before
    assert (before["establishment"], before["products"]) == (
        "Dệt thổ cẩm A Bung 7",
        "Vải thổ cẩm",
    )


def test_an_exhibitor_that_sold_was_there_and_stays() -> None:
    exhibitor = fairs.build_exhibitor(fairs.build_booth(), fairs.build_weavers())
    tell_sales(exhibitor.pk, Period.AT_FAIR, 1_000, by=clerk(), on=fairs.AFTER)

    with pytest.raises(OutOfStep) as refusal:
        remove_exhibitor(exhibitor.pk, by=clerk())

    assert codes(refusal) == ["fairs.exhibitor_told"]
    assert Exhibitor.objects.exists()


def test_who_showed_at_a_reported_booth_stays_as_reported() -> None:
    contract = fairs.contract_for("shared_booth")
    booth = fairs.build_booth(contract=contract)
    exhibitor = fairs.build_exhibitor(booth, fairs.build_weavers())
    other = fairs.build_weavers(8)
    report_booth(booth.pk, fairs.report_values(contract), version=1, by=clerk(), on=fairs.AFTER)

    with pytest.raises(OutOfStep) as refusal:
        remove_exhibitor(exhibitor.pk, by=clerk())
    assert codes(refusal) == ["fairs.reported_already"]
    with pytest.raises(OutOfStep) as refusal:
        add_exhibitor(booth.pk, other.pk, by=clerk())
    assert codes(refusal) == ["fairs.reported_already"]
    assert Exhibitor.objects.get() == exhibitor


def test_stop_person_and_cost_of_a_tour_are_taken_out_until_its_report() -> None:
    tour = study_tours.build_tour()
    person = study_tours.build_participant(tour)
    study_tours.build_participant(tour, "Hồ Thị Mừng")
    cost = study_tours.build_cost(tour)
    stop = add_stop(tour.pk, StopValues(study_tours.ENDS_ON, "A", "B", "C"), by=clerk())
    with pytest.raises(NotPermitted):
        remove_participant(person.pk, by=committee_leader())

    remove_participant(person.pk, by=clerk())
    remove_cost(cost.pk, by=clerk())
    remove_stop(stop.pk, by=clerk())

    assert Participant.objects.get().name == "Hồ Thị Mừng"
    assert not Cost.objects.exists()
    assert not Stop.objects.exists()
    actions = AuditEntry.objects.filter(action__endswith="_removed")
    assert set(actions.values_list("action", flat=True)) == {
        "tour.participant_removed",
        "tour.cost_removed",
        "tour.stop_removed",
    }
    cost = study_tours.build_cost(tour)
    stop = add_stop(tour.pk, StopValues(study_tours.ENDS_ON, "A", "B", "C"), by=clerk())
    hand_in_report(tour.pk, "Đã xem.", version=1, by=clerk(), on=study_tours.TODAY)
    for remove, row in (
        (remove_participant, Participant.objects.get()),
        (remove_cost, cost),
        (remove_stop, stop),
    ):
        with pytest.raises(OutOfStep) as refusal:
            remove(row.pk, by=clerk())
        assert codes(refusal) == ["tours.reported_already"]
    assert [model.objects.count() for model in (Participant, Cost, Stop)] == [1, 1, 1]


def test_what_a_campaign_ordered_showed_and_counted_is_taken_out_until_it_is_reported() -> None:
    contract = outreach.contract_for("media")
    campaign = outreach.build_campaign(contract)
    told = OrderValues("Đài huyện", "12/HĐ", outreach.SHOWN_ON, 5_000_000)
    order = add_order(campaign.pk, told, by=clerk(), on=outreach.TODAY)
    values = outreach.item_values(order_id=order.pk)
    item = add_item(campaign.pk, values, by=clerk(), on=outreach.TODAY)
    reach = outreach.build_reach(campaign)
    with pytest.raises(OutOfStep) as used:
        remove_order(order.pk, by=clerk())
    assert codes(used) == ["outreach.order_used"]
    with pytest.raises(NotPermitted):
        remove_item(item.pk, by=committee_leader())

    remove_item(item.pk, by=clerk())
    remove_order(order.pk, by=clerk())
    remove_reach(reach.pk, by=clerk())

    assert [model.objects.count() for model in (Item, Order, Reach)] == [0, 0, 0]
    removed = AuditEntry.objects.filter(action__endswith="_removed").order_by("pk")
    assert [one.action for one in removed] == [
        "campaign.item_removed",
        "campaign.order_removed",
        "campaign.count_removed",
    ]
    item, reach = outreach.build_item(campaign), outreach.build_reach(campaign)
    report = outreach.report_values(contract)
    report_campaign(campaign.pk, report, version=1, by=clerk(), on=outreach.TODAY)
    for remove, row in ((remove_item, item), (remove_reach, reach)):
        with pytest.raises(OutOfStep) as refusal:
            remove(row.pk, by=clerk())
        assert codes(refusal) == ["outreach.reported_already"]
    assert [model.objects.count() for model in (Item, Reach)] == [1, 1]


def test_guidance_is_taken_out_until_it_is_reported() -> None:
    contract = outreach.contract_for("policy_guidance")
    establishment = contract.proposal.implementing_establishment
    assert establishment is not None
    first, second = (
        record_guidance(
            outreach.session_values(establishment.pk, held_on=day),
            proposal_id=contract.proposal_id,
            by=clerk(),
            on=outreach.TODAY,
        )
        for day in (outreach.SHOWN_ON, date(2021, 6, 25))
    )
    with pytest.raises(NotPermitted):
        remove_guidance(first.pk, by=committee_leader())

    remove_guidance(first.pk, by=clerk())

    assert GuidanceSession.objects.get() == second
    assert AuditEntry.objects.filter(action="guidance.removed").exists()
    values = outreach.report_values(contract)
    report_guidance(contract.proposal_id, values, by=clerk(), on=outreach.TODAY)
    with pytest.raises(OutOfStep) as refusal:
        remove_guidance(second.pk, by=clerk())
    assert codes(refusal) == ["outreach.reported_already"]
    assert GuidanceSession.objects.exists()


def test_a_material_is_taken_from_trainees_until_the_class_was_delivered() -> None:
    contract = training.build_class_contract()
    course, _diligent, _absent = training.build_finished(proposal_id=contract.proposal_id)
    wrong = add_material(course.pk, "Nhầm", build_upload(), by=training.clerk())
    kept = add_material(course.pk, "Sổ sách", build_upload(), by=training.clerk())
    with pytest.raises(NotPermitted):
        remove_material(wrong.pk, by=training.leader(), on=training.FINISHED_ON)

    remove_material(wrong.pk, by=training.clerk(), on=training.FINISHED_ON)

    assert list(live_materials(course)) == [kept]
    assert Material.objects.count() == 2
    assert AuditEntry.objects.get(action="training.material_removed").before["title"] == "Nhầm"
    with pytest.raises(OutOfStep) as refusal:
        remove_material(wrong.pk, by=training.clerk(), on=training.FINISHED_ON)
    assert codes(refusal) == ["training.material_removed_already"]
    parts = {contract.items.get().pk: PartValues(1, 9_000_000)}
    deliver_class(course.pk, parts, by=training.clerk(), on=training.FINISHED_ON)
    with pytest.raises(OutOfStep) as refusal:
        remove_material(kept.pk, by=training.clerk(), on=training.FINISHED_ON)
    assert codes(refusal) == ["training.delivered_already"]
    assert list(live_materials(course)) == [kept]


def test_the_pages_offer_it_and_do_it(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: date(2021, 6, 9))
    signed_in(client, clerk())
    booth = fairs.build_booth()
    exhibitor = fairs.build_exhibitor(booth, fairs.build_weavers())
    tour = study_tours.build_tour()
    person, cost = study_tours.build_participant(tour), study_tours.build_cost(tour)
    stop = add_stop(tour.pk, StopValues(study_tours.ENDS_ON, "A", "B", "C"), by=clerk())
    campaign = outreach.build_campaign()
    item, reach = outreach.build_item(campaign), outreach.build_reach(campaign)
    told = OrderValues("Đài huyện", "12/HĐ", outreach.SHOWN_ON, 5_000_000)
    order = add_order(campaign.pk, told, by=clerk(), on=outreach.TODAY)
    guided = outreach.session_values(fairs.build_weavers().pk)
    session = record_guidance(guided, by=clerk(), on=outreach.TODAY)
    course = training.build_announced()
    material = add_material(course.pk, "Nhầm", build_upload(), by=training.clerk())
    fair = reverse("fairs:fair", args=[booth.fair_id])
    tour_page = reverse("study_tours:tour", args=[tour.pk])
    campaign_page = reverse("outreach:campaign", args=[campaign.pk])
    offers: list[tuple[str, str, Model]] = [
        (fair, reverse("fairs:remove_exhibitor", args=[exhibitor.pk]), exhibitor),
        (tour_page, reverse("study_tours:remove_stop", args=[tour.pk, stop.pk]), stop),
        (tour_page, reverse("study_tours:remove_cost", args=[tour.pk, cost.pk]), cost),
        (
            tour_page,
            reverse("study_tours:remove_participant", args=[tour.pk, person.pk]),
            person,
        ),
        (campaign_page, reverse("outreach:remove_item", args=[campaign.pk, item.pk]), item),
        (campaign_page, reverse("outreach:remove_reach", args=[campaign.pk, reach.pk]), reach),
        (campaign_page, reverse("outreach:remove_order", args=[campaign.pk, order.pk]), order),
        (
            reverse("outreach:sessions"),
            reverse("outreach:remove_guidance", args=[session.pk]),
            session,
        ),
    ]
    for page, address, row in offers:
        assert f'action="{address}"' in client.get(page).content.decode()
        assert client.post(address)["Location"] == page
        assert not type(row).objects.filter(pk=row.pk).exists()
        assert client.post(address).status_code == 404
    signed_in(client, training.clerk())
    page = reverse("training:class", args=[course.pk])
    address = reverse("training:remove_material", args=[material.pk])
    assert f'action="{address}"' in client.get(page).content.decode()
    assert client.post(address)["Location"] == page
    assert f'action="{address}"' not in client.get(page).content.decode()
    assert client.get(reverse("training:material", args=[material.pk])).status_code == 404
