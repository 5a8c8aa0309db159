"""A class walked through its pages, from the announcement to what became of people."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from khuyencong.activities.training.models import Certificate, FollowUp, Trainee, TrainingClass
from khuyencong.activities.training.services import add_trainer, issue_certificates
from khuyencong.activities.training.trying import count_try
from khuyencong.activities.training.values import TrainerValues
from khuyencong.activities.training.views.public import MOST_WRONG_WORDS
from khuyencong.foundation.accounts.actor import Role
from khuyencong.programme.acceptance.queries import delivered_so_far
from tests.builders.appraisals import signed_in
from tests.builders.files import build_upload
from tests.builders.offices import build_member, build_office
from tests.builders.proposals import build_dryer
from tests.builders.territories import build_ta_rut
from tests.builders.training import (
    CERTIFIED_ON,
    ENROLLED_ON,
    FINISHED_ON,
    FIRST_DAY,
    OPENED_ON,
    SECOND_DAY,
    build_announced,
    build_class_contract,
    build_draft,
    build_finished,
    build_trainee,
    clerk,
    leader,
    sessions_of,
)

pytestmark = pytest.mark.django_db

HALL = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that sets the day, and the time of day, of everyone."""

    def move(day: date, hour: int = 8) -> None:
        moment = datetime(day.year, day.month, day.day, hour, tzinfo=HALL)
        monkeypatch.setattr(timezone, "localdate", lambda *_a, **_k: day)
        monkeypatch.setattr(timezone, "localtime", lambda value=None, *_a: value or moment)

    move(OPENED_ON)
    return move


def text_of(client: Client, name: str, *args: Any, status: int = 200) -> str:
    response = client.get(reverse(f"training:{name}", args=args))
    assert response.status_code == status, response.content.decode()[:2000]
    return str(response.content.decode())


def post(client: Client, name: str, /, *args: Any, status: int = 302, **data: Any) -> Any:
    response = client.post(reverse(f"training:{name}", args=args), data)
    assert response.status_code == status, response.content.decode()
    return response


def class_data(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "startup_training",
        "title": "Khởi sự cho thanh niên",
        "audience": "Đoàn viên",
        "place": "Hội trường xã",
        "unit": build_ta_rut().pk,
        "capacity": "2",
        "starts_on": "14/06/2021",
        "ends_on": "15/06/2021",
        "enrolment_from": "15/05/2021",
        "enrolment_to": "10/06/2021",
        "minimum_percent": "80",
        "cost_vnd": "9.000.000",
    } | changes


def session_data(day: date, **changes: Any) -> dict[str, Any]:
    told = {"day": f"{day:%d/%m/%Y}", "starts_at": "07:30", "ends_at": "11:00", "topic": "Vốn"}
    return told | changes


