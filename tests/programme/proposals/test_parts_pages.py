"""Parts that are lists, on their pages: who is in it, what it costs, its papers."""

import pytest

from khuyencong.foundation.accounts.actor import Role
from khuyencong.programme.proposals.models import CostItem, Proposal
from khuyencong.programme.proposals.queries import papers_in_use
from khuyencong.programme.proposals.services import add_cost_item, change_cost_item
from khuyencong.programme.proposals.states import State
from tests.builders.files import PDF, PNG, build_upload
from tests.builders.offices import build_member
from tests.builders.proposals import (
    applicant_of,
    build_complete,
    build_draft,
    build_dryer,
    build_submitted,
    cost_item,
)

ITEM = {
    "name": "Máy sấy cà phê",
    "unit": "máy",
    "quantity": "1",
    "unit_price_vnd": "400.000.000",
    "vat_percent": "0",
    "category": "machinery",
    "condition": "new",
    "asked_vnd": "200.000.000",
    "other_vnd": "0",
    "beneficiary_id": "",
}


@pytest.fixture
def draft():
    return build_draft()


def test_a_clerk_adds_and_removes_a_beneficiary(browse, draft):
    other, _applicant = build_dryer(2)
    browser = browse(build_member(Role.CLERK))

    added = browser.send("people", draft, answers={"establishment": other.pk})

    assert added.status_code == 302
    page = browser.open("people", draft).text
    assert other.name in page
    assert "Xã Tà Rụt, Thôn Vực Leng" in page
    row = draft.beneficiaries.get(establishment=other)
    assert browser.send("drop", draft, "beneficiary", row.pk).status_code == 302
    assert draft.beneficiaries.count() == 1


def test_an_applicant_chooses_among_their_own_only(browse, draft):
    other, _applicant = build_dryer(2)

    answer = browse(applicant_of(draft)).send("people", draft, answers={"establishment": other.pk})

    assert answer.status_code == 422
    assert draft.beneficiaries.count() == 1


def test_a_beneficiary_entered_twice_is_told_beside_the_form(browse, draft):
    known = draft.beneficiaries.get().establishment

    answer = browse(build_member(Role.CLERK)).send(
        "people", draft, answers={"establishment": known.pk}
    )

    assert answer.status_code == 422
    assert f"{known.name} đã có trong danh sách thụ hưởng" in answer.text


def test_a_beneficiary_of_a_closed_dossier_is_refused_as_not_permitted(browse):
    proposal, (other, _applicant) = build_submitted(), build_dryer(2)

    answer = browse(build_member(Role.CLERK)).send(
        "people", proposal, answers={"establishment": other.pk}
    )

    assert answer.status_code == 403
    assert "không sửa được nữa" in answer.text


def test_a_partner_is_added_and_one_without_a_name_told(browse, draft):
    browser = browse(applicant_of(draft))

    refused = browser.send("people", draft, answers={"what": "partner", "task": "Vận động bà con"})
    assert refused.status_code == 422
    assert 'value="Vận động bà con"' in refused.text
    browser.send("people", draft, answers={"what": "partner", "name": "Hội Nông dân"})

    partner = draft.partners.get()
    assert "Hội Nông dân" in browser.open("people", draft).text
    browser.send("drop", draft, "partner", partner.pk)
    assert not draft.partners.exists()


def test_a_cost_item_is_added_and_the_sums_shown(browse, draft):
    browser = browse(applicant_of(draft))

    answer = browser.send("estimate", draft, answers=ITEM)

    assert answer.status_code == 302
    page = browser.open("estimate", draft).text
    assert "Máy sấy cà phê" in page
    assert "<strong>400.000.000</strong>" in page
    assert "<strong>200.000.000</strong>" in page


def test_what_makes_no_sense_is_told_with_what_was_typed(browse, draft):
    answer = browse(applicant_of(draft)).send(
        "estimate", draft, answers=ITEM | {"asked_vnd": "400.000.001"}
    )

    assert answer.status_code == 422
    assert "400.000.001 đ, lớn hơn thành tiền 400.000.000 đ" in answer.text
    assert 'value="400.000.001"' in answer.text
    assert not CostItem.objects.exists()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("-5", "Số tiền không được âm."),
        ("12,5", "Nhập số đồng nguyên, không có phần lẻ"),
        ("9" * 30, "Số tiền vượt quá mức lớn nhất"),
        ("mười", "Nhập số tiền bằng chữ số"),
    ],
)
def test_an_amount_that_is_no_whole_dong_is_told_at_its_field(browse, draft, typed, told):
    answer = browse(applicant_of(draft)).send(
        "estimate", draft, answers=ITEM | {"unit_price_vnd": typed}
    )

    assert answer.status_code == 422
    assert told in answer.text
    assert f'value="{typed}"' in answer.text


def test_a_cost_item_is_changed_from_what_was_stored(browse, draft):
    by = applicant_of(draft)
    item = add_cost_item(draft.pk, cost_item(), by=by)
    browser = browse(by)
    assert 'value="400.000.000"' in browser.open("item", draft, item.pk).text

    changed = ITEM | {"asked_vnd": "100.000.000", "version": "2"}
    browser.send("item", draft, item.pk, answers=changed)

    item.refresh_from_db()
    assert item.asked_vnd == 100_000_000


def test_a_second_tab_does_not_overwrite_a_cost_item_and_keeps_what_was_typed(browse, draft):
    by = applicant_of(draft)
    item = add_cost_item(draft.pk, cost_item(), by=by)
    change_cost_item(item.pk, cost_item(asked_vnd=1), version=2, by=build_member(Role.CLERK))

    answer = browse(by).send("item", draft, item.pk, answers=ITEM | {"version": "2"})

    assert answer.status_code == 409
    assert 'value="200.000.000"' in answer.text
    assert 'name="version" value="2"' in answer.text


