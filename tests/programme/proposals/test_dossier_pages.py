"""The dossier on its pages: started, written part by part, saved while one types."""

from datetime import date

import pytest

from khuyencong.foundation.accounts.actor import Role
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.services import change_proposal
from khuyencong.programme.proposals.states import Section
from khuyencong.registers.establishments.models import Establishment, YearFigures
from tests.builders.offices import build_member, build_office
from tests.builders.proposals import (
    applicant_of,
    build_complete,
    build_draft,
    build_dryer,
    build_submitted,
)
from tests.builders.territories import build_quang_tri, build_ta_rut, build_unit
from tests.programme.proposals.pages import AUTOSAVE
from tests.programme.proposals.people import neighbour


def _start_answers(**changes):
    establishment, _applicant = build_dryer()
    told = {
        "establishment": establishment.pk,
        "activity": "machinery",
        "title": "Hỗ trợ máy sấy",
        "scheme": "local",
        "office": build_office().pk,
        "unit": build_ta_rut().pk,
        "year": "2021",
    }
    return told | changes


UNITS = {
    "title": "Hỗ trợ máy sấy",
    "quantity": "1",
    "starts_on": "01/05/2021",
    "ends_on": "30/11/2021",
    "facts-machine_name": "Máy sấy",
    "facts-improvement": "productivity",
    "facts-machine_set": "single",
    "facts-production_line": "no",
}


def test_an_applicant_starts_a_dossier(browse):
    answers = _start_answers()
    browser = browse(build_dryer()[1])
    page = browser.open("start").text
    assert 'value="2021"' in page  # this year, and their own establishment, are there already
    assert f'value="{answers["establishment"]}" selected' in page

    answer = browser.send("start", answers=answers)

    proposal = Proposal.objects.get()
    assert answer.url == browser.address("dossier", proposal)


def test_no_kind_of_activity_is_chosen_beforehand(browse):
    answers = _start_answers(activity="")
    browser = browse(build_dryer()[1])

    answer = browser.send("start", answers=answers)

    assert "Nội dung hoạt động: Chưa chọn. Chọn một mục." in answer.text
    assert not Proposal.objects.exists()


def test_the_places_to_choose_among_are_those_of_the_applicant_s_district(browse):
    beside = build_unit("465", "Huyện Hướng Hóa", "district", parent=build_quang_tri())
    build_unit("19393", "Xã Hướng Lập", parent=beside)
    _establishment, applicant = build_dryer()

    page = browse(applicant).open("start").text

    assert "Xã Tà Rụt" in page
    assert "Xã Hướng Lập" not in page


def test_a_refused_start_keeps_what_was_typed_and_says_why(browse):
    answers = _start_answers(office=neighbour().pk, title="Tên đã gõ")

    answer = browse(build_dryer()[1]).send("start", answers=answers)

    assert answer.status_code == 422
    assert "không thuộc địa bàn của Cơ quan HH-KT" in answer.text
    assert 'value="Tên đã gõ"' in answer.text
    assert not Proposal.objects.exists()


def test_who_may_not_start_one_reads_who_may(browse):
    answers = _start_answers()

    answer = browse(build_member(Role.LEADER)).send("start", answers=answers)

    assert answer.status_code == 403
    assert "chuyên viên của cơ quan tiếp nhận được lập đề án" in answer.text


def test_what_was_not_understood_is_told_at_its_field(browse):
    answers = _start_answers(title="", year="mười")

    answer = browse(build_dryer()[1]).send("start", answers=answers)

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert 'value="mười"' in answer.text


def test_the_dossier_lists_its_parts_with_what_each_misses(browse):
    proposal = build_draft()

    page = browse(applicant_of(proposal)).open("dossier", proposal).text

    for section in Section:
        assert str(section.label) in page
    assert "Phần “3. Mục tiêu” còn trống." in page
    assert "còn thiếu 1" in page


def test_a_complete_dossier_says_so_and_shows_the_limit(browse):
    proposal = build_complete()

    page = browse(applicant_of(proposal)).open("dossier", proposal).text

    assert "Hồ sơ đã đủ" in page
    assert "200.000.000" in page


def test_who_may_not_write_reads_why_and_finds_no_button(browse):
    proposal = build_submitted()

    page = browse(applicant_of(proposal)).open("text", proposal, "need").text

    assert "Hồ sơ đang ở trạng thái “Đã nộp” nên không sửa được nữa" in page
    assert "Lưu và quay lại hồ sơ" not in page


def test_a_part_in_words_is_written_and_kept(browse):
    proposal = build_draft()
    browser = browse(applicant_of(proposal))

    answer = browser.send("text", proposal, "goals", answers={"text": "Sấy 500 kg", "version": "1"})

    assert answer.url == browser.address("dossier", proposal)
    assert "Sấy 500 kg" in browser.open("text", proposal, "goals").text


def test_saving_while_one_types_answers_with_the_new_version_only(browse):
    proposal = build_draft()
    answers = {"text": "Sấy", "version": "1"}

    answer = browse(applicant_of(proposal)).send(
        "text", proposal, "goals", answers=answers, headers=AUTOSAVE
    )

    assert (answer.status_code, answer["X-Version"], answer.content) == (204, "2", b"")


