"""A đề án seen whole: everything its page shows, read from the apps of the road."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khuyencong.engines.rules import Paper
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.memory import remember
from khuyencong.foundation.ui.figures import BarPart, Station
from khuyencong.programme.acceptance.models import Acceptance, ProgressReport
from khuyencong.programme.acceptance.queries import AcceptanceParts, acceptances_with_parts
from khuyencong.programme.appraisals.queries import Judgement, judgement_of
from khuyencong.programme.budgets.queries import total_held
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.queries import contract_of
from khuyencong.programme.payments.models import Payment, Settlement
from khuyencong.programme.payments.queries import settlement_of
from khuyencong.programme.proposals.models import (
    FrozenRuling,
    Proposal,
    ProposalPaper,
    SectionRequest,
    StepTaken,
)
from khuyencong.programme.proposals.queries import open_requests, papers_in_use
from khuyencong.programme.proposals.rulings import ruling_of
from khuyencong.programme.proposals.states import EDITABLE_STATES
from khuyencong.registers.policies.presenters import RulingView, present, ruling_from_json
from khuyencong.registers.policies.queries import activity_names, dossier_papers, published_route
from khuyencong.registers.policies.routes import Route
from khuyencong.windows.workspace.figures import stage_parts
from khuyencong.windows.workspace.next_steps import next_steps
from khuyencong.windows.workspace.road import stations_of
from khuyencong.windows.workspace.standing import NextStep, Standing


@dataclass(frozen=True)
class PaperRow:
    """A file of the dossier under the name of what it is."""

    name: str
    paper: ProposalPaper


@dataclass(frozen=True)
class Whole:
    """What the page of a đề án shows. ``ruling`` is the last that was frozen, else today's."""

    proposal: Proposal
    activity_name: str
    stations: Sequence[Station]
    next_steps: Sequence[NextStep]
    ruling: RulingView
    frozen: FrozenRuling | None
    judgement: Judgement
    contract: Contract | None
    acceptance: AcceptanceParts
    payments: Sequence[Payment]
    settlement: Settlement | None
    money: Sequence[BarPart]
    papers: Sequence[PaperRow]
    missing_papers: Sequence[Paper]
    requests: Sequence[SectionRequest]
    steps: Sequence[StepTaken]


def whole_of(actor: Actor, proposal: Proposal, *, on: date) -> Whole:
    """Return everything about a đề án that this person may see anyway."""
    steps = list(proposal.steps.all())
    route = published_route(proposal.route_code, on)
    judgement = judgement_of(proposal)
    if not hasattr(proposal, "contract"):
        remember(contract_of, None, proposal.pk)
    contract = contract_of(proposal.pk)
    standing = _standing(proposal, route, judgement, contract)
    frozen = proposal.rulings.last()
    ruling = ruling_from_json(frozen.ruling) if frozen else ruling_of(proposal, on=on)
    held = total_held(proposal.reference)
    checklist = dossier_papers(proposal.activity, on=on)
    papers = _paper_rows(proposal, checklist)
    is_open = proposal.state in EDITABLE_STATES
    return Whole(
        proposal=proposal,
        activity_name=activity_names().get(proposal.activity, proposal.activity),
        stations=stations_of(proposal, steps, route, on=on),
        next_steps=next_steps(actor, standing, on=on),
        ruling=present(ruling),
        frozen=frozen,
        judgement=judgement,
        contract=contract,
        acceptance=standing.acceptance,
        payments=standing.payments,
        settlement=standing.settlement,
        money=stage_parts(held),
        papers=papers,
        missing_papers=_missing(papers, checklist) if is_open else [],
        requests=list(open_requests(proposal)) if is_open else [],
        steps=steps[::-1],
    )


def _standing(
    proposal: Proposal, route: Route, judgement: Judgement, contract: Contract | None
) -> Standing:
    """Return where a đề án stands. Work and money are read once a contract binds: six queries."""
    if contract is None or contract.is_draft:
        nothing = AcceptanceParts([], [], [])
        return Standing(proposal, route, judgement, contract, nothing, [], None)
    reports = ProgressReport.objects.filter(contract=contract).select_related("seen_by")
    minutes = acceptances_with_parts(Acceptance.objects.filter(contract=contract))
    return Standing(
        proposal,
        route,
        judgement,
        contract,
        AcceptanceParts(list(reports), [], list(minutes)),
        list(Payment.objects.filter(contract=contract).order_by("sequence")),
        settlement_of(contract.pk),
    )


def _missing(rows: Sequence[PaperRow], checklist: Sequence[Paper]) -> list[Paper]:
    held = {row.paper.requirement for row in rows}
    return [paper for paper in checklist if paper.required and paper.code not in held]


def _paper_rows(proposal: Proposal, checklist: Sequence[Paper]) -> list[PaperRow]:
    names = {paper.code: paper.name for paper in checklist}
    other = str(_("Giấy tờ khác"))
    return [
        PaperRow(names.get(paper.requirement, other), paper) for paper in papers_in_use(proposal)
    ]
