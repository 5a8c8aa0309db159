"""The district vote of the demonstration: from registration to the certificates."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from khuyencong.activities.awards.models import Certificate, Complaint, Entry, VoteRound
from khuyencong.activities.awards.services import (
    accept_entry,
    add_council_member,
    add_juror,
    add_paper,
    add_photo,
    announce_round,
    answer_complaint,
    conclude_round,
    declare_relations,
    fix_criteria,
    open_results,
    open_round,
    open_scoring,
    propose_criteria,
    propose_winners,
    receive_complaint,
    recognise,
    record_prize,
    sign_panel,
    start_entry,
    submit_entry,
    submit_sheet,
)
from khuyencong.activities.awards.states import Angle, PanelKind, PaperKind, PrizeSource
from khuyencong.activities.awards.values import (
    CouncilMemberValues,
    CouncilValues,
    EntryValues,
    PartValues,
    RecognitionValues,
    RoundValues,
)
from khuyencong.foundation.accounts.models import User
from khuyencong.windows.demonstration.acting import person_acting
from khuyencong.windows.demonstration.establishments import establishment_called
from khuyencong.windows.demonstration.projects.cast import Project
from khuyencong.windows.demonstration.projects.contracting import contract_of
from khuyencong.windows.demonstration.projects.papers import paper_about
from khuyencong.windows.demonstration.reading import table_of
from khuyencong.windows.demonstration.works.pictures import picture

Projects = Mapping[str, Project]
Told = Mapping[str, Any]

_CLERK, _HEAD, _CHAIR = "demo-chuyen-vien", "demo-lanh-dao", "demo-truong-phong"


def announce(projects: Projects, told: Told, on: date) -> None:
    """Open the round as the clerk prepared it; the head of the district announces it."""
    project = projects[told["of"]]
    values = RoundValues(
        level="district",
        year=2021,
        title=project.told["title"],
        basis=told["basis"],
        place=told["place"],
        registration_from=told["registration"][0],
        registration_to=told["registration"][1],
        scoring_from=told["scoring"][0],
        scoring_to=told["scoring"][1],
        result_on=told["result_on"],
    )
    clerk = person_acting(_CLERK, on=on)
    vote = open_round(values, by=clerk, on=on, proposal_id=project.proposal_id)
    announce_round(vote.pk, by=person_acting(_HEAD, on=on), on=on)


def register(projects: Projects, told: Told, on: date) -> None:
    """Take the products in, each with three photos and its paper, and find them complete."""
    project = projects[told["of"]]
    clerk = person_acting(_CLERK, on=on)
    vote = _vote(project)
    for row in table_of("works/awards.toml", "product"):
        values = EntryValues(
            name=row["name"],
            group=row["group"],
            description=row["description"],
            market=row["market"],
            is_own_product=True,
            is_no_copy=True,
            is_in_series=True,
        )
        maker = establishment_called(row["maker"])
        entry = start_entry(vote.pk, maker.pk, values, by=clerk, on=on)
        for angle in Angle:
            add_photo(entry.pk, angle, picture(angle.value, row["name"]), by=clerk)
        paper = paper_about(project, "Giấy đăng ký kinh doanh", on=on, lines=[maker.name])
        add_paper(entry.pk, PaperKind.REGISTRATION, paper, by=clerk)
        submit_entry(entry.pk, by=clerk, on=on)
        accept_entry(entry.pk, by=clerk, on=on)


def set_up(projects: Projects, told: Told, on: date) -> None:
    """Set up council and jury, each by its decision; the chair fixes the parts of the criteria."""
    vote = _vote(projects[told["of"]])
    clerk, chair = person_acting(_CLERK, on=on), person_acting(_CHAIR, on=on)
    for name, position, function in told["council"]:
        person_id = chair.user_id if function == "chair" else None
        member = CouncilMemberValues(name, position, function, person_id)
        add_council_member(vote.pk, member, by=clerk)
    sign_panel(
        vote.pk,
        PanelKind.COUNCIL,
        decision_number=told["council_decision"],
        decided_on=on,
        by=person_acting(_HEAD, on=on),
        on=on,
    )
    for username, position, function in told["jury"]:
        person = User.objects.get(username=username)
        add_juror(vote.pk, person.pk, position=position, function=function, by=clerk)
    sign_panel(
        vote.pk,
        PanelKind.JURY,
        decision_number=told["jury_decision"],
        decided_on=on,
        by=chair,
        on=on,
    )
    propose_criteria(vote.pk, [PartValues(*part) for part in told["parts"]], by=clerk)
    fix_criteria(vote.pk, by=chair, on=on)


def score(projects: Projects, told: Told, on: date) -> None:
    """Open the sheets, let each juror hand theirs in, open the results.

    A juror gives each product the percent of the file, a little more or less by their own eye.
    """
    vote = _vote(projects[told["of"]])
    chair = person_acting(_CHAIR, on=on)
    open_scoring(vote.pk, by=chair, on=on)
    parts = list(vote.sub_criteria.order_by("pk"))
    entries = {entry.name: entry for entry in vote.entries.all()}
    for eye, username in enumerate(told["jurors"], start=-2):
        juror = person_acting(username, on=on)
        declare_relations(vote.pk, {}, by=juror, on=on)
        for place, row in enumerate(table_of("works/awards.toml", "product")):
            percent = row["percent"] + eye * (1 + place % 2)
            points = {part.pk: part.maximum * percent // 100 for part in parts}
            submit_sheet(entries[row["name"]].pk, points, by=juror, on=on)
    open_results(vote.pk, by=chair, on=on)


def propose(projects: Projects, told: Told, on: date) -> None:
    vote = _vote(projects[told["of"]])
    entries = {entry.name: entry.pk for entry in vote.entries.all()}
    rows = table_of("works/awards.toml", "product")
    ranked = sorted(rows, key=lambda row: -row["percent"])
    values = CouncilValues(
        minutes_number=told["minutes"],
        minutes_on=on,
        text=told["text"],
        winners=[entries[row["name"]] for row in ranked[: told["winners"]]],
    )
    propose_winners(vote.pk, values, by=person_acting(_CLERK, on=on), on=on)


def decide(projects: Projects, told: Told, on: date) -> None:
    """Recognise the winners; the certificates follow, with a prize for each."""
    vote = _vote(projects[told["of"]])
    values = RecognitionValues(told["decision"], on, on)
    recognise(vote.pk, values, by=person_acting(_HEAD, on=on), on=on)
    clerk = person_acting(_CLERK, on=on)
    for certificate in Certificate.objects.filter(entry__round=vote):
        record_prize(
            certificate.pk,
            PrizeSource.LOCAL,
            told["prize_vnd"],
            basis=told["decision"],
            by=clerk,
            on=on,
        )


def complain(projects: Projects, told: Told, on: date) -> None:
    entry = Entry.objects.get(round=_vote(projects[told["of"]]), name=told["name"])
    by = person_acting(_CLERK, on=on)
    receive_complaint(entry.pk, text=told["text"], received_on=on, by=by, on=on)


def answer(projects: Projects, told: Told, on: date) -> None:
    complaint = Complaint.objects.get(entry__round=_vote(projects[told["of"]]))
    by = person_acting(_CHAIR, on=on)
    answer_complaint(complaint.pk, is_upheld=False, answer=told["text"], by=by, on=on)


def conclude(projects: Projects, told: Told, on: date) -> None:
    project = projects[told["of"]]
    item = contract_of(project).items.all()[0]
    conclude_round(
        _vote(project).pk,
        by=person_acting(_CLERK, on=on),
        on=on,
        contract_item_id=item.pk,
        cost_vnd=item.cost_vnd,
    )


def _vote(project: Project) -> VoteRound:
    return VoteRound.objects.get(proposal_id=project.proposal_id)


STEPS = {
    "vote_announced": announce,
    "vote_registered": register,
    "vote_set_up": set_up,
    "vote_scored": score,
    "vote_proposed": propose,
    "vote_decided": decide,
    "vote_complaint": complain,
    "vote_answered": answer,
    "vote_concluded": conclude,
}
