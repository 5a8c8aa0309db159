"""Reasons against an opinion, a conclusion, a registration, a decision. Each looks at one thing."""

from collections.abc import Mapping
from datetime import date

from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import Problem
from khuyencong.engines.rules import Ruling
from khuyencong.engines.text import tidy
from khuyencong.programme.appraisals.criteria import CriteriaSet
from khuyencong.programme.appraisals.models import Appraisal, DecisionNumber, Opinion
from khuyencong.programme.appraisals.queries import (
    LEVEL_STATES,
    appraisal_at,
    last_appraisal,
    lines_open_to,
    needs_upper_appraisal,
)
from khuyencong.programme.appraisals.states import Level, Mark
from khuyencong.programme.appraisals.values import (
    ConclusionValues,
    DecisionValues,
    OpinionValues,
)
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.proposals.checks import check_law_speaks
from khuyencong.programme.proposals.models import Proposal
from khuyencong.registers.policies.presenters import condition_sentence

APPRAISAL_CONTENT = "Thông tư 36/2013/TT-BCT, Điều 9"
BASE_BEFORE_UPPER = "Thông tư 36/2013/TT-BCT, Điều 8 khoản 1"


def check_at_work(appraisal: Appraisal) -> list[Problem]:
    """An appraisal takes opinions while it is open and the dossier lies with it."""
    if not appraisal.is_open:
        assert appraisal.concluded_on is not None
        return [
            Problem("appraisal.concluded_already", {"day_on": appraisal.concluded_on.isoformat()})
        ]
    if appraisal.proposal.state != LEVEL_STATES[appraisal.level]:
        return [
            Problem("appraisal.dossier_away", {"state": appraisal.proposal.get_state_display()})
        ]
    return []


def check_sheet(values: OpinionValues, criteria: CriteriaSet) -> list[Problem]:
    """Every criterion is marked; what does not fully meet it says why."""
    problems = []
    for criterion in criteria.criteria:
        given = values.criteria.get(criterion.code)
        if given is None or given.mark not in Mark.values:
            code = "appraisal.criterion_not_marked"
        elif given.mark != Mark.MEETS and not tidy(given.note):
            code = "appraisal.note_needed"
        else:
            continue
        problems.append(
            Problem(
                code,
                {"criterion": str(criterion.text)},
                source=criterion.source,
                field=criterion.code,
            )
        )
    return problems


def check_opinion(
    proposal: Proposal, values: OpinionValues, ruling: Ruling, criteria: CriteriaSet
) -> list[Problem]:
    """An opinion is whole, and recommends nothing that the rule or the request does not allow."""
    problems = check_sheet(values, criteria)
    if values.favourable:
        return problems + check_recommended(proposal, values.recommended_vnd, ruling)
    if not tidy(values.text):
        problems.append(Problem("appraisal.text_needed", field="text"))
    return problems


def check_conclusion(
    appraisal: Appraisal, values: ConclusionValues, ruling: Ruling, opinions: list[Opinion]
) -> list[Problem]:
    """A conclusion stands on minutes and at least one opinion, within the rule and the request."""
    problems = _check_minutes(appraisal, values)
    if not opinions:
        problems.append(Problem("appraisal.no_opinion", source=APPRAISAL_CONTENT))
    agreeing = sum(opinion.favourable is values.favourable for opinion in opinions)
    if opinions and 2 * agreeing < len(opinions) and not tidy(values.summary):
        problems.append(
            Problem(
                "appraisal.against_the_majority",
                {"others": len(opinions) - agreeing, "all": len(opinions)},
                field="summary",
            )
        )
    if values.favourable:
        problems += check_recommended(appraisal.proposal, values.recommended_vnd, ruling)
        problems += check_law_speaks(appraisal.proposal, ruling)
    elif not tidy(values.summary):
        problems.append(Problem("appraisal.text_needed", field="summary"))
    return problems


def _check_minutes(appraisal: Appraisal, values: ConclusionValues) -> list[Problem]:
    if not tidy(values.minutes_number) or values.minutes_on is None:
        return [Problem("appraisal.minutes_needed", field="minutes_number")]
    if values.minutes_on < appraisal.opened_on:
        return [
            Problem(
                "appraisal.minutes_before_opening",
                {
                    "minutes_on": values.minutes_on.isoformat(),
                    "opened_on": appraisal.opened_on.isoformat(),
                },
                field="minutes_on",
            )
        ]
    return []


def check_recommended(proposal: Proposal, amount_vnd: Vnd | None, ruling: Ruling) -> list[Problem]:
    """A recommended amount is above zero, and within what is asked and what the rule allows."""
    if not amount_vnd or amount_vnd < 0:
        return [Problem("appraisal.amount_needed", field="recommended_vnd")]
    problems = check_eligible(ruling)
    if amount_vnd > proposal.asked_vnd:
        problems.append(
            Problem(
                "appraisal.above_asked",
                {"amount_vnd": amount_vnd, "asked_vnd": proposal.asked_vnd},
                field="recommended_vnd",
            )
        )
    if not problems and ruling.limit_vnd is not None and amount_vnd > ruling.limit_vnd:
        problems.append(
            Problem(
                "appraisal.above_limit",
                {"amount_vnd": amount_vnd, "limit_vnd": ruling.limit_vnd},
                source=source_of_limit(ruling),
                field="recommended_vnd",
            )
        )
    return problems


