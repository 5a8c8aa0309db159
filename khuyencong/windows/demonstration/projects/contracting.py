"""Contract a đề án of the demonstration, begin its work, stop it."""

from dataclasses import replace
from datetime import date

from khuyencong.programme.appraisals.queries import signed_decision
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.queries import contract_from_decision
from khuyencong.programme.contracts.services import (
    prepare_contract,
    resume_contract,
    sign_contract,
    start_work,
    suspend_contract,
    terminate_contract,
)
from khuyencong.windows.demonstration.acting import person_acting
from khuyencong.windows.demonstration.projects.cast import Project

_BANK = "Ngân hàng Nông nghiệp và Phát triển nông thôn, chi nhánh Đakrông"


def draft(project: Project, on: date) -> None:
    """Draw the contract up as the decision has it."""
    proposal = project.proposal()
    decision = signed_decision(proposal)
    assert decision is not None, "an approved đề án has its decision"
    values = contract_from_decision(proposal, decision, on=on)
    values = replace(
        values,
        number=project.paper_number(10, "HĐ-KC"),
        party_b_representative=values.party_b_representative or project.told["representative"],
        party_b_account=f"3999 000 0{project.number:02d} (giả định)",
        party_b_bank=_BANK,
    )
    by = person_acting(project.team.bookkeeping, on=on)
    prepare_contract(proposal.pk, values, by=by, on=on)


def sign(project: Project, on: date) -> None:
    leader = person_acting(project.team.contracting, on=on)
    sign_contract(contract_of(project).pk, by=leader, on=on)


def begin(project: Project, on: date) -> None:
    start_work(contract_of(project).pk, by=person_acting(project.applicant, on=on), on=on)


def suspend(project: Project, on: date) -> None:
    suspend_contract(
        contract_of(project).pk,
        reason=project.told["ended_because"],
        decision_number=project.paper_number(200, "UBND-KT"),
        by=person_acting(project.team.contracting, on=on),
        on=on,
    )


def resume(project: Project, on: date) -> None:
    resume_contract(
        contract_of(project).pk,
        reason=project.told["resumed_because"],
        decision_number=project.paper_number(220, "UBND-KT"),
        by=person_acting(project.team.contracting, on=on),
        on=on,
    )


def terminate(project: Project, on: date) -> None:
    terminate_contract(
        contract_of(project).pk,
        reason=project.told["ended_because"],
        decision_number=project.paper_number(200, "QĐ-UBND"),
        by=person_acting(project.team.contracting, on=on),
        on=on,
    )


def contract_of(project: Project) -> Contract:
    return Contract.objects.get(proposal_id=project.proposal_id)
