"""Prepare a fair: the fair itself, its booths, its tasks."""

from datetime import date
from typing import Any

from django.db import transaction

from khuyencong.activities.fairs.checks import (
    check_booths_still_fit,
    problems_of_booth,
    problems_of_fair,
    problems_of_task,
)
from khuyencong.activities.fairs.models import Booth, Fair, Task
from khuyencong.activities.fairs.permissions import require_may_begin, require_may_keep
from khuyencong.activities.fairs.services.locking import (
    lock_booth,
    lock_fair,
    require_fair_unreported,
    require_not_cancelled,
    require_unreported,
    require_version,
)
from khuyencong.activities.fairs.states import BOOTH_ACTIVITIES, FAIR_ACTIVITIES
from khuyencong.activities.fairs.values import BoothValues, FairValues, TaskValues
from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.services import lock_proposal


@transaction.atomic
def register_fair(
    values: FairValues, *, proposal_id: int | None = None, by: Actor, on: date
) -> Fair:
    """Enter a fair of the clerk's own office; with the đề án where that one's quantity is fairs."""
    proposal = _proposal(proposal_id, FAIR_ACTIVITIES, by=by)
    require_may_keep(by, by.office_id or 0)
    require(problems_of_fair(values))
    assert by.user_id is not None, "a person enters it"
    assert by.office_id is not None, "a clerk has an office"
    fair = Fair(office_id=by.office_id, proposal=proposal, made_on=on, made_by_id=by.user_id)
    _write_fair(fair, values)
    fair.save()
    record("fair.registered", fair.reference, by=by, after=_told_fair(fair))
    return fair


@transaction.atomic
def change_fair(fair_id: int, values: FairValues, *, version: int, by: Actor) -> Fair:
    """Correct what is stated about a fair. Its days stay around its booths' days."""
    fair = lock_fair(fair_id)
    require_may_keep(by, fair.office_id)
    require_not_cancelled(fair)
    require_version(version, fair.version)
    require_fair_unreported(fair)
    require(problems_of_fair(values), check_booths_still_fit(fair, values))
    before = _told_fair(fair)
    _write_fair(fair, values)
    fair.version += 1
    fair.save()
    record("fair.changed", fair.reference, by=by, before=before, after=_told_fair(fair))
    return fair


@transaction.atomic
def cancel_fair(fair_id: int, *, reason: str, by: Actor, on: date) -> Fair:
    """Say that nobody goes to a fair, or that it is not held. Not once anything was reported."""
    fair = lock_fair(fair_id)
    require_may_keep(by, fair.office_id)
    require_not_cancelled(fair)
    if not tidy(reason):
        raise Refused(Problem("fairs.untold", field="reason"))
    if fair.delivery_id or fair.booths.filter(delivery__isnull=False).exists():
        raise OutOfStep(Problem("fairs.reported_already", {"thing": fair.name}))
    fair.cancelled_on = on
    fair.cancel_reason = tidy(reason)
    fair.version += 1
    fair.save(update_fields=["cancelled_on", "cancel_reason", "version"])
    record("fair.cancelled", fair.reference, by=by, reason=fair.cancel_reason)
    return fair


def _proposal(proposal_id: int | None, activities: frozenset[str], *, by: Actor) -> Proposal | None:
    """Return the đề án to carry out, locked; refuse one of another kind of work."""
    if proposal_id is None:
        return None
    proposal = lock_proposal(proposal_id)
    require_may_begin(by, proposal)
    if proposal.activity not in activities:
        raise Refused(Problem("fairs.other_activity", {"code": proposal.code}, field="proposal"))
    return proposal


def _write_fair(fair: Fair, values: FairValues) -> None:
    fair.name = tidy(values.name)
    fair.kind = values.kind
    fair.organiser = tidy(values.organiser)
    fair.place = tidy(values.place)
    fair.country = tidy(values.country)
    fair.unit_id = values.unit_id
    fair.starts_on = values.starts_on
    fair.ends_on = values.ends_on


