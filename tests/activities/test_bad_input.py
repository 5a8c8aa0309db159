"""Bad input through the pages: refused in words, and nothing is changed by it."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khuyencong.activities.awards.models import SubCriterion, VoteRound
from khuyencong.activities.awards.services import declare_relations, open_results
from khuyencong.activities.machinery.models import MachinePhoto
from khuyencong.activities.machinery.states import Stage
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.models import AuditEntry
from tests.builders import awards, fairs, machinery, outcomes, study_tours, training
from tests.builders.appraisals import clerk, signed_in
from tests.builders.contracts import build_started, implementer
from tests.builders.photos import build_photo

pytestmark = pytest.mark.django_db

KINDS = ("awards", "fairs", "machinery", "outcomes", "study_tours", "training")
HALL = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that sets the day, and the time of day, of everyone."""

    def move(day: date, hour: int = 8) -> None:
        moment = datetime(day.year, day.month, day.day, hour, tzinfo=HALL)
        monkeypatch.setattr(timezone, "localdate", lambda *_a, **_k: day)
        monkeypatch.setattr(timezone, "localtime", lambda value=None, *_a: value or moment)

    return move


def everything() -> list[Any]:
    models = [model for kind in KINDS for model in apps.get_app_config(kind).get_models()]
    rows = [list(model._default_manager.order_by("pk").values_list()) for model in models]
    return [*rows, AuditEntry.objects.count()]


def refused(
    actor: Actor | None, address: str, sentence: str, status: int = 422, **data: Any
) -> None:
    """Post as a person, or as a stranger; expect the sentence and that nothing changed."""
    client = signed_in(Client(), actor) if actor else Client()
    before = everything()
    answer: HttpResponse = client.post(address, data)
    told = answer.content.decode()
    assert answer.status_code == status, told
    assert sentence in told
    assert everything() == before


