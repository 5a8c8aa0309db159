"""Keep how far the registration of a mark is."""

from datetime import date

from django.db import transaction

from khuyencong.activities.consulting.checks import problems_of_trademark, require_stage
from khuyencong.activities.consulting.models import Trademark
from khuyencong.activities.consulting.permissions import require_may_keep
from khuyencong.activities.consulting.services.locking import lock_assignment
from khuyencong.activities.consulting.states import Stage
from khuyencong.activities.consulting.values import TrademarkValues
from khuyencong.engines.refusals import require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record


@transaction.atomic
def record_trademark(
    assignment_id: int, values: TrademarkValues, *, by: Actor, on: date
) -> Trademark:
    """Record or bring up to date the registration of the mark; granting often comes much later."""
    assignment, contract = lock_assignment(assignment_id)
    require_may_keep(by, contract.proposal)
    require_stage(assignment, Stage.HIRED, Stage.ACCEPTED, Stage.DELIVERED)
    require(problems_of_trademark(assignment, values, on=on))
    trademark = Trademark.objects.filter(assignment=assignment).first()
    trademark = trademark or Trademark(assignment=assignment)
    trademark.mark = tidy(values.mark)
    trademark.filed_number = tidy(values.filed_number)
    trademark.filed_on = values.filed_on
    trademark.published_on = values.published_on
    trademark.granted_number = tidy(values.granted_number)
    trademark.granted_on = values.granted_on
    trademark.refused_on = values.refused_on
    trademark.save()
    record(
        "consulting.trademark_recorded",
        contract.proposal.reference,
        by=by,
        after={
            "mark": trademark.mark,
            "filed_number": trademark.filed_number,
            "granted_number": trademark.granted_number,
        },
    )
    return trademark
