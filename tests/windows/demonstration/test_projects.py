"""The đề án of the demonstration: in each state, taken there by their people in the law of 2021."""

from datetime import date
from typing import Any

import pytest
from django.conf import settings

from khuyencong.foundation.attachments.models import Attachment
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.programme.appraisals.models import Appraisal, Opinion
from khuyencong.programme.appraisals.states import Conflict
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.proposals.models import Proposal, StepTaken
from khuyencong.programme.proposals.queries import missing_papers, open_requests
from khuyencong.programme.proposals.states import State
from khuyencong.registers.policies.models import PolicyVersion
from khuyencong.registers.policies.queries import working_calendar
from khuyencong.windows.demonstration.projects.roads import events
from khuyencong.windows.demonstration.reading import table_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def works_of(key: str) -> list[dict[str, Any]]:
    rows = table_of("projects/works.toml", "contract")
    return [work for row in rows if row["of"] == key for work in row["works"]]


def proposal(title: str) -> Proposal:
    return Proposal.objects.get(title__contains=title)


def test_there_is_one_in_every_state():
    there = set(Proposal.objects.values_list("state", flat=True))
    assert there == set(State.values)


def test_they_are_many_enough_to_make_lists_alive_and_marked_as_invented():
    proposals = list(Proposal.objects.all())
    assert 25 <= len(proposals) <= 35
    assert all(one.is_demonstration for one in proposals)


def test_every_road_of_the_year_has_one():
    routes = set(Proposal.objects.values_list("route_code", flat=True))
    assert routes == {"local-district", "local-province", "national"}


def test_every_step_was_taken_by_a_person_of_the_demonstration():
    people = set(StepTaken.objects.values_list("person__username", flat=True))
    assert all(name.startswith("demo-") for name in people)


def test_every_step_was_taken_on_a_working_day_before_the_demonstration_begins():
    calendar = working_calendar()
    for step in StepTaken.objects.all():
        assert calendar.is_working(step.taken_on), f"{step.proposal.code}: {step}"
        assert step.taken_on < settings.DEMONSTRATION_DAY


def test_all_else_was_done_on_such_days_too():
    calendar = working_calendar()
    for event in events():
        assert calendar.is_working(event.on), f"{event.project}: {event.name} on {event.on}"
        assert event.on < settings.DEMONSTRATION_DAY


@pytest.mark.parametrize(
    "told", table_of("projects/projects.toml", "project"), ids=lambda told: told["key"]
)
def test_the_days_of_a_story_follow_each_other(told):
    days = list(told["days"].values())
    works = [work["on"] for work in works_of(told["key"])]
    assert days == sorted(days)
    assert works == sorted(works)


def test_no_plan_line_is_promised_more_than_it_counts():
    approved = Proposal.objects.filter(
        plan_line__activity="machinery", approved_vnd__isnull=False
    ).exclude(state=State.TERMINATED)
    assert sum(one.quantity for one in approved) == 5


def test_a_dossier_above_the_limit_was_refused_and_put_right():
    noodles = proposal("máy ép bún")
    assert noodles.asked_vnd == 20_000_000
    submission = noodles.rulings.get(occasion="submission")
    assert submission.limit_vnd == 20_000_000
    trace = AuditEntry.objects.filter(subject=noodles.reference).order_by("pk")
    actions = list(trace.values_list("action", flat=True))
    assert actions.index("proposal.cost_item_changed") < actions.index("proposal.submit")


def test_a_returned_dossier_has_an_answered_request_and_one_still_open():
    returned = Proposal.objects.get(state=State.RETURNED)
    answers = [bool(request.answer) for request in open_requests(returned)]
    assert sorted(answers) == [False, True]


def test_a_completed_dossier_went_on():
    bananas = proposal("máy sấy lạnh chuối")
    assert not open_requests(bananas).exists()
    assert bananas.section_requests.get().answered_on == date(2022, 8, 8)


def test_an_appraiser_with_an_interest_gave_no_opinion():
    declared = Opinion.objects.get(conflict=Conflict.DECLARED)
    assert declared.submitted_on is None


def test_several_appraisers_gave_their_opinion_on_the_dryer():
    appraisal = Appraisal.objects.get(proposal=proposal("máy sấy cà phê"))
    assert appraisal.opinions.filter(submitted_on__isnull=False).count() == 2


def test_where_the_law_was_silent_the_district_entered_a_norm_that_says_it_is_unread():
    vote = proposal("bình chọn")
    assert vote.rulings.order_by("pk").first().limit_vnd is None
    assert vote.rulings.order_by("pk").last().limit_vnd == vote.asked_vnd == 40_000_000
    text = PolicyVersion.objects.get(book__title__startswith="Mức chi bình chọn").text
    assert "verified = false" in text
    assert "giả định" in text


def test_the_group_names_its_five_beneficiaries_each_with_its_cost():
    group = Proposal.objects.get(is_group=True)
    assert group.beneficiaries.count() == group.quantity == 5
    assert group.cost_items.values("beneficiary").distinct().count() == 5


def test_nobody_signed_what_they_prepared():
    for contract in Contract.objects.filter(signed_on__isnull=False):
        assert contract.signed_by_id != contract.prepared_by_id
        assert "(giả định)" in contract.number


def test_money_stands_where_the_state_says():
    held = {one.state: total_held(one.reference) for one in Proposal.objects.order_by("pk")}
    assert held[State.APPROVED].reserved_vnd > 0
    assert held[State.CONTRACTED].committed_vnd > 0
    assert held[State.SUSPENDED].committed_vnd > 0
    for state in (State.TERMINATED, State.WITHDRAWN, State.REFUSED):
        assert held[state].given_vnd == 0


def test_every_submitted_dossier_is_complete():
    for one in Proposal.objects.exclude(state=State.DRAFT):
        assert missing_papers(one, on=one.submitted_on) == []


def test_the_papers_are_pdf_files_and_pictures_are_photos():
    kinds = set(Attachment.objects.values_list("content_type", flat=True))
    assert kinds == {"application/pdf", "image/jpeg"}
