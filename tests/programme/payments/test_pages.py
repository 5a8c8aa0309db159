"""The pages of payments."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from khuyencong.foundation.accounts.actor import Role
from khuyencong.programme.contracts.services import terminate_contract
from khuyencong.programme.payments.models import (
    Payment,
    Recovery,
    Settlement,
)
from khuyencong.programme.payments.queries import payment_parts
from khuyencong.programme.payments.states import PaymentKind, PaymentState
from tests.builders.acceptance import build_accepted
from tests.builders.appraisals import build_line_with, clerk, committee_leader, signed_in
from tests.builders.contracts import build_contract, build_started, build_suspended, implementer
from tests.builders.establishments import tax_code
from tests.builders.files import build_upload
from tests.builders.offices import build_department, build_member
from tests.builders.payments import (
    accountant,
    build_advanced,
    build_approved_payment,
    build_draft_payment,
    build_paid,
    build_settled,
    build_started_on_two_lines,
    build_whole_draft,
    payment_values,
)

TODAY = date(2021, 8, 9)


@pytest.fixture(autouse=True)
def _the_day_is_in_that_year(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


def _url(name, *arguments):
    return reverse(f"payments:{name}", args=arguments)


def _open(client, name, *arguments):
    return client.get(_url(name, *arguments))


def _send(client, answers, name, *arguments):
    return client.post(_url(name, *arguments), answers)


def _answers(amount, **changes):
    values = payment_values(0)
    told = {
        name: getattr(values, name)
        for name in ("payee_name", "payee_account", "payee_bank", "budget_code", "sub_item")
    }
    return told | {"amount_vnd": amount, "note": ""} | changes


def test_an_advance_walks_from_request_to_treasury_in_the_browser(client):
    contract = build_started()
    signed_in(client, accountant())
    form = _open(client, "prepare", contract.pk, "tam-ung").text
    assert 'value="140.000.000"' in form
    assert 'value="280-309"' in form

    above = _send(client, _answers("150.000.000"), "prepare", contract.pk, "tam-ung")
    assert above.status_code == 422
    assert "còn được tạm ứng 140.000.000 đ" in above.text
    answer = _send(client, _answers("140.000.000"), "prepare", contract.pk, "tam-ung")
    payment = Payment.objects.get()
    assert answer.url == _url("payment", payment.pk)

    page = _open(client, "payment", payment.pk).text
    assert "Còn vướng trước khi duyệt" in page
    assert "Thiếu giấy tờ: Báo cáo tiến độ" in page
    for requirement in ("contract", "progress_report"):
        _send(client, {"requirement": requirement, "number": "01"}, "add_paper", payment.pk)

    signed_in(client, committee_leader())
    page = _open(client, "payment", payment.pk).text
    assert "Còn vướng" not in page
    assert "Một trăm bốn mươi triệu đồng" in page
    _send(client, {}, "approve", payment.pk)

    signed_in(client, accountant())
    answers = {"treasury_number": "UNC-01", "treasury_on": "09/08/2021"}
    _send(client, answers, "record", payment.pk)
    payment.refresh_from_db()
    assert (payment.state, payment.treasury_number) == (PaymentState.PAID, "UNC-01")
    assert "UNC-01, 09/08/2021" in _open(client, "contract", contract.pk).text


def test_a_refused_approval_says_why_on_the_page(client):
    payment = build_draft_payment(build_started(), 50_000_000, PaymentKind.ADVANCE)
    signed_in(client, committee_leader())

    answer = _send(client, {}, "approve", payment.pk)

    assert answer.status_code == 422
    assert "Thiếu giấy tờ: Báo cáo tiến độ" in answer.text
    payment.refresh_from_db()
    assert payment.state == PaymentState.DRAFT


def test_who_may_not_approve_reads_who_does(client):
    payment = build_draft_payment(build_started(), 50_000_000, PaymentKind.ADVANCE)
    signed_in(client, accountant())

    page = _open(client, "payment", payment.pk).text

    assert "Duyệt chi</button>" not in page
    assert "do lãnh đạo Cơ quan DKR-UBND quyết định" in page


def test_a_payment_gets_its_vouchers_and_papers_and_loses_them_again(client):
    payment = build_draft_payment(build_accepted(), 200_000_000)
    signed_in(client, accountant())
    voucher = {
        "kind": "invoice",
        "series": "AA/21E",
        "number": "0000123",
        "issued_on": "12/07/2021",
        "seller_tax_code": "0000000000",
        "seller_name": "Cơ khí Đông Hà",
        "amount_vnd": "400.000.000",
        "item": "",
    }
    wrong = _send(client, voucher, "add_voucher", payment.pk)
    assert wrong.status_code == 422
    assert "Mã số thuế 0000000000 không đúng" in wrong.text

    _send(client, voucher | {"seller_tax_code": tax_code(77)}, "add_voucher", payment.pk)
    again = _send(client, voucher | {"seller_tax_code": tax_code(77)}, "add_voucher", payment.pk)
    assert "Một hóa đơn chỉ được tính một lần" in again.text
    assert "AA/21E 0000123" in _open(client, "payment", payment.pk).text

    upload = {"requirement": "result_report", "number": "", "file": build_upload()}
    _send(client, upload, "add_paper", payment.pk)
    paper = payment.papers.get()
    assert b"".join(_open(client, "paper", paper.pk).streaming_content).startswith(b"%PDF")
    nothing = _send(client, {"requirement": "form_3b", "number": ""}, "add_paper", payment.pk)
    assert nothing.status_code == 422

    _send(client, {}, "drop_paper", paper.pk)
    _send(client, {}, "drop_voucher", payment.invoices.get().pk)
    assert _open(client, "paper", paper.pk).status_code == 404
    assert not payment.invoices.filter(counts=True).exists()


def test_a_draft_is_changed_and_a_second_tab_is_told(client):
    payment = build_draft_payment(build_started(), 50_000_000, PaymentKind.ADVANCE)
    signed_in(client, accountant())
    assert 'name="version" value="1"' in _open(client, "edit", payment.pk).text

    _send(client, _answers("60.000.000", version="1"), "edit", payment.pk)
    second = _send(client, _answers("70.000.000", version="1"), "edit", payment.pk)

    assert second.status_code == 409
    payment.refresh_from_db()
    assert payment.amount_vnd == 60_000_000


def test_a_contract_of_two_lines_may_say_from_which_it_is_paid(client):
    contract, line, other = build_started_on_two_lines()
    signed_in(client, accountant())
    assert "Lấy từ các dòng kinh phí" in _open(client, "prepare", contract.pk, "tam-ung").text
    shares = {f"line_{line.pk}": "", f"line_{other.pk}": "50.000.000"}

    _send(client, _answers("50.000.000", **shares), "prepare", contract.pk, "tam-ung")

    assert Payment.objects.get().shares.get().budget_line == other


@pytest.mark.parametrize("way", ["refuse", "cancel"])
def test_a_draft_ends_with_a_reason(client, way):
    payment = build_draft_payment(build_started(), 50_000_000, PaymentKind.ADVANCE)
    signed_in(client, committee_leader())
    assert _open(client, way, payment.pk).status_code == 200

    assert _send(client, {"reason": ""}, way, payment.pk).status_code == 422
    _send(client, {"reason": "Sai tài khoản"}, way, payment.pk)

    payment.refresh_from_db()
    assert payment.answer == "Sai tài khoản"
    assert "Sai tài khoản" in _open(client, "payment", payment.pk).text


def test_a_recovery_starts_from_what_must_come_back(client):
    contract = build_advanced()
    terminate_contract(
        contract.pk,
        reason="Cơ sở ngừng sản xuất",
        decision_number="61/QĐ",
        by=committee_leader(),
        on=date(2021, 7, 1),
    )
    signed_in(client, accountant())
    assert (
        "Còn 140.000.000\u00a0đ tạm ứng phải thu hồi" in _open(client, "contract", contract.pk).text
    )
    assert 'value="140.000.000"' in _open(client, "recover", contract.pk).text
    answers = {
        "kind": "advance",
        "amount_vnd": "140.000.000",
        "document_number": "GNT-07",
        "document_on": "02/08/2021",
        "reason": "Hợp đồng chấm dứt",
    }

    assert _send(client, answers | {"reason": ""}, "recover", contract.pk).status_code == 422
    _send(client, answers, "recover", contract.pk)

    assert Recovery.objects.get().released_vnd == 140_000_000
    assert "phải thu hồi" not in _open(client, "contract", contract.pk).text


def test_the_list_shows_what_waits_and_narrows(client):
    lines = build_line_with(2_000_000_000)
    draft = build_draft_payment(build_started(1, line=lines), 1, PaymentKind.ADVANCE)
    approved = build_approved_payment(build_started(2, line=lines), 2, PaymentKind.ADVANCE)
    advanced = build_advanced(3, line=lines)
    accepted = build_accepted(4, line=lines)
    signed_in(client, committee_leader())

    page = _open(client, "list").text

    assert "Chờ lãnh đạo duyệt" in page
    assert "Đã duyệt, chờ chứng từ Kho bạc" in page
    assert _url("contract", advanced.pk) in page
    assert _url("settlement", accepted.pk) in page
    narrowed = client.get(_url("list"), {"state": "paid"}).context["page"].rows
    assert [one.contract for one in narrowed] == [advanced]
    assert {draft.pk, approved.pk}.isdisjoint(one.pk for one in narrowed)


def test_an_establishment_sees_its_payments_but_no_draft_and_no_other_s(client):
    lines = build_line_with(2_000_000_000)
    own, other = build_started(1, line=lines), build_advanced(2, line=lines)
    paid = build_paid(own, 50_000_000, PaymentKind.ADVANCE)
    draft = build_draft_payment(own, 5_000_000, PaymentKind.ADVANCE)
    signed_in(client, implementer(own))

    assert _open(client, "payment", paid.pk).status_code == 200
    assert _open(client, "payment", draft.pk).status_code == 404
    assert _open(client, "contract", other.pk).status_code == 404
    assert _open(client, "prepare", own.pk, "tam-ung").status_code == 403
    assert _open(client, "statement_new").status_code == 403
    assert _open(client, "list").status_code == 200


@pytest.mark.parametrize(
    "build", [build_started, build_suspended, build_advanced, build_accepted, build_settled]
)
def test_the_money_of_a_contract_opens_in_each_state(client, build):
    contract = build()
    for actor in (clerk(), committee_leader(), accountant()):
        signed_in(client, actor)
        assert _open(client, "contract", contract.pk).status_code == 200
        assert _open(client, "settlement", contract.pk).status_code == 200


def test_what_is_not_there_answers_so(client):
    draft = build_contract()
    signed_in(client, accountant())

    assert _open(client, "contract", draft.pk).status_code == 404
    assert _open(client, "payment", 999).status_code == 404
    assert _open(client, "statement", 999).status_code == 404
    assert _open(client, "closing", 999).status_code == 404
    assert _send(client, {}, "drop_voucher", 999).status_code == 404
    assert not Settlement.objects.exists()


def test_another_province_s_accountant_enters_nothing_here(client):
    contract = build_started()
    signed_in(client, build_member(Role.ACCOUNTANT, build_department()))

    answer = _send(client, _answers("1.000.000"), "prepare", contract.pk, "tam-ung")

    assert answer.status_code == 403
    assert not Payment.objects.exists()


def test_pages_take_as_many_queries_for_one_row_as_for_many(client, django_assert_max_num_queries):
    lines = build_line_with(2_000_000_000)
    contract = build_started(1, line=lines)
    build_paid(contract, 20_000_000, PaymentKind.ADVANCE, treasury_number="UNC-1")
    payment = build_whole_draft(contract, 10_000_000, PaymentKind.ADVANCE)
    signed_in(client, committee_leader())
    pages = [_url("list"), _url("contract", contract.pk), _url("payment", payment.pk)]
    taken_first = []
    for page in pages:
        client.get(page)
        with django_assert_max_num_queries(45) as taken:
            client.get(page)
        taken_first.append(len(taken))
    for number in (2, 3):
        build_advanced(number, 100_000_000, line=lines)
        build_paid(contract, 20_000_000, PaymentKind.ADVANCE, treasury_number=f"UNC-{number}")

    for page, few in zip(pages, taken_first, strict=True):
        with django_assert_max_num_queries(few):
            client.get(page)


def test_the_parts_of_a_de_an_take_as_many_queries_for_one_payment_as_for_many(
    django_assert_num_queries,
):
    contract = build_started()
    build_paid(contract, 20_000_000, PaymentKind.ADVANCE, treasury_number="UNC-1")
    with django_assert_num_queries(12):
        parts = payment_parts(contract.proposal)
    assert len(parts.payments) == 1
    build_paid(contract, 20_000_000, PaymentKind.ADVANCE, treasury_number="UNC-2")

    with django_assert_num_queries(12):
        assert len(payment_parts(contract.proposal).payments) == 2


def test_before_a_contract_there_are_no_parts():
    assert payment_parts(build_contract().proposal) is None
