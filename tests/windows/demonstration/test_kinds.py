"""The plan of 2021 carried to its end: what each kind of work left, and what became of it."""

from decimal import Decimal

import pytest
from django.conf import settings

from khuyencong.activities.awards.models import Certificate as Award
from khuyencong.activities.awards.models import ScoreSheet, VoteRound
from khuyencong.activities.consulting.models import Assignment
from khuyencong.activities.fairs.models import Booth, Sales
from khuyencong.activities.machinery.models import Machine, Measure
from khuyencong.activities.outreach.models import Campaign, GuidanceSession, GuideVersion
from khuyencong.activities.relocations.models import Measurement, Relocation, StandardLimit
from khuyencong.activities.study_tours.models import Tour
from khuyencong.activities.training.models import Certificate, FollowUp, Trainee
from khuyencong.programme.acceptance.models import Acceptance
from khuyencong.programme.inspections.models import Finding, Visit
from khuyencong.programme.outcomes.models import FollowUp as Period
from khuyencong.programme.plans.models import Plan
from khuyencong.programme.proposals.models import Proposal
from khuyencong.windows.workspace.progress.lines import progress_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def accepted_by_line() -> dict[str, tuple[Decimal | int | None, int]]:
    """Return planned and accepted quantity of each line of the plan that counts something."""
    plans = Plan.objects.filter(year=2021, office__code="DKR-UBND")
    [progress] = progress_of(plans, year=2021, on=settings.DEMONSTRATION_DAY)
    return {
        line.line.activity: (line.line.quantity, line.count.accepted)
        for line in progress.lines
        if line.line.quantity is not None
    }


def test_all_seven_quantities_of_the_plan_are_accepted():
    assert accepted_by_line() == {
        "startup_training": (30, 30),
        "machinery": (5, 5),
        "consulting": (1, 1),
        "shared_booth": (1, 1),
        "fair_booth_home": (1, 1),
        "product_vote": (1, 1),
        "relocation": (5, 5),
    }


def test_thirty_trainees_completed_the_class_and_hold_certificates():
    trainees = Trainee.objects.filter(training_class__kind="startup_training")
    assert trainees.filter(completed=True).count() == trainees.count() == 30
    assert all("(giả định)" in one.name for one in trainees)
    assert Certificate.objects.filter(trainee__in=trainees).count() == 30


@pytest.mark.parametrize("months", [6, 12])
def test_all_thirty_were_asked_what_became_of_them(months):
    assert FollowUp.objects.filter(months=months).count() == 30


def test_machines_of_five_projects_run_and_were_measured_before_and_after():
    machines = Machine.objects.filter(proposal__plan_line__activity="machinery")
    assert machines.values("proposal").distinct().count() == 5
    assert all(one.delivery_id and one.quotes.filter(is_chosen=True).exists() for one in machines)
    measured = Measure.objects.all()
    assert measured.values("proposal").distinct().count() == 5
    assert all(one.after is not None for one in measured)


def test_the_design_was_changed_once_and_then_accepted():
    design = Assignment.objects.get()
    answers = list(design.versions.order_by("number").values_list("answer", flat=True))
    assert answers == ["change", "accept"]


def test_eight_makers_stood_at_the_shared_booth_and_told_their_sales_three_times():
    shared = Booth.objects.get(kind="shared")
    assert shared.exhibitors.count() == 8
    told = Sales.objects.filter(exhibitor__booth=shared, is_current=True)
    assert told.count() == 3 * 8


def test_the_vote_was_scored_by_five_jurors_and_has_five_winners():
    vote = VoteRound.objects.get()
    assert vote.state == "concluded"
    assert ScoreSheet.objects.filter(entry__round=vote).count() == 12 * 5
    assert Award.objects.filter(entry__round=vote).count() == 5
    assert vote.complaints.get().answered_on is not None


def test_five_polluters_moved_and_measure_less_at_the_new_place():
    assert Relocation.objects.filter(stage="closed", delivery__isnull=False).count() == 5
    for moved in Relocation.objects.all():
        before, after = Measurement.objects.filter(relocation=moved).order_by("measured_on")
        assert after.value < after.limit.value < before.value


def test_no_limit_of_a_standard_counts_as_compared_with_its_text():
    assert not any(one.is_verified for one in StandardLimit.objects.all())


def test_lines_without_quantity_have_what_was_done():
    assert Campaign.objects.filter(delivery__isnull=False).count() == 2
    assert GuideVersion.objects.filter(state="published").count() == 2
    assert GuidanceSession.objects.count() == 5
    assert Tour.objects.get().delivery is not None


def test_every_visit_is_finished_and_every_finding_closed():
    assert Visit.objects.filter(state="finished").count() == Visit.objects.count() == 4
    assert not Finding.objects.filter(closed_on=None).exists()
    assert Finding.objects.count() == 2


def test_outcomes_a_year_later_are_approved():
    approved = Period.objects.filter(state="approved", months=12)
    assert approved.count() == 9
    machinery = approved.filter(tracking__proposal__activity="machinery")
    assert machinery.count() == 5


def test_all_work_under_the_plan_of_2021_is_settled_or_ended():
    states = Proposal.objects.filter(plan_line__isnull=False).values_list("state", flat=True)
    assert set(states) == {"settled", "terminated", "withdrawn", "refused"}
    assert Acceptance.objects.filter(contract__proposal__year=2021).count() == 14
