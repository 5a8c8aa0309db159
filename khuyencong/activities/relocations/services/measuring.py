"""Measure what an establishment does to its surroundings, against the limits of standards."""

from datetime import date

from django.db import transaction

from khuyencong.activities.relocations.checks import problems_of_limit, problems_of_measurement
from khuyencong.activities.relocations.models import Measurement, StandardLimit
from khuyencong.activities.relocations.permissions import (
    opening_refusal,
    require_may_keep,
    verifying_refusal,
)
from khuyencong.activities.relocations.services.locking import lock_relocation
from khuyencong.activities.relocations.values import LimitValues, MeasurementValues
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record


@transaction.atomic
def add_limit(values: LimitValues, *, by: Actor) -> StandardLimit:
    """Enter what a standard allows. It counts as not checked until somebody else confirms it."""
    if problem := opening_refusal(by):
        raise NotPermitted(problem)
    require(problems_of_limit(values))
    parameter, standard = tidy(values.parameter), tidy(values.standard)
    if StandardLimit.objects.filter(parameter=parameter, standard=standard).exists():
        told = {"parameter": parameter, "standard": standard}
        raise Refused(Problem("relocations.limit_known", told, field="parameter"))
    assert by.user_id is not None, "a person enters it"
    limit = StandardLimit.objects.create(
        parameter=parameter,
        unit=tidy(values.unit),
        value=values.value,
        standard=standard,
        source=tidy(values.source),
        made_by_id=by.user_id,
    )
    after = {"parameter": parameter, "value": str(limit.value), "standard": standard}
    record("relocation.limit_added", f"standard_limit:{limit.pk}", by=by, after=after)
    return limit


@transaction.atomic
def verify_limit(limit_id: int, *, by: Actor) -> StandardLimit:
    """Confirm that a limit was compared with the standard: another person than who entered it."""
    limit = StandardLimit.objects.select_for_update(of=("self",)).get(pk=limit_id)
    if problem := verifying_refusal(by, limit):
        raise NotPermitted(problem)
    if limit.is_verified:
        raise OutOfStep(Problem("relocations.verified_already", {"parameter": limit.parameter}))
    limit.verified_by_id = by.user_id
    limit.save(update_fields=["verified_by"])
    after = {"parameter": limit.parameter}
    record("relocation.limit_verified", f"standard_limit:{limit.pk}", by=by, after=after)
    return limit


@transaction.atomic
def measure(relocation_id: int, values: MeasurementValues, *, by: Actor, on: date) -> Measurement:
    """Record what a laboratory found. Also after the report: the new place is measured on."""
    relocation = lock_relocation(relocation_id)
    require_may_keep(by, relocation)
    limit = StandardLimit.objects.filter(pk=values.limit_id).first()
    if limit is None:
        raise Refused(Problem("relocations.parameter_needed", field="limit"))
    require(problems_of_measurement(relocation, values, on=on))
    assert by.user_id is not None, "a person records it"
    found = Measurement.objects.create(
        relocation=relocation,
        limit=limit,
        value=values.value,
        measured_on=values.measured_on,
        laboratory=tidy(values.laboratory),
        made_by_id=by.user_id,
    )
    record(
        "relocation.measured",
        relocation.reference,
        by=by,
        after={
            "parameter": limit.parameter,
            "value": str(found.value),
            "measured_on": found.measured_on.isoformat(),
        },
    )
    return found
