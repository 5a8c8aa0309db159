"""What the papers that move money share: prepared by one person, answered once by another."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.budgets.models import MoneyPaper
from khuyencong.programme.budgets.permissions import require_confirmer
from khuyencong.programme.budgets.states import PAPER_WORKFLOW, PaperAction
from khuyencong.registers.offices.models import Office
from khuyencong.registers.offices.permissions import require_another_person

Paper = TypeVar("Paper", bound=MoneyPaper)


@dataclass(frozen=True)
class Decision:
    """The decision that a paper stands on."""

    number: str
    decided_on: date
    issuer: str
    note: str = ""

    def fields(self) -> dict[str, object]:
        """Return the decision as fields of a paper. Refuses one without number or issuer."""
        number, issuer = tidy(self.number), tidy(self.issuer)
        missing = [
            Problem(f"budget.decision_without_{name}", field=field)
            for name, field, value in (
                ("number", "decision_number", number),
                ("issuer", "issuer", issuer),
            )
            if not value
        ]
        if missing:
            raise Refused(*missing)
        return {
            "decision_number": number,
            "decided_on": self.decided_on,
            "issuer": issuer,
            "note": self.note.strip(),
        }


def answer_paper(
    paper: Paper, office: Office, action: PaperAction, *, by: Actor, on: date, answer: str = ""
) -> Paper:
    """Confirm or refuse a locked paper: a leader over the office, never who prepared it.

    Moves no money: who confirms does that next, in the same transaction.
    """
    require_confirmer(by, office)
    require_another_person(by, maker_id=paper.made_by_id, thing="budget_paper")
    step = PAPER_WORKFLOW.step(action, state=paper.state)
    paper.state = step.target
    paper.answered_by_id = by.user_id
    paper.answered_on = on
    paper.answer = answer
    paper.save(update_fields=["state", "answered_by", "answered_on", "answer"])
    return paper


def refuse_paper(
    paper: MoneyPaper, reference: str, office: Office, *, reason: str, by: Actor, on: date
) -> None:
    """Refuse a locked paper with its reason; nothing moves."""
    if not tidy(reason):
        raise Refused(Problem("budget.reason_needed", field="reason"))
    answer_paper(paper, office, PaperAction.REFUSE, by=by, on=on, answer=tidy(reason))
    record("budget.paper_refused", reference, by=by, reason=tidy(reason))
