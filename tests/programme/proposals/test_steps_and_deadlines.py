"""A step leaves its history, and says by when the next one should be taken."""

from datetime import date

import pytest

from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.appraisals.services import open_appraisal
from khuyencong.programme.proposals.models import Proposal, StepTaken
from khuyencong.programme.proposals.queries import ListFilter, narrowed
from khuyencong.programme.proposals.services import lock_proposal, take_step
from khuyencong.programme.proposals.states import Action, State
from khuyencong.registers.offices.models import OfficeKind
from khuyencong.registers.policies.models import PolicyVersion
from khuyencong.registers.policies.services import publish_version, start_draft
from tests.builders.appraisals import appraiser
from tests.builders.offices import build_department, build_member, build_office
from tests.builders.proposals import applicant_of, build_complete, build_submitted
from tests.builders.territories import build_country
from tests.programme.proposals.unchanged import refused

FRIDAY = date(2021, 4, 16)


def _department():
    return build_office("CUC", OfficeKind.NATIONAL_DEPARTMENT, territory=build_country())


def _publish_days(book, action, days):
    """Publish a version of a shipped route in which a step has its time."""
    current = PolicyVersion.objects.get(book__code=book, is_current=True)
    line = f'action = "{action}"\n'
    text = current.text.replace(line, f"{line}working_days = {days}\n")
    drafter, publisher = (build_member(role, _department()) for role in (Role.CLERK, Role.LEADER))
    draft = start_draft(current.book_id, by=drafter, text=text, note="Quy chế")
    publish_version(draft.pk, by=publisher)


def _step(proposal, action, *, by, on=FRIDAY):
    return take_step(lock_proposal(proposal.pk), action, by=by, on=on)


def test_where_no_text_sets_a_time_nothing_is_due():
    assert build_submitted().due_on is None


def test_the_next_step_is_due_after_its_working_days_without_weekends_and_holidays():
    proposal = build_complete()
    _publish_days("route-local-district", "start_base_appraisal", 5)

    _step(proposal, Action.SUBMIT, by=applicant_of(proposal))

    proposal.refresh_from_db()
    assert proposal.due_on == date(2021, 4, 26)  # past a weekend and the Hùng kings' day


def test_history_keeps_who_when_and_how_late():
    proposal = build_complete()
    _publish_days("route-local-district", "start_base_appraisal", 5)
    _step(proposal, Action.SUBMIT, by=applicant_of(proposal))

    open_appraisal(proposal.pk, form="4b", by=appraiser(), on=date(2021, 4, 28))

    step = StepTaken.objects.get(action=Action.START_BASE_APPRAISAL)
    assert (step.source, step.target) == (State.SUBMITTED, State.BASE_APPRAISAL)
    assert (step.person_name, step.role) == (appraiser().name, Role.APPRAISER)
    assert step.office_name == proposal.office.name
    assert (step.due_on, step.days_late) == (date(2021, 4, 26), 2)


def test_a_step_in_time_is_not_late():
    step = StepTaken(taken_on=date(2021, 4, 26), due_on=date(2021, 4, 26))
    assert step.days_late == 0
    assert StepTaken(taken_on=date(2021, 4, 26)).days_late == 0


def test_a_step_that_the_route_does_not_take_from_here_sets_no_time():
    proposal = build_submitted()
    Proposal.objects.update(
        route_code="national",
        scheme="national",
        state=State.BASE_APPRAISAL,
        office=build_department(),
    )
    _publish_days("route-national", "approve", 10)

    _step(proposal, Action.REGISTER, by=build_member(Role.LEADER, build_department()))

    proposal.refresh_from_db()
    assert (proposal.state, proposal.due_on) == (State.REGISTERED, None)
    _step(proposal, Action.START_UPPER_APPRAISAL, by=build_member(Role.LEADER, _department()))
    proposal.refresh_from_db()
    assert proposal.due_on == date(2021, 5, 5)


def test_a_step_raises_the_version_and_is_traced():
    proposal = build_complete()
    version = proposal.version

    _step(proposal, Action.SUBMIT, by=applicant_of(proposal))

    proposal.refresh_from_db()
    assert proposal.version == version + 1
    entry = AuditEntry.objects.get(action="proposal.submit")
    assert (entry.before, entry.after) == ({"state": "draft"}, {"state": "submitted"})


def test_a_year_that_the_calendar_does_not_hold_is_not_guessed():
    proposal = build_complete()
    by = applicant_of(proposal)
    _publish_days("route-local-district", "start_base_appraisal", 5)

    with refused() as codes:
        _step(proposal, Action.SUBMIT, by=by, on=date(2099, 4, 16))

    assert codes == ["working_days.year_unknown"]


@pytest.mark.parametrize(
    ("state", "late"),
    [(State.SUBMITTED, True), (State.SETTLED, False), (State.WITHDRAWN, False)],
)
def test_only_what_still_goes_on_is_late(state, late):
    build_submitted()
    Proposal.objects.update(state=state, due_on=date(2021, 4, 15))

    found = narrowed(Proposal.objects.all(), ListFilter(late_on=FRIDAY))

    assert found.exists() == late