def check_eligible(ruling: Ruling) -> list[Problem]:
    """Who does not meet a condition of the law gets nothing."""
    return [
        Problem(
            "appraisal.not_eligible",
            {"condition": condition_sentence(answer)},
            source=f"{answer.document}, {answer.clause}",
        )
        for answer in ruling.conditions
        if answer.holds is False
    ]


def source_of_limit(ruling: Ruling) -> str:
    """Return the document and clause of the last step that made the limit."""
    if not ruling.steps:
        return ""
    return f"{ruling.steps[-1].document}, {ruling.steps[-1].clause}"


def check_favourable_base(proposal: Proposal) -> list[Problem]:
    """Registration rests on a favourable appraisal at base level."""
    appraisal = appraisal_at(proposal, Level.BASE)
    if appraisal is None or appraisal.is_open:
        return [Problem("appraisal.base_not_concluded", source=BASE_BEFORE_UPPER)]
    if not appraisal.is_favourable:
        return [
            Problem(
                "appraisal.base_unfavourable",
                {"number": appraisal.minutes_number},
                source=BASE_BEFORE_UPPER,
            )
        ]
    return []


def problems_before_approval(
    proposal: Proposal, values: DecisionValues, ruling: Ruling, *, on: date
) -> list[Problem]:
    """Return everything that stands against approving a đề án with an amount from some lines."""
    return [
        *_check_appraised(proposal, values.amount_vnd, on=on),
        *check_law_speaks(proposal, ruling),
        *check_recommended(proposal, values.amount_vnd, ruling),
        *_check_shares(proposal, values),
    ]


def _check_appraised(proposal: Proposal, amount_vnd: Vnd, *, on: date) -> list[Problem]:
    appraisal = last_appraisal(proposal, on=on)
    if appraisal is None:
        upper = needs_upper_appraisal(proposal, on=on)
        code = "decision.upper_appraisal_missing" if upper else "decision.appraisal_missing"
        return [Problem(code, source="Thông tư 36/2013/TT-BCT, Điều 8")]
    if not appraisal.is_favourable or appraisal.recommended_vnd is None:
        return [Problem("decision.appraisal_unfavourable", {"number": appraisal.minutes_number})]
    if amount_vnd > appraisal.recommended_vnd:
        return [
            Problem(
                "decision.above_recommended",
                {"amount_vnd": amount_vnd, "recommended_vnd": appraisal.recommended_vnd},
                field="amount_vnd",
            )
        ]
    return []


def _check_shares(proposal: Proposal, values: DecisionValues) -> list[Problem]:
    problems = []
    total_vnd = sum(values.shares.values())
    if any(amount_vnd <= 0 for amount_vnd in values.shares.values()):
        problems.append(Problem("decision.share_not_positive", field="shares"))
    if total_vnd != values.amount_vnd:
        problems.append(
            Problem(
                "decision.shares_do_not_add_up",
                {
                    "amount_vnd": values.amount_vnd,
                    "total_vnd": total_vnd,
                    "difference_vnd": abs(values.amount_vnd - total_vnd),
                },
                field="shares",
            )
        )
    return problems + check_lines(proposal, values.shares)


def check_lines(proposal: Proposal, shares: Mapping[int, Vnd]) -> list[Problem]:
    """Money comes from lines that may pay for this đề án, and that hold enough of it.

    The balance is read here to say every problem at once; the ledger guards it again when it moves.
    """
    usable = {line.pk: line for line in lines_open_to(proposal)}
    strange = BudgetLine.objects.filter(pk__in=[pk for pk in shares if pk not in usable])
    problems = [
        Problem(
            "decision.line_not_for_this",
            {"line": line.title, "fund": line.fund.name, "year": proposal.year},
            field=f"line_{line.pk}",
        )
        for line in strange.select_related("fund")
    ]
    for pk, line in usable.items():
        wanted_vnd, available_vnd = shares.get(pk, 0), line.balance.available_vnd
        if wanted_vnd > available_vnd:
            problems.append(
                Problem(
                    "decision.line_short",
                    {
                        "line": line.title,
                        "needed_vnd": wanted_vnd,
                        "available_vnd": available_vnd,
                        "missing_vnd": wanted_vnd - available_vnd,
                    },
                    field=f"line_{pk}",
                )
            )
    return problems


def check_number(office_id: int, number: str, *, on: date, shared: bool = False) -> list[Problem]:
    """A decision bears a number that its office has not given to another one that year."""
    if not tidy(number):
        return [Problem("decision.number_needed", field="number")]
    taken = DecisionNumber.objects.filter(
        office_id=office_id, year=on.year, number=tidy(number)
    ).first()
    if taken is None or shared:
        return []
    return [
        Problem(
            "decision.number_taken",
            {"number": taken.number, "issued_on": taken.issued_on.isoformat()},
            field="number",
        )
    ]


def check_not_before(proposal: Proposal, *, on: date) -> list[Problem]:
    """A step is not dated before the one it follows."""
    if on >= proposal.state_since:
        return []
    return [
        Problem(
            "decision.dated_too_early",
            {"day_on": on.isoformat(), "since_on": proposal.state_since.isoformat()},
            field="issued_on",
        )
    ]
