"""Appraise a đề án of the demonstration, register it, decide on it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.appraisals.criteria import criteria_for
from khuyencong.programme.appraisals.models import Appraisal
from khuyencong.programme.appraisals.queries import lines_open_to
from khuyencong.programme.appraisals.services import (
    approve_proposal,
    conclude_appraisal,
    declare_conflict,
    open_appraisal,
    open_upper_appraisal,
    prepare_decision,
    refuse_proposal,
    register_proposal,
    submit_opinion,
)
from khuyencong.programme.appraisals.states import Conflict, Mark, SheetForm
from khuyencong.programme.appraisals.values import (
    ConclusionValues,
    DecisionValues,
    MarkGiven,
    OpinionValues,
)
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.registers.offices.models import Office
from khuyencong.windows.demonstration.acting import person_acting
from khuyencong.windows.demonstration.projects.cast import Project

_FAVOURABLE = "Hồ sơ đầy đủ, nội dung phù hợp; đề nghị phê duyệt (biên bản giả định)."


def open_base(project: Project, on: date) -> None:
    appraiser = person_acting(project.team.appraising, on=on)
    open_appraisal(project.proposal_id, form=_form(project), by=appraiser, on=on)


def open_upper(project: Project, on: date) -> None:
    appraiser = person_acting("demo-cuc-tham-dinh", on=on)
    open_upper_appraisal(
        project.proposal_id, form=_form(project), by=appraiser, on=on, by_council=True
    )


def _form(project: Project) -> str:
    named = project.proposal().beneficiaries.exists()
    return (SheetForm.BY_BENEFICIARY if named else SheetForm.GENERAL).value


def give_opinions(project: Project, on: date) -> None:
    """Let each appraiser declare their interest first, and who has none give an opinion."""
    appraisal = _appraisal(project)
    told = project.told.get("opinions") or [{"by": project.team.appraising}]
    for row in told:
        by = person_acting(row["by"], on=on)
        if detail := row.get("conflict"):
            declare_conflict(appraisal.pk, Conflict.DECLARED, by=by, on=on, detail=detail)
            continue
        declare_conflict(appraisal.pk, Conflict.NONE, by=by, on=on)
        submit_opinion(appraisal.pk, _opinion(project, row, by, on), by=by, on=on)


def _opinion(project: Project, row: Mapping[str, Any], by: Actor, on: date) -> OpinionValues:
    proposal = project.proposal()
    notes = row.get("notes", {})
    favourable = row.get("favourable", True)
    return OpinionValues(
        criteria={
            one.code: MarkGiven(Mark.PARTLY.value, notes[one.code])
            if one.code in notes
            else MarkGiven(Mark.MEETS.value)
            for one in criteria_for(proposal.scheme, on=on).criteria
        },
        favourable=favourable,
        recommended_vnd=row.get("recommended_vnd", proposal.asked_vnd) if favourable else None,
        text=row.get("text", f"Nhất trí ({by.name})."),
    )


def conclude(project: Project, on: date) -> None:
    favourable = project.told.get("favourable", True)
    values = ConclusionValues(
        favourable=favourable,
        minutes_number=project.paper_number(10, "BB-TĐ"),
        minutes_on=on,
        recommended_vnd=_granted_vnd(project) if favourable else None,
        summary=_FAVOURABLE if favourable else project.told["ended_because"],
    )
    appraiser = person_acting(project.team.appraising, on=on)
    conclude_appraisal(_appraisal(project).pk, values, by=appraiser, on=on)


def register(project: Project, on: date) -> None:
    register_proposal(
        project.proposal_id,
        list_number=project.paper_number(30, "DS-KC"),
        by=person_acting(project.team.appraising, on=on),
        on=on,
    )


def draft(project: Project, on: date) -> None:
    """Draft the approval, its money taken from the sources that the file names."""
    shares = {
        _line(project, source).pk: amount_vnd
        for source, amount_vnd in project.told["shares"].items()
    }
    values = DecisionValues(
        amount_vnd=_granted_vnd(project),
        shares=shares,
        number=project.paper_number(100, "QĐ-UBND"),
    )
    clerk = person_acting(project.team.drafting, on=on)
    prepare_decision(project.proposal_id, values, by=clerk, on=on)


def _line(project: Project, source: str) -> BudgetLine:
    """Return the line of a source: of the plan, else the free money of the receiving office."""
    proposal = project.proposal()
    lines = lines_open_to(proposal).filter(fund__source=source)
    if proposal.plan_line_id is None:
        lines = lines.filter(fund__office=Office.objects.get(pk=proposal.office_id))
    return lines.get()


def approve(project: Project, on: date) -> None:
    leader = person_acting(project.team.deciding, on=on)
    approve_proposal(project.proposal_id, by=leader, on=on)


def turn_down(project: Project, on: date) -> None:
    refuse_proposal(
        project.proposal_id,
        reason=project.told["ended_because"],
        number=project.paper_number(100, "UBND-KT"),
        by=person_acting(project.team.deciding, on=on),
        on=on,
    )


def _granted_vnd(project: Project) -> int:
    return int(project.told.get("granted_vnd", project.proposal().asked_vnd))


def _appraisal(project: Project) -> Appraisal:
    return Appraisal.objects.get(proposal_id=project.proposal_id, concluded_on__isnull=True)
