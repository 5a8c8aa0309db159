"""``khuyencong check`` finds đề án that do not agree with their own records."""

import pytest

from khuyencong.programme.proposals.integrity import proposal_faults
from khuyencong.programme.proposals.models import CostItem, Proposal
from tests.builders.appraisals import build_approved
from tests.builders.proposals import build_submitted

pytestmark = pytest.mark.django_db


def _faults():
    return [(finding.where, finding.what) for finding in proposal_faults()]


def test_a_road_taken_step_by_step_has_no_fault():
    build_submitted()
    assert _faults() == []


def test_a_sum_unlike_its_estimate_is_found():
    proposal = build_submitted()
    CostItem.objects.filter(proposal=proposal).update(
        cost_vnd=300_000_000, counterpart_vnd=100_000_000
    )

    [(subject, fault)] = _faults()

    assert subject == proposal.reference
    assert "cost_vnd is 400000000, its items make 300000000" in fault


def test_a_state_that_no_step_led_to_is_found():
    proposal = build_submitted()
    Proposal.objects.filter(pk=proposal.pk).update(state="settled")

    [(subject, fault)] = _faults()

    assert subject == proposal.reference
    assert fault == "stands in settled, its last step led to submitted"


def test_a_grant_above_the_ruling_of_its_approval_is_found():
    proposal = build_approved()
    proposal.rulings.filter(occasion="approval").update(limit_vnd=100_000_000)

    assert (
        proposal.reference,
        "200000000 was approved, the ruling allows 100000000",
    ) in _faults()
