"""Which đề án wait for a person: those whose next step is theirs and has what it stands on."""

from datetime import date

from django.db.models import Q, QuerySet

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.acceptance.queries import acceptances_awaiting
from khuyencong.programme.appraisals.queries import drafts_for
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.models.proposal import Scheme
from khuyencong.programme.proposals.permissions import visible_proposals, waiting_for
from khuyencong.programme.proposals.states import State


def waiting_on(actor: Actor, *, on: date) -> QuerySet[Proposal]:
    """Return the đề án that an actor can take on now.

    A leader decides and signs what others have drawn up: until the paper is there, the đề án
    waits for them, not for the leader.
    """
    waiting = waiting_for(actor, on=on)
    if actor.role is not Role.LEADER:
        return waiting
    return waiting.exclude(_lacks_its_paper(visible_proposals(actor)))


def _lacks_its_paper(proposals: QuerySet[Proposal]) -> Q:
    """Return the filter to đề án whose decision, contract, minutes or settlement is not written."""
    decided = drafts_for(proposals).order_by().values("proposal")
    contracts = Contract.objects.filter(proposal__in=proposals)
    minuted = acceptances_awaiting(contracts).order_by().values("contract__proposal")
    registered_locally = Q(state=State.REGISTERED) & ~Q(scheme=Scheme.NATIONAL)
    return (
        ((registered_locally | Q(state=State.UPPER_APPRAISAL)) & ~Q(pk__in=decided))
        | Q(state=State.APPROVED, contract__isnull=True)
        | (Q(state=State.IN_PROGRESS) & ~Q(pk__in=minuted))
        | Q(state=State.ACCEPTED, contract__settlement__isnull=True)
    )
