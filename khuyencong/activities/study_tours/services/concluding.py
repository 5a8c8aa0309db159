"""Conclude a tour: its report, what is taken over, its delivery."""

from datetime import date

from django.db import transaction

from khuyencong.activities.study_tours.checks import problems_of_lesson
from khuyencong.activities.study_tours.models import Lesson, Tour
from khuyencong.activities.study_tours.permissions import require_may_keep
from khuyencong.activities.study_tours.queries import tour_view
from khuyencong.activities.study_tours.services.locking import (
    lock_tour,
    require_unreported,
    require_version,
)
from khuyencong.activities.study_tours.states import BY_PERSON
from khuyencong.activities.study_tours.values import DeliverValues, LessonValues
from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.services import submit_delivery
from khuyencong.programme.acceptance.values import DeliveryValues
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.contracts.services import lock_contract


@transaction.atomic
def hand_in_report(tour_id: int, text: str, *, version: int, by: Actor, on: date) -> Tour:
    """Hand in the report of a tour that has ended and that somebody went on."""
    tour = lock_tour(tour_id)
    require_may_keep(by, tour.office_id)
    require_unreported(tour)
    require_version(version, tour.version)
    if on < tour.ends_on:
        told = {"ends_on": tour.ends_on.isoformat()}
        raise OutOfStep(Problem("tours.report_before_end", told))
    if not tidy(text):
        raise Refused(Problem("tours.untold", field="text"))
    if not tour.participants.exists():
        raise Refused(Problem("tours.nobody_went", {"title": tour.title}))
    tour.report_text = text.strip()
    tour.reported_on = on
    tour.reported_by_id = by.user_id
    tour.version += 1
    tour.save(update_fields=["report_text", "reported_on", "reported_by", "version"])
    record("tour.report_handed_in", tour.reference, by=by, after={"report": tour.report_text})
    return tour


@transaction.atomic
def add_lesson(tour_id: int, values: LessonValues, *, by: Actor) -> Lesson:
    """Enter something that somebody will take over at home."""
    tour = lock_tour(tour_id)
    require_may_keep(by, tour.office_id)
    require(problems_of_lesson(tour, values))
    lesson = Lesson.objects.create(
        tour=tour, text=tidy(values.text), owner=tidy(values.owner), due_on=values.due_on
    )
    told = {"text": lesson.text, "due_on": lesson.due_on.isoformat()}
    record("tour.lesson_added", tour.reference, by=by, after=told)
    return lesson


@transaction.atomic
def finish_lesson(lesson_id: int, result: str, *, by: Actor, on: date) -> Lesson:
    """Say what came of something that was taken over."""
    tour = lock_tour(Lesson.objects.values_list("tour_id", flat=True).get(pk=lesson_id))
    require_may_keep(by, tour.office_id)
    lesson = Lesson.objects.get(pk=lesson_id)
    if lesson.done_on is not None:
        raise OutOfStep(Problem("tours.lesson_done", {"done_on": lesson.done_on.isoformat()}))
    if not tidy(result):
        raise Refused(Problem("tours.untold", field="result"))
    if on < tour.ends_on:
        told = {"due_on": on.isoformat(), "ends_on": tour.ends_on.isoformat()}
        raise Refused(Problem("tours.lesson_before_end", told))
    lesson.done_on = on
    lesson.result = tidy(result)
    lesson.save(update_fields=["done_on", "result"])
    record("tour.lesson_done", tour.reference, by=by, after={"result": lesson.result})
    return lesson


@transaction.atomic
def deliver_tour(tour_id: int, values: DeliverValues, *, version: int, by: Actor, on: date) -> Tour:
    """Report a tour, whose report was handed in, as done under its contract.

    One tour; where the activity counts people, as many as went. Locks the contract first.
    """
    proposal_id = Tour.objects.values_list("proposal_id", flat=True).get(pk=tour_id)
    if proposal_id is None:
        raise Refused(Problem("tours.no_proposal_to_report"))
    item = ContractItem.objects.filter(
        pk=values.contract_item_id, contract__proposal=proposal_id
    ).first()
    if item is None:
        raise Refused(Problem("tours.item_of_another", field="contract_item"))
    contract = lock_contract(item.contract_id)
    tour = lock_tour(tour_id)
    require_may_keep(by, tour.office_id)
    require_version(version, tour.version)
    if tour.delivery_id is not None:
        raise OutOfStep(Problem("tours.delivered_already", {"title": tour.title}))
    if tour.reported_on is None:
        raise OutOfStep(Problem("tours.report_missing", {"title": tour.title}))
    if not tidy(values.invoice):
        raise Refused(Problem("tours.untold", field="invoice"))
    people = tour.participants.count()
    tour.delivery = submit_delivery(
        item.pk,
        DeliveryValues(
            quantity=people if contract.proposal.activity in BY_PERSON else 1,
            cost_vnd=values.cost_vnd,
            delivered_on=tour.ends_on,
            participants=people,
            evidence=evidence_of(tour, tidy(values.invoice)),
        ),
        by=by,
        on=on,
    )
    tour.version += 1
    tour.save(update_fields=["delivery", "version"])
    record("tour.delivered", tour.reference, by=by, after={"cost_vnd": values.cost_vnd})
    return tour


def evidence_of(tour: Tour, invoice: str) -> str:
    """Return in words, for the minutes, where a tour went and with whom.

    In Vietnamese whoever reports: it becomes part of the office's papers.
    """
    view = tour_view(tour)
    places = "; ".join(f"{stop.place}, {stop.host} ({stop.day:%d/%m/%Y})" for stop in view.stops)
    of_establishments = sum(1 for one in view.participants if one.establishment_id is not None)
    return (
        f"{tour.title}, {tour.destination}, từ {tour.starts_on:%d/%m/%Y} "
        f"đến {tour.ends_on:%d/%m/%Y}; {len(view.participants)} người, trong đó "
        f"{of_establishments} người của cơ sở công nghiệp nông thôn; nơi tham quan: "
        f"{places or tour.destination}; báo cáo kết quả ngày {tour.reported_on:%d/%m/%Y}; "
        f"{len(view.lessons)} bài học sẽ áp dụng; chứng từ: {invoice}."
    )