def _told_fair(fair: Fair) -> dict[str, Any]:
    return {
        "name": fair.name,
        "kind": fair.kind,
        "place": fair.where,
        "starts_on": fair.starts_on.isoformat(),
        "ends_on": fair.ends_on.isoformat(),
        "proposal": fair.proposal.code if fair.proposal else "",
    }


@transaction.atomic
def add_booth(
    fair_id: int, values: BoothValues, *, proposal_id: int | None = None, by: Actor, on: date
) -> Booth:
    """Enter a rented booth, with the đề án that supports it where there is one."""
    proposal = _proposal(proposal_id, BOOTH_ACTIVITIES | {"fair_abroad"}, by=by)
    fair = lock_fair(fair_id)
    require_may_keep(by, fair.office_id)
    require_not_cancelled(fair)
    require_fair_unreported(fair)
    require(problems_of_booth(fair, values, proposal, on=on))
    assert by.user_id is not None, "a person enters it"
    booth = Booth(fair=fair, proposal=proposal, made_by_id=by.user_id)
    _write_booth(booth, values)
    booth.save()
    record("fair.booth_added", fair.reference, by=by, after=_told_booth(booth))
    return booth


@transaction.atomic
def change_booth(booth_id: int, values: BoothValues, *, version: int, by: Actor, on: date) -> Booth:
    """Correct a booth that was not reported yet. Its kind stays: exhibitors stand on it."""
    booth = lock_booth(booth_id)
    require_may_keep(by, booth.fair.office_id)
    require_not_cancelled(booth.fair)
    require_unreported(booth)
    require_version(version, booth.version)
    if values.kind != booth.kind:
        raise Refused(Problem("fairs.kind_stays", field="kind"))
    require(problems_of_booth(booth.fair, values, booth.proposal, on=on, booth_id=booth.pk))
    before = _told_booth(booth)
    _write_booth(booth, values)
    booth.version += 1
    booth.save()
    after = _told_booth(booth)
    record("fair.booth_changed", booth.fair.reference, by=by, before=before, after=after)
    return booth


def _write_booth(booth: Booth, values: BoothValues) -> None:
    booth.kind = values.kind
    booth.position = tidy(values.position)
    booth.standard_booths = values.standard_booths
    booth.area_m2 = values.area_m2
    booth.rented_from = values.rented_from
    booth.rented_to = values.rented_to
    booth.rent_contract = tidy(values.rent_contract)
    booth.rent_vnd = values.rent_vnd
    booth.support_vnd = values.support_vnd


def _told_booth(booth: Booth) -> dict[str, Any]:
    return {
        "kind": booth.kind,
        "position": booth.position,
        "area_m2": booth.area_m2,
        "rent_vnd": booth.rent_vnd,
        "support_vnd": booth.support_vnd,
        "proposal": booth.proposal.code if booth.proposal else "",
    }


@transaction.atomic
def add_task(fair_id: int, values: TaskValues, *, by: Actor) -> Task:
    """Put something on the list of what is to be prepared."""
    fair = lock_fair(fair_id)
    require_may_keep(by, fair.office_id)
    require_not_cancelled(fair)
    require(problems_of_task(fair, values))
    task = Task.objects.create(
        fair=fair, text=tidy(values.text), owner=tidy(values.owner), due_on=values.due_on
    )
    told = {"task": task.text, "owner": task.owner, "due_on": task.due_on.isoformat()}
    record("fair.task_added", fair.reference, by=by, after=told)
    return task


@transaction.atomic
def finish_task(task_id: int, *, by: Actor, on: date) -> Task:
    """Tick a task off."""
    fair = lock_fair(Task.objects.values_list("fair_id", flat=True).get(pk=task_id))
    require_may_keep(by, fair.office_id)
    task = Task.objects.get(pk=task_id)
    if task.done_on is not None:
        raise OutOfStep(Problem("fairs.task_done_already", {"done_on": task.done_on.isoformat()}))
    task.done_on = on
    task.done_by_id = by.user_id
    task.save(update_fields=["done_on", "done_by"])
    record("fair.task_done", fair.reference, by=by, after={"task": task.text})
    return task
