"""The contracts of an office by their risk, each with the figures that it comes from.

Judged from the ledger, the contracts and earlier visits: what was paid, reported or accepted lies
above and is not asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery, Sum

from khuyencong.programme.budgets.models import Holding
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.states import BINDING_STATES, ContractState
from khuyencong.programme.inspections.models import Finding, Visit
from khuyencong.programme.inspections.risk import RiskScore, risk_book, risk_score
from khuyencong.programme.inspections.states import VisitState
from khuyencong.programme.proposals.models import Beneficiary
from khuyencong.programme.proposals.states import State

_DONE = (State.ACCEPTED, State.SETTLED)


@dataclass(frozen=True)
class Candidate:
    """A contract with its risk. ``seen_percent`` is None when no visit has been finished."""

    contract: Contract
    score: RiskScore
    elapsed_percent: int
    seen_percent: int | None


@dataclass(frozen=True)
class _Past:
    """What is known of establishments: their signed contracts by day, and points of findings."""

    parties: Mapping[int, frozenset[int]]  # contract -> establishments
    signed: Mapping[int, frozenset[tuple[date, int]]]  # establishment -> (day, contract)
    points: Mapping[int, int]  # contract -> points of what was found

    def is_first(self, contract: Contract) -> bool:
        assert contract.signed_on is not None, "a binding contract is signed"
        this = (contract.signed_on, contract.pk)
        earlier = (one for party in self.parties[contract.pk] for one in self.signed[party])
        return not any(one < this for one in earlier)

    def finding_points(self, contract: Contract) -> int:
        of_party = {one for party in self.parties[contract.pk] for _day, one in self.signed[party]}
        return sum(self.points.get(one, 0) for one in of_party | {contract.pk})


def ranked(contracts: QuerySet[Contract], *, on: date) -> list[Candidate]:
    """Return the contracts that bind and are not accepted, the riskiest first. Six queries."""
    seen = Visit.objects.filter(contract=OuterRef("pk"), state=VisitState.FINISHED)
    seen = seen.order_by("-visited_on", "-pk")
    rows = list(
        contracts.filter(state__in=BINDING_STATES)
        .exclude(proposal__state__in=_DONE)
        .select_related("proposal__implementing_establishment", "office")
        .annotate(visit_percent=Subquery(seen.values("percent")[:1]))
        .order_by("pk")
    )
    advances = _open_advances(rows)
    past = _past_of(rows)
    candidates = [
        _candidate(contract, advances.get(contract.proposal.reference, 0), past, on=on)
        for contract in rows
    ]
    return sorted(
        candidates, key=lambda one: (-one.score.hundredths, one.contract.ends_on, one.contract.pk)
    )


def _candidate(contract: Contract, advance_vnd: int, past: _Past, *, on: date) -> Candidate:
    seen_percent: int | None = vars(contract)["visit_percent"]
    elapsed = elapsed_percent(contract, on=on)
    measures = {
        "money": contract.amount_vnd,
        "advance": advance_vnd,
        "behind": max(0, elapsed - (seen_percent or 0)),
        "past_end": max(0, (on - contract.ends_on).days),
        "first_time": int(past.is_first(contract)),
        "findings": past.finding_points(contract),
    }
    return Candidate(contract, risk_score(measures), elapsed, seen_percent)


def elapsed_percent(contract: Contract, *, on: date) -> int:
    """Return how much of a contract's time has passed, in whole percent, rounded down."""
    begun = contract.started_on or contract.starts_on
    length = max(1, (contract.ends_on - begun).days)
    return min(100, max(0, (on - begun).days * 100 // length))


def _open_advances(rows: Iterable[Contract]) -> dict[str, int]:
    references = [contract.proposal.reference for contract in rows]
    sums = (
        Holding.objects.filter(reference__in=references)
        .order_by()
        .values("reference")
        .annotate(total=Sum("advanced_vnd"))
    )
    return {row["reference"]: row["total"] for row in sums}


def _past_of(rows: Iterable[Contract]) -> _Past:
    """Return what earlier contracts and visits say of the establishments of some contracts."""
    of_proposal = {contract.proposal_id: contract for contract in rows}
    parties: dict[int, set[int]] = {contract.pk: set() for contract in rows}
    for contract in of_proposal.values():
        if contract.proposal.implementing_establishment_id is not None:
            parties[contract.pk].add(contract.proposal.implementing_establishment_id)
    benefiting = Beneficiary.objects.filter(proposal__in=list(of_proposal))
    for proposal_id, party in benefiting.values_list("proposal_id", "establishment_id"):
        parties[of_proposal[proposal_id].pk].add(party)
    everyone = set().union(*parties.values())
    signed: dict[int, set[tuple[date, int]]] = defaultdict(set)
    binding = Contract.objects.exclude(state=ContractState.DRAFT)
    as_implementer = binding.filter(proposal__implementing_establishment__in=everyone)
    for party_id, day, key in as_implementer.values_list(
        "proposal__implementing_establishment_id", "signed_on", "pk"
    ):
        if party_id is not None and day is not None:
            signed[party_id].add((day, key))
    as_beneficiary = Beneficiary.objects.filter(
        establishment__in=everyone, proposal__contract__in=binding
    )
    for party_id, day, key in as_beneficiary.values_list(
        "establishment_id", "proposal__contract__signed_on", "proposal__contract__pk"
    ):
        if day is not None:
            signed[party_id].add((day, key))
    theirs = {one for days in signed.values() for _day, one in days} | set(parties)
    worth = risk_book().finding_points
    points: dict[int, int] = defaultdict(int)
    found = Finding.objects.filter(visit__contract__in=theirs).order_by()
    for contract_id, severity in found.values_list("visit__contract_id", "severity"):
        points[contract_id] += worth[severity]
    return _Past(
        {key: frozenset(value) for key, value in parties.items()},
        defaultdict(frozenset, {key: frozenset(value) for key, value in signed.items()}),
        points,
    )
