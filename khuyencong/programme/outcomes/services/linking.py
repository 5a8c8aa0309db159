"""Tie an objective of a plan to the indicator that measures it."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.outcomes.checks import check_objective_link
from khuyencong.programme.outcomes.models import ObjectiveLink
from khuyencong.programme.outcomes.permissions import require_may_link
from khuyencong.programme.plans.models import Objective


@transaction.atomic
def link_objective(
    objective_id: int, indicator: str, months: int, *, by: Actor, on: date
) -> ObjectiveLink:
    """Say by which indicator, how many months after acceptance, an objective is measured."""
    objective = (
        Objective.objects.select_for_update(of=("self",))
        .select_related("plan__office")
        .get(pk=objective_id)
    )
    require_may_link(by, objective.plan)
    require(check_objective_link(indicator, months))
    assert by.user_id is not None, "a person links"
    link, _is_new = ObjectiveLink.objects.update_or_create(
        objective=objective,
        defaults={
            "indicator": indicator,
            "months": months,
            "linked_on": on,
            "linked_by_id": by.user_id,
        },
    )
    record(
        "outcomes.objective_linked",
        objective.plan.reference,
        by=by,
        after={"objective": objective.indicator, "indicator": indicator, "months": months},
    )
    return link
