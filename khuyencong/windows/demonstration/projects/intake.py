"""Hand a đề án in, send it back for completion, take it back."""

from datetime import date

from khuyencong.engines.refusals import Refused
from khuyencong.programme.proposals.estimates import CostItemValues
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.queries import open_requests
from khuyencong.programme.proposals.services import (
    answer_request,
    change_cost_item,
    match_to_plan_line,
    resubmit_proposal,
    return_proposal,
    submit_proposal,
    withdraw_proposal,
)
from khuyencong.programme.proposals.services.returning import Asked
from khuyencong.programme.proposals.states import Section
from khuyencong.windows.demonstration.acting import person_acting
from khuyencong.windows.demonstration.plan import line_called
from khuyencong.windows.demonstration.projects.cast import Project


def submit(project: Project, on: date) -> None:
    """Hand the dossier in; the clerk who takes it in puts it under its line of the plan."""
    submit_proposal(project.proposal_id, by=person_acting(project.applicant, on=on), on=on)
    if "line" in project.told:
        clerk = person_acting(project.team.reading, on=on)
        match_to_plan_line(project.proposal_id, line_called(project.told["line"]).pk, by=clerk)


def meet_the_limit(project: Project, on: date) -> None:
    """Try to hand in a dossier that asks for more than the law allows: it is refused."""
    try:
        submit_proposal(project.proposal_id, by=person_acting(project.applicant, on=on), on=on)
    except Refused as refusal:
        codes = {problem.code for problem in refusal.problems}
        assert codes == {"proposal.above_support_limit"}, codes
    else:
        raise AssertionError("a dossier above the limit was taken in")


def correct(project: Project, on: date) -> None:
    """Ask for what the law allows."""
    item = project.proposal().cost_items.get()
    told = {name: value for name, value in project.told["items"][0].items() if name != "of"}
    version = Proposal.objects.values_list("version", flat=True).get(pk=project.proposal_id)
    change_cost_item(
        item.pk,
        CostItemValues(**told | project.told["corrected"]),
        version=version,
        by=person_acting(project.applicant, on=on),
    )


def send_back(project: Project, on: date) -> None:
    asked = [Asked(Section(row["section"]), row["reason"]) for row in project.told["asked"]]
    clerk = person_acting(project.team.reading, on=on)
    return_proposal(project.proposal_id, asked, by=clerk, on=on)


def answer(project: Project, on: date) -> None:
    """Answer the requests that the file has an answer to; the others stay open."""
    by = person_acting(project.applicant, on=on)
    answers = {row["section"]: row.get("answer") for row in project.told["asked"]}
    for request in open_requests(project.proposal()):
        if text := answers[request.section]:
            answer_request(request.pk, text, by=by, on=on)


def hand_in_again(project: Project, on: date) -> None:
    resubmit_proposal(project.proposal_id, by=person_acting(project.applicant, on=on), on=on)


def take_back(project: Project, on: date) -> None:
    withdraw_proposal(
        project.proposal_id,
        reason=project.told["ended_because"],
        by=person_acting(project.applicant, on=on),
        on=on,
    )
