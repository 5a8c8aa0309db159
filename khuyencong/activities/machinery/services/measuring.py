"""Measure before and after, and show the model to others."""

from datetime import date
from typing import Any

from django.db import transaction

from khuyencong.activities.machinery.checks import (
    check_after_follows,
    problems_of_demonstration,
    problems_of_measure,
)
from khuyencong.activities.machinery.models import DemonstrationDay, Measure
from khuyencong.activities.machinery.permissions import require_may_keep
from khuyencong.activities.machinery.states import Indicator
from khuyencong.activities.machinery.values import DemonstrationValues, MeasureValues
from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.proposals.services import lock_proposal


@transaction.atomic
def measure_before(
    proposal_id: int, indicator: str, unit: str, values: MeasureValues, *, by: Actor, on: date
) -> Measure:
    """Record an indicator before the machines work. Once measured afterwards it stays."""
    proposal = lock_proposal(proposal_id)
    require_may_keep(by, proposal)
    if indicator not in Indicator.values:
        raise Refused(Problem("machinery.indicator_unknown", field="indicator"))
    if not tidy(unit):
        raise Refused(Problem("machinery.unit_needed", field="unit"))
    require(problems_of_measure(values, on=on))
    measure = Measure.objects.filter(proposal=proposal, indicator=indicator).first()
    if measure is not None and measure.after is not None:
        told = {"indicator": measure.indicator}
        raise OutOfStep(Problem("machinery.measured_already", told))
    before = _told(measure) if measure is not None else None
    measure = measure or Measure(proposal=proposal, indicator=indicator)
    measure.unit = tidy(unit)
    measure.before = values.value
    measure.before_on = values.measured_on
    measure.before_how = tidy(values.how)
    measure.save()
    record(
        "machine.measured_before",
        proposal.reference,
        by=by,
        before=before,
        after=_told(measure),
    )
    return measure


@transaction.atomic
def measure_after(measure_id: int, values: MeasureValues, *, by: Actor, on: date) -> Measure:
    """Record the same indicator afterwards, in the same unit, once."""
    proposal_id = Measure.objects.values_list("proposal_id", flat=True).get(pk=measure_id)
    proposal = lock_proposal(proposal_id)
    require_may_keep(by, proposal)
    measure = Measure.objects.get(pk=measure_id)
    if measure.after is not None:
        told = {"indicator": measure.indicator}
        raise OutOfStep(Problem("machinery.measured_already", told))
    require(problems_of_measure(values, on=on), check_after_follows(measure, values))
    measure.after = values.value
    measure.after_on = values.measured_on
    measure.after_how = tidy(values.how)
    measure.save(update_fields=["after", "after_on", "after_how"])
    record("machine.measured_after", proposal.reference, by=by, after=_told(measure))
    return measure


def _told(measure: Measure) -> dict[str, Any]:
    return {
        "indicator": measure.indicator,
        "unit": measure.unit,
        "before": str(measure.before),
        "after": None if measure.after is None else str(measure.after),
    }


@transaction.atomic
def hold_demonstration(
    proposal_id: int, values: DemonstrationValues, *, by: Actor, on: date
) -> DemonstrationDay:
    """Record a day on which the model was shown. The same day at the same place once."""
    proposal = lock_proposal(proposal_id)
    require_may_keep(by, proposal)
    require(problems_of_demonstration(values, on=on))
    place = tidy(values.place)
    held = DemonstrationDay.objects.filter(proposal=proposal, held_on=values.held_on, place=place)
    if held.exists():
        raise Refused(
            Problem(
                "machinery.shown_already", {"day_on": values.held_on.isoformat()}, field="held_on"
            )
        )
    assert by.user_id is not None, "a person records it"
    day = DemonstrationDay.objects.create(
        proposal=proposal,
        held_on=values.held_on,
        place=place,
        attendees=values.attendees,
        establishments=values.establishments,
        feedback=values.feedback.strip(),
        made_by_id=by.user_id,
    )
    record(
        "machine.demonstrated",
        proposal.reference,
        by=by,
        after={"held_on": day.held_on.isoformat(), "attendees": day.attendees},
    )
    return day
