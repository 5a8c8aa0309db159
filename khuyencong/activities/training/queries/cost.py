"""What a class costs for each trainee, beside what the law lets its đề án have."""

from dataclasses import dataclass
from datetime import date

from khuyencong.activities.training.models import TrainingClass
from khuyencong.engines.money import Vnd
from khuyencong.engines.rules import RuleText
from khuyencong.programme.proposals.rulings import ruling_of


@dataclass(frozen=True)
class CostPerTrainee:
    """Cost and limit for one trainee, rounded down; None where there is nothing to divide.

    ``limit_vnd`` is the limit of the whole đề án in force on the day, ``planned`` the number of
    trainees that it was applied for with. ``rules`` are the clauses that the limit follows from.
    """

    trainees: int
    cost_vnd: Vnd | None
    cost_each_vnd: Vnd | None
    planned: int | None
    limit_vnd: Vnd | None
    limit_each_vnd: Vnd | None
    rules: tuple[RuleText, ...] = ()

    @property
    def is_above(self) -> bool:
        """Whether a trainee costs more than the limit has for each."""
        if self.cost_each_vnd is None or self.limit_each_vnd is None:
            return False
        return self.cost_each_vnd > self.limit_each_vnd

    @property
    def is_unverified(self) -> bool:
        return any(not rule.verified for rule in self.rules)


def cost_per_trainee(training_class: TrainingClass, trainees: int, *, on: date) -> CostPerTrainee:
    """Return the cost of a class for each of its trainees beside its đề án's limit."""
    cost = training_class.cost_vnd
    each = cost // trainees if cost is not None and trainees else None
    proposal = training_class.proposal
    if proposal is None:
        return CostPerTrainee(trainees, cost, each, None, None, None)
    ruling = ruling_of(proposal, on=on)
    planned = proposal.facts.get("trainees")
    planned = planned if isinstance(planned, int) and planned > 0 else None
    limit = ruling.limit_vnd
    limit_each = limit // planned if limit is not None and planned else None
    rules = tuple(dict.fromkeys(step.rule for step in ruling.steps))
    return CostPerTrainee(trainees, cost, each, planned, limit, limit_each, rules)
