"""Conclude an appraisal."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.appraisals.models import Opinion
from khuyencong.programme.appraisals.queries import opinions_that_count
from khuyencong.programme.appraisals.services import conclude_appraisal, declare_conflict
from khuyencong.programme.appraisals.states import Conflict
from khuyencong.programme.proposals.models import FrozenRuling, StepTaken
from khuyencong.programme.proposals.states import Action, State
from tests.builders.appraisals import (
    ASKED_VND,
    CONCLUDED_ON,
    COST_VND,
    OPENED_ON,
    appraiser,
    build_appraised,
    build_submitted,
    conclusion_values,
    head_of_office,
    open_for,
    opinion_values,
    with_opinion,
)


def _refused(appraisal, values, error=Refused):
    with pytest.raises(error) as refusal:
        conclude_appraisal(appraisal.pk, values, by=appraiser(), on=CONCLUDED_ON)
    appraisal.refresh_from_db()
    assert appraisal.is_open
    assert not FrozenRuling.objects.exists()
    return [problem.code for problem in refusal.value.problems]


def test_a_conclusion_keeps_the_ruling_that_was_seen():
    appraisal = with_opinion(open_for(build_submitted()))

    conclude_appraisal(appraisal.pk, conclusion_values(), by=appraiser(), on=CONCLUDED_ON)

    appraisal.refresh_from_db()
    assert appraisal.is_favourable
    assert appraisal.recommended_vnd == ASKED_VND
    assert appraisal.ruling.occasion == "appraisal"
    assert appraisal.ruling.limit_vnd >= ASKED_VND
    entry = AuditEntry.objects.get(action="appraisal.concluded")
    assert (entry.after["recommended_vnd"], entry.after["opinions"]) == (ASKED_VND, 1)


def test_the_conclusion_may_be_below_the_opinions():
    appraisal = with_opinion(open_for(build_submitted()))

    conclude_appraisal(
        appraisal.pk, conclusion_values(120_000_000), by=appraiser(), on=CONCLUDED_ON
    )

    appraisal.refresh_from_db()
    assert appraisal.recommended_vnd == 120_000_000


def test_there_is_no_conclusion_without_minutes():
    appraisal = with_opinion(open_for(build_submitted()))

    codes = _refused(appraisal, replace(conclusion_values(), minutes_number=" "))

    assert codes == ["appraisal.minutes_needed"]


def test_minutes_are_not_older_than_the_appraisal():
    appraisal = with_opinion(open_for(build_submitted()))

    codes = _refused(appraisal, replace(conclusion_values(), minutes_on=date(2021, 3, 17)))

    assert codes == ["appraisal.minutes_before_opening"]


def test_there_is_no_conclusion_without_an_opinion():
    appraisal = open_for(build_submitted())
    declare_conflict(appraisal.pk, Conflict.NONE, by=appraiser(), on=OPENED_ON)

    assert _refused(appraisal, conclusion_values()) == ["appraisal.no_opinion"]


def test_who_declared_a_conflict_does_not_conclude():
    appraisal = with_opinion(open_for(build_submitted()), by=head_of_office())
    declare_conflict(
        appraisal.pk, Conflict.DECLARED, detail="Họ hàng", by=appraiser(), on=OPENED_ON
    )

    codes = _refused(appraisal, conclusion_values(), error=NotPermitted)

    assert codes == ["appraisal.conflict_declared"]


def test_the_recommended_amount_stays_within_the_request():
    appraisal = with_opinion(open_for(build_submitted()))

    assert _refused(appraisal, conclusion_values(ASKED_VND + 1)) == ["appraisal.above_asked"]


def test_the_recommended_amount_stays_within_the_rule():
    appraisal = with_opinion(open_for(build_submitted(asked_vnd=COST_VND - 1)))

    codes = _refused(appraisal, conclusion_values(COST_VND - 1))

    assert codes == ["appraisal.above_limit"]


def test_a_conclusion_against_most_opinions_says_why():
    appraisal = with_opinion(open_for(build_submitted()))
    with_opinion(
        appraisal, opinion_values(favourable=False, text="Máy cũ"), by=appraiser("thẩm định 2")
    )
    with_opinion(appraisal, opinion_values(favourable=False, text="Giá cao"), by=head_of_office())

    assert _refused(appraisal, conclusion_values()) == ["appraisal.against_the_majority"]

    conclude_appraisal(
        appraisal.pk,
        conclusion_values(summary="Đã bổ sung báo giá mới"),
        by=appraiser(),
        on=CONCLUDED_ON,
    )
    appraisal.refresh_from_db()
    assert appraisal.is_favourable


def test_an_unfavourable_conclusion_says_why():
    appraisal = with_opinion(
        open_for(build_submitted()), opinion_values(favourable=False, text="Máy cũ")
    )

    codes = _refused(appraisal, conclusion_values(favourable=False))

    assert codes == ["appraisal.text_needed"]


def test_it_is_concluded_once():
    appraisal = build_appraised().appraisals.get()

    with pytest.raises(OutOfStep):
        conclude_appraisal(appraisal.pk, conclusion_values(1), by=appraiser(), on=CONCLUDED_ON)

    appraisal.refresh_from_db()
    assert appraisal.recommended_vnd == ASKED_VND


def test_an_opinion_on_a_dossier_that_was_completed_since_does_not_count():
    proposal = build_submitted()
    appraisal = with_opinion(open_for(proposal))
    StepTaken.objects.create(
        proposal=proposal,
        action=Action.RESUBMIT_TO_BASE,
        source=State.RETURNED,
        target=State.BASE_APPRAISAL,
        taken_on=OPENED_ON,
        person_name="Cơ sở",
        role="applicant",
    )

    assert _refused(appraisal, conclusion_values()) == ["appraisal.no_opinion"]

    with_opinion(appraisal)
    assert list(opinions_that_count(appraisal)) == [Opinion.objects.get()]
