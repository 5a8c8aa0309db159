"""The pages of contracts."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from khuyencong.foundation.accounts.actor import Role
from khuyencong.programme.budgets.services import advance
from khuyencong.programme.budgets.states import Source
from khuyencong.programme.contracts.models import Amendment, Contract, SupplierSelection
from khuyencong.programme.contracts.services import (
    approve_amendment,
    propose_amendment,
    terminate_contract,
)
from khuyencong.programme.contracts.states import (
    AmendmentKind,
    AmendmentState,
    ContractState,
)
from khuyencong.programme.contracts.values import ChangeValues
from khuyencong.programme.proposals.states import State
from tests.builders.appraisals import (
    ASKED_VND,
    build_approved,
    build_budget_line,
    build_line_with,
    build_registered,
    clerk,
    committee_leader,
    signed_in,
)
from tests.builders.contracts import (
    CHANGED_ON,
    build_contract,
    build_signed,
    build_started,
    build_suspended,
    contract_values,
    implementer,
)
from tests.builders.offices import build_member, build_office

TODAY = date(2021, 7, 5)


@pytest.fixture(autouse=True)
def _the_day_is_in_that_year(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


def _answers(proposal, **changes):
    """Return what a person would type for the contract that the decision asks for."""
    values = contract_values(proposal)
    [item], [(line, share_vnd)] = values.items, values.shares.items()
    return {
        "number": values.number,
        "office": str(values.office_id),
        "party_b_name": values.party_b_name,
        "party_b_representative": values.party_b_representative,
        "starts_on": "01/05/2021",
        "ends_on": "30/11/2021",
        f"quantity_{item.cost_item_id}": "1",
        f"cost_{item.cost_item_id}": "400.000.000",
        f"support_{item.cost_item_id}": "200.000.000",
        f"line_{line}": f"{share_vnd}",
    } | changes


def _open(client, name, *arguments):
    return client.get(reverse(f"contracts:{name}", args=arguments))


def _send(client, answers, name, *arguments):
    return client.post(reverse(f"contracts:{name}", args=arguments), answers)


def test_a_contract_is_drafted_from_the_decision(client):
    proposal = build_approved()
    signed_in(client, clerk())
    assert "200.000.000" in _open(client, "prepare", proposal.pk).text

    refused = _send(client, _answers(proposal, number=""), "prepare", proposal.pk)
    assert refused.status_code == 422
    assert not Contract.objects.exists()

    answer = _send(client, _answers(proposal), "prepare", proposal.pk)
    contract = Contract.objects.get()
    assert answer.url == reverse("contracts:contract", args=[contract.pk])
    assert contract.amount_vnd == ASKED_VND


def test_before_the_approval_there_is_nothing_to_draft(client):
    proposal = build_registered()
    signed_in(client, clerk())

    answer = _open(client, "prepare", proposal.pk)

    assert answer.status_code == 422
    assert "chưa được phê duyệt" in answer.text


def test_what_is_wrong_is_shown_above_the_form_with_what_was_typed(client):
    proposal = build_approved()
    signed_in(client, clerk())

    answer = _send(client, _answers(proposal, ends_on="01/01/2022"), "prepare", proposal.pk)

    assert answer.status_code == 422
    assert "sau năm kế hoạch 2021" in answer.text
    assert 'value="01/01/2022"' in answer.text


def test_two_tabs_do_not_overwrite_each_other(client):
    contract = build_contract()
    answers = _answers(contract.proposal, party_b_bank="Agribank Đakrông")
    signed_in(client, clerk())
    assert 'name="version" value="1"' in _open(client, "edit", contract.pk).text

    _send(client, answers | {"version": "1"}, "edit", contract.pk)
    second = _send(client, answers | {"version": "1"}, "edit", contract.pk)

    assert second.status_code == 409
    assert 'name="version" value="1"' in second.text
    contract.refresh_from_db()
    assert (contract.party_b_bank, contract.version) == ("Agribank Đakrông", 2)


def test_a_leader_signs_on_the_page(client):
    contract = build_contract()
    signed_in(client, committee_leader())
    assert "Ký hợp đồng</button>" in _open(client, "sign", contract.pk).text

    _send(client, {"day": "26/04/2021"}, "sign", contract.pk)

    contract.refresh_from_db()
    assert (contract.state, contract.signed_on) == (ContractState.SIGNED, date(2021, 4, 26))


def test_who_may_not_sign_reads_who_does(client):
    contract = build_contract()
    signed_in(client, clerk())

    page = _open(client, "sign", contract.pk).text

    assert "Ký hợp đồng</button>" not in page


@pytest.mark.parametrize("build", [build_contract, build_signed, build_started, build_suspended])
def test_the_page_of_a_contract_opens_in_each_state(client, build):
    contract = build()
    signed_in(client, committee_leader())

    page = _open(client, "contract", contract.pk)

    assert page.status_code == 200
    assert contract.number in page.text


def test_a_terminated_contract_shows_the_advance_to_be_returned(client):
    contract = build_started()
    [share] = contract.shares.all()
    advance({share.budget_line_id: 140_000_000}, reference=contract.proposal.reference, by=clerk())
    terminate_contract(
        contract.pk,
        reason="Cơ sở ngừng sản xuất",
        decision_number="61/QĐ",
        by=committee_leader(),
        on=CHANGED_ON,
    )
    signed_in(client, clerk())

    page = _open(client, "contract", contract.pk).text

    assert "tạm ứng phải thu hồi" in page
    assert "140.000.000" in page


def test_work_begins_with_one_button(client):
    contract = build_signed()
    signed_in(client, implementer(contract))
    assert "Khởi công" in _open(client, "contract", contract.pk).text

    _send(client, {}, "start", contract.pk)

    contract.refresh_from_db()
    assert contract.started_on == TODAY


def test_an_establishment_does_not_see_a_draft_nor_another_s_contract(client):
    lines = build_line_with(1_000_000_000)
    draft, other = build_contract(1, line=lines), build_signed(2, line=lines)
    signed_in(client, implementer(draft))

    assert _open(client, "contract", draft.pk).status_code == 404
    assert _open(client, "contract", other.pk).status_code == 404


def test_less_money_is_proposed_compared_and_approved(client):
    contract = build_signed()
    [item], [share] = contract.items.all(), contract.shares.all()
    signed_in(client, clerk())
    page = _open(client, "propose", contract.pk, "less_money").text
    assert "Do lãnh đạo bên A quyết định." in page
    answers = {
        f"quantity_{item.pk}": "1",
        f"cost_{item.pk}": "300.000.000",
        f"support_{item.pk}": "150.000.000",
        f"line_{share.budget_line_id}": "150.000.000",
        "reason": "Giá máy giảm",
    }

    _send(client, answers, "propose", contract.pk, "less_money")
    amendment = Amendment.objects.get()
    signed_in(client, committee_leader())
    page = _open(client, "decide", amendment.pk).text
    assert "200.000.000" in page
    assert "150.000.000" in page

    _send(client, {"number": "01/PL", "day": "01/07/2021"}, "decide", amendment.pk)
    assert Amendment.objects.get().state == AmendmentState.PROPOSED  # before it was proposed
    _send(client, {"number": "01/PL", "day": "05/07/2021"}, "decide", amendment.pk)
    contract.refresh_from_db()
    assert contract.amount_vnd == 150_000_000


def test_an_error_says_which_row_it_is_about(client):
    contract = build_signed()
    [item] = contract.items.all()
    signed_in(client, clerk())
    answers = {f"quantity_{item.pk}": "0", "reason": "Giá máy giảm"}

    page = _send(client, answers, "propose", contract.pk, "less_money").text

    assert f"1. {item.name}" in page
    assert f'<a href="#id_quantity_{item.pk}">Số lượng, dòng 1:' in page
    assert f'<a href="#id_cost_{item.pk}">Kinh phí, dòng 1:' in page


@pytest.mark.parametrize("kind", [kind.value for kind in AmendmentKind])
def test_each_kind_of_change_has_its_form(client, kind):
    contract = build_signed()
    signed_in(client, clerk())

    page = _open(client, "propose", contract.pk, kind)
    refused = _send(client, {"text": "", "reason": ""}, "propose", contract.pk, kind)

    assert page.status_code == 200
    assert refused.status_code == 422
    assert not Amendment.objects.exists()


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("time_within_year", {"ends_on": "20/12/2021"}),
        ("into_next_year", {"ends_on": "31/03/2022"}),
        ("partner", {"text": "Thêm HTX Ba Nang"}),
    ],
)
def test_changes_of_time_and_words_are_read_back_by_who_decides(client, kind, answers):
    contract = build_signed()
    signed_in(client, clerk())

    _send(client, answers | {"reason": "Mưa lũ"}, "propose", contract.pk, kind)

    page = _open(client, "decide", Amendment.objects.get().pk).text
    assert next(iter(answers.values())) in page


def test_a_change_of_beneficiary_names_both(client):
    contract = build_signed()
    item, beneficiary = contract.items.get(), contract.proposal.beneficiaries.get()
    signed_in(client, clerk())
    answers = {"item": item.pk, "beneficiary": beneficiary.pk, "reason": "Đổi nơi đặt máy"}

    _send(client, answers, "propose", contract.pk, "beneficiary")

    assert str(beneficiary) in _open(client, "decide", Amendment.objects.get().pk).text


def test_a_change_is_refused_with_an_answer(client):
    contract = build_signed()
    amendment = propose_amendment(
        contract.pk,
        AmendmentKind.PARTNER,
        ChangeValues(text="Thêm HTX Ba Nang"),
        reason="Thiếu người",
        by=clerk(),
        on=CHANGED_ON,
    )
    signed_in(client, committee_leader())

    assert _send(client, {"answer": ""}, "refuse", amendment.pk).status_code == 422
    _send(client, {"answer": "Chưa cần"}, "refuse", amendment.pk)

    amendment.refresh_from_db()
    assert (amendment.state, amendment.answer) == (AmendmentState.REFUSED, "Chưa cần")


@pytest.mark.parametrize(
    ("build", "way", "state"),
    [
        (build_started, "tam-dung", State.SUSPENDED),
        (build_suspended, "tiep-tuc", State.IN_PROGRESS),
        (build_started, "cham-dut", State.TERMINATED),
    ],
)
def test_a_contract_is_interrupted_on_its_page(client, build, way, state):
    contract = build()
    signed_in(client, committee_leader())
    assert _open(client, "interrupt", contract.pk, way).status_code == 200

    refused = _send(client, {"day": "05/07/2021"}, "interrupt", contract.pk, way)
    assert refused.status_code == 422
    _send(
        client,
        {"reason": "Máy về muộn", "decision_number": "60/UBND", "day": "05/07/2021"},
        "interrupt",
        contract.pk,
        way,
    )

    contract.proposal.refresh_from_db()
    assert contract.proposal.state == state


def test_an_unknown_way_or_kind_is_not_there(client):
    contract = build_started()
    signed_in(client, committee_leader())

    assert _open(client, "interrupt", contract.pk, "xoa").status_code == 404
    assert _open(client, "propose", contract.pk, "xoa").status_code == 404


def test_a_supplier_is_recorded_with_its_offers(client):
    contract = build_contract()
    signed_in(client, clerk())
    answers = {
        "item": "",
        "method": "selection",
        "supplier_name": "Cơ khí Đông Hà",
        "price_vnd": "395.000.000",
        "decision_number": "09/QĐ",
        "decided_on": "19/04/2021",
        "offers": "Cơ khí Đông Hà; 395.000.000\nCơ khí Cam Lộ",
    }

    unchosen = '<option value="" selected>Chọn…</option>'  # nobody decides it by leaving it
    assert unchosen in _open(client, "supplier", contract.pk).text
    assert _send(client, answers | {"method": ""}, "supplier", contract.pk).status_code == 422
    wrong = _send(client, answers, "supplier", contract.pk)
    assert wrong.status_code == 422
    assert "Cơ khí Cam Lộ” chưa đúng dạng" in wrong.text

    offers = answers["offers"] + "; 402.000.000"
    assert _send(client, answers | {"offers": offers}, "supplier", contract.pk).status_code == 302
    assert len(SupplierSelection.objects.get().offers) == 2


def test_money_is_carried_over_on_its_page(client):
    plan_line, line = build_line_with(1_000_000_000)
    contract = build_started(line=(plan_line, line))
    amendment = propose_amendment(
        contract.pk,
        AmendmentKind.INTO_NEXT_YEAR,
        ChangeValues(ends_on=date(2022, 3, 31)),
        reason="Máy về muộn",
        by=clerk(),
        on=CHANGED_ON,
    )
    approve_amendment(amendment.pk, number="02/PL", by=committee_leader(), on=CHANGED_ON)
    next_line = build_budget_line(1_000, plan_line=plan_line, source=Source.PROVINCIAL, year=2022)
    signed_in(client, build_member(Role.ACCOUNTANT, build_office()))
    assert next_line.title in _open(client, "carry_over", contract.pk).text

    nothing = _send(client, {"decision_number": "88/QĐ"}, "carry_over", contract.pk)
    assert nothing.status_code == 422
    _send(
        client,
        {"decision_number": "88/QĐ", f"line_{line.pk}": next_line.pk},
        "carry_over",
        contract.pk,
    )

    assert contract.shares.get().budget_line_id == next_line.pk
