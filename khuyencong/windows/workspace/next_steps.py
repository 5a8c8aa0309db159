"""What can be done to a đề án now, where it is done, and why a step is not this person's."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.appraisals import permissions as appraising
from khuyencong.programme.appraisals.models import Appraisal
from khuyencong.programme.appraisals.queries import AWAITING_DECISION, LEVEL_STATES
from khuyencong.programme.contracts import permissions as contracting
from khuyencong.programme.proposals.permissions import edit_refusal, matching_refusal, step_refusal
from khuyencong.programme.proposals.states import (
    EDITABLE_STATES,
    FORWARD_ACTIONS,
    PROPOSAL_WORKFLOW,
    RESUBMISSION,
    UNDECIDED_STATES,
    Action,
    State,
)
from khuyencong.registers.policies.route_views import told_text
from khuyencong.windows.workspace.contract_works import contract_works
from khuyencong.windows.workspace.standing import NextStep, Standing


def next_steps(actor: Actor, standing: Standing, *, on: date) -> list[NextStep]:
    """Return what can be done now, this person's own first, the way on before the rest."""
    found = [
        *_works(actor, standing),
        *contract_works(actor, standing),
        *_route_steps(actor, standing, on=on),
    ]
    return sorted(found, key=lambda step: (step.refusal is not None, not step.is_forward))


def _route_steps(actor: Actor, standing: Standing, *, on: date) -> Iterator[NextStep]:
    """Return the steps of the route that the state allows, each with who may take it."""
    proposal = standing.proposal
    actions = PROPOSAL_WORKFLOW.actions(state=proposal.state)
    for step in standing.route.next_steps(proposal.state, actions=actions):
        action = Action(step.action)
        if action in RESUBMISSION.values() and action != RESUBMISSION.get(proposal.returned_from):
            continue
        url = _page_of(action, standing)
        if not url:
            continue
        yield NextStep(
            label=action.label,
            url=url,
            refusal=step_refusal(actor, proposal, action, on=on),
            is_forward=action in FORWARD_ACTIONS,
            source=step.source,
            verified=step.verified,
            told=told_text(step.told),
        )


def _page_of(action: Action, standing: Standing) -> str:
    """Return the address where a step is taken; empty where something must be there first."""
    proposal, contract = standing.proposal, standing.contract
    of_proposal = {
        Action.SUBMIT: "proposals:dossier",
        Action.RETURN: "proposals:return",
        Action.START_BASE_APPRAISAL: "appraisals:open",
        Action.START_UPPER_APPRAISAL: "appraisals:open",
        Action.REFUSE: "appraisals:refuse",
        Action.WITHDRAW: "proposals:withdraw",
    }
    if action in RESUBMISSION.values():
        return reverse("proposals:dossier", args=[proposal.pk])
    if action in of_proposal:
        return reverse(of_proposal[action], args=[proposal.pk])
    if action is Action.REGISTER:
        return reverse("appraisals:register") if _is_favoured(standing) else ""
    if action is Action.APPROVE:
        is_drafted = standing.judgement.draft is not None
        return reverse("appraisals:approve", args=[proposal.pk]) if is_drafted else ""
    return _page_under_contract(action, standing) if contract is not None else ""


def _page_under_contract(action: Action, standing: Standing) -> str:
    contract = standing.contract
    assert contract is not None, "these steps are taken under a contract"
    ways = {
        Action.SUSPEND: "tam-dung",
        Action.RESUME: "tiep-tuc",
        Action.TERMINATE: "cham-dut",
    }
    if action in ways:
        return reverse("contracts:interrupt", args=[contract.pk, ways[action]])
    pages = {
        Action.SIGN_CONTRACT: "contracts:sign",
        Action.START_WORK: "contracts:contract",
    }
    if action in pages:
        return reverse(pages[action], args=[contract.pk])
    return _closing_page(action, standing)


def _closing_page(action: Action, standing: Standing) -> str:
    """Return where minutes are signed, or the account is closed, once someone has drawn them up."""
    draft = standing.acceptance.draft
    if action is Action.ACCEPT and draft is not None:
        return reverse("acceptance:sign", args=[draft.pk])
    if action is Action.SETTLE and standing.settlement is not None:
        return reverse("payments:settlement", args=[standing.settlement.contract_id])
    return ""


def _is_favoured(standing: Standing) -> bool:
    return any(
        one.conclusion == "favourable" and not one.is_open for one in standing.judgement.appraisals
    )


def _works(actor: Actor, standing: Standing) -> Iterator[NextStep]:
    """Return the work between the steps: writing the dossier, opinions, drafts."""
    proposal = standing.proposal
    if proposal.state in EDITABLE_STATES:
        url = reverse("proposals:dossier", args=[proposal.pk])
        refusal = edit_refusal(actor, proposal)
        yield NextStep(_("Soạn hồ sơ"), url, refusal, is_forward=True)
    if proposal.plan_line_id is None and proposal.state in UNDECIDED_STATES:
        url = reverse("proposals:match", args=[proposal.pk])
        yield NextStep(_("Ghép vào dòng kế hoạch"), url, matching_refusal(actor, proposal))
    appraisal = _open_appraisal(standing)
    if appraisal is not None:
        url = reverse("appraisals:sheet", args=[appraisal.pk])
        refusal = appraising.appraiser_refusal(actor, appraisal)
        yield NextStep(_("Cho ý kiến và kết luận thẩm định"), url, refusal, is_forward=True)
    if proposal.state in AWAITING_DECISION and standing.judgement.draft is None:
        url = reverse("appraisals:draft", args=[proposal.pk])
        refusal = appraising.drafting_refusal(actor, proposal)
        yield NextStep(_("Soạn dự thảo quyết định"), url, refusal, is_forward=True)
    if proposal.state == State.APPROVED and standing.contract is None:
        url = reverse("contracts:prepare", args=[proposal.pk])
        refusal = contracting.drafting_refusal(actor, proposal)
        yield NextStep(_("Soạn hợp đồng"), url, refusal, is_forward=True)


def _open_appraisal(standing: Standing) -> Appraisal | None:
    return next(
        (
            one
            for one in standing.judgement.appraisals
            if one.is_open and LEVEL_STATES[one.level] == standing.proposal.state
        ),
        None,
    )
