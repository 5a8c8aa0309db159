"""The steps before the decision, on their pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khuyencong.foundation.accounts.actor import Role
from khuyencong.programme.proposals.queries import open_requests
from khuyencong.programme.proposals.services import answer_request, return_proposal
from khuyencong.programme.proposals.services.returning import Asked
from khuyencong.programme.proposals.states import Section, State
from tests.builders.offices import build_member
from tests.builders.plans import MACHINERY, build_approved_line
from tests.builders.proposals import (
    SUBMITTED_ON,
    applicant_of,
    build_complete,
    build_draft,
    build_submitted,
)


def _returned():
    return return_proposal(
        build_submitted().pk,
        [Asked(Section.NEED, "Nêu căn cứ")],
        by=build_member(Role.APPRAISER),
        on=SUBMITTED_ON,
    )


def _whole(proposal):
    return reverse("workspace:proposal", args=[proposal.pk])


def test_a_complete_dossier_is_submitted_with_one_button(browse, today):
    proposal = build_complete()
    browser = browse(applicant_of(proposal))
    assert "Nộp hồ sơ</button>" in browser.open("dossier", proposal).text

    answer = browser.send("submit", proposal)

    assert answer.url == _whole(proposal)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.submitted_on) == (State.SUBMITTED, today)


def test_a_dossier_is_submitted_by_one_reading_of_the_law(browse):
    proposal = build_complete()
    browser = browse(applicant_of(proposal))
    browser.open("dossier", proposal)  # what the law says is compiled

    with CaptureQueriesContext(connection) as captured:
        answer = browser.send("submit", proposal)

    assert answer.status_code == 302
    assert sum('FROM "policies_policyversion"' in query["sql"] for query in captured) == 1
    assert len(captured) <= 40


def test_everything_missing_is_told_on_one_page(browse):
    proposal = build_draft()

    answer = browse(applicant_of(proposal)).send("submit", proposal)

    assert answer.status_code == 422
    assert "Phần “2. Sự cần thiết và căn cứ” còn trống." in answer.text
    assert "Dự toán chưa có nội dung chi nào." in answer.text
    assert "Thông tư liên tịch 26/2014/TTLT-BTC-BCT, Điều 7" in answer.text
    proposal.refresh_from_db()
    assert proposal.state == State.DRAFT


def test_a_dossier_that_has_moved_on_is_told_as_out_of_step(browse):
    proposal = build_submitted()

    answer = browse(applicant_of(proposal)).send("submit", proposal)

    assert answer.status_code == 409
    assert "đã chuyển sang trạng thái khác" in answer.text


def test_an_appraiser_returns_a_dossier_part_by_part(browse):
    proposal = build_submitted()
    browser = browse(build_member(Role.APPRAISER))

    answer = browser.send("return", proposal, answers={"need": "Nêu căn cứ", "papers": "Thiếu dấu"})

    assert answer.url == _whole(proposal)
    assert [one.section for one in open_requests(proposal)] == ["need", "papers"]


def test_a_return_that_names_no_part_is_told(browse):
    proposal = build_submitted()

    answer = browse(build_member(Role.APPRAISER)).send("return", proposal, answers={"need": ""})

    assert answer.status_code == 422
    assert "Chọn ít nhất một phần cần bổ sung." in answer.text


def test_who_may_not_return_a_dossier_keeps_what_they_typed_and_reads_who_may(browse):
    proposal = build_submitted()

    answer = browse(applicant_of(proposal)).send("return", proposal, answers={"need": "Chữ đã gõ"})

    assert answer.status_code == 403
    assert "Chữ đã gõ" in answer.text
    assert "do Chuyên viên, Người thẩm định, Lãnh đạo của" in answer.text


def test_a_request_is_shown_at_its_part_answered_and_sent_back(browse):
    proposal = _returned()
    browser = browse(applicant_of(proposal))
    page = browser.open("dossier", proposal).text
    assert "Nêu căn cứ" in page
    assert "Nộp lại hồ sơ" in page
    assert "Nêu căn cứ" in browser.open("text", proposal, "need").text

    request = open_requests(proposal).get()
    browser.send("answer", proposal, request.pk, answers={"answer": "Đã nêu"})
    assert "Đã nêu" in browser.open("dossier", proposal).text
    browser.send("submit", proposal)

    proposal.refresh_from_db()
    assert proposal.state == State.SUBMITTED
    assert not open_requests(proposal).exists()


def test_an_empty_answer_is_told(browse):
    proposal = _returned()
    request = open_requests(proposal).get()

    answer = browse(applicant_of(proposal)).send("answer", proposal, request.pk)

    assert answer.status_code == 422
    assert "Ghi đã bổ sung gì ở phần “2. Sự cần thiết và căn cứ”." in answer.text


def test_a_part_that_was_not_asked_for_is_told_as_closed(browse):
    proposal = _returned()

    answer = browse(applicant_of(proposal)).send(
        "text",
        proposal,
        "goals",
        answers={"text": "Chữ đã gõ", "version": proposal.version},
    )

    assert answer.status_code == 403
    assert "Phần “3. Mục tiêu” không nằm trong yêu cầu bổ sung." in answer.text
    assert "Chữ đã gõ" in answer.text


def test_a_dossier_that_misses_an_answer_is_not_sent_back(browse):
    proposal = _returned()

    answer = browse(applicant_of(proposal)).send("submit", proposal)

    assert answer.status_code == 422
    assert "Chưa trả lời yêu cầu bổ sung" in answer.text


def test_an_applicant_withdraws(browse):
    proposal = build_submitted()
    browser = browse(applicant_of(proposal))
    without = browser.send("withdraw", proposal, answers={"reason": ""})
    assert without.status_code == 422

    answer = browser.send("withdraw", proposal, answers={"reason": "Đã mua bằng vốn khác"})

    assert answer.url == _whole(proposal)
    proposal.refresh_from_db()
    assert proposal.state == State.WITHDRAWN


def test_who_may_not_withdraw_keeps_what_they_typed_and_reads_who_may(browse):
    proposal = build_submitted()

    answer = browse(build_member(Role.LEADER)).send(
        "withdraw", proposal, answers={"reason": "Chữ đã gõ"}
    )

    assert answer.status_code == 403
    assert "Chữ đã gõ" in answer.text
    assert proposal.office.name in answer.text


def test_a_clerk_puts_a_dossier_under_a_line_of_its_year(browse):
    line, proposal = build_approved_line(1_000, draft=MACHINERY), build_submitted()
    browser = browse(build_member(Role.CLERK))
    assert line.title in browser.open("match", proposal).text

    answer = browser.send("match", proposal, answers={"line": line.pk})

    assert answer.url == _whole(proposal)
    assert "checked" in browser.open("match", proposal).text


@pytest.mark.parametrize("typed", ["", "x", "0", "9" * 30])
def test_a_line_that_is_not_offered_is_not_there(browse, typed):
    proposal = build_submitted()

    answer = browse(build_member(Role.CLERK)).send("match", proposal, answers={"line": typed})

    assert answer.status_code == 404


def test_who_may_not_match_reads_who_may(browse):
    line, proposal = build_approved_line(1_000, draft=MACHINERY), build_submitted()

    answer = browse(applicant_of(proposal)).send("match", proposal, answers={"line": line.pk})

    assert answer.status_code == 403
    assert "do chuyên viên hoặc người thẩm định của cơ quan tiếp nhận làm" in answer.text


def test_an_answer_that_was_given_stays_to_be_read_by_the_office(browse):
    proposal = _returned()
    request = open_requests(proposal).get()
    answer_request(request.pk, "Đã nêu", by=applicant_of(proposal), on=SUBMITTED_ON)

    page = browse(build_member(Role.APPRAISER)).open("dossier", proposal).text

    assert "Đã nêu" in page
    assert "Lưu giải trình" not in page
