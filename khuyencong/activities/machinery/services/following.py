"""Visit a machine that was supported: is it there, does it work."""

from datetime import date

from django.db import transaction

from khuyencong.activities.machinery.checks import problems_of_visit
from khuyencong.activities.machinery.models import FollowUp
from khuyencong.activities.machinery.permissions import require_may_visit
from khuyencong.activities.machinery.services.locking import lock_machine
from khuyencong.activities.machinery.states import Stage
from khuyencong.activities.machinery.values import FollowUpValues
from khuyencong.engines.refusals import OutOfStep, Problem, require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record


@transaction.atomic
def follow_up(machine_id: int, values: FollowUpValues, *, by: Actor, on: date) -> FollowUp:
    """Record a visit to a machine that was reported. One that is gone or idle is explained."""
    machine, contract = lock_machine(machine_id)
    require_may_visit(by, contract.proposal)
    if machine.stage != Stage.REPORTED:
        told = {"name": machine.name, "stage": machine.stage}
        raise OutOfStep(Problem("machinery.not_reported_yet", told))
    require(problems_of_visit(machine, values, on=on))
    assert by.user_id is not None, "a person visits"
    visit = FollowUp.objects.create(
        machine=machine,
        visited_on=values.visited_on,
        is_there=values.is_there,
        is_working=values.is_working,
        note=values.note.strip(),
        made_by_id=by.user_id,
    )
    record(
        "machine.visited",
        contract.proposal.reference,
        by=by,
        after={
            "machine": machine.reference,
            "visited_on": visit.visited_on.isoformat(),
            "is_there": visit.is_there,
            "is_working": visit.is_working,
        },
        reason=visit.note,
    )
    return visit
