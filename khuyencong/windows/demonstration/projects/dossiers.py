"""Write the dossier of a đề án of the demonstration, part by part."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from khuyencong.engines.rules import Paper
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.proposals.estimates import CostItemValues
from khuyencong.programme.proposals.models import Beneficiary, Proposal
from khuyencong.programme.proposals.queries import missing_papers
from khuyencong.programme.proposals.services import (
    add_beneficiary,
    add_cost_item,
    add_partner,
    attach_paper,
    change_proposal,
    start_proposal,
)
from khuyencong.programme.proposals.states import Section
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.offices.models import Office
from khuyencong.registers.policies.queries import dossier_papers
from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.queries import unit_by_code
from khuyencong.windows.demonstration.acting import person_acting
from khuyencong.windows.demonstration.establishments import establishment_called
from khuyencong.windows.demonstration.projects.cast import Project
from khuyencong.windows.demonstration.projects.papers import in_dong, paper_about

_TEXTS = ("need", "goals", "scale", "content", "effects")
_ORGANISATION = (
    "Đơn vị thụ hưởng mua sắm, quản lý và sử dụng đúng mục đích; cơ quan tiếp nhận hướng dẫn, "
    "kiểm tra và nghiệm thu theo tiến độ. Kinh phí và số liệu của đề án là giả định."
)


def start(told: dict[str, Any], number: int, *, on: date) -> Project:
    """Begin a đề án and write what is told of it; return it under way."""
    establishment = establishment_called(told["establishment"]) if "establishment" in told else None
    by = person_acting(told.get("by", "demo-chuyen-vien"), on=on)
    proposal = start_proposal(
        title=told["title"],
        activity=told["activity"],
        scheme=told.get("scheme", "local"),
        office_id=Office.objects.get(code=told.get("office", "DKR-KT")).pk,
        year=told.get("year", 2021),
        unit_id=_unit(told, establishment, on=on).pk,
        establishment_id=establishment.pk if establishment else None,
        by=by,
        on=on,
        is_demonstration=True,
    )
    project = Project(told, number, proposal.pk)
    _write_units(project, by=by, on=on)
    _write_texts(project, by=by)
    _write_estimate(project, by=by)
    if "effects" in told:  # else it is a draft that somebody has only begun
        _attach_papers(project, by=by, on=on)
    return project


def write_section(project: Project, section: Section, values: Mapping[str, Any], by: Actor) -> None:
    """Write fields of a section over what stands there now."""
    version = Proposal.objects.values_list("version", flat=True).get(pk=project.proposal_id)
    change_proposal(project.proposal_id, section, values, version=version, by=by)


def _unit(told: Mapping[str, Any], establishment: Establishment | None, *, on: date) -> Unit:
    if "unit" in told:
        return unit_by_code(told["unit"], on=on)
    assert establishment is not None, "a đề án without an establishment names its place"
    return establishment.places.get(is_main=True).unit


def _write_units(project: Project, *, by: Actor, on: date) -> None:
    told = project.told
    values: dict[str, Any] = {
        name: told[name]
        for name in ("facts", "quantity", "is_group", "starts_on", "ends_on")
        if name in told
    }
    write_section(project, Section.UNITS, values, by)
    for key in told.get("beneficiaries", ()):
        establishment = establishment_called(key)
        place = establishment.places.get(is_main=True)
        add_beneficiary(project.proposal_id, establishment.pk, place_id=place.pk, by=by, on=on)
    for partner in told.get("partners", ()):
        add_partner(project.proposal_id, by=by, **partner)


def _write_texts(project: Project, *, by: Actor) -> None:
    texts = {name: project.told[name] for name in _TEXTS if name in project.told}
    if len(texts) == len(_TEXTS):
        texts["organisation"] = _ORGANISATION
    for name, text in texts.items():
        write_section(project, Section(name), {name: text}, by)


def _write_estimate(project: Project, *, by: Actor) -> None:
    for item in project.told["items"]:
        values = {name: value for name, value in item.items() if name != "of"}
        beneficiary_id = _beneficiary_id(project, item["of"]) if "of" in item else None
        add_cost_item(
            project.proposal_id, CostItemValues(**values, beneficiary_id=beneficiary_id), by=by
        )
    commitments = {"no_double_funding": True, "counterpart_committed": True}
    write_section(project, Section.ESTIMATE, commitments, by)


def _beneficiary_id(project: Project, key: str) -> int:
    establishment = establishment_called(key)
    return Beneficiary.objects.get(proposal_id=project.proposal_id, establishment=establishment).pk


def _attach_papers(project: Project, *, by: Actor, on: date) -> None:
    """Attach each paper that must be there, and the quotes where the checklist names them."""
    proposal = project.proposal()
    wanted = {paper.code: paper for paper in missing_papers(proposal, on=on)}
    wanted |= {
        paper.code: paper
        for paper in dossier_papers(proposal.activity, on=on)
        if paper.code == "quotation"
    }
    for paper in wanted.values():
        upload = paper_about(project, paper.name, on=on, lines=_lines(proposal, paper))
        attach_paper(proposal.pk, paper.code, upload, by=by)


def _lines(proposal: Proposal, paper: Paper) -> list[str]:
    """Return what a paper tells of the estimate, where it is about that."""
    if paper.code not in ("quotation", "form_1"):
        return []
    return [
        f"{item.name}: {item.quantity} {item.unit}, {in_dong(item.cost_vnd)}"
        for item in proposal.cost_items.all()
    ]
