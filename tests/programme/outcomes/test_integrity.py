"""``khuyencong check`` finds outcomes that nobody checked or that nothing asked for."""

from datetime import date

import pytest
from django.db.models import F

from khuyencong.programme.outcomes.integrity import outcome_faults
from khuyencong.programme.outcomes.models import Aim, Figure, FollowUp
from khuyencong.programme.proposals.models import Proposal
from tests.builders.outcomes import build_approved_figures
from tests.builders.unchecked import unchecked

pytestmark = pytest.mark.django_db


def _faults() -> list[str]:
    return [f"{finding.where} {finding.what}" for finding in outcome_faults()]


def test_approved_figures_have_no_fault() -> None:
    build_approved_figures()

    assert _faults() == []


def test_figures_that_their_reporter_approved_are_found() -> None:
    period = build_approved_figures()

    with unchecked(FollowUp, "followup_checked_by_another"):
        FollowUp.objects.filter(pk=period.pk).update(checked_by=F("reported_by"))

        assert _faults() == [
            f"{period.reference} is approved, and nobody but its reporter checked it"
        ]
        FollowUp.objects.filter(pk=period.pk).update(checked_by=None)
        assert len(_faults()) == 1


def test_an_approved_period_without_figures_or_checked_too_early_is_found() -> None:
    period = build_approved_figures()
    Figure.objects.all().delete()
    FollowUp.objects.filter(pk=period.pk).update(checked_on=date(2022, 7, 1))

    assert _faults() == [
        f"{period.reference} is approved, and has no figures",
        f"{period.reference} was checked before it was reported",
    ]


def test_a_figure_that_nothing_asked_for_is_found() -> None:
    period = build_approved_figures()
    Aim.objects.filter(indicator="jobs").delete()

    assert _faults() == [f"{period.reference} figure of jobs, by which its đề án is not followed"]


def test_a_project_followed_without_acceptance_is_found() -> None:
    period = build_approved_figures()
    proposal = Proposal.objects.get(tracking=period.tracking)
    Proposal.objects.filter(pk=proposal.pk).update(state="in_progress")

    assert _faults() == [f"{proposal.reference} is followed, and was not accepted"]
