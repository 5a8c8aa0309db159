"""Write the minutes of a visit, and finish them."""

from datetime import date
from uuid import UUID

from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, Problem, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.contracts.services import lock_contract
from khuyencong.programme.inspections.checklists import items_for
from khuyencong.programme.inspections.checks import problems_before_finish, problems_of_visit
from khuyencong.programme.inspections.models import ChecklistAnswer, Visit
from khuyencong.programme.inspections.permissions import require_may_visit, require_may_write
from khuyencong.programme.inspections.services.locking import (
    lock_visit,
    require_draft,
    require_version,
)
from khuyencong.programme.inspections.states import VisitState
from khuyencong.programme.inspections.values import VisitValues
from khuyencong.registers.offices.numbering import next_number


@transaction.atomic
def record_visit(
    contract_id: int, values: VisitValues, *, by: Actor, on: date, uuid: UUID | None = None
) -> Visit:
    """Begin the minutes of a visit that has taken place, in the plan or outside it.

    Sent twice with the same ``uuid`` (a weak network, a second press), it is stored once. Refuses
    a day in the future.
    """
    contract = lock_contract(contract_id)
    require_may_visit(by, contract)
    if uuid is not None and (present := Visit.objects.filter(uuid=uuid, contract=contract).first()):
        return present
    if contract.is_draft:
        raise OutOfStep(Problem("inspections.contract_not_signed", {"number": contract.number}))
    require(problems_of_visit(contract, values, on=on))
    assert by.user_id is not None, "a person visits"
    assert by.office_id is not None, "an office visits"
    visit = Visit(contract=contract, office_id=by.office_id, recorded_by_id=by.user_id)
    if uuid is not None:
        visit.uuid = uuid
    _write(visit, values, on=on)
    _trace(visit, "visit.recorded", by=by)
    return visit


@transaction.atomic
def change_visit(visit_id: int, values: VisitValues, *, version: int, by: Actor, on: date) -> Visit:
    """Change minutes that are not finished."""
    visit = lock_visit(visit_id)
    require_may_write(by, visit)
    require_draft(visit)
    require_version(visit, version)
    require(problems_of_visit(visit.contract, values, on=on, visit_id=visit.pk))
    visit.version += 1
    _write(visit, values, on=on)
    _trace(visit, "visit.changed", by=by)
    return visit


@transaction.atomic
def finish_visit(visit_id: int, *, version: int, by: Actor, on: date) -> Visit:
    """Finish minutes: they get their official number and never change again.

    Refuses while a question of the checklist or the conclusion is open.
    """
    visit = lock_visit(visit_id)
    require_may_write(by, visit)
    require_draft(visit)
    require_version(visit, version)
    require(problems_before_finish(visit))
    number = next_number(visit.office_id, visit.visited_on.year, "inspection")
    visit.number = f"{number:02}/{visit.visited_on.year}/BB-KT"
    visit.state = VisitState.FINISHED
    visit.finished_on = on
    visit.version += 1
    visit.save(update_fields=["number", "state", "finished_on", "version"])
    _trace(visit, "visit.finished", by=by)
    return visit


def _write(visit: Visit, values: VisitValues, *, on: date) -> None:
    visit.planned_visit_id = values.planned_visit_id
    visit.follows_id = values.follows_id
    visit.visited_on = values.visited_on
    visit.place = tidy(values.place)
    visit.members = values.members.strip()
    visit.representative = tidy(values.representative)
    visit.is_announced = values.is_announced
    visit.percent = values.percent
    visit.conclusion = values.conclusion.strip()
    visit.recorded_on = on
    visit.save()
    visit.answers.all().delete()
    ChecklistAnswer.objects.bulk_create(
        ChecklistAnswer(
            visit=visit,
            code=item.code,
            text=item.text,
            value=values.answers[item.code].value,
            note=tidy(values.answers[item.code].note),
        )
        for item in items_for(visit.contract.proposal.activity)
        if item.code in values.answers
    )


def _trace(visit: Visit, action: str, *, by: Actor) -> None:
    record(
        action,
        visit.contract.proposal.reference,
        by=by,
        after={
            "visit": visit.reference,
            "number": visit.number,
            "visited_on": visit.visited_on.isoformat(),
            "percent": visit.percent,
            "is_announced": visit.is_announced,
        },
    )