def test_a_class_from_announcement_to_certificates_verified_by_a_stranger(
    client: Client, at: Any
) -> None:
    contract = build_class_contract()
    office, stranger = signed_in(client, clerk()), Client()
    add_trainer(TrainerValues("Trần Văn Giảng"), by=clerk())

    assert (
        "Mở lớp"
        in office.get(reverse("workspace:proposal", args=[contract.proposal_id])).content.decode()
    )
    post(office, "open_for", contract.proposal_id, **class_data())
    course = TrainingClass.objects.get()
    outside = session_data(date(2021, 6, 20))
    assert (
        "nằm ngoài thời gian của lớp"
        in post(office, "add_session", course.pk, status=422, **outside).content.decode()
    )
    for day in (FIRST_DAY, SECOND_DAY):
        post(office, "add_session", course.pk, **session_data(day))
    post(office, "announce", course.pk, version=1)

    at(ENROLLED_ON)
    assert "Hội trường xã" in text_of(stranger, "announcement", course.token)
    person = {"name": "Hồ Thị Mừng", "birth_year": "1998", "phone": "0912345678"}
    assert (
        "chưa đồng ý"
        in post(stranger, "announcement", course.token, status=422, **person).content.decode()
    )
    enrolled = post(stranger, "announcement", course.token, consents="on", **person)
    own_page = enrolled["Location"]
    mung = Trainee.objects.get()
    assert mung.code in stranger.get(own_page).content.decode()
    lines = "Họ và tên;Năm sinh;Điện thoại;Xã\nHồ Văn Hai; 1990; 0922222222; xã Tà Rụt\nHồ Ba\t1991"
    post(office, "enrol_list", course.pk, lines=lines, consents="on")
    hai, ba = Trainee.objects.order_by("pk")[1:]
    assert hai.unit == build_ta_rut()
    assert (hai.standing, ba.standing) == ("enrolled", "waiting")
    post(office, "leave", hai.pk, reason="Đi làm xa")
    ba.refresh_from_db()
    assert ba.standing == "enrolled"

    first, second = sessions_of(course)
    assert (
        "Ngoài giờ đó"
        in post(stranger, "present", first.token, status=422, word=mung.code).content.decode()
    )
    at(FIRST_DAY)
    assert "<svg" in text_of(office, "qr", first.pk)
    assert (
        "Hồ Thị Mừng"
        in post(stranger, "present", first.token, status=200, word="5678").content.decode()
    )
    post(office, "board", first.pk, known=mung.pk, was=mung.pk, present=[mung.pk, ba.pk])
    at(SECOND_DAY)
    post(office, "board", second.pk, present=[mung.pk])

    at(FINISHED_ON)
    course.refresh_from_db()
    post(office, "finish", course.pk, version=course.version)
    at(CERTIFIED_ON)
    signed_in(client, leader())
    assert "Ký giấy chứng nhận" in text_of(client, "certificates", course.pk)
    refused = post(client, "certificates", course.pk, status=422, trainee=[ba.pk])
    assert "dự 1/2 buổi" in refused.content.decode()
    post(client, "certificates", course.pk, trainee=[mung.pk])
    certificate = Certificate.objects.get()
    assert "<svg" in text_of(client, "certificate", certificate.pk)

    signed_in(client, clerk())
    item = contract.items.get()
    assert "1 học viên hoàn thành" in text_of(client, "deliver", course.pk)
    told = {f"quantity_{item.pk}": "1", f"cost_{item.pk}": "8.000.000"}
    post(client, "deliver", course.pk, **told)
    assert "8.000.000" in text_of(client, "class", course.pk)
    assert delivered_so_far(contract.pk)[item.pk].quantity == 1

    shown = stranger.get(reverse("verification:show", args=[certificate.shown_code]))
    told = shown.content.decode()
    assert "Hồ Thị Mừng" in told
    assert "01/2021/CN-KC" in told
    assert "0912345678" not in told
    assert "1998" not in told

    at(date(2021, 12, 20))
    assert mung.name in text_of(client, "due", 6)
    post(stranger, "own", mung.follow_up_token, answer="started", monthly_income_vnd="4.000.000")
    assert FollowUp.objects.get().answer == "started"
    assert mung.name not in text_of(client, "due", 6)
    assert "100%" in text_of(client, "outcomes", course.pk)
    dryer, _applicant = build_dryer()
    found = reverse("training:establishment", args=[FollowUp.objects.get().pk])
    assert dryer.name in client.get(found, {"text": "sấy"}).content.decode()
    assert client.post(found, {"establishment": dryer.pk}).status_code == 302
    assert FollowUp.objects.get().establishment == dryer


def every_page(course: TrainingClass) -> list[tuple[str, int]]:
    session, trainee = course.sessions.first(), course.trainees.first()
    assert session is not None
    assert trainee is not None
    return [
        ("board", session.pk),
        ("certificates", course.pk),
        ("outcomes", course.pk),
        ("class", course.pk),
        ("due", 6),
    ]


@pytest.mark.parametrize("role", [Role.CLERK, Role.LEADER, Role.INSPECTOR, Role.ACCOUNTANT])
def test_staff_read_the_pages(client: Client, at: Any, role: Role) -> None:
    course, diligent, _absent = build_finished()
    issue_certificates(course.pk, [diligent.pk], by=leader(), on=CERTIFIED_ON)
    signed_in(client, build_member(role, build_office()))
    for name, key in every_page(course):
        assert course.title in text_of(client, name, key) or name == "due"
    assert course.title in text_of(client, "list")


