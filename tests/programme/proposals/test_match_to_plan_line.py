"""Put a đề án under a line of the yearly plan."""

import pytest

from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.foundation.ui.sentences import sentence
from khuyencong.programme.plans.models import PlanLine
from khuyencong.programme.plans.states import LineState
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.queries import use_of_lines
from khuyencong.programme.proposals.services import match_to_plan_line
from khuyencong.programme.proposals.states import State
from tests.builders.offices import build_department, build_member
from tests.builders.plans import build_approved_line
from tests.builders.proposals import applicant_of, build_draft, build_submitted
from tests.programme.proposals.unchanged import refused


@pytest.fixture
def line():
    return build_approved_line(1_000_000_000)


@pytest.mark.parametrize("role", [Role.CLERK, Role.APPRAISER])
@pytest.mark.parametrize("build", [build_draft, build_submitted])
def test_the_office_puts_it_under_a_line(line, build, role):
    proposal = build()
    version = proposal.version

    matched = match_to_plan_line(proposal.pk, line.pk, by=build_member(role))

    assert (matched.plan_line, matched.version) == (line, version + 1)
    entry = AuditEntry.objects.get(action="proposal.matched")
    assert (entry.before, entry.after) == ({"plan_line": None}, {"plan_line": line.pk})


@pytest.mark.parametrize(
    "changes", [{"activity": "consulting"}, {"state": LineState.STOPPED}], ids=str
)
def test_a_line_of_another_activity_or_a_stopped_one_does_not_fit(line, changes):
    proposal, by = build_submitted(), build_member(Role.CLERK)
    PlanLine.objects.update(**changes)

    with refused() as codes:
        match_to_plan_line(proposal.pk, line.pk, by=by)

    assert codes == ["proposal.plan_line_does_not_fit"]
    assert line.title in sentence(codes.problems[0])


def test_a_line_of_another_year_does_not_fit(line):
    proposal, by = build_submitted(), build_member(Role.CLERK)
    Proposal.objects.update(year=2022)

    with refused() as codes:
        match_to_plan_line(proposal.pk, line.pk, by=by)

    assert codes == ["proposal.plan_line_does_not_fit"]


def test_neither_the_applicant_nor_another_office_matches(line):
    proposal = build_submitted()
    others = [
        applicant_of(proposal),
        build_member(Role.LEADER),
        build_member(Role.CLERK, build_department()),
    ]

    for actor in others:
        with refused(NotPermitted) as codes:
            match_to_plan_line(proposal.pk, line.pk, by=actor)
        assert codes == ["proposal.matching_not_yours"]


@pytest.mark.parametrize("state", [State.APPROVED, State.CONTRACTED, State.SETTLED])
def test_after_the_decision_the_line_stays(line, state):
    proposal, by = build_submitted(), build_member(Role.CLERK)
    Proposal.objects.update(state=state)

    with refused(NotPermitted) as codes:
        match_to_plan_line(proposal.pk, line.pk, by=by)

    assert codes == ["proposal.matching_too_late"]


def test_the_use_of_a_line_counts_units_by_how_far_they_are(line):
    states = [
        (State.SUBMITTED, 1, None),
        (State.APPROVED, 2, 100),
        (State.IN_PROGRESS, 4, 200),
        (State.SETTLED, 8, 300),
        (State.WITHDRAWN, 16, None),
        (State.DRAFT, 32, None),
    ]
    for number, (state, quantity, approved_vnd) in enumerate(states, start=1):
        draft = build_draft(number)
        Proposal.objects.filter(pk=draft.pk).update(
            plan_line=line,
            state=state,
            quantity=quantity,
            cost_vnd=1000,
            asked_vnd=1000,
            approved_vnd=approved_vnd,
        )

    use = use_of_lines([line.pk])[line.pk]

    assert (use.proposed, use.approved, use.contracted, use.accepted) == (15, 14, 12, 8)
    assert (use.asked_vnd, use.approved_vnd) == (4000, 600)


def test_a_line_without_proposals_has_no_use(line):
    assert use_of_lines([line.pk]) == {}
