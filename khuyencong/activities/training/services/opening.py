"""Open a class, change it, announce it."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction

from khuyencong.activities.training.checks import check_holds_what_is_there, problems_of_class
from khuyencong.activities.training.models import TrainingClass
from khuyencong.activities.training.permissions import (
    beginning_refusal,
    opening_refusal,
    require_may_run,
)
from khuyencong.activities.training.services.locking import (
    lock_class,
    require_state,
    require_version,
)
from khuyencong.activities.training.services.places import fill_places
from khuyencong.activities.training.states import ClassState
from khuyencong.activities.training.values import ClassValues
from khuyencong.engines.refusals import NotPermitted, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.foundation.tokens import new_token
from khuyencong.programme.proposals.services import lock_proposal
from khuyencong.registers.offices.permissions import reach_of
from khuyencong.registers.territories.models import Unit


@transaction.atomic
def open_class(
    values: ClassValues, *, by: Actor, on: date, proposal_id: int | None = None
) -> TrainingClass:
    """Open a class of the actor's office as a draft, for a đề án or as the office's own work.

    Refuses a place outside the office's territory, and a đề án for something else.
    """
    proposal = lock_proposal(proposal_id) if proposal_id is not None else None
    refusal = opening_refusal(by) if proposal is None else beginning_refusal(by, proposal)
    if refusal:
        raise NotPermitted(refusal)
    assert by.user_id is not None, "a person opens it"
    assert by.office_id is not None, "for their office"
    unit = Unit.objects.get(pk=values.unit_id)
    require(problems_of_class(values), _check_place(by, unit))
    if proposal is not None and proposal.activity != values.kind:
        raise Refused(Problem("training.kind_of_proposal", {"code": proposal.code}, field="kind"))
    training_class = TrainingClass.objects.create(
        office_id=by.office_id,
        proposal=proposal,
        token=new_token(),
        state=ClassState.DRAFT,
        made_by_id=by.user_id,
        unit_path=unit.path,
        **_fields(values),
    )
    after = told(values) | {"proposal": proposal.code if proposal else "", "on": on.isoformat()}
    record("training.opened", training_class.reference, by=by, after=after)
    return training_class


def _check_place(by: Actor, unit: Unit) -> list[Problem]:
    reach = reach_of(by)
    if reach is not None and reach.covers(unit.path):
        return []
    told_to = {"unit": unit.name, "office": by.office_name}
    return [Problem("training.place_outside_territory", told_to, field="unit")]


def _fields(values: ClassValues) -> dict[str, Any]:
    texts = {name: tidy(getattr(values, name)) for name in ("title", "audience", "place")}
    return asdict(values) | texts


def told(values: ClassValues) -> dict[str, Any]:
    """Return a class as the journal keeps it."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(values).items()
    }


def _present_values(training_class: TrainingClass) -> dict[str, Any]:
    names = ClassValues.__dataclass_fields__
    found = {name: getattr(training_class, name) for name in names}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in found.items()
    }


@transaction.atomic
def change_class(
    class_id: int, values: ClassValues, *, version: int, by: Actor, on: date
) -> TrainingClass:
    """Change a class that is not over. More places let those who wait move up.

    Refuses fewer places than people have, and days that leave a session outside.
    """
    training_class = lock_class(class_id)
    require_may_run(by, training_class)
    require_state(training_class, ClassState.DRAFT, ClassState.OPEN)
    require_version(training_class, version)
    unit = Unit.objects.get(pk=values.unit_id)
    require(
        problems_of_class(values),
        _check_place(by, unit),
        check_holds_what_is_there(training_class, values),
    )
    if training_class.proposal_id is not None and values.kind != training_class.kind:
        assert training_class.proposal is not None
        code = training_class.proposal.code
        raise Refused(Problem("training.kind_of_proposal", {"code": code}, field="kind"))
    before = _present_values(training_class)
    for name, value in _fields(values).items():
        setattr(training_class, name, value)
    training_class.unit_path = unit.path
    training_class.version += 1
    training_class.save()
    after = told(values)
    record(
        "training.changed",
        training_class.reference,
        by=by,
        before={name: value for name, value in before.items() if after[name] != value},
        after={name: value for name, value in after.items() if before[name] != value},
    )
    fill_places(training_class, by=by, on=on)
    return training_class


@transaction.atomic
def announce_class(class_id: int, *, version: int, by: Actor, on: date) -> TrainingClass:
    """Let everyone see a class and enrol in it. It has a programme by then."""
    training_class = lock_class(class_id)
    require_may_run(by, training_class)
    require_state(training_class, ClassState.DRAFT)
    require_version(training_class, version)
    problems = []
    if not training_class.sessions.exists():
        problems.append(Problem("training.no_programme"))
    if training_class.enrolment_to < on:
        told_to = {"to_on": training_class.enrolment_to.isoformat()}
        problems.append(Problem("training.enrolment_over_already", told_to))
    require(problems)
    training_class.state = ClassState.OPEN
    training_class.version += 1
    training_class.save(update_fields=["state", "version"])
    record(
        "training.announced",
        training_class.reference,
        by=by,
        after={"on": on.isoformat(), "capacity": training_class.capacity},
    )
    return training_class
