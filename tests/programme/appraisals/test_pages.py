"""The pages of appraisal and decision."""

import pytest
from django.urls import reverse
from django.utils import timezone

from khuyencong.programme.appraisals.criteria import criteria_for
from khuyencong.programme.appraisals.models import Appraisal, Decision, Opinion
from khuyencong.programme.appraisals.services import declare_conflict
from khuyencong.programme.appraisals.states import Conflict, DecisionState
from khuyencong.programme.proposals.states import State
from tests.builders.appraisals import (
    ASKED_VND,
    DECIDED_ON,
    OPENED_ON,
    appraiser,
    build_appraised,
    build_line_with,
    build_registered,
    build_submitted,
    clerk,
    committee_leader,
    draft_for,
    open_for,
    signed_in,
    with_opinion,
)

DAY = "12/04/2021"


@pytest.fixture(autouse=True)
def _the_day_is_that_of_the_decision(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: DECIDED_ON)


def _sheet(**changes):
    answers = {
        "favourable": "yes",
        "recommended_vnd": "200.000.000",
        "text": "Máy phù hợp",
    }
    for one in criteria_for("local", on=OPENED_ON).criteria:
        answers[f"mark_{one.code}"] = "meets"
    return answers | changes


def test_the_queue_shows_what_waits_for_an_appraisal_or_a_decision(client):
    waiting = build_submitted(1)
    decided = build_registered(2)
    signed_in(client, appraiser())

    first = client.get(reverse("appraisals:queue")).text
    second = client.get(reverse("appraisals:queue"), {"viec": "quyet-dinh"}).text

    assert (waiting.code in first, decided.code in first) == (True, False)
    assert (waiting.code in second, decided.code in second) == (False, True)


def test_the_queue_leads_to_a_sheet_only_who_has_a_seat_in_it(client):
    sheet = reverse("appraisals:sheet", args=[open_for(build_submitted()).pk])
    signed_in(client, clerk())
    assert sheet not in client.get(reverse("appraisals:queue")).text

    signed_in(client, appraiser())
    assert sheet in client.get(reverse("appraisals:queue")).text


def test_an_appraisal_is_opened_on_its_page(client):
    proposal = build_submitted()
    signed_in(client, appraiser())
    address = reverse("appraisals:open", args=[proposal.pk])
    assert client.get(address).status_code == 200

    response = client.post(address, {"form": "4b", "day": "18/03/2021"})

    appraisal = Appraisal.objects.get()
    assert response.url == reverse("appraisals:sheet", args=[appraisal.pk])
    assert appraisal.opened_on == OPENED_ON


def test_nothing_of_the_dossier_is_shown_before_the_declaration(client):
    appraisal = open_for(build_submitted())
    signed_in(client, appraiser())
    address = reverse("appraisals:sheet", args=[appraisal.pk])

    page = client.get(address).text
    assert "Cơ sở sấy cà phê 1" in page  # who is in it, to know whether there is a conflict
    assert "Máy sấy cà phê 500 kg/mẻ" not in page
    assert "200.000.000" not in page

    client.post(reverse("appraisals:declare", args=[appraisal.pk]), {"conflict": "none"})
    assert "Máy sấy cà phê 500 kg/mẻ" in client.get(address).text


def test_a_conflict_without_its_detail_stays_on_the_page(client):
    appraisal = open_for(build_submitted())
    signed_in(client, appraiser())

    response = client.post(
        reverse("appraisals:declare", args=[appraisal.pk]), {"conflict": "declared"}
    )

    assert response.status_code == 422
    assert "Ghi rõ xung đột lợi ích" in response.text
    assert not Opinion.objects.exists()


def test_who_declared_a_conflict_sees_no_sheet(client):
    appraisal = open_for(build_submitted())
    declare_conflict(
        appraisal.pk, Conflict.DECLARED, detail="Họ hàng", by=appraiser(), on=OPENED_ON
    )
    signed_in(client, appraiser())

    page = client.get(reverse("appraisals:sheet", args=[appraisal.pk])).text

    assert "không tham gia thẩm định" in page
    assert "Máy sấy cà phê 500 kg/mẻ" not in page


def test_an_opinion_is_given_on_the_sheet(client):
    appraisal = open_for(build_submitted())
    declare_conflict(appraisal.pk, Conflict.NONE, by=appraiser(), on=OPENED_ON)
    signed_in(client, appraiser())
    address = reverse("appraisals:sheet", args=[appraisal.pk])

    refused = client.post(address, _sheet(mark_need="fails"))
    assert refused.status_code == 422
    assert "Ghi nhận xét cho tiêu chí chưa đạt" in refused.text
    assert Opinion.objects.get().submitted_on is None

    assert client.post(address, _sheet()).status_code == 302
    assert Opinion.objects.get().recommended_vnd == ASKED_VND


def test_an_appraisal_is_concluded_on_its_page(client):
    appraisal = with_opinion(open_for(build_submitted()))
    signed_in(client, appraiser())
    address = reverse("appraisals:conclude", args=[appraisal.pk])
    assert client.get(address).status_code == 200
    answers = {
        "favourable": "yes",
        "recommended_vnd": "200.000.001",
        "minutes_number": "05/BB",
        "minutes_on": "25/03/2021",
        "day": "25/03/2021",
    }

    refused = client.post(address, answers)
    assert refused.status_code == 422
    assert "200.000.001" in refused.text

    assert client.post(address, answers | {"recommended_vnd": "200.000.000"}).status_code == 302
    appraisal.refresh_from_db()
    assert appraisal.is_favourable


