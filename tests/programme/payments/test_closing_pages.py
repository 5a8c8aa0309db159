"""The pages of settlements, of the Treasury's statements and of the end of a year."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.budgets.services import Decision, propose_closing
from khuyencong.programme.budgets.states import ClosingManner, PaperState
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.payments.models import (
    TreasuryStatement,
)
from khuyencong.programme.payments.states import PaymentKind
from tests.builders.acceptance import build_accepted
from tests.builders.appraisals import committee_leader, signed_in
from tests.builders.contracts import build_started
from tests.builders.files import build_upload
from tests.builders.payments import (
    accountant,
    build_advanced,
    build_draft_payment,
    build_fully_paid,
    build_paid,
    build_prepared_settlement,
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


def test_a_statement_is_pasted_compared_and_entered_anew(client):
    build_advanced()
    office = BudgetLine.objects.select_related("fund").first().fund.office_id
    signed_in(client, accountant())
    lines = "Số chứng từ; Ngày; Số tiền; Nội dung\nUNC-TU-1; 28/06/2021; 14.000.000; Tạm ứng"
    answers = {"office": str(office), "month": "30/06/2021", "lines": lines}
    wrong = _send(client, answers | {"lines": f"{lines}\nUNC-2; hôm qua; 5"}, "statement_new")
    assert wrong.status_code == 422
    assert "Dòng 3 “UNC-2; hôm qua; 5” chưa đúng dạng" in wrong.text

    _send(client, answers, "statement_new")
    statement = TreasuryStatement.objects.get()
    page = _open(client, "statement", statement.pk).text
    assert "khác số tiền, đã ghi 140.000.000\u00a0đ" in page
    assert "Đã ghi, sao kê không có" in page

    again = client.get(_url("statement_new"), {"sao-ke": statement.pk}).text
    assert "UNC-TU-1; 28/06/2021; 14000000; Tạm ứng" in again
    _send(client, answers | {"lines": lines.replace("14.000", "140.000")}, "statement_new")
    assert "Khớp hoàn toàn, cả hai phía." in _open(client, "statement", statement.pk).text
    assert "06/2021" in _open(client, "statements").text
    signed_in(client, committee_leader())
    assert _open(client, "statement", statement.pk).status_code == 200


def test_what_was_recorded_later_is_matched_with_one_button(client):
    contract = build_started()
    office = BudgetLine.objects.select_related("fund").first().fund.office_id
    signed_in(client, accountant())
    answers = {
        "office": str(office),
        "month": "30/06/2021",
        "lines": "UNC-01; 28/06/2021; 140.000.000",
    }
    _send(client, answers, "statement_new")
    build_paid(contract, 140_000_000, PaymentKind.ADVANCE)
    statement = TreasuryStatement.objects.get()

    _send(client, {}, "match", statement.pk)

    assert "Khớp hoàn toàn" in _open(client, "statement", statement.pk).text


def test_a_year_is_closed_where_its_open_payments_are_shown(client):
    payment = build_draft_payment(build_started(), 50_000_000, PaymentKind.ADVANCE)
    fund = BudgetLine.objects.select_related("fund").first().fund
    decision = Decision("900/QĐ-UBND", TODAY, "Ủy ban nhân dân huyện Đakrông")
    closing = propose_closing(fund.pk, ClosingManner.RETURN, decision, by=accountant())
    signed_in(client, committee_leader())
    assert _url("closing", closing.pk) in _open(client, "list").text
    assert str(payment) in _open(client, "closing", closing.pk).text

    answer = _send(client, {}, "closing", closing.pk)

    assert answer.status_code == 422
    assert "Hoàn tất hoặc hủy trước khi khóa sổ" in answer.text
    closing.refresh_from_db()
    assert closing.state == PaperState.PROPOSED


def test_a_closing_is_refused_with_its_reason_on_its_page(client):
    build_started()
    fund = BudgetLine.objects.select_related("fund").first().fund
    decision = Decision("900/QĐ-UBND", TODAY, "Ủy ban nhân dân huyện Đakrông")
    closing = propose_closing(fund.pk, ClosingManner.RETURN, decision, by=accountant())
    signed_in(client, committee_leader())
    assert _send(client, {"reason": ""}, "refuse_closing", closing.pk).status_code == 422

    _send(client, {"reason": "Còn một hợp đồng"}, "refuse_closing", closing.pk)

    assert "Còn một hợp đồng" in _open(client, "closing", closing.pk).text
    closing.refresh_from_db()
    assert closing.state == PaperState.REFUSED


def test_a_settlement_is_prepared_and_closed_in_the_browser(client):
    contract = build_fully_paid()
    signed_in(client, accountant())
    assert "Chưa lập quyết toán" in _open(client, "settlement", contract.pk).text
    answers = {
        "number": "01/QT",
        "liquidation_number": "05/TL",
        "liquidated_on": "02/08/2021",
        "note": "",
    }
    _send(client, answers, "prepare_settlement", contract.pk)
    page = _open(client, "settlement", contract.pk).text
    assert "Thiếu giấy tờ: Chứng từ chi" in page

    signed_in(client, committee_leader())
    refused = _send(client, {}, "settle", contract.pk)
    assert refused.status_code == 422
    assert "Thiếu giấy tờ: Biên bản nghiệm thu" in refused.text

    signed_in(client, accountant())
    for requirement in (
        "Hợp đồng và dự toán được duyệt",
        "Biên bản nghiệm thu",
        "Biên bản thanh lý hợp đồng",
        "Chứng từ chi",
    ):
        told = {"requirement": requirement, "number": "Cặp 12"}
        _send(client, told, "add_settlement_paper", contract.pk)
    signed_in(client, committee_leader())
    assert "Duyệt quyết toán</button>" in _open(client, "settlement", contract.pk).text
    _send(client, {}, "settle", contract.pk)

    contract.refresh_from_db()
    assert contract.state == ContractState.COMPLETED
    assert "Trở lại dòng kinh phí" in _open(client, "settlement", contract.pk).text


def test_a_paper_of_a_settlement_is_opened_and_dropped(client):
    contract = build_accepted()
    settlement = build_prepared_settlement(contract)
    signed_in(client, accountant())
    upload = {"requirement": "Chứng từ chi", "number": "", "file": build_upload()}
    _send(client, upload, "add_settlement_paper", contract.pk)
    paper = settlement.papers.get(attachment__isnull=False)
    assert _open(client, "settlement_paper", paper.pk).status_code == 200

    _send(client, {}, "drop_settlement_paper", paper.pk)

    assert _open(client, "settlement_paper", paper.pk).status_code == 404
