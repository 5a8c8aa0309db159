"""Register đề án in the yearly list."""

import pytest

from khuyencong.engines.refusals import NotPermitted, Refused
from khuyencong.programme.appraisals.models import Registration
from khuyencong.programme.appraisals.services import register_many, register_proposal
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.states import State
from tests.builders.appraisals import (
    REGISTERED_ON,
    appraiser,
    build_appraised,
    build_submitted,
    clerk,
    open_for,
)


def _states():
    return set(Proposal.objects.values_list("state", flat=True))


def test_a_favourably_appraised_proposal_is_registered():
    proposal = build_appraised()

    registration = register_proposal(
        proposal.pk, list_number="12/DS-KT", by=appraiser(), on=REGISTERED_ON
    )

    proposal.refresh_from_db()
    assert proposal.state == State.REGISTERED
    assert (registration.list_number, registration.registered_on) == ("12/DS-KT", REGISTERED_ON)


def test_an_appraisal_that_is_not_concluded_keeps_it_back():
    proposal = build_submitted()
    open_for(proposal)

    with pytest.raises(Refused) as refusal:
        register_proposal(proposal.pk, list_number="12", by=appraiser(), on=REGISTERED_ON)

    assert [p.code for p in refusal.value.problems] == ["appraisal.base_not_concluded"]
    assert _states() == {State.BASE_APPRAISAL}
    assert not Registration.objects.exists()


def test_an_unfavourable_appraisal_keeps_it_back():
    proposal = build_appraised(favourable=False)

    with pytest.raises(Refused) as refusal:
        register_proposal(proposal.pk, list_number="12", by=appraiser(), on=REGISTERED_ON)

    assert [p.code for p in refusal.value.problems] == ["appraisal.base_unfavourable"]
    assert _states() == {State.BASE_APPRAISAL}


def test_a_list_has_a_number():
    proposal = build_appraised()

    with pytest.raises(Refused) as refusal:
        register_proposal(proposal.pk, list_number=" ", by=appraiser(), on=REGISTERED_ON)

    assert [p.code for p in refusal.value.problems] == ["appraisal.list_number_needed"]
    assert _states() == {State.BASE_APPRAISAL}


def test_a_clerk_does_not_register():
    proposal = build_appraised()

    with pytest.raises(NotPermitted):
        register_proposal(proposal.pk, list_number="12", by=clerk(), on=REGISTERED_ON)

    assert _states() == {State.BASE_APPRAISAL}


def test_a_list_is_registered_whole_or_not_at_all():
    good, bad = build_appraised(1), build_appraised(2, favourable=False)

    with pytest.raises(Refused):
        register_many([good.pk, bad.pk], list_number="12", by=appraiser(), on=REGISTERED_ON)
    assert _states() == {State.BASE_APPRAISAL}
    assert not Registration.objects.exists()

    register_many([good.pk], list_number="12", by=appraiser(), on=REGISTERED_ON)
    assert Registration.objects.get().proposal_id == good.pk


def test_an_empty_list_is_refused():
    with pytest.raises(Refused) as refusal:
        register_many([], list_number="12", by=appraiser(), on=REGISTERED_ON)

    assert [p.code for p in refusal.value.problems] == ["appraisal.list_is_empty"]
