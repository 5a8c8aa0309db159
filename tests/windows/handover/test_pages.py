"""The pages of handovers, as each person sees them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khuyencong.foundation.accounts.actor import Role
from khuyencong.registers.offices.models import Appointment
from khuyencong.windows.handover.models import Handover
from khuyencong.windows.handover.states import HandoverState
from tests.builders.appraisals import build_submitted, signed_in
from tests.builders.handover import (
    FIRST_DAY,
    administrator,
    build_approved_handover,
    build_handover,
    chairman,
    dakrong_office,
    economic_office,
    ta_rut_office,
)
from tests.builders.offices import build_member, build_office
from tests.builders.territories import build_krong_klang, build_ta_rut, build_unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _first_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: FIRST_DAY)


def read(client: Client, handover: Handover) -> str:
    response = client.get(reverse("handover:handover", args=[handover.pk]))
    assert response.status_code == 200
    return response.content.decode()


def send(client: Client, name: str, *args: int | str, **told: object) -> Handover:
    response = client.post(reverse(f"handover:{name}", args=args), told)
    assert response.status_code == 302, response.content.decode()
    return Handover.objects.get()


def test_a_handover_goes_from_the_paper_to_the_figures_through_its_pages(client: Client) -> None:
    proposal = build_submitted()
    economic_office()
    going = build_member(Role.CLERK, username="người đi")
    first, second = ta_rut_office(), dakrong_office()
    signed_in(client, administrator())
    handover = send(
        client,
        "prepare",
        office=build_office().pk,
        number="1500/QĐ-UBND",
        decided_on="24/06/2025",
        issuer="Ủy ban nhân dân tỉnh Quảng Trị",
        effective_on="01/07/2025",
        rest_office=first.pk,
    )
    page = read(client, handover)
    assert "ở nơi không thuộc địa bàn của cơ quan nhận nào" in page
    assert "Mọi thứ đều chuyển được" not in page
    send(client, "add_share", handover.pk, unit="19555", office=second.pk)
    handover = send(client, "add_share", handover.pk, unit="19588", office=first.pk)
    appointment = Appointment.objects.get(person=going.user_id)
    handover = send(client, "role", handover.pk, appointment.pk, office=first.pk)
    assert "Mọi thứ đều chuyển được" in read(client, handover)
    signed_in(client, chairman())
    handover = send(client, "approve", handover.pk, version=handover.version)
    signed_in(client, administrator())
    assert reverse("handover:carry_out", args=[handover.pk]) in read(client, handover)
    handover = send(client, "carry_out", handover.pk)
    assert handover.state == HandoverState.CARRIED_OUT
    page = read(client, handover)
    assert "Tổng số trước và sau" in page
    assert first.name in page
    signed_in(client, build_member(Role.CLERK, first, username="người đi"))
    shown = client.get(reverse("workspace:proposal", args=[proposal.pk]))
    assert shown.status_code == 200


def test_a_second_click_is_answered_with_where_it_stands(client: Client) -> None:
    handover = build_approved_handover()
    signed_in(client, administrator())
    send(client, "carry_out", handover.pk)
    response = client.post(reverse("handover:carry_out", args=[handover.pk]))
    assert response.status_code == 409
    assert "đang ở bước “Đã thực hiện”" in response.content.decode()


def test_one_may_choose_who_takes_a_record(client: Client) -> None:
    proposal = build_submitted()
    handover = build_handover()
    signed_in(client, administrator())
    asked = client.get(reverse("handover:choose", args=[handover.pk, "proposals", proposal.pk]))
    assert proposal.title in asked.content.decode()
    send(client, "choose", handover.pk, "proposals", proposal.pk, office=dakrong_office().pk)
    assert "(chọn riêng)" in read(client, handover)
    send(client, "choose", handover.pk, "proposals", proposal.pk, office="")
    assert "(chọn riêng)" not in read(client, handover)


def test_what_does_not_pass_at_all_cannot_be_chosen(client: Client) -> None:
    handover = build_handover()
    signed_in(client, administrator())
    for kind in ("proposals", "nothing"):
        address = reverse("handover:choose", args=[handover.pk, kind, 999])
        assert client.get(address).status_code == 404


def test_a_unit_is_taken_out_and_a_handover_is_cancelled(client: Client) -> None:
    handover = build_handover()
    signed_in(client, administrator())
    share = handover.shares.get(unit=build_krong_klang())
    send(client, "drop_share", share.pk)
    assert list(handover.shares.values_list("unit", flat=True)) == [build_ta_rut().pk]
    assert send(client, "cancel", handover.pk, reason="Lập nhầm").state == HandoverState.CANCELLED


def test_the_paper_is_corrected_until_the_approval(client: Client) -> None:
    handover = build_handover()
    signed_in(client, administrator())
    told = {
        "office": handover.office_id,
        "number": "1501/QĐ-UBND",
        "decided_on": "24/06/2025",
        "issuer": handover.issuer,
        "effective_on": "01/07/2025",
        "rest_office": handover.rest_office_id,
        "version": handover.version,
    }
    assert send(client, "change", handover.pk, **told).number == "1501/QĐ-UBND"
    stale = client.post(reverse("handover:change", args=[handover.pk]), told)
    assert stale.status_code == 409


def test_others_find_no_handover_and_prepare_none(client: Client) -> None:
    handover = build_handover()
    signed_in(
        client, build_member(Role.CLERK, build_office("HH-KT", territory=build_krong_klang()))
    )
    assert client.get(reverse("handover:handover", args=[handover.pk])).status_code == 404
    assert client.get(reverse("handover:prepare")).status_code == 403
    assert handover.number not in client.get(reverse("handover:list")).content.decode()


def test_the_number_of_queries_does_not_grow_with_what_passes(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    handover = build_handover()
    signed_in(client, administrator())
    build_submitted(1)
    with django_assert_max_num_queries(200) as few:
        read(client, handover)
    for number in range(2, 7):
        build_submitted(number)
    with django_assert_max_num_queries(len(few.captured_queries)):
        read(client, handover)


def test_it_is_not_offered_before_its_day(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: date(2025, 6, 29))
    handover = build_approved_handover()
    signed_in(client, administrator())
    page = read(client, handover)
    assert "thực hiện được từ ngày 01/07/2025" in page
    assert reverse("handover:carry_out", args=[handover.pk]) not in page


def test_takers_are_those_of_the_province_and_of_what_it_became(client: Client) -> None:
    economic_office()
    far = build_office("HN", territory=build_unit("01", "Thành phố Hà Nội", "centrally_run_city"))
    near = ta_rut_office()
    signed_in(client, build_member(Role.ADMINISTRATOR, build_office()))
    page = client.get(reverse("handover:prepare")).content.decode()
    assert near.name in page
    assert far.name not in page
