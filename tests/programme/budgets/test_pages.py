"""The pages of money, as the accountant and the leader meet them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.accounts.models import User
from khuyencong.programme.budgets.models import Allotment, Fund, LineBalance, Transfer
from khuyencong.programme.budgets.services import (
    allot,
    propose_closing,
    propose_transfer,
    reserve,
    unassigned_line,
)
from khuyencong.programme.budgets.states import ClosingManner
from khuyencong.registers.offices.models import OfficeKind
from tests.builders.budgets import DECISION, accountant, build_fund, build_line, leader
from tests.builders.offices import build_department, build_member, build_office
from tests.builders.territories import build_quang_tri, build_unit

pytestmark = pytest.mark.django_db

PAPER = {
    "decision_number": "15/QĐ-UBND",
    "decided_on": "15/01/2021",
    "issuer": "Ủy ban nhân dân tỉnh Quảng Trị",
    "note": "",
}


def sign_in(client, actor):
    client.force_login(User.objects.get(pk=actor.user_id))
    return client


@pytest.fixture
def keeper(client):
    return sign_in(client, accountant())


def test_a_stranger_is_sent_to_sign_in(client):
    assert client.get(reverse("budgets:list")).status_code == 302


def test_the_source_of_a_new_fund_is_chosen(keeper):
    page = keeper.get(reverse("budgets:fund_new")).text
    source = page[page.index('name="source"') :]
    assert '<option value="" selected>Chọn…</option>' in source[: source.index("</select>")]
    told = {"office": accountant().office_id, "year": "2021", "budget_code": "280-309"}
    assert keeper.post(reverse("budgets:fund_new"), told).status_code == 422
    assert not Fund.objects.exists()


def test_money_walks_from_a_new_fund_to_a_confirmed_allotment(keeper):
    answer = keeper.post(
        reverse("budgets:fund_new"),
        {
            "office": accountant().office_id,
            "year": "2021",
            "source": "provincial",
            "name": "",
            "budget_code": "280-309",
        },
    )
    fund = Fund.objects.get()
    assert answer.url == reverse("budgets:fund", args=[fund.pk])

    answer = keeper.post(
        reverse("budgets:allotment_new", args=[fund.pk]),
        {"amount_vnd": "1.200.000.000", **PAPER},
        follow=True,
    )
    assert "Bạn là người lập nên không tự xác nhận được" in answer.text
    allotment = Allotment.objects.get()

    sign_in(keeper, leader())
    answer = keeper.post(reverse("budgets:confirm", args=["allotment", allotment.pk]), follow=True)
    assert "Đã xác nhận" in answer.text
    page = keeper.get(reverse("budgets:list"), {"year": "2021"}).text
    assert "1.200.000.000" in page


def test_a_wrong_amount_keeps_what_was_typed_and_says_what_is_wrong(keeper):
    fund = build_fund()
    answer = keeper.post(
        reverse("budgets:allotment_new", args=[fund.pk]), {"amount_vnd": "12,5", **PAPER}
    )
    assert answer.status_code == 422
    assert "Nhập số đồng nguyên" in answer.text
    assert "15/QĐ-UBND" in answer.text
    assert not Allotment.objects.exists()


def test_a_second_entry_of_a_decision_is_refused_beside_its_field(keeper):
    fund = build_fund()
    allot(fund.pk, 5, DECISION, by=accountant())
    answer = keeper.post(
        reverse("budgets:allotment_new", args=[fund.pk]), {"amount_vnd": "5", **PAPER}
    )
    assert answer.status_code == 422
    assert "đã được nhập cho nguồn này" in answer.text


def test_a_leader_refuses_a_paper_with_a_reason(client):
    allotment = allot(build_fund().pk, 5, DECISION, by=accountant())
    sign_in(client, leader())
    address = reverse("budgets:refuse", args=["allotment", allotment.pk])

    assert client.post(address, {"reason": ""}).status_code == 422
    assert "Sai nguồn" in client.post(address, {"reason": "Sai nguồn"}, follow=True).text
    allotment.refresh_from_db()
    assert allotment.state == "refused"


def test_a_clerk_who_posts_a_confirmation_gets_403_and_moves_nothing(client):
    fund = build_fund()
    allotment = allot(fund.pk, 5, DECISION, by=accountant())
    sign_in(client, build_member(Role.CLERK))
    answer = client.post(reverse("budgets:confirm", args=["allotment", allotment.pk]))
    assert answer.status_code == 403
    assert LineBalance.objects.get(pk=unassigned_line(fund).pk).available_vnd == 0


def test_money_of_another_district_is_not_there(client):
    fund = build_fund(100)
    allotment = allot(fund.pk, 5, DECISION, by=accountant())
    other = build_unit("465", "Huyện Hướng Hóa", "district", parent=build_quang_tri())
    office = build_office("HH-KT", OfficeKind.ECONOMIC_OFFICE, territory=other)
    sign_in(client, build_member(Role.ACCOUNTANT, office))

    assert fund.name not in client.get(reverse("budgets:list"), {"year": "2021"}).text
    for address in (
        reverse("budgets:fund", args=[fund.pk]),
        reverse("budgets:line", args=[unassigned_line(fund).pk]),
        reverse("budgets:paper", args=["allotment", allotment.pk]),
        reverse("budgets:paper", args=["nothing", 1]),
        reverse("budgets:allotment_new", args=[fund.pk]),
        reverse("budgets:closing_new", args=[fund.pk]),
        reverse("budgets:transfer_new", args=[unassigned_line(fund).pk]),
    ):
        assert client.get(address).status_code == 404


def test_a_line_shows_who_holds_its_money_and_every_move(keeper):
    line = build_line(300)
    reserve({line.pk: 120}, reference="proposal:42", by=accountant(), reason="Quyết định 7")
    page = keeper.get(reverse("budgets:line", args=[line.pk])).text
    assert "Đề án 42" in page
    assert "Quyết định 7" in page
    assert "180" in page


def test_money_is_taken_back_through_the_page(keeper):
    fund = build_fund(100)
    address = reverse("budgets:transfer_new", args=[unassigned_line(fund).pk])
    assert keeper.post(address, {"target": "", "amount_vnd": "101", **PAPER}).status_code == 422
    assert not Transfer.objects.exists()
    keeper.post(address, {"target": "", "amount_vnd": "60", **PAPER})
    transfer = Transfer.objects.get()

    sign_in(keeper, leader())
    keeper.post(reverse("budgets:confirm", args=["transfer", transfer.pk]))

    assert LineBalance.objects.get(pk=unassigned_line(fund).pk).available_vnd == 40


def test_a_transfer_is_read_by_who_receives_it_and_answered_by_who_gives_it(client):
    given = build_fund(50_000_000, office=build_department())
    district = build_fund()
    transfer = propose_transfer(
        unassigned_line(given).pk,
        unassigned_line(district).pk,
        20_000_000,
        DECISION,
        by=build_member(Role.ACCOUNTANT, build_department()),
    )
    address = reverse("budgets:paper", args=["transfer", transfer.pk])
    receiver = sign_in(client, build_member(Role.LEADER))

    assert address in receiver.get(reverse("budgets:fund", args=[district.pk])).text
    assert receiver.get(reverse("budgets:list")).context["waiting_count"] == 1
    page = receiver.get(address)
    assert page.status_code == 200
    assert reverse("budgets:confirm", args=["transfer", transfer.pk]) not in page.text
    answer = receiver.post(reverse("budgets:confirm", args=["transfer", transfer.pk]))
    assert answer.status_code == 403
    assert Transfer.objects.get().state == "proposed"


def test_a_closing_shows_what_is_outstanding_and_is_refused_until_it_is_settled(keeper):
    line = build_line(100)
    reserve({line.pk: 10}, reference="proposal:1", by=accountant())
    answer = keeper.post(
        reverse("budgets:closing_new", args=[line.fund_id]),
        {"manner": "carry_over", **PAPER},
        follow=True,
    )
    assert line.title in answer.text
    [closing] = line.fund.closings.all()

    sign_in(keeper, leader())
    answer = keeper.post(reverse("payments:closing", args=[closing.pk]))

    assert answer.status_code == 422
    assert "còn 10 đ đã dành" in answer.text


def test_a_closing_has_one_page_and_is_answered_there_alone(keeper):
    closing = propose_closing(build_fund().pk, ClosingManner.RETURN, DECISION, by=accountant())
    page = reverse("payments:closing", args=[closing.pk])
    sign_in(keeper, leader())

    assert keeper.get(reverse("budgets:paper", args=["closing", closing.pk])).url == page
    for answer in ("confirm", "refuse"):
        elsewhere = reverse(f"budgets:{answer}", args=["closing", closing.pk])
        assert keeper.post(elsewhere, {"reason": "Sai năm"}).status_code == 404
    closing.refresh_from_db()
    assert closing.state == "proposed"


def test_pages_ask_as_many_queries_for_many_lines_as_for_one(keeper):
    def counts():
        found = []
        for address in (
            reverse("budgets:list") + "?year=2021",
            reverse("budgets:fund", args=[fund.pk]),
            reverse("budgets:line", args=[line.pk]),
            reverse("budgets:papers"),
        ):
            with CaptureQueriesContext(connection) as captured:
                assert keeper.get(address).status_code == 200
            found.append(len(captured))
        return found

    fund = build_fund(1_000)
    line = build_line(100, fund=fund)
    keeper.get(reverse("budgets:list"))
    before = counts()
    for number in range(2, 9):
        build_line(10, fund=fund, reference=f"plan_line:{number}")
        reserve({line.pk: 1}, reference=f"proposal:{number}", by=accountant())
    assert counts() == before
    assert max(before) <= 12


def test_an_empty_year_says_what_to_do(keeper):
    assert "Bấm “Lập nguồn kinh phí”" in keeper.get(reverse("budgets:list")).text


def test_who_may_not_found_a_fund_is_told_so(client):
    sign_in(client, build_member(Role.CLERK))
    assert "Chỉ kế toán" in client.get(reverse("budgets:fund_new")).text
