"""Declare an interest first, then give an opinion."""

from dataclasses import replace

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.appraisals.models import Opinion
from khuyencong.programme.appraisals.services import declare_conflict, submit_opinion
from khuyencong.programme.appraisals.states import Conflict
from khuyencong.programme.appraisals.values import MarkGiven
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.services import return_proposal
from khuyencong.programme.proposals.services.returning import Asked
from khuyencong.programme.proposals.states import Section
from tests.builders.appraisals import (
    ASKED_VND,
    CONCLUDED_ON,
    COST_VND,
    OPENED_ON,
    appraiser,
    build_appraised,
    build_submitted,
    clerk,
    committee_leader,
    head_of_office,
    open_for,
    opinion_values,
    with_opinion,
)
from tests.builders.offices import build_member, build_office


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def test_an_appraiser_declares_and_gives_an_opinion():
    appraisal = open_for(build_submitted())

    declare_conflict(appraisal.pk, Conflict.NONE, by=appraiser(), on=OPENED_ON)
    opinion = submit_opinion(appraisal.pk, opinion_values(), by=appraiser(), on=OPENED_ON)

    opinion.refresh_from_db()
    assert opinion.favourable is True
    assert opinion.recommended_vnd == ASKED_VND
    assert opinion.criteria["need"] == {"mark": "meets", "note": ""}
    entry = AuditEntry.objects.get(action="appraisal.opinion_submitted")
    assert entry.after["recommended_vnd"] == ASKED_VND


def test_an_opinion_without_a_declaration_is_refused():
    appraisal = open_for(build_submitted())

    with pytest.raises(NotPermitted) as refusal:
        submit_opinion(appraisal.pk, opinion_values(), by=appraiser(), on=OPENED_ON)

    assert _codes(refusal) == ["appraisal.declaration_needed"]
    assert not Opinion.objects.exists()


def test_who_declared_a_conflict_gives_no_opinion():
    appraisal = open_for(build_submitted())
    declare_conflict(
        appraisal.pk, Conflict.DECLARED, detail="Em trai góp vốn", by=appraiser(), on=OPENED_ON
    )

    with pytest.raises(NotPermitted) as refusal:
        submit_opinion(appraisal.pk, opinion_values(), by=appraiser(), on=OPENED_ON)

    assert _codes(refusal) == ["appraisal.conflict_declared"]
    assert Opinion.objects.get().submitted_on is None


def test_a_conflict_is_told_in_words():
    appraisal = open_for(build_submitted())

    with pytest.raises(Refused) as refusal:
        declare_conflict(appraisal.pk, Conflict.DECLARED, detail="  ", by=appraiser(), on=OPENED_ON)

    assert _codes(refusal) == ["appraisal.conflict_needs_detail"]
    assert not Opinion.objects.exists()


def test_a_declared_conflict_is_not_taken_back():
    appraisal = open_for(build_submitted())
    declare_conflict(
        appraisal.pk, Conflict.DECLARED, detail="Họ hàng", by=appraiser(), on=OPENED_ON
    )

    with pytest.raises(OutOfStep) as refusal:
        declare_conflict(appraisal.pk, Conflict.NONE, by=appraiser(), on=OPENED_ON)

    assert _codes(refusal) == ["appraisal.declared_already"]
    assert Opinion.objects.get().conflict == Conflict.DECLARED


def test_a_conflict_found_later_takes_the_opinion_back():
    appraisal = with_opinion(open_for(build_submitted()))

    declare_conflict(
        appraisal.pk, Conflict.DECLARED, detail="Mới biết", by=appraiser(), on=OPENED_ON
    )

    opinion = Opinion.objects.get()
    assert opinion.submitted_on is None
    assert opinion.recommended_vnd is None


def test_declaring_none_twice_keeps_the_opinion():
    appraisal = with_opinion(open_for(build_submitted()))

    declare_conflict(appraisal.pk, Conflict.NONE, by=appraiser(), on=OPENED_ON)

    assert Opinion.objects.get().recommended_vnd == ASKED_VND


@pytest.mark.parametrize("stranger", [clerk, committee_leader])
def test_only_appraisers_of_the_appraising_office_sit_in_it(stranger):
    appraisal = open_for(build_submitted())

    with pytest.raises(NotPermitted) as refusal:
        declare_conflict(appraisal.pk, Conflict.NONE, by=stranger(), on=OPENED_ON)

    assert _codes(refusal) == ["appraisal.not_yours"]
    assert not Opinion.objects.exists()


def test_who_entered_the_dossier_does_not_appraise_it():
    proposal = build_submitted()
    writer = build_member(Role.APPRAISER, build_office(), username="người nhập hồ sơ")
    Proposal.objects.filter(pk=proposal.pk).update(made_by_id=writer.user_id)
    appraisal = open_for(proposal)

    with pytest.raises(NotPermitted) as refusal:
        declare_conflict(appraisal.pk, Conflict.NONE, by=writer, on=OPENED_ON)

    assert _codes(refusal) == ["appraisal.wrote_the_dossier"]
    assert not Opinion.objects.exists()