def test_a_clerk_reads_the_forms(client: Client, at: Any) -> None:
    course = build_announced()
    trainee, session = build_trainee(course), sessions_of(course)[0]
    signed_in(client, clerk())
    for name in ("edit", "cancel", "add_session", "add_material", "enrol", "enrol_list", "deliver"):
        text_of(client, name, course.pk)
    for name in ("change_session", "sheet", "qr"):
        text_of(client, name, session.pk)
    text_of(client, "leave", trainee.pk)
    text_of(client, "open")
    text_of(client, "trainers")
    post(client, "add_material", course.pk, title="Bài 1", file=build_upload(name="bai-1.pdf"))
    material = course.materials.get()
    assert client.get(reverse("training:material", args=[material.pk])).status_code == 200
    own = reverse("training:own_material", args=[trainee.follow_up_token, material.pk])
    assert Client().get(own).status_code == 200


def test_a_reader_who_may_not_run_a_class_is_refused_its_forms(client: Client, at: Any) -> None:
    course = build_announced()
    signed_in(client, leader())
    for name in ("edit", "cancel", "add_session", "enrol", "enrol_list"):
        text_of(client, name, course.pk, status=403)


def test_an_applicant_and_a_stranger_see_no_people(client: Client, at: Any) -> None:
    course, *_people = build_finished()
    _establishment, applicant = build_dryer()
    signed_in(client, applicant)
    for name, key in every_page(course):
        text_of(client, name, key, status=404)
    for name, key in every_page(course):
        text_of(Client(), name, key, status=302)


def test_an_applicant_sees_the_class_of_their_project_without_its_people(
    client: Client, at: Any
) -> None:
    contract = build_class_contract()
    course, diligent, _absent = build_finished(proposal_id=contract.proposal_id)
    _establishment, applicant = build_dryer()
    signed_in(client, applicant)
    page = text_of(client, "class", course.pk)
    assert course.title in page
    assert diligent.name not in page
    text_of(client, "certificates", course.pk, status=404)


def test_a_draft_and_a_wrong_token_are_not_there(at: Any) -> None:
    course = build_draft()
    text_of(Client(), "announcement", course.token, status=404)
    for name in ("announcement", "own", "present"):
        text_of(Client(), name, "nothing", status=404)


def test_the_public_page_shows_no_person(at: Any) -> None:
    course = build_announced()
    trainee = build_trainee(course)
    at(ENROLLED_ON)
    page = text_of(Client(), "announcement", course.token)
    assert "Còn chỗ" in page
    assert trainee.name not in page
    at(date(2021, 6, 11))
    assert "Đã hết hạn đăng ký" in text_of(Client(), "announcement", course.token)


def test_numbers_are_not_guessed_at_a_session(at: Any) -> None:
    course = build_announced()
    trainee, session = build_trainee(course), sessions_of(course)[0]
    at(FIRST_DAY)
    for _ in range(MOST_WRONG_WORDS):
        count_try(f"present:{session.pk}")
    refused = post(Client(), "present", session.token, status=422, word=trainee.code)
    assert "Đợi một lát" in refused.content.decode()
    assert not session.attendances.exists()


def test_lines_that_cannot_be_read_are_named(client: Client, at: Any) -> None:
    course = build_announced()
    at(ENROLLED_ON)
    signed_in(client, clerk())
    lines = "Hồ Thị Một; 1990\nchỉ có tên\nHồ Thị Ba; không rõ"
    answer = post(client, "enrol_list", course.pk, status=422, lines=lines, consents="on")
    assert "Không đọc được dòng 2, 3" in answer.content.decode()
    assert not Trainee.objects.exists()


def test_the_list_asks_the_same_number_of_questions_whatever_its_length(
    client: Client, at: Any, django_assert_num_queries: Any
) -> None:
    signed_in(client, clerk())
    for number in range(3):
        build_trainee(build_announced(title=f"Lớp {number}"), number)
    text_of(client, "list")
    few = _queries(client, "list")
    for number in range(27):
        build_draft(title=f"Lớp thêm {number}")
    with django_assert_num_queries(few):
        text_of(client, "list")


def test_a_class_asks_the_same_number_of_questions_whatever_its_people(
    client: Client, at: Any, django_assert_num_queries: Any
) -> None:
    course = build_announced(capacity=30)
    build_trainee(course, 1)
    signed_in(client, clerk())
    session = sessions_of(course)[0]
    pages = [("class", course.pk), ("board", session.pk), ("sheet", session.pk)]
    few = {name: _queries(client, name, key) for name, key in pages}
    for number in range(2, 31):
        build_trainee(course, number)
    for name, key in pages:
        with django_assert_num_queries(few[name]):
            text_of(client, name, key)


def _queries(client: Client, name: str, *args: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        text_of(client, name, *args)
    return len(captured)
