"""Sign minutes: what they accept counts from then on; the last ones fix the final support."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, Problem, require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.checks import is_last, problems_of_minutes
from khuyencong.programme.acceptance.models import Acceptance
from khuyencong.programme.acceptance.permissions import require_may_sign
from khuyencong.programme.acceptance.queries import lines_for, ruling_on_lines, told_lines
from khuyencong.programme.acceptance.reckoning import Line, final_support
from khuyencong.programme.acceptance.services.drafting import write_lines
from khuyencong.programme.acceptance.services.locking import lock_acceptance, require_draft
from khuyencong.programme.acceptance.services.standing import require_in_progress
from khuyencong.programme.acceptance.states import AcceptanceState
from khuyencong.programme.acceptance.values import AcceptanceValues
from khuyencong.programme.contracts.change_checks import check_not_before
from khuyencong.programme.contracts.queries import open_amendment
from khuyencong.programme.proposals.checks import check_law_speaks, check_ruling
from khuyencong.programme.proposals.services import freeze_ruling, take_step
from khuyencong.programme.proposals.states import Action


@transaction.atomic
def sign_acceptance(acceptance_id: int, *, by: Actor, on: date) -> Acceptance:
    """Sign minutes that another person drafted.

    When they are the last, the final support is fixed: what the rule allows on the accepted cost
    on the governing day of the approval, never above the contract, nor above what the contract
    has for the accepted items. The ruling is kept and the đề án is accepted. No money moves: what
    is committed above the final support is released by the settlement.
    """
    acceptance = lock_acceptance(acceptance_id)
    contract = acceptance.contract
    require_may_sign(by, acceptance, on=on)
    require_in_progress(contract)
    require_draft(acceptance)
    if waiting := open_amendment(contract):
        raise OutOfStep(Problem("acceptance.change_waits", {"sequence": waiting.sequence}))
    lines = lines_for(contract, told_lines(acceptance))
    require(
        check_not_before(contract.proposal.state_since, on=on),
        problems_of_minutes(
            contract, _values_of(acceptance), lines, on=on, acceptance_id=acceptance.pk
        ),
    )
    write_lines(acceptance, lines)  # a change since the draft may let less of it count
    acceptance.state = AcceptanceState.SIGNED
    acceptance.signed_on = on
    acceptance.signed_by_id = by.user_id
    acceptance.version += 1
    acceptance.is_final = is_last(lines, declared=acceptance.is_final)
    if acceptance.is_final:
        _close(acceptance, lines, by=by, on=on)
    else:
        acceptance.save()
        _trace(acceptance, lines, by=by)
    return acceptance


def _close(acceptance: Acceptance, lines: Sequence[Line], *, by: Actor, on: date) -> None:
    """Fix the final support, keep its ruling, and take the step."""
    contract = acceptance.contract
    proposal = contract.proposal
    ruling = ruling_on_lines(contract, lines, on=on)
    support = final_support(contract, lines, ruling)
    require(check_law_speaks(proposal, ruling), check_ruling(ruling, amount_vnd=support.amount_vnd))
    acceptance.ruling = freeze_ruling(proposal, ruling, occasion="acceptance", on=on)
    acceptance.final_support_vnd = support.amount_vnd
    acceptance.save()
    take_step(
        proposal,
        Action.ACCEPT,
        by=by,
        on=on,
        note=acceptance.conclusion,
        after={
            "contract": contract.reference,
            "minutes": acceptance.minutes_number,
            "accepted_cost_vnd": support.accepted_cost_vnd,
            "rule_limit_vnd": support.rule_limit_vnd,
            "contract_vnd": support.contract_vnd,
            "items_vnd": support.items_vnd,
            "final_support_vnd": support.amount_vnd,
            "left_vnd": support.left_vnd,
        },
    )


def _trace(acceptance: Acceptance, lines: Sequence[Line], *, by: Actor) -> None:
    record(
        "acceptance.signed",
        acceptance.contract.proposal.reference,
        by=by,
        after={
            "contract": acceptance.contract.reference,
            "minutes": acceptance.minutes_number,
            "cost_vnd": sum(line.counted_vnd for line in lines),
        },
    )


def _values_of(acceptance: Acceptance) -> AcceptanceValues:
    """Return minutes as they stand, in the shape of their draft."""
    return AcceptanceValues(
        minutes_number=acceptance.minutes_number,
        form=acceptance.form,
        held_on=acceptance.held_on,
        place=acceptance.place,
        participants=acceptance.participants,
        conclusion=acceptance.conclusion,
        lines=told_lines(acceptance),
        is_final=acceptance.is_final,
    )
