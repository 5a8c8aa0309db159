"""The pages of outreach, as each person sees them."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khuyencong.activities.outreach.models import Campaign, GuideVersion
from tests.builders.acceptance import inspector
from tests.builders.appraisals import appraiser, clerk, head_of_office, signed_in
from tests.builders.contracts import implementer
from tests.builders.files import build_upload
from tests.builders.offices import build_member, build_office
from tests.builders.outreach import (
    TODAY,
    build_campaign,
    build_draft,
    build_item,
    contract_for,
)
from tests.builders.territories import build_unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _summer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


def read(client: Client, name: str, *args: int, **asked: str) -> str:
    response = client.get(reverse(f"outreach:{name}", args=args), asked)
    assert response.status_code == 200
    return response.content.decode()


def test_a_campaign_goes_from_the_project_to_the_report(client: Client) -> None:
    contract = contract_for("media")
    signed_in(client, clerk())
    whole = reverse("workspace:proposal", args=[contract.proposal_id])
    begin = reverse("outreach:begin", args=[contract.proposal_id])
    assert begin in client.get(whole).content.decode()
    told = {
        "title": "Phát thanh",
        "channel": "radio",
        "audience": "Các xã",
        "starts_on": "01/06/2021",
        "ends_on": "10/07/2021",
    }
    began = client.post(begin, told)
    campaign = Campaign.objects.get()
    own = reverse("outreach:campaign", args=[campaign.pk])
    assert began["Location"] == own
    order = {"partner": "Đài", "number": "3", "signed_on": "01/06/2021", "amount_vnd": "9.000.000"}
    client.post(reverse("outreach:add_order", args=[campaign.pk]), order)
    item = {
        "title": "Chuyên mục số 1",
        "shown_on": "20/07/2021",
        "minutes": "12",
        "order": campaign.orders.get().pk,
    }
    add = reverse("outreach:add_item", args=[campaign.pk])
    refused = client.post(add, item)
    assert refused.status_code == 422
    assert "nằm ngoài đợt tuyên truyền" in refused.content.decode()
    client.post(add, item | {"shown_on": "20/06/2021", "file": build_upload(name="bai.pdf")})
    count = reverse("outreach:count_reach", args=[campaign.pk])
    reach = {"people": "3000", "method": "estimated", "how": "", "counted_on": "10/07/2021"}
    assert "cách tính" in client.post(count, reach).content.decode()
    client.post(count, reach | {"how": "13 cụm loa"})
    client.post(
        reverse("outreach:report", args=[campaign.pk]),
        {
            "contract_item": contract.items.get().pk,
            "cost_vnd": "9.000.000",
            "invoice": "99",
            "version": "1",
        },
    )

    text = read(client, "campaign", campaign.pk)
    assert "đã báo cáo hoàn thành" in text
    assert "13 cụm loa" in text
    shown = campaign.items.get()
    assert client.get(reverse("outreach:item_file", args=[shown.pk])).status_code == 200
    assert "Số người tiếp cận: 3000" in client.get(whole).content.decode()


def test_a_guide_passes_through_three_hands(client: Client) -> None:
    signed_in(client, clerk())
    client.post(
        reverse("outreach:write"),
        {"kind": "question", "title": "Nộp ở đâu?", "text": "Tại Phòng Kinh tế.\n\nDưới 5 < 6"},
    )
    version = GuideVersion.objects.get()
    check = reverse("outreach:check", args=[version.guide_id, version.pk])
    assert check not in read(client, "guide", version.guide_id)
    assert client.post(check).status_code == 403
    signed_in(client, appraiser())
    assert check in read(client, "guide", version.guide_id)
    client.post(check)
    signed_in(client, head_of_office())
    publish = reverse("outreach:publish", args=[version.guide_id, version.pk])
    assert publish in read(client, "guide", version.guide_id)

    client.post(publish)

    text = read(client, "guide", version.guide_id)
    assert "Đã công bố" in text
    assert "5 &lt; 6" in text
    assert "Đã công bố" in read(client, "guides")


def test_guidance_is_recorded_and_reported_for_its_project(client: Client) -> None:
    contract = contract_for("policy_guidance")
    guided = contract.proposal.implementing_establishment
    signed_in(client, clerk())
    session = {
        "establishment": guided.pk,
        "about": contract.proposal_id,
        "form": "site",
        "held_on": "20/06/2021",
        "person": "Hồ Thị Mừng",
        "content": "Cách lập đề án",
    }
    client.post(reverse("outreach:add_session", args=[contract.proposal_id]), session)
    assert "Cách lập đề án" in read(client, "guidance", contract.proposal_id)
    client.post(
        reverse("outreach:report_guidance", args=[contract.proposal_id]),
        {"contract_item": contract.items.get().pk, "cost_vnd": "5.000.000", "invoice": "7"},
    )

    assert "đã báo cáo hoàn thành" in read(client, "guidance", contract.proposal_id)
    whole = reverse("workspace:proposal", args=[contract.proposal_id])
    assert "Số cơ sở: 1" in client.get(whole).content.decode()
    signed_in(client, implementer(contract))
    assert "Cách lập đề án" in read(client, "sessions")


def test_forms_open_for_the_clerk_and_not_for_the_inspector_nor_elsewhere(client: Client) -> None:
    campaign = build_campaign()
    build_item(campaign)
    draft = build_draft()
    pages = {
        "add": (),
        "write": (),
        "guide_someone": (),
        "change": (campaign.pk,),
        "add_order": (campaign.pk,),
        "add_item": (campaign.pk,),
        "count_reach": (campaign.pk,),
        "report": (campaign.pk,),
        "rewrite": (draft.guide_id,),
    }
    signed_in(client, clerk())
    for name, args in pages.items():
        read(client, name, *args)
    assert campaign.title in read(client, "list", text="khuyến công", channel="radio")
    month = client.get(reverse("workspace:calendar"), {"thang": "2021-06"}).content.decode()
    assert campaign.title in month
    signed_in(client, inspector())
    read(client, "campaign", campaign.pk)
    for name, args in pages.items():
        assert client.get(reverse(f"outreach:{name}", args=args)).status_code == 403

    elsewhere = build_office("HH-KT", territory=build_unit("470", "Huyện Hướng Hóa", "district"))
    signed_in(client, build_member(office=elsewhere))
    assert campaign.title not in read(client, "list")
    assert client.get(reverse("outreach:campaign", args=[campaign.pk])).status_code == 404
    assert client.get(reverse("outreach:guide", args=[draft.guide_id])).status_code == 404


def test_the_lists_ask_as_often_for_many_as_for_few(
    client: Client, django_assert_max_num_queries
) -> None:
    signed_in(client, clerk())
    one = build_campaign()
    read(client, "list")
    with django_assert_max_num_queries(30) as few:
        read(client, "list")
    Campaign.objects.bulk_create(
        Campaign(
            **{
                field.attname: getattr(one, field.attname)
                for field in Campaign._meta.concrete_fields
                if field.attname not in ("id", "title")
            },
            title=f"Đợt {number}",
        )
        for number in range(30)
    )

    with django_assert_max_num_queries(len(few)):
        read(client, "list")
