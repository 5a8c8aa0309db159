"""Which step a person may take, why not, and what therefore waits for them."""

import re
from datetime import date
from itertools import product

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.ui.sentences import sentence
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import (
    may_see,
    require_may_take,
    step_refusal,
    waiting_for,
)
from khuyencong.programme.proposals.states import FORWARD_ACTIONS, Action, State
from khuyencong.registers.offices.models import OfficeKind
from tests.builders.offices import build_department, build_member, build_office
from tests.builders.proposals import applicant_of, build_submitted
from tests.builders.territories import build_quang_tri
from tests.programme.proposals.people import neighbour, staff, stranger

DAY = date(2021, 7, 5)
ROUTES = ("local-district", "local-province", "national")


def _copies(proposal):
    """Store the đề án in every state on every route, at the district's and at Sở's counter."""
    kinds = product((proposal.office, build_department()), ROUTES, State)
    made = []
    for number, (office, route, state) in enumerate(kinds):
        proposal.pk, proposal.uuid = None, Proposal().uuid
        proposal._state.adding = True
        proposal.code = f"COPY-{number}"
        proposal.office, proposal.route_code, proposal.state = office, route, state
        proposal.scheme = "national" if route == "national" else "local"
        proposal.save()
        made.append(Proposal.objects.get(pk=proposal.pk))
    return made


def test_what_waits_for_a_person_is_what_they_may_take_a_step_on_asked_one_by_one():
    first = build_submitted()
    applicant = applicant_of(first)
    _copies(first)
    everything = list(Proposal.objects.select_related("office"))

    for actor in [*staff(), applicant, stranger()]:
        one_by_one = {
            proposal.code
            for proposal in everything
            if may_see(actor, proposal)
            and any(
                step_refusal(actor, proposal, action, on=DAY) is None for action in FORWARD_ACTIONS
            )
        }
        waiting = set(waiting_for(actor, on=DAY).values_list("code", flat=True))
        assert waiting == one_by_one, (actor.role, actor.office_name)


def test_asking_what_waits_takes_as_many_queries_for_many_as_for_one(
    django_assert_max_num_queries,
):
    first, clerk = build_submitted(), build_member(Role.CLERK)
    with django_assert_max_num_queries(8) as one:
        list(waiting_for(clerk, on=DAY))
    copies = _copies(first)
    Proposal.objects.filter(pk__in=[copy.pk for copy in copies]).update(route_code="local-district")

    with django_assert_max_num_queries(8) as many:
        list(waiting_for(clerk, on=DAY))

    assert len(many) == len(one)


@pytest.mark.parametrize(
    ("action", "role", "code", "kind"),
    [
        (Action.START_BASE_APPRAISAL, Role.APPRAISER, "DKR-KT", OfficeKind.ECONOMIC_OFFICE),
        (Action.RETURN, Role.CLERK, "DKR-KT", OfficeKind.ECONOMIC_OFFICE),
        (Action.REFUSE, Role.LEADER, "DKR-UBND", OfficeKind.PEOPLES_COMMITTEE),
        (Action.WITHDRAW, Role.CLERK, "DKR-KT", OfficeKind.ECONOMIC_OFFICE),
    ],
)
def test_a_step_is_taken_by_the_role_and_the_office_of_the_route(action, role, code, kind):
    proposal = build_submitted()

    assert step_refusal(build_member(role, build_office(code, kind)), proposal, action, on=DAY) is (
        None
    )


def test_a_step_of_the_right_kind_of_office_is_not_taken_by_the_one_of_another_place():
    proposal = build_submitted()
    actor = build_member(Role.APPRAISER, neighbour())

    refusal = step_refusal(actor, proposal, Action.START_BASE_APPRAISAL, on=DAY)

    assert refusal.code == "proposal.step_not_yours"


def test_a_step_of_the_district_is_not_taken_by_the_same_kind_of_office_of_the_province():
    proposal = build_submitted()
    committee = build_office("QT-UBND", OfficeKind.PEOPLES_COMMITTEE, territory=build_quang_tri())

    refusal = step_refusal(build_member(Role.LEADER, committee), proposal, Action.REFUSE, on=DAY)

    assert refusal.code == "proposal.step_not_yours"


def test_a_step_that_the_state_does_not_allow_is_out_of_step_for_everybody():
    proposal = build_submitted()

    for actor in (build_member(Role.LEADER), applicant_of(proposal)):
        refusal = step_refusal(actor, proposal, Action.SUBMIT, on=DAY)
        assert refusal.code == "workflow.out_of_step"
        with pytest.raises(OutOfStep):
            require_may_take(actor, proposal, Action.SUBMIT, on=DAY)


def test_the_road_of_a_district_has_no_upper_appraisal():
    proposal = build_submitted()
    Proposal.objects.update(state=State.REGISTERED)
    proposal.refresh_from_db()

    refusal = step_refusal(
        build_member(Role.LEADER), proposal, Action.START_UPPER_APPRAISAL, on=DAY
    )

    assert refusal.code == "proposal.step_not_on_route"


def test_the_national_road_decides_only_after_the_upper_appraisal():
    proposal = build_submitted()
    Proposal.objects.update(state=State.REGISTERED, route_code="national", scheme="national")
    proposal.refresh_from_db()

    refusal = step_refusal(build_member(Role.LEADER), proposal, Action.APPROVE, on=DAY)

    assert refusal.code == "proposal.step_not_on_route"


def test_every_reason_reads_in_vietnamese_without_a_code_in_it():
    first = build_submitted()
    actors = [*staff(), applicant_of(first), stranger()]
    codes = {value for kind in (Action, State, Role, OfficeKind) for value in map(str, kind)}
    told = {}
    for proposal in _copies(first):
        for actor in actors:
            for action in Action:
                problem = step_refusal(actor, proposal, action, on=DAY)
                if problem is not None:
                    told[sentence(problem)] = problem.code

    assert set(told.values()) == {
        "workflow.out_of_step",
        "proposal.step_not_on_route",
        "proposal.step_not_yours",
        "proposal.step_of_the_receiver",
    }
    for text in told:
        assert not codes & set(re.findall(r"[a-z_]+", text)), text
        assert "%(" not in text


def test_a_reason_names_who_takes_the_step_and_its_source():
    proposal = build_submitted()
    Proposal.objects.update(state=State.IN_PROGRESS)
    proposal.refresh_from_db()

    refusal = step_refusal(applicant_of(proposal), proposal, Action.ACCEPT, on=DAY)

    assert "Người kiểm tra, Lãnh đạo" in sentence(refusal)
    assert refusal.source == "TTLT 26/2014/TTLT-BTC-BCT, Điều 8"


def test_a_step_of_the_receiver_names_the_office():
    proposal = build_submitted()

    refusal = step_refusal(build_member(Role.LEADER), proposal, Action.WITHDRAW, on=DAY)

    assert proposal.office.name in sentence(refusal)
    with pytest.raises(NotPermitted):
        require_may_take(build_member(Role.LEADER), proposal, Action.WITHDRAW, on=DAY)
