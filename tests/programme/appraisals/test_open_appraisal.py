"""Open an appraisal."""

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.appraisals.models import Appraisal
from khuyencong.programme.appraisals.services import open_appraisal, open_upper_appraisal
from khuyencong.programme.proposals.states import State
from tests.builders.appraisals import (
    OPENED_ON,
    SUBMITTED_ON,
    appraiser,
    build_registered,
    build_submitted,
    committee_leader,
    open_for,
)


def test_the_economic_office_opens_the_base_appraisal():
    proposal = build_submitted()

    appraisal = open_appraisal(
        proposal.pk, form="4b", by_council=True, by=appraiser(), on=OPENED_ON
    )

    proposal.refresh_from_db()
    assert proposal.state == State.BASE_APPRAISAL
    assert appraisal.is_open
    assert (appraisal.level, appraisal.form, appraisal.by_council) == ("base", "4b", True)
    assert appraisal.office_id == appraiser().office_id
    assert AuditEntry.objects.filter(action="proposal.start_base_appraisal").count() == 1


def test_another_office_does_not_open_it():
    proposal = build_submitted()

    with pytest.raises(NotPermitted) as refusal:
        open_appraisal(proposal.pk, form="4b", by=committee_leader(), on=OPENED_ON)

    assert refusal.value.problems[0].code == "proposal.step_not_yours"
    proposal.refresh_from_db()
    assert proposal.state == State.SUBMITTED
    assert not Appraisal.objects.exists()


def test_an_appraisal_is_opened_once():
    proposal = build_submitted()
    open_for(proposal)

    with pytest.raises(OutOfStep):
        open_for(proposal)

    assert Appraisal.objects.count() == 1


def test_it_is_not_dated_before_the_submission():
    proposal = build_submitted()

    with pytest.raises(Refused) as refusal:
        open_appraisal(proposal.pk, form="4b", by=appraiser(), on=SUBMITTED_ON.replace(day=14))

    assert refusal.value.problems[0].code == "decision.dated_too_early"
    assert not Appraisal.objects.exists()


def test_a_route_without_an_upper_appraisal_opens_none():
    proposal = build_registered()

    with pytest.raises(NotPermitted) as refusal:
        open_upper_appraisal(proposal.pk, form="4a", by=appraiser(), on=OPENED_ON)

    assert refusal.value.problems[0].code == "proposal.step_not_on_route"
    proposal.refresh_from_db()
    assert proposal.state == State.REGISTERED
