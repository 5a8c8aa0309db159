"""What is known of a đề án when one asks what comes next, and one thing to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from khuyencong.engines.refusals import Problem
from khuyencong.programme.acceptance.queries import AcceptanceParts
from khuyencong.programme.appraisals.queries import Judgement
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.payments.models import Payment, Settlement
from khuyencong.programme.proposals.models import Proposal
from khuyencong.registers.policies.routes import Route

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class NextStep:
    """One thing to do. ``refusal`` None: this person does it, at ``url``.

    ``is_forward``: it takes the đề án on. ``source`` is the law that gives the step to someone,
    ``told`` who hears of it.
    """

    label: "StrOrPromise"
    url: str
    refusal: Problem | None
    is_forward: bool = False
    source: str = ""
    verified: bool = True
    told: str = ""


@dataclass(frozen=True)
class Standing:
    """Where a đề án stands: its road, what was judged, its contract with work and money."""

    proposal: Proposal
    route: Route
    judgement: Judgement
    contract: Contract | None
    acceptance: AcceptanceParts
    payments: Sequence[Payment]
    settlement: Settlement | None
