"""Who sees a đề án, who changes its dossier."""

from dataclasses import replace
from itertools import product

import pytest

from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation.accounts.actor import Role
from khuyencong.programme.proposals.models import Proposal, Scheme
from khuyencong.programme.proposals.permissions import (
    edit_refusal,
    matching_refusal,
    may_see,
    require_may_see,
    visible_proposals,
)
from khuyencong.programme.proposals.states import EDITABLE_STATES, UNDECIDED_STATES, State
from khuyencong.registers.offices.models import OfficeKind
from tests.builders.offices import build_department, build_member, build_office
from tests.builders.proposals import applicant_of, build_draft, build_submitted
from tests.builders.territories import build_country
from tests.programme.proposals.people import neighbour, staff, stranger


def test_a_clerk_of_the_receiving_office_sees_its_dossiers_from_the_draft_on():
    draft, submitted = build_draft(1), build_submitted(2)

    assert set(visible_proposals(build_member(Role.CLERK))) == {draft, submitted}


def test_an_office_of_elsewhere_sees_nothing_of_them():
    proposal = build_submitted()

    actor = build_member(Role.CLERK, neighbour())

    assert not visible_proposals(actor).exists()
    assert not may_see(actor, proposal)


@pytest.mark.parametrize("build", [build_department, lambda: build_office("DKR-UBND")])
def test_another_office_of_the_territory_sees_a_dossier_once_it_is_submitted(build):
    draft, submitted = build_draft(1), build_submitted(2)

    actor = build_member(Role.CLERK, build())

    assert [*visible_proposals(actor)] == [submitted]
    assert not may_see(actor, draft)


def test_the_national_department_sees_the_national_scheme_and_none_of_the_local_one():
    local, national, draft = build_submitted(1), build_submitted(2), build_draft(3)
    Proposal.objects.exclude(pk=local.pk).update(scheme=Scheme.NATIONAL)
    department = build_office("CUC", OfficeKind.NATIONAL_DEPARTMENT, territory=build_country())

    actor = build_member(Role.LEADER, department)

    assert [*visible_proposals(actor)] == [national]
    assert not may_see(actor, local)
    assert not may_see(actor, draft)


def test_an_applicant_sees_their_own_and_no_other():
    own, other = build_draft(1), build_submitted(2)

    assert [*visible_proposals(applicant_of(own))] == [own]
    assert may_see(applicant_of(own), own)
    assert not may_see(applicant_of(own), other)


def test_an_applicant_sees_what_their_establishment_benefits_from_though_another_carries_it_out():
    proposal = build_draft()
    applicant = applicant_of(proposal)
    Proposal.objects.update(implementing_establishment=None)

    assert may_see(applicant, proposal)


def test_who_acts_for_no_office_and_no_establishment_sees_nothing():
    build_submitted()
    nobody = replace(build_member(Role.ADMINISTRATOR), office_id=None)

    assert not visible_proposals(nobody).exists()


def test_the_single_question_is_the_filter_of_the_list():
    proposals = [build_draft(1), build_submitted(2)]
    actors = [*staff(), *map(applicant_of, proposals), stranger()]

    for actor in actors:
        seen = set(visible_proposals(actor))
        assert {one for one in proposals if may_see(actor, one)} == seen, actor


def test_who_may_not_see_is_refused():
    with pytest.raises(NotPermitted) as refusal:
        require_may_see(stranger(), build_draft())

    assert [problem.code for problem in refusal.value.problems] == ["proposal.not_visible"]


def test_a_dossier_is_open_to_its_applicant_and_its_office_s_clerk_until_it_is_submitted():
    proposal = build_draft()
    people = [applicant_of(proposal), build_member(Role.CLERK)]

    for proposal.state, actor in product(State, people):
        refusal = edit_refusal(actor, proposal)
        assert (refusal is None) == (proposal.state in EDITABLE_STATES)
        assert refusal is None or refusal.code == "proposal.dossier_closed"


def test_a_dossier_is_open_to_nobody_else():
    proposal = build_draft()
    others = [
        actor
        for actor in [*staff(), stranger()]
        if (actor.role, actor.office_id) != (Role.CLERK, proposal.office_id)
    ]

    codes = {edit_refusal(actor, proposal).code for actor in others}

    assert codes == {"proposal.dossier_not_yours"}


def test_matching_belongs_to_the_receiving_office_until_the_decision():
    proposal, actors = build_submitted(), [*staff(), stranger()]

    for proposal.state in State:
        may = {
            (actor.role, actor.office_id)
            for actor in actors
            if matching_refusal(actor, proposal) is None
        }
        keepers = {(Role.CLERK, proposal.office_id), (Role.APPRAISER, proposal.office_id)}
        assert may == (keepers if proposal.state in UNDECIDED_STATES else set())
