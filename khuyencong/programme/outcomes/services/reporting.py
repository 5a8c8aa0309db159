"""Give the figures of a period: by the establishment, by its link, or by a clerk for it."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import SYSTEM, Actor, Role
from khuyencong.foundation.audit.services import record
from khuyencong.foundation.tokens import new_token
from khuyencong.programme.outcomes.checks import check_its_time, problems_of_report
from khuyencong.programme.outcomes.models import Figure, FollowUp
from khuyencong.programme.outcomes.permissions import require_may_follow, require_may_report
from khuyencong.programme.outcomes.services.locking import lock_follow_up, require_version
from khuyencong.programme.outcomes.states import PERIOD_WORKFLOW, PeriodAction, PeriodState, Way
from khuyencong.programme.outcomes.values import ReportValues


@transaction.atomic
def give_link(follow_up_id: int, *, by: Actor) -> FollowUp:
    """Make a new link by which the establishment answers without an account; the old one dies."""
    follow_up = lock_follow_up(follow_up_id)
    require_may_follow(by, follow_up.tracking.proposal)
    require_open(follow_up)
    follow_up.token = new_token()
    follow_up.version += 1
    follow_up.save(update_fields=["token", "version"])
    record(
        "outcomes.link_given",
        follow_up.tracking.proposal.reference,
        by=by,
        after={"months": follow_up.months},
    )
    return follow_up


@transaction.atomic
def report_figures(
    follow_up_id: int, values: ReportValues, *, version: int, by: Actor, on: date
) -> FollowUp:
    """Report the figures of a period, one for each indicator that the đề án is followed by.

    Refuses a locked period, one whose time has not come, and figures that cannot be.
    """
    follow_up = lock_follow_up(follow_up_id)
    require_may_report(by, follow_up)
    require_open(follow_up)
    require_version(follow_up, version)
    way = Way.APPLICANT if by.role is Role.APPLICANT else Way.CLERK
    return _write(follow_up, values, way=way, reporter_name=by.name, by=by, on=on)


@transaction.atomic
def report_by_link(token: str, values: ReportValues, *, reporter_name: str, on: date) -> FollowUp:
    """Report the figures of a period by whoever holds its link. Who it was is told by name only.

    The link answers once: afterwards an officer checks, and may send the figures back.
    """
    key = FollowUp.objects.values_list("pk", flat=True).get(token=token)
    follow_up = lock_follow_up(key)
    require_open(follow_up)
    if not tidy(reporter_name):
        raise Refused(Problem("outcomes.reporter_needed", field="reporter_name"))
    return _write(
        follow_up, values, way=Way.LINK, reporter_name=tidy(reporter_name), by=SYSTEM, on=on
    )


def require_open(follow_up: FollowUp) -> None:
    """Refuse figures for a period that is locked, or whose figures wait for a check."""
    told: dict[str, str | int] = {
        "months": follow_up.months,
        "state": follow_up.get_state_display(),
    }
    if follow_up.is_locked:
        raise OutOfStep(Problem("outcomes.period_locked", told))
    if follow_up.state == PeriodState.REPORTED:
        raise OutOfStep(Problem("outcomes.period_reported", told))


def _write(
    follow_up: FollowUp,
    values: ReportValues,
    *,
    way: Way,
    reporter_name: str,
    by: Actor,
    on: date,
) -> FollowUp:
    asked = list(follow_up.tracking.aims.values_list("indicator", flat=True))
    require(check_its_time(follow_up, on=on), problems_of_report(asked, values))
    before = {one.indicator: one.value for one in follow_up.figures.all()}
    follow_up.figures.all().delete()
    Figure.objects.bulk_create(
        Figure(
            follow_up=follow_up,
            indicator=code,
            value=values.figures[code].value,
            out_of=values.figures[code].out_of,
            women=values.figures[code].women,
            ethnic_minority=values.figures[code].ethnic_minority,
        )
        for code in asked
    )
    step = PERIOD_WORKFLOW.step(PeriodAction.REPORT, state=follow_up.state)
    follow_up.state = step.target
    follow_up.way = way
    follow_up.reporter_name = reporter_name
    follow_up.note = values.note.strip()
    follow_up.reported_on = on
    follow_up.reported_by_id = by.user_id
    follow_up.checked_on = follow_up.checked_by = None
    follow_up.version += 1
    follow_up.save()
    record(
        "outcomes.reported",
        follow_up.tracking.proposal.reference,
        by=by,
        before=before,
        after={
            "months": follow_up.months,
            "way": way.value,
            "figures": {code: values.figures[code].value for code in asked},
        },
        personal={"reporter": reporter_name} if way is Way.LINK else None,
    )
    return follow_up