def test_a_paper_of_tomorrow_is_refused(client):
    appraisal = with_opinion(open_for(build_submitted()))
    signed_in(client, appraiser())

    response = client.post(
        reverse("appraisals:conclude", args=[appraisal.pk]), {"day": "31/12/2199"}
    )

    assert response.status_code == 422
    assert "Ngày này chưa đến" in response.text


def test_several_are_registered_on_one_list(client):
    first, second = build_appraised(1), build_appraised(2)
    signed_in(client, appraiser())
    address = reverse("appraisals:register")
    assert first.code in client.get(address).text
    answers = {"list_number": "12/DS-KT", "day": "29/03/2021"}

    empty = client.post(address, answers)
    assert empty.status_code == 422
    assert "Chọn ít nhất một đề án" in empty.text

    client.post(address, answers | {"proposal": [first.pk, second.pk]})
    first.refresh_from_db()
    second.refresh_from_db()
    assert {first.state, second.state} == {State.REGISTERED}


def test_a_draft_is_written_checked_while_typing_and_signed(client):
    plan_line, line = build_line_with(150_000_000)
    proposal = build_registered(plan_line=plan_line)
    signed_in(client, clerk())
    address = reverse("appraisals:draft", args=[proposal.pk])
    assert "150.000.000" in client.get(address).text
    answers = {"amount_vnd": "200.000.000", f"line_{line.pk}": "200.000.000"}

    check = client.post(reverse("appraisals:draft_trial", args=[proposal.pk]), answers)
    assert "thiếu 50.000.000" in check.text
    assert client.post(address, answers).status_code == 422
    assert not Decision.objects.exists()

    answers = {"amount_vnd": "150.000.000", f"line_{line.pk}": "150.000.000"}
    check = client.post(reverse("appraisals:draft_trial", args=[proposal.pk]), answers)
    assert "đã đủ điều kiện trình ký" in check.text
    assert "50.000.000" in check.text  # the counterpart that grows
    assert client.post(address, answers).status_code == 302

    signed_in(client, committee_leader())
    address = reverse("appraisals:approve", args=[proposal.pk])
    assert "Ký phê duyệt" in client.get(address).text
    client.post(address, {"number": "45/QĐ-UBND", "day": DAY})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.approved_vnd) == (State.APPROVED, 150_000_000)


def test_who_may_not_sign_reads_who_does(client):
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_registered(plan_line=plan_line)
    draft_for(proposal, line)
    signed_in(client, clerk())

    page = client.get(reverse("appraisals:approve", args=[proposal.pk]))

    assert page.status_code == 200
    assert "Ký phê duyệt</button>" not in page.text


def test_a_draft_is_dropped_on_its_page(client):
    plan_line, line = build_line_with(1_000_000_000)
    proposal = build_registered(plan_line=plan_line)
    draft_for(proposal, line)
    signed_in(client, clerk())

    client.post(reverse("appraisals:drop", args=[proposal.pk]), {"reason": "Sai dòng"})

    assert Decision.objects.get().state == DecisionState.DROPPED


def test_a_refusal_is_written_with_its_reason(client):
    proposal = build_submitted()
    signed_in(client, committee_leader())
    address = reverse("appraisals:refuse", args=[proposal.pk])
    assert client.get(address).status_code == 200

    assert client.post(address, {"number": "46/TB", "day": DAY}).status_code == 422
    client.post(address, {"number": "46/TB", "day": DAY, "reason": "Máy cũ"})

    proposal.refresh_from_db()
    assert proposal.state == State.REFUSED


def test_a_list_is_signed_and_says_of_each_row_what_is_wrong(client):
    plan_line, line = build_line_with(350_000_000)
    first, second = (build_registered(n, plan_line=plan_line) for n in (1, 2))
    draft_for(first, line)
    draft_for(second, line)
    signed_in(client, committee_leader())
    address = reverse("appraisals:decisions")
    answers = {"number": "77/QĐ-UBND", "day": DAY, "proposal": [first.pk, second.pk]}

    refused = client.post(address, answers)
    assert refused.status_code == 422
    assert "chưa đề án nào được phê duyệt" in refused.text
    assert "thiếu 50.000.000" in refused.text

    assert client.post(address, answers | {"proposal": [first.pk]}).status_code == 302
    first.refresh_from_db()
    assert first.state == State.APPROVED


@pytest.mark.parametrize("name", ["appraisals:open", "appraisals:draft", "appraisals:approve"])
def test_a_stranger_s_address_looks_like_one_that_is_not_there(client, name):
    signed_in(client, clerk())

    assert client.get(reverse(name, args=[999_999])).status_code == 404


def test_the_queue_takes_as_many_queries_for_one_row_as_for_many(
    client, django_assert_max_num_queries
):
    build_submitted(1)
    signed_in(client, appraiser())
    address = reverse("appraisals:queue")
    client.get(address)
    with django_assert_max_num_queries(12) as few:
        client.get(address)
    for number in range(2, 6):
        build_submitted(number)

    with django_assert_max_num_queries(12) as many:
        client.get(address)

    assert len(few) == len(many)
