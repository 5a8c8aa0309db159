"""Ask for completion part by part, answer, and go back to whoever asked."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.foundation.ui.sentences import sentence
from khuyencong.programme.appraisals.services import open_appraisal
from khuyencong.programme.proposals.models import Proposal, SectionRequest
from khuyencong.programme.proposals.queries import open_requests
from khuyencong.programme.proposals.services import (
    add_cost_item,
    add_partner,
    answer_request,
    remove_beneficiary,
    resubmit_proposal,
    return_proposal,
)
from khuyencong.programme.proposals.services.returning import Asked
from khuyencong.programme.proposals.states import Section, State
from tests.builders.offices import build_member
from tests.builders.proposals import applicant_of, build_submitted, cost_item, write
from tests.programme.proposals.people import neighbour, stranger
from tests.programme.proposals.unchanged import refused

RETURNED_ON, BACK_ON = date(2021, 3, 18), date(2021, 3, 22)
TWO_PARTS = [Asked(Section.NEED, "Nêu căn cứ"), Asked(Section.ESTIMATE, "Thêm báo giá")]


def _return(proposal, asked=TWO_PARTS, *, by=None):
    by = by or build_member(Role.APPRAISER)
    return return_proposal(proposal.pk, asked, by=by, on=RETURNED_ON)


def _answer_all(proposal):
    for request in open_requests(proposal):
        answer_request(request.pk, "Đã bổ sung", by=applicant_of(proposal), on=BACK_ON)


def _resubmit(proposal, *, by=None):
    return resubmit_proposal(proposal.pk, by=by or applicant_of(proposal), on=BACK_ON)


def test_each_part_is_asked_for_with_its_reason():
    proposal = build_submitted()

    returned = _return(proposal)

    assert (returned.state, returned.returned_from) == (State.RETURNED, State.SUBMITTED)
    asked = [(one.section, one.reason, one.asked_from) for one in open_requests(returned)]
    assert asked == [
        ("need", "Nêu căn cứ", State.SUBMITTED),
        ("estimate", "Thêm báo giá", State.SUBMITTED),
    ]
    entry = AuditEntry.objects.get(action="proposal.return")
    assert entry.after["sections"] == {"need": "Nêu căn cứ", "estimate": "Thêm báo giá"}


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ([], ["proposal.return_names_no_section"]),
        ([Asked(Section.NEED, " ")], ["proposal.return_needs_reason"]),
        (
            [Asked(Section.NEED, ""), Asked(Section.GOALS, "Rõ hơn"), Asked(Section.SCALE, "")],
            ["proposal.return_needs_reason"] * 2,
        ),
    ],
)
def test_a_return_says_which_parts_and_why(asked, codes):
    proposal, by = build_submitted(), build_member(Role.APPRAISER)

    with refused() as told:
        _return(proposal, asked, by=by)

    assert told == codes


def test_neither_the_applicant_nor_another_office_returns_a_dossier():
    proposal = build_submitted()

    for actor in (applicant_of(proposal), stranger(), build_member(Role.CLERK, neighbour())):
        with refused(NotPermitted):
            _return(proposal, by=actor)


def test_only_the_parts_asked_for_are_open():
    proposal = _return(build_submitted())
    write(proposal, Section.NEED, need="Theo Nghị quyết 38/2020/NQ-HĐND")
    by = applicant_of(proposal)
    add_cost_item(proposal.pk, cost_item(name="Lắp đặt", asked_vnd=0), by=by)

    with refused(NotPermitted) as codes:
        write(proposal, Section.GOALS, goals="Khác", by=by)
    assert codes == ["proposal.section_not_open"]
    told = sentence(codes.problems[0])
    assert "“3. Mục tiêu”" in told
    assert "2. Sự cần thiết và căn cứ, 6. Dự toán kinh phí" in told
    with refused(NotPermitted):
        add_partner(proposal.pk, name="Hội", task="", by=by)


def test_the_last_beneficiary_stays_in_a_returned_dossier():
    proposal = _return(build_submitted(), [Asked(Section.UNITS, "Sai cơ sở")])
    by, beneficiary = applicant_of(proposal), proposal.beneficiaries.get()

    with refused(OutOfStep) as codes:
        remove_beneficiary(beneficiary.pk, by=by)

    assert codes == ["proposal.last_beneficiary"]


def test_an_answer_is_kept_and_traced():
    proposal = _return(build_submitted())
    request = open_requests(proposal).first()

    answer_request(request.pk, " Đã nêu  căn cứ ", by=applicant_of(proposal), on=BACK_ON)

    request.refresh_from_db()
    assert (request.answer, request.answered_on) == ("Đã nêu căn cứ", None)
    assert AuditEntry.objects.get(action="proposal.request_answered").after == {
        "section": "need",
        "answer": "Đã nêu căn cứ",
        "on": "2021-03-22",
    }


def test_an_empty_answer_is_none():
    proposal = _return(build_submitted())
    request, by = open_requests(proposal).first(), applicant_of(proposal)

    with refused() as codes:
        answer_request(request.pk, "  ", by=by, on=BACK_ON)

    assert codes == ["proposal.answer_is_empty"]


def test_a_stranger_answers_nothing():
    proposal = _return(build_submitted())
    request, actor = open_requests(proposal).first(), stranger()

    with refused(NotPermitted):
        answer_request(request.pk, "Xong", by=actor, on=BACK_ON)


def test_an_answer_that_was_sent_back_stays_as_it_was():
    proposal = _return(build_submitted())
    first = open_requests(proposal).first()
    _answer_all(proposal)
    _resubmit(proposal)
    _return(proposal)
    by = applicant_of(proposal)

    with refused(OutOfStep) as codes:
        answer_request(first.pk, "Khác", by=by, on=BACK_ON)

    assert codes == ["proposal.request_closed"]


def test_a_completed_dossier_goes_back_to_who_asked_at_the_counter():
    proposal = _return(build_submitted())
    _answer_all(proposal)

    back = _resubmit(proposal)

    assert back.state == State.SUBMITTED
    assert not open_requests(back).exists()
    assert set(SectionRequest.objects.values_list("answered_on", flat=True)) == {BACK_ON}
    entry = AuditEntry.objects.get(action="proposal.resubmit_to_intake")
    assert entry.after["answered"] == ["need", "estimate"]
    assert [one.made_on for one in proposal.rulings.all()] == [date(2021, 3, 15), BACK_ON]


def test_a_completed_dossier_goes_back_to_the_appraisal_that_asked():
    proposal = build_submitted()
    appraiser = build_member(Role.APPRAISER)
    open_appraisal(proposal.pk, form="4b", by=appraiser, on=date(2021, 3, 17))
    _return(proposal)
    _answer_all(proposal)

    assert _resubmit(proposal).state == State.BASE_APPRAISAL


def test_a_completed_dossier_goes_back_to_the_upper_appraisal_that_asked():
    proposal = _return(build_submitted())
    Proposal.objects.update(returned_from=State.UPPER_APPRAISAL, route_code="national")
    _answer_all(proposal)

    assert _resubmit(proposal).state == State.UPPER_APPRAISAL


def test_a_request_without_an_answer_holds_the_dossier_back():
    proposal = _return(build_submitted())
    by, request = applicant_of(proposal), open_requests(proposal).first()
    answer_request(request.pk, "Đã nêu", by=by, on=BACK_ON)

    with refused() as codes:
        _resubmit(proposal, by=by)

    assert codes == ["proposal.request_not_answered"]
    assert "6. Dự toán kinh phí" in sentence(codes.problems[0])


def test_a_completed_dossier_must_pass_all_that_a_first_one_must():
    proposal = _return(build_submitted())
    _answer_all(proposal)
    write(proposal, Section.NEED, need="")
    by = applicant_of(proposal)

    with refused() as codes:
        _resubmit(proposal, by=by)

    assert codes == ["proposal.part_is_empty"]


def test_nobody_else_sends_it_back():
    proposal = _return(build_submitted())
    _answer_all(proposal)

    for actor in (stranger(), build_member(Role.APPRAISER), build_member(Role.CLERK, neighbour())):
        with refused(NotPermitted):
            _resubmit(proposal, by=actor)


def test_a_part_can_be_asked_for_again_later():
    proposal = _return(build_submitted())
    _answer_all(proposal)
    _resubmit(proposal)

    _return(proposal, [Asked(Section.NEED, "Vẫn thiếu")])

    assert [one.reason for one in open_requests(proposal)] == ["Vẫn thiếu"]
    assert SectionRequest.objects.count() == 3