def test_a_cost_says_what_it_is_for_and_other_things_do_not_count(browse, draft):
    browser = browse(applicant_of(draft))
    page = browser.open("estimate", draft).text
    assert '<option value="machinery">Máy móc, thiết bị</option>' in page
    assert '<option value="other">Khoản khác, ngoài các loại trên</option>' in page
    assert 'value="unsorted"' not in page

    ruled = browser.send("trial", draft, answers=ITEM | {"category": "other"}).text

    assert "200.000.000" not in ruled


def test_a_cost_of_which_nobody_said_what_it_is_for_stays_so_until_changed(browse, draft):
    by = applicant_of(draft)
    item = add_cost_item(draft.pk, cost_item(category="unsorted"), by=by)

    page = browse(by).open("item", draft, item.pk).text

    assert '<option value="unsorted" selected>Chi phí chưa phân loại</option>' in page


def test_the_ruling_follows_what_is_being_typed_and_writes_nothing(browse, draft):
    browser = browse(applicant_of(draft))

    ruled = browser.send("trial", draft, answers=ITEM | {"unit_price_vnd": "300.000.000"})

    assert ruled.status_code == 200
    assert "150.000.000" in ruled.text
    assert "<html" not in ruled.text
    draft.refresh_from_db()
    assert (draft.version, draft.cost_items.count()) == (1, 0)


def test_while_a_stored_item_is_changed_it_does_not_count_twice(browse, draft):
    by = applicant_of(draft)
    item = add_cost_item(draft.pk, cost_item(), by=by)
    answers = ITEM | {"unit_price_vnd": "100.000.000", "item_id": item.pk}

    ruled = browse(by).send("trial", draft, answers=answers).text

    assert "50.000.000" in ruled
    assert "250.000.000" not in ruled


def test_while_what_is_typed_makes_no_sense_the_ruling_is_that_of_what_is_stored(browse, draft):
    by = applicant_of(draft)
    item = add_cost_item(draft.pk, cost_item(), by=by)
    answers = ITEM | {"unit_price_vnd": "4 trăm", "item_id": item.pk}

    assert "200.000.000" in browse(by).send("trial", draft, answers=answers).text


def test_commitments_are_given_and_taken_back(browse, draft):
    browser = browse(applicant_of(draft))

    given = {"no_double_funding": "on", "counterpart_committed": "on", "version": "1"}
    assert browser.send("commitment", draft, answers=given).status_code == 302
    draft.refresh_from_db()
    assert draft.no_double_funding
    assert draft.counterpart_committed
    browser.send("commitment", draft, answers={"no_double_funding": "on", "version": "2"})

    draft.refresh_from_db()
    assert not draft.counterpart_committed


def test_commitments_from_a_second_tab_are_refused_in_words(browse, draft):
    answer = browse(applicant_of(draft)).send(
        "commitment", draft, answers={"no_double_funding": "on", "version": "7"}
    )

    assert answer.status_code == 409
    assert "đã sửa hồ sơ lúc" in answer.text


def test_papers_stand_on_their_checklist(browse, draft):
    browser = browse(applicant_of(draft))
    assert "còn thiếu" in browser.open("papers", draft).text

    answers = {"requirement": "request_letter", "file": build_upload(PDF, "don.pdf"), "note": ""}
    assert browser.send("papers", draft, answers=answers).status_code == 302

    page = browser.open("papers", draft).text
    assert "don.pdf" in page
    assert "đã có" in page
    paper = papers_in_use(draft).get()
    browser.send("drop", draft, "paper", paper.pk)
    assert not papers_in_use(draft).exists()
    assert browser.open("paper", draft, paper.pk).status_code == 404


def test_a_paper_of_no_requirement_stands_among_the_others(browse, draft):
    browser = browse(applicant_of(draft))

    browser.send("papers", draft, answers={"requirement": "other", "file": build_upload(PDF)})

    assert "Giấy tờ khác" in browser.open("papers", draft).text


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [(PNG, "don.pdf", "don.pdf"), (b"", "trong.pdf", "trong.pdf")],
)
def test_a_file_that_is_not_what_it_says_is_told_and_not_kept(browse, draft, content, name, told):
    answers = {
        "requirement": "request_letter",
        "file": build_upload(content, name),
        "note": "Ghi chú đã gõ",
    }

    answer = browse(applicant_of(draft)).send("papers", draft, answers=answers)

    assert answer.status_code == 422
    assert 'value="Ghi chú đã gõ"' in answer.text
    assert 'role="alert"' in answer.text
    assert not draft.papers.exists()
    assert content == b"" or told in answer.text


@pytest.mark.parametrize("name", ["estimate", "people", "papers"])
def test_a_part_opens_with_as_many_queries_for_one_row_as_for_many(
    browse, django_assert_max_num_queries, name
):
    proposal = build_complete()
    browser = browse(build_member(Role.CLERK))
    browser.open(name, proposal)
    with django_assert_max_num_queries(40) as few:
        browser.open(name, proposal)
    by = build_member(Role.CLERK)
    for number in range(4):
        add_cost_item(proposal.pk, cost_item(name=f"Máy {number}", asked_vnd=0), by=by)
    for paper in proposal.papers.all():
        paper.pk = None
        paper.save()

    with django_assert_max_num_queries(40) as many:
        browser.open(name, proposal)

    assert len(many) == len(few)
    assert Proposal.objects.get().state == State.DRAFT
