"""Faults of đề án, found by holding each against its estimate and steps. Never repaired."""

from collections.abc import Iterator

from django.db.models import F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from khuyencong.foundation.jobs.reference import Finding
from khuyencong.programme.proposals.models import CostItem, FrozenRuling, Proposal, StepTaken
from khuyencong.programme.proposals.services.estimate import SUMS
from khuyencong.programme.proposals.states import State


def proposal_faults() -> Iterator[Finding]:
    """Yield sums unlike their estimate, states unlike their steps, grants above their ruling."""
    yield from _sums_unlike_their_estimate()
    yield from _states_unlike_their_steps()
    yield from _grants_above_their_ruling()


def _sums_unlike_their_estimate() -> Iterator[Finding]:
    """The sums of a đề án repeat its cost items. One query."""
    items = CostItem.objects.filter(proposal=OuterRef("pk")).order_by().values("proposal")
    made = {
        f"items_{name}": Coalesce(Subquery(items.annotate(sum=Sum(name)).values("sum")), 0)
        for name in SUMS
    }
    unlike = Q()
    for name in SUMS:
        unlike |= ~Q(**{name: F(f"items_{name}")})
    astray = Proposal.objects.annotate(**made).filter(unlike)
    for proposal in astray.order_by("pk").iterator():
        told = [_difference(proposal, name) for name in SUMS]
        yield Finding(proposal.reference, ", ".join(filter(None, told)))


def _difference(proposal: Proposal, name: str) -> str:
    kept, made = getattr(proposal, name), getattr(proposal, f"items_{name}")
    return f"{name} is {kept}, its items make {made}" if kept != made else ""


def _states_unlike_their_steps() -> Iterator[Finding]:
    """A đề án stands where its last step took it; without a step, it is a draft. One query."""
    last = StepTaken.objects.filter(proposal=OuterRef("pk")).order_by("-pk").values("target")[:1]
    standing = Coalesce(Subquery(last), Value(State.DRAFT.value))
    astray = Proposal.objects.annotate(led_to=standing).exclude(state=F("led_to"))
    for proposal in astray.order_by("pk").iterator():
        told = f"stands in {proposal.state}, its last step led to {proposal.led_to}"
        yield Finding(proposal.reference, told)


def _grants_above_their_ruling() -> Iterator[Finding]:
    """What was approved stays within the ruling frozen into the approval. One query."""
    frozen = FrozenRuling.objects.filter(proposal=OuterRef("pk"), occasion="approval")
    limit = Subquery(frozen.order_by("-pk").values("limit_vnd")[:1])
    granted = Proposal.objects.filter(approved_vnd__isnull=False).annotate(limit_vnd=limit)
    beyond = Q(limit_vnd__isnull=True) | Q(approved_vnd__gt=F("limit_vnd"))
    for proposal in granted.filter(beyond).order_by("pk").iterator():
        yield Finding(
            proposal.reference,
            f"{proposal.approved_vnd} was approved, the ruling allows {proposal.limit_vnd}",
        )
