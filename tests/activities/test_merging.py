"""Two records of one establishment become one: what the kinds of work keep of it follows."""

from datetime import date

import pytest

from khuyencong.activities.awards.models import Entry
from khuyencong.activities.fairs.models import Exhibitor
from khuyencong.activities.outreach.models import GuidanceSession
from khuyencong.activities.outreach.services import record_guidance
from khuyencong.activities.study_tours.models import Participant
from khuyencong.activities.training.models import FollowUp
from khuyencong.activities.training.services import link_establishment, record_answer
from khuyencong.activities.training.states import Answer
from khuyencong.activities.training.values import AnswerValues
from khuyencong.engines.refusals import OutOfStep
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.establishments.services import merge_establishments
from tests.builders import awards, fairs, outreach, study_tours, training
from tests.builders.appraisals import clerk

pytestmark = pytest.mark.django_db

DAY = date(2021, 7, 20)


@pytest.fixture
def pair() -> tuple[Establishment, Establishment]:
    """The record that is kept, and one without a tax code that is dropped."""
    keep, drop = fairs.build_weavers(7), fairs.build_weavers(8)
    Establishment.objects.filter(pk=drop.pk).update(tax_code="")
    return keep, drop


def merge(pair: tuple[Establishment, Establishment]) -> None:
    keep, drop = pair
    merge_establishments(keep.pk, drop.pk, by=clerk(), on=DAY, reason="Nhập hai lần")


def refused(pair: tuple[Establishment, Establishment]) -> str:
    with pytest.raises(OutOfStep) as refusal:
        merge(pair)
    assert not Establishment.objects.filter(merged_into__isnull=False).exists()
    [problem] = refusal.value.problems
    return problem.code


def test_places_guidance_people_products_and_answers_follow(
    pair: tuple[Establishment, Establishment],
) -> None:
    keep, drop = pair
    fairs.build_exhibitor(fairs.build_booth(), drop)
    told = outreach.session_values(drop.pk)
    record_guidance(told, by=clerk(), on=outreach.TODAY)
    study_tours.build_participant(study_tours.build_tour(), establishment_id=drop.pk)
    entry = awards.build_draft_entry(awards.build_announced())
    Entry.objects.filter(pk=entry.pk).update(establishment=drop)
    _course, trainee, _absent = training.build_finished()
    answer = record_answer(
        trainee.pk, 6, AnswerValues(Answer.REGISTERED), by=training.clerk(), on=date(2021, 12, 15)
    )
    link_establishment(answer.pk, drop.pk, by=training.clerk())

    merge(pair)

    for model in (Exhibitor, GuidanceSession, Participant, Entry, FollowUp):
        assert model.objects.get().establishment_id == keep.pk


def test_a_place_of_both_at_one_fair_is_put_right_first(
    pair: tuple[Establishment, Establishment],
) -> None:
    booth = fairs.build_booth()
    for one in pair:
        fairs.build_exhibitor(booth, one)

    assert refused(pair) == "fairs.merged_at_one_fair"


def test_guidance_of_both_on_one_day_is_put_right_first(
    pair: tuple[Establishment, Establishment],
) -> None:
    for one in pair:
        record_guidance(outreach.session_values(one.pk), by=clerk(), on=outreach.TODAY)

    assert refused(pair) == "outreach.merged_on_one_day"


def test_a_person_who_went_for_both_is_put_right_first(
    pair: tuple[Establishment, Establishment],
) -> None:
    tour = study_tours.build_tour()
    for one in pair:
        study_tours.build_participant(tour, establishment_id=one.pk)

    assert refused(pair) == "tours.merged_twice_on_tour"