def sheet_data(vote: VoteRound, points: str = "") -> dict[str, str]:
    """Return a sheet handed in with everything full, or with some points for the first part."""
    parts = list(SubCriterion.objects.filter(round=vote))
    full = {f"part_{part.pk}": str(part.maximum // 100) for part in parts}
    changed = {f"part_{parts[0].pk}": points} if points else {}
    return full | changed | {"deed": "submit", "version": "0"}


def test_a_juror_scores_once_and_not_beyond_a_hundred_points(at: Any) -> None:
    vote = awards.build_scoring(1)
    [entry] = awards.entries_of(vote)
    at(awards.SCORED_ON)
    sheet = reverse("awards:sheet", args=[entry.pk])
    juror = awards.as_juror(1)

    refused(juror, sheet, "20", **sheet_data(vote, "21"))
    awards.score(vote, entry, 1, 90)
    refused(juror, sheet, "đã nộp", 409, **(sheet_data(vote) | {"version": "1"}))


def test_a_juror_scores_no_more_after_closing(at: Any) -> None:
    vote = awards.build_scored(90, 80)
    entry = awards.entries_of(vote)[0]
    at(awards.SCORED_ON)

    sheet = reverse("awards:sheet", args=[entry.pk])
    refused(awards.as_juror(1), sheet, "đã", 409, **sheet_data(vote))


def test_a_juror_does_not_score_their_own_relation(at: Any) -> None:
    vote = awards.build_scoring(1, declared=False)
    [entry] = awards.entries_of(vote)
    juror = awards.as_juror(1)
    declare_relations(vote.pk, {entry.pk: "Em ruột"}, by=juror, on=awards.SCORED_ON)
    at(awards.SCORED_ON)

    sheet = reverse("awards:sheet", args=[entry.pk])
    refused(juror, sheet, "quan hệ", 403, **sheet_data(vote))


def test_results_do_not_open_while_a_sheet_is_missing(at: Any) -> None:
    vote = awards.build_scoring(1)
    [entry] = awards.entries_of(vote)
    for juror in (1, 2):
        awards.score(vote, entry, juror, 80)
    at(awards.SCORED_ON)

    step = reverse("awards:step", args=[vote.pk, "mo-ket-qua"])
    refused(awards.chair(), step, "Giám khảo 3")
    awards.score(vote, entry, 3, 80)
    assert open_results(vote.pk, by=awards.chair(), on=awards.SCORED_ON).has_open_results


def test_a_jury_of_two_is_not_signed(at: Any) -> None:
    vote = awards.build_announced()
    awards.add_council(vote)
    awards.sign(vote, awards.PanelKind.COUNCIL)
    awards.add_jury(vote, 2)
    at(awards.REGISTERED_ON)

    data = {"deed": "sign", "sign-decision_number": "12", "sign-decided_on": "20/05/2021"}
    refused(awards.chair(), reverse("awards:jury", args=[vote.pk]), "số lẻ", **data)


def test_a_full_class_takes_nobody_beyond_its_places_and_nobody_twice(at: Any) -> None:
    course = training.build_announced(capacity=1)
    first = training.build_trainee(course, 1)
    at(training.ENROLLED_ON)
    enrol = reverse("training:enrol", args=[course.pk])
    person = {"name": first.name, "birth_year": "1995", "phone": first.phone, "consents": "on"}
    refused(training.clerk(), enrol, "đã có trong danh sách", **person)

    other = person | {"name": "Hồ Văn Khác", "phone": "0905551299"}
    assert signed_in(Client(), training.clerk()).post(enrol, other).status_code == 302

    assert sorted(course.trainees.values_list("standing", flat=True)) == ["enrolled", "waiting"]


def test_nobody_is_present_outside_the_session(at: Any) -> None:
    course = training.build_announced()
    trainee = training.build_trainee(course)
    first, _second = training.sessions_of(course)
    present = reverse("training:present", args=[first.token])

    at(training.FIRST_DAY, hour=15)
    refused(None, present, "Ngoài giờ đó", word=trainee.code)
    at(training.ENROLLED_ON)
    refused(None, present, "Ngoài giờ đó", word=trainee.code)


def test_sales_are_not_below_zero(at: Any) -> None:
    exhibitor = fairs.build_exhibitor(fairs.build_booth(), fairs.build_weavers())
    at(fairs.AFTER)

    sales = reverse("fairs:sales", args=[exhibitor.pk])
    refused(clerk(), sales, "âm", period="at_fair", amount_vnd="-5.000.000")


def test_figures_of_a_locked_period_stay(at: Any) -> None:
    period = outcomes.build_approved_figures()
    at(outcomes.REPORTED_ON)

    report = reverse("outcomes:report", args=[period.pk])
    figures = {f"value_{name}": str(one.value) for name, one in outcomes.FIGURES.items()}
    data = figures | {"value_jobs": "9", "note": "", "version": str(period.version)}
    refused(clerk(), report, "khóa", 409, **data)


def test_a_photo_without_place_is_kept_and_marked(at: Any) -> None:
    contract = build_started()
    machine = machinery.build_at(Stage.DELIVERED, contract)
    at(machinery.TODAY)
    client = signed_in(Client(), implementer(contract))

    client.post(
        reverse("machinery:photos", args=[machine.pk]),
        {"photos": build_photo("khong.jpg", has_place=False)},
    )

    assert not MachinePhoto.objects.get().has_place
    page = client.get(reverse("machinery:machine", args=[machine.pk])).content.decode()
    assert "ảnh không có vị trí" in page


def test_a_tour_is_not_reported_before_it_ended(at: Any) -> None:
    tour = study_tours.build_tour()
    study_tours.build_participant(tour)
    at(study_tours.STARTS_ON)

    report = reverse("study_tours:report", args=[tour.pk])
    refused(clerk(), report, "11/06/2021", 409, text="Đã xem", version="1")


@pytest.mark.parametrize(
    ("picture", "sentence"),
    [
        (("nho", (300, 400), "green"), "300 x 400"),
        (("xam", (400, 600), "gray"), "ảnh đen trắng"),
    ],
)
def test_a_photo_for_a_vote_is_large_and_in_colour(
    at: Any, picture: tuple[str, tuple[int, int], str], sentence: str
) -> None:
    entry = awards.build_draft_entry(awards.build_announced())
    at(awards.REGISTERED_ON)
    name, size, colour = picture

    add = reverse("awards:add_files", args=[entry.pk])
    data = {"paper_kind": "registration", "photo_front": awards.photo(name, size, colour)}
    refused(awards.maker(), add, sentence, **data)


def test_one_photo_that_is_refused_loses_no_other(at: Any) -> None:
    entry = awards.build_draft_entry(awards.build_announced())
    at(awards.REGISTERED_ON)
    client = signed_in(Client(), awards.maker())

    answer = client.post(
        reverse("awards:add_files", args=[entry.pk]),
        {
            "paper_kind": "registration",
            "photo_front": awards.photo("nho", (300, 400)),
            "photo_side": awards.photo("ben"),
        },
    )

    assert answer.status_code == 422
    assert entry.photos.get().angle == "side"
