"""Pages of the vote: the whole journey in a browser without script, and who sees what."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from khuyencong.activities.awards.models import (
    Certificate,
    Complaint,
    Entry,
    ScoreSheet,
    SubCriterion,
    VoteRound,
)
from khuyencong.activities.awards.states import RoundState
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.ui.calendar import entries_between
from khuyencong.foundation.verification.codes import show_code
from tests.builders import awards as build
from tests.builders.appraisals import signed_in
from tests.builders.files import build_upload
from tests.builders.offices import build_department, build_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(monkeypatch):
    """Return a function that sets the day on which pages are used."""

    def become(day: date) -> None:
        monkeypatch.setattr(timezone, "localdate", lambda: day)

    become(build.OPENED_ON)
    return become


def as_(actor) -> Client:
    return signed_in(Client(), actor)


def text_of(client, name, *args):
    answer = client.get(reverse(f"awards:{name}", args=args))
    assert answer.status_code == 200, name
    return answer.content.decode()


def send(client, page, *args, status=302, **data):
    answer = client.post(reverse(f"awards:{page}", args=args), data)
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode()


def round_data():
    days = {
        "registration_from": "10/05/2021",
        "registration_to": "04/06/2021",
        "scoring_from": "14/06/2021",
        "scoring_to": "18/06/2021",
        "result_on": "30/06/2021",
    }
    told = build.round_values()
    names = ("level", "year", "title", "basis", "place")
    return {**{name: getattr(told, name) for name in names}, **days}


def entry_data(**changes):
    told = build.entry_values()
    names = ("name", "group", "description", "market")
    yes = {"is_own_product": "on", "is_no_copy": "on", "is_in_series": "on"}
    return {**{name: getattr(told, name) for name in names}, **yes, **changes}


def test_a_vote_from_opening_to_certificate_with_a_complaint_answered(today):
    clerk, leader, chair = as_(build.clerk()), as_(build.leader()), as_(build.chair())
    send(clerk, "open", **round_data())
    vote = VoteRound.objects.get()
    send(leader, "step", vote.pk, "cong-bo")

    today(build.REGISTERED_ON)
    makers = [as_(build.maker(number)) for number in (1, 2)]
    for number, maker in enumerate(makers, start=1):
        _register(maker, vote, number)
    for entry in build.entries_of(vote):
        send(clerk, "entry_step", entry.pk, "nhan")
    _set_up(clerk, leader, chair, vote)

    today(build.SCORED_ON)
    send(chair, "step", vote.pk, "mo-cham")
    for number in (1, 2, 3):
        _score(as_(build.as_juror(number)), vote)
    send(chair, "step", vote.pk, "mo-ket-qua")
    assert "Xếp hạng" in text_of(clerk, "board", vote.pk)

    today(build.DECIDED_ON)
    first, second = build.entries_of(vote)
    minutes = {"minutes_number": "02", "minutes_on": "21/06/2021", "text": "Thống nhất"}
    wrong = send(
        clerk, "council_decision", vote.pk, status=422, **minutes, **{f"place_{second.pk}": "1"}
    )
    assert "Ghi lý do" in wrong  # the first was passed over
    send(clerk, "council_decision", vote.pk, **minutes, **{f"place_{first.pk}": "1"})
    day = "25/06/2021"
    send(leader, "recognise", vote.pk, decision_number="456", decision_on=day, notified_on=day)

    _complain(makers[1], chair, second, today)
    today(date(2021, 7, 19))
    send(clerk, "conclude", vote.pk)
    vote.refresh_from_db()
    assert vote.state == RoundState.CONCLUDED

    certificate = Certificate.objects.get()
    stranger = Client().get(reverse("verification:show", args=[show_code(certificate.code)]))
    assert "Cơ sở sản xuất 1" in stranger.content.decode()


def _register(maker, vote, number):
    pk = build.build_maker(number).pk
    send(maker, "register", vote.pk, **entry_data(establishment=pk, name=f"Sản phẩm {number}"))
    entry = Entry.objects.order_by("-pk").first()
    assert "Thiếu ảnh màu góc" in send(maker, "entry_step", entry.pk, "nop", status=422)
    photos = {
        f"photo_{angle}": build.photo(f"{number}{angle}") for angle in ("front", "side", "top")
    }
    send(maker, "add_files", entry.pk, paper_kind="registration", paper=build_upload(), **photos)
    assert "Hồ sơ còn thiếu" not in text_of(maker, "entry", entry.pk)
    send(maker, "entry_step", entry.pk, "nop")


def _set_up(clerk, leader, chair, vote):
    functions = ["chair", "standing_vice", "member", "member", "member"]
    for number, function in enumerate(functions, start=1):
        person = "chu-tich-hoi-dong" if function == "chair" else ""
        send(
            clerk,
            "council",
            vote.pk,
            deed="add",
            name=f"Thành viên {number}",
            position="UBND huyện",
            function=function,
            person=person,
        )
    for number, function in enumerate(["head", "vice"], start=1):
        _add_juror(clerk, vote, number, function)
    decision = {"deed": "sign", "sign-decision_number": "11", "sign-decided_on": "20/05/2021"}
    send(leader, "council", vote.pk, **decision)
    assert "số lẻ" in send(chair, "jury", vote.pk, status=422, **decision)
    _add_juror(clerk, vote, 3, "member")
    send(chair, "jury", vote.pk, **decision)
    parts = {"market": "Thị trường: 25\nSản xuất: 15", "technical": "Kỹ thuật: 40"}
    short = {**parts, "culture": "Thẩm mỹ: 9", "other": "Khác: 10"}
    assert "phải đúng bằng 10" in send(clerk, "criteria", vote.pk, status=422, **short)
    send(clerk, "criteria", vote.pk, **{**short, "culture": "Thẩm mỹ: 10"})
    send(chair, "step", vote.pk, "chot-khung-diem")


def _add_juror(clerk, vote, number, function):
    username = build.jury_person(number).username
    data = {"person": username, "position": "Chuyên gia", "function": function}
    send(clerk, "jury", vote.pk, deed="add", **data)


def _score(juror, vote):
    first, second = build.entries_of(vote)
    text_of(juror, "list")
    send(juror, "relations", vote.pk)
    parts = list(SubCriterion.objects.filter(round=vote).order_by("position"))
    whole = {f"part_{part.pk}": str(part.maximum // 100) for part in parts}
    beyond = whole | {f"part_{parts[0].pk}": "26"}
    told = send(juror, "sheet", first.pk, status=422, deed="submit", version=0, **beyond)
    assert "từ 0 đến 25" in told
    less = whole | {f"part_{parts[0].pk}": "20,25"}
    send(juror, "sheet", first.pk, deed="submit", version=0, **whole)
    send(juror, "sheet", second.pk, deed="submit", version=0, **less)
    assert "2/2" in text_of(juror, "desk")


def _complain(maker, chair, entry, today):
    today(date(2021, 7, 19))
    late = {"day": "19/07/2021", "text": "Xem lại điểm"}
    assert "quá hạn 15 ngày làm việc" in send(maker, "complain", entry.pk, status=422, **late)
    today(date(2021, 7, 5))
    send(maker, "complain", entry.pk, day="05/07/2021", text="Xem lại điểm")
    complaint = Complaint.objects.get()
    today(date(2021, 7, 8))
    send(chair, "answer", complaint.pk, is_upheld="no", answer="Điểm đã cộng đúng.")
    assert "Điểm đã cộng đúng" in text_of(maker, "complaint", complaint.pk)


def test_a_juror_sees_only_their_own_sheet_until_results_open(today):
    vote = build.build_scoring(1)
    [entry] = build.entries_of(vote)
    build.score(vote, entry, 1, 77)
    today(build.SCORED_ON)

    own = "11,55"  # 77 % of the fifteen points of a part
    assert own in text_of(as_(build.as_juror(1)), "sheet", entry.pk)
    other = as_(build.as_juror(2))
    for name, key in (("sheet", entry.pk), ("entry", entry.pk), ("round", vote.pk)):
        assert own not in text_of(other, name, key)
    for actor in (build.as_juror(2), build.clerk(), build.leader(), build.chair()):
        answer = as_(actor).get(reverse("awards:board", args=[vote.pk]))
        assert answer.status_code == 403
        assert "Kết quả chấm chưa mở" in answer.content.decode()


def test_a_sheet_is_kept_while_one_writes_and_tells_its_version(today):
    vote = build.build_scoring(1)
    [entry] = build.entries_of(vote)
    today(build.SCORED_ON)
    juror = as_(build.as_juror(1))
    part = SubCriterion.objects.filter(round=vote).first()
    url = reverse("awards:sheet", args=[entry.pk])

    kept = juror.post(
        url, {f"part_{part.pk}": "8,25", "version": 0}, headers={"X-Autosave": "true"}
    )
    assert (kept.status_code, kept["X-Version"]) == (204, "1")
    assert ScoreSheet.objects.get().points.get().points == 825
    stale = juror.post(
        url,
        {f"part_{part.pk}": "9", "version": 0},
        headers={"X-Autosave": "true", "HX-Request": "true"},
    )
    assert stale.status_code == 409


def test_products_of_another_establishment_and_rounds_not_called_answer_404(today):
    vote = build.build_announced()
    entry = build.build_draft_entry(vote, 1)
    other = as_(build.maker(2))
    own_round = build.build_round(title="Chưa công bố")

    assert other.get(reverse("awards:entry", args=[entry.pk])).status_code == 404
    assert other.get(reverse("awards:round", args=[own_round.pk])).status_code == 404
    assert "Chưa công bố" not in text_of(other, "list")
    photo = build.complete(entry, by=build.maker()).photos.first()
    assert other.get(reverse("awards:photo", args=[photo.pk])).status_code == 404
    assert as_(build.maker()).get(reverse("awards:photo", args=[photo.pk])).status_code == 200


def test_every_page_of_a_recognised_round_opens_for_who_may(today):
    vote = build.build_recognised(90, 80)
    complaint = build.build_complaint(vote)
    certificate = Certificate.objects.get()
    today(date(2021, 7, 8))
    clerk, leader, chair, maker = map(
        as_, (build.clerk(), build.leader(), build.chair(), build.maker())
    )

    for client in (clerk, leader, maker):
        for name in ("list", "register_of_winners", "year_reports"):
            text_of(client, name)
        text_of(client, "round", vote.pk)
        text_of(client, "certificate", certificate.pk)
        assert "<svg" in text_of(client, "printed", certificate.pk)
    for name in ("prize", "revocation"):
        text_of(clerk, name, certificate.pk)
    text_of(leader, "revoke", certificate.pk)
    text_of(maker, "year_report", certificate.pk)
    for name in ("promotion", "cancel"):
        text_of(leader, name, vote.pk)
    for name in ("council", "jury", "criteria", "conclude", "board", "edit"):
        text_of(clerk, name, vote.pk)
    text_of(chair, "answer", complaint.pk)
    text_of(leader, "correct", complaint.pk)
    text_of(clerk, "complaint", complaint.pk)


def test_the_calendar_tells_the_days_of_a_round_and_of_its_complaints(today):
    vote = build.build_recognised(90, 80)
    build.build_complaint(vote)

    found = entries_between(build.clerk(), date(2021, 6, 1), date(2021, 7, 31))

    assert [(entry.day.isoformat(), entry.title.rpartition(": ")[2]) for entry in found] == [
        ("2021-06-04", "hết hạn đăng ký"),
        ("2021-06-14", "bắt đầu chấm điểm"),
        ("2021-06-18", "kết thúc chấm điểm"),
        ("2021-06-30", "dự kiến công bố kết quả"),
        ("2021-07-16", "hết hạn khiếu nại"),
        ("2021-07-19", "Sản phẩm 2"),
    ]


def test_the_list_of_rounds_takes_the_same_queries_for_three_and_for_thirty(today):
    for number in range(3):
        build.build_round(title=f"Đợt {number}")
    clerk = as_(build.clerk())
    clerk.get(reverse("awards:list"))
    with CaptureQueriesContext(connection) as few:
        clerk.get(reverse("awards:list"))
    for number in range(3, 30):
        build.build_round(title=f"Đợt {number}")
    with CaptureQueriesContext(connection) as many:
        clerk.get(reverse("awards:list"))
    assert len(few) == len(many)


def test_the_page_of_a_round_takes_the_same_queries_for_any_number_of_products(today):
    vote = build.build_announced()
    build.build_submitted_entry(vote, 1)
    clerk = as_(build.clerk())
    url = reverse("awards:round", args=[vote.pk])
    clerk.get(url)
    with CaptureQueriesContext(connection) as one:
        clerk.get(url)
    for number in (2, 3, 4):
        build.build_submitted_entry(vote, number)
    with CaptureQueriesContext(connection) as four:
        clerk.get(url)
    assert len(one) == len(four)


def test_a_juror_without_an_office_signs_in_finds_home_and_their_desk(today):
    vote = build.build_scoring(1)
    today(build.SCORED_ON)
    juror = Client()
    juror.force_login(build.jury_person(1))

    home = juror.get("/")

    assert home.status_code == 200
    assert reverse("awards:list") in home.content.decode()
    assert "Bàn giám khảo" in text_of(juror, "list")
    assert vote.title in text_of(juror, "desk")


def test_whoever_acts_in_another_role_scores_as_the_juror_they_are(today):
    vote = build.build_announced()
    build.build_accepted_entry(vote)
    inspector = build_member(Role.INSPECTOR, build_department(), username="giam-khao-1")
    build.prepare(vote)
    today(build.SCORED_ON)
    build.open_scoring(vote.pk, by=build.chair(), on=build.SCORED_ON)
    client = as_(inspector)

    send(client, "relations", vote.pk)
    [entry] = build.entries_of(vote)
    assert "Nộp phiếu" in text_of(client, "sheet", entry.pk)