def test_a_sheet_marks_every_criterion_and_explains_what_is_missing():
    appraisal = open_for(build_submitted())
    declare_conflict(appraisal.pk, Conflict.NONE, by=appraiser(), on=OPENED_ON)
    criteria = dict(opinion_values().criteria)
    del criteria["need"]
    criteria["effects"] = MarkGiven("partly")

    with pytest.raises(Refused) as refusal:
        submit_opinion(
            appraisal.pk,
            replace(opinion_values(), criteria=criteria),
            by=appraiser(),
            on=OPENED_ON,
        )

    assert _codes(refusal) == ["appraisal.criterion_not_marked", "appraisal.note_needed"]
    assert refusal.value.problems[0].source == "Thông tư 36/2013/TT-BCT, Điều 9 khoản 2"
    assert Opinion.objects.get().submitted_on is None


@pytest.mark.parametrize(
    ("amount_vnd", "code"),
    [
        (None, "appraisal.amount_needed"),
        (0, "appraisal.amount_needed"),
        (ASKED_VND + 1, "appraisal.above_asked"),
    ],
)
def test_a_favourable_opinion_recommends_an_amount_within_the_request(amount_vnd, code):
    appraisal = open_for(build_submitted())
    declare_conflict(appraisal.pk, Conflict.NONE, by=appraiser(), on=OPENED_ON)

    with pytest.raises(Refused) as refusal:
        submit_opinion(
            appraisal.pk,
            replace(opinion_values(), recommended_vnd=amount_vnd),
            by=appraiser(),
            on=OPENED_ON,
        )

    assert _codes(refusal) == [code]
    assert Opinion.objects.get().submitted_on is None


def test_an_opinion_never_recommends_more_than_the_rule_allows():
    appraisal = open_for(build_submitted(asked_vnd=COST_VND - 1))
    declare_conflict(appraisal.pk, Conflict.NONE, by=appraiser(), on=OPENED_ON)

    with pytest.raises(Refused) as refusal:
        submit_opinion(appraisal.pk, opinion_values(COST_VND - 1), by=appraiser(), on=OPENED_ON)

    [problem] = refusal.value.problems
    assert problem.code == "appraisal.above_limit"
    assert problem.parameters["limit_vnd"] < COST_VND - 1
    assert problem.source
    assert Opinion.objects.get().submitted_on is None


def test_an_unfavourable_opinion_says_why():
    appraisal = open_for(build_submitted())
    declare_conflict(appraisal.pk, Conflict.NONE, by=appraiser(), on=OPENED_ON)

    with pytest.raises(Refused) as refusal:
        submit_opinion(appraisal.pk, opinion_values(favourable=False), by=appraiser(), on=OPENED_ON)

    assert _codes(refusal) == ["appraisal.text_needed"]
    assert Opinion.objects.get().submitted_on is None


def test_a_later_opinion_of_the_same_person_replaces_the_first():
    appraisal = with_opinion(open_for(build_submitted()))

    submit_opinion(appraisal.pk, opinion_values(150_000_000), by=appraiser(), on=CONCLUDED_ON)

    assert Opinion.objects.get().recommended_vnd == 150_000_000
    entry = AuditEntry.objects.filter(action="appraisal.opinion_submitted").last()
    assert entry.before["recommended_vnd"] == ASKED_VND


def test_several_appraisers_give_their_opinions():
    appraisal = with_opinion(open_for(build_submitted()))

    with_opinion(appraisal, opinion_values(180_000_000), by=head_of_office())

    assert sorted(appraisal.opinions.values_list("recommended_vnd", flat=True)) == [
        180_000_000,
        ASKED_VND,
    ]


def test_after_the_conclusion_there_are_no_more_opinions():
    appraisal = build_appraised().appraisals.get()

    with pytest.raises(OutOfStep) as refusal:
        submit_opinion(appraisal.pk, opinion_values(1), by=appraiser(), on=CONCLUDED_ON)

    assert _codes(refusal) == ["appraisal.concluded_already"]
    assert Opinion.objects.get().recommended_vnd == ASKED_VND


def test_a_returned_dossier_takes_no_opinion_until_it_is_back():
    proposal = build_submitted()
    appraisal = with_opinion(open_for(proposal))
    return_proposal(
        proposal.pk, [Asked(Section.ESTIMATE, "Thiếu báo giá")], by=appraiser(), on=OPENED_ON
    )

    with pytest.raises(OutOfStep) as refusal:
        submit_opinion(appraisal.pk, opinion_values(1), by=appraiser(), on=OPENED_ON)

    assert _codes(refusal) == ["appraisal.dossier_away"]
    assert Opinion.objects.get().recommended_vnd == ASKED_VND
