"""What was seen on site beside what was reported, and what came of a đề án afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.acceptance.models import ProgressReport
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.inspections.models import Finding, Visit
from khuyencong.programme.inspections.permissions import visible_visits
from khuyencong.programme.inspections.queries import visits_of
from khuyencong.programme.outcomes.models import FollowUp
from khuyencong.programme.outcomes.permissions import visible_follow_ups
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.states import State

_OVER = (State.ACCEPTED, State.SETTLED)


@dataclass(frozen=True)
class SeenRow:
    """One visit with the last report before it; None where nothing had been reported."""

    visit: Visit
    report: ProgressReport | None

    @property
    def difference(self) -> int | None:
        """Percent points seen above what was reported; below it where negative."""
        return None if self.report is None else self.visit.percent - self.report.self_percent

    @property
    def open_findings(self) -> list[Finding]:
        return [finding for finding in self.visit.findings.all() if finding.is_open]


def seen_beside_told(
    actor: Actor, contract: Contract | None, reports: Sequence[ProgressReport]
) -> list[SeenRow]:
    """Return the visits that an actor may see, each with what had been reported.

    Two queries, none before the work has begun: there is nothing yet to hold against each other.
    """
    if contract is None or contract.started_on is None:
        return []
    return [
        SeenRow(visit, _last_before(visit, reports))
        for visit in visits_of(contract, visible_visits(actor))
    ]


def _last_before(visit: Visit, reports: Sequence[ProgressReport]) -> ProgressReport | None:
    earlier = [report for report in reports if report.reported_on <= visit.visited_on]
    return max(earlier, key=lambda report: (report.reported_on, report.month), default=None)


def periods_of(actor: Actor, proposal: Proposal) -> list[FollowUp]:
    """Return the periods in which a đề án is followed after its acceptance. One query at most."""
    if proposal.state not in _OVER:
        return []
    return list(visible_follow_ups(actor).filter(tracking__proposal=proposal))
