"""The progress of a plan line as a shape: facts from above, composed where all floors meet."""

from dataclasses import dataclass

from khuyencong.engines.money import Vnd
from khuyencong.programme.budgets.queries import Stages


@dataclass(frozen=True)
class LineProgress:
    """What became of a plan line. Quantities count the line's own unit; None: it has none.

    The plan knows ``planned`` and the money; what was proposed, approved, contracted and accepted
    is counted by the apps above and joined in ``windows``.
    """

    line_id: int
    planned: int | None
    proposed: int
    approved: int
    contracted: int
    accepted: int
    stages: Stages

    @property
    def accepted_percent(self) -> float | None:
        """Accepted of planned, in percent; None for a line without a quantity."""
        return self.accepted * 100 / self.planned if self.planned else None

    @property
    def spent_vnd(self) -> Vnd:
        """What was paid out: advances, payments and what is settled."""
        return self.stages.advanced_vnd + self.stages.paid_vnd + self.stages.settled_vnd