def test_saving_from_a_second_tab_says_who_was_first_and_changes_nothing(browse):
    proposal, clerk = build_draft(), build_member(Role.CLERK)
    change_proposal(proposal.pk, Section.GOALS, {"goals": "Trước"}, version=1, by=clerk)

    answer = browse(applicant_of(proposal)).send(
        "text", proposal, "goals", answers={"text": "Sau", "version": "1"}, headers=AUTOSAVE
    )

    assert answer.status_code == 409
    assert clerk.name in answer.text
    assert "<html" not in answer.text
    proposal.refresh_from_db()
    assert proposal.goals == "Trước"


def test_a_second_tab_keeps_what_was_typed_when_sent_by_the_button(browse):
    proposal, clerk = build_draft(), build_member(Role.CLERK)
    change_proposal(proposal.pk, Section.GOALS, {"goals": "Trước"}, version=1, by=clerk)

    answer = browse(applicant_of(proposal)).send(
        "text", proposal, "goals", answers={"text": "Chữ vừa gõ", "version": "1"}
    )

    assert answer.status_code == 409
    assert "Chữ vừa gõ" in answer.text
    assert 'name="version" value="1"' in answer.text  # sending again is refused again


@pytest.mark.parametrize("version", ["", "x", "9" * 5000, "²"])
def test_a_page_that_does_not_say_its_version_is_stale(browse, version):
    proposal = build_draft()

    answer = browse(applicant_of(proposal)).send(
        "text", proposal, "goals", answers={"text": "x", "version": version}
    )

    assert answer.status_code == 409


def test_what_cannot_be_saved_yet_is_told_beside_it(browse):
    proposal = build_draft()

    answer = browse(applicant_of(proposal)).send(
        "units", proposal, answers=UNITS | {"ends_on": "32/13/2021"}, headers=AUTOSAVE
    )

    assert answer.status_code == 422
    assert "Nhập ngày theo dạng ngày/tháng/năm" in answer.text
    assert "<html" not in answer.text


def test_part_one_is_written_with_the_facts_of_its_activity(browse):
    proposal = build_draft()
    browser = browse(applicant_of(proposal))

    answer = browser.send("units", proposal, answers=UNITS | {"version": "1"})

    assert answer.status_code == 302
    proposal.refresh_from_db()
    assert (proposal.starts_on, proposal.ends_on) == (date(2021, 5, 1), date(2021, 11, 30))
    assert proposal.facts == {
        "machine_name": "Máy sấy",
        "improvement": "productivity",
        "machine_set": "single",
        "production_line": False,
    }
    again = browser.send("units", proposal, answers=UNITS | {"version": "2"})
    assert again.status_code == 302
    proposal.refresh_from_db()
    assert proposal.version == 2  # nothing differed


def test_an_end_before_its_start_is_told_with_what_was_typed(browse):
    proposal = build_draft()

    answer = browse(applicant_of(proposal)).send(
        "units", proposal, answers=UNITS | {"ends_on": "30/04/2021", "version": "1"}
    )

    assert answer.status_code == 422
    assert "Ngày hoàn thành phải bằng hoặc sau ngày bắt đầu" in answer.text
    assert 'value="30/04/2021"' in answer.text


def test_what_the_law_asks_of_the_establishment_and_no_register_knows_is_asked_here(browse):
    proposal = build_draft()
    Establishment.objects.update(legal_form="enterprise")
    YearFigures.objects.all().delete()
    browser = browse(applicant_of(proposal))
    assert 'name="known-beneficiary-workers"' in browser.open("units", proposal).text

    answers = UNITS | {"known-beneficiary-workers": "12", "version": "1"}
    browser.send("units", proposal, answers=answers)

    proposal.refresh_from_db()
    assert proposal.facts["beneficiary.workers"] == 12
    page = browser.open("units", proposal).text
    assert 'name="known-beneficiary-workers" value="12"' in page


def test_a_dossier_opens_with_as_many_queries_for_one_cost_as_for_many(
    browse, django_assert_max_num_queries
):
    proposal = build_complete()
    browser = browse(applicant_of(proposal))
    browser.open("dossier", proposal)
    with django_assert_max_num_queries(50) as few:
        browser.open("dossier", proposal)
    item = proposal.cost_items.get()
    for number in range(6):
        item.pk, item.name, item.folded_name = None, f"Máy {number}", f"may {number}"
        item.save()

    with django_assert_max_num_queries(50) as many:
        browser.open("dossier", proposal)

    assert len(many) == len(few)


def test_what_is_missing_leads_to_the_part_that_it_is_about(browse):
    proposal = build_draft()
    page = browse(applicant_of(proposal)).open("dossier", proposal.pk).text
    check = page[page.index("Những việc còn phải làm trước khi nộp") :]
    for part in ("phan-1/", "du-toan/", "giay-to/", "viet/need/", "viet/effects/"):
        assert f'<li><a href="/de-an/{proposal.pk}/ho-so/{part}">' in check
