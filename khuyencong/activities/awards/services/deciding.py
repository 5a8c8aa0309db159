"""The council proposes winners, the head of the office recognises them."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from khuyencong.activities.awards.checks import check_not_ahead, check_told
from khuyencong.activities.awards.models import Entry, Verdict, VoteRound
from khuyencong.activities.awards.permissions import (
    deciding_refusal,
    keeping_refusal,
    require_permitted,
)
from khuyencong.activities.awards.queries import board_of
from khuyencong.activities.awards.rulebook import complaint_rule, judging_rule
from khuyencong.activities.awards.services.certifying import issue_certificate
from khuyencong.activities.awards.services.locking import lock_round, move, trace
from khuyencong.activities.awards.states import ROUND_WORKFLOW, RoundAction
from khuyencong.activities.awards.values import CouncilValues, RecognitionValues
from khuyencong.engines.refusals import Problem, require
from khuyencong.engines.scoring import ProductRow, show_points
from khuyencong.engines.text import tidy
from khuyencong.engines.working_days import add_working_days
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.registers.establishments.services import lock_makers
from khuyencong.registers.offices.permissions import require_another_person
from khuyencong.registers.policies.queries import working_calendar


@transaction.atomic
def propose_winners(round_id: int, values: CouncilValues, *, by: Actor, on: date) -> VoteRound:
    """Write the council's minutes: the winners in order among those that reached the threshold.

    The council decides their number (TT 26/2014/TT-BCT, Điều 17 khoản 1); a higher product that is
    passed over needs its reason. Results of all products are frozen as they stand.
    """
    vote = lock_round(round_id)
    ROUND_WORKFLOW.step(RoundAction.PROPOSE, state=vote.state)
    require_permitted(keeping_refusal(by, vote))
    rows = board_of(vote).products
    entries = vote.entries.in_bulk([row.product for row in rows])
    require(
        check_told(values.minutes_number, "minutes_number"),
        check_told(values.text, "text"),
        check_not_ahead(values.minutes_on, on=on, field="minutes_on"),
        _check_winners(vote, values, rows, entries),
        _check_passed_over(values, rows, entries),
    )
    places = {pk: place for place, pk in enumerate(values.winners, start=1)}
    Verdict.objects.filter(entry__round=vote).delete()
    Verdict.objects.bulk_create(
        Verdict(
            entry_id=row.product,
            total=row.total,
            sheets=row.count,
            rank=row.rank,
            is_winner=row.product in places,
            place=places.get(row.product),
            reason=tidy(values.reasons.get(row.product, "")),
        )
        for row in rows
    )
    vote.minutes_number = tidy(values.minutes_number)
    vote.minutes_on = values.minutes_on
    vote.minutes_text = values.text.strip()
    vote.proposed_by_id = by.user_id
    fields = ("minutes_number", "minutes_on", "minutes_text", "proposed_by")
    move(vote, RoundAction.PROPOSE, *fields)
    after = {"minutes": vote.minutes_number, "winners": list(values.winners)}
    trace("winners_proposed", vote, by=by, after=after)
    return vote


def _check_winners(
    vote: VoteRound,
    values: CouncilValues,
    rows: Sequence[ProductRow],
    entries: dict[int, Entry],
) -> list[Problem]:
    rule = judging_rule(vote.opened_on)
    by_product = {row.product: row for row in rows}
    if len(set(values.winners)) != len(values.winners):
        return [Problem("awards.winner_twice", field="winners")]
    problems = [] if values.winners else [Problem("awards.no_winner", field="winners")]
    for pk in values.winners:
        row = by_product.get(pk)
        if row is None:
            problems.append(Problem("awards.winner_of_another_round", field="winners"))
        elif not row.is_reached:
            told = {
                "product": entries[pk].name,
                "average": show_points(row.average),
                "threshold": show_points(rule.threshold),
            }
            source = str(rule.source)
            problems.append(Problem("awards.winner_below_threshold", told, source, f"place_{pk}"))
    return problems


def _check_passed_over(
    values: CouncilValues, rows: Sequence[ProductRow], entries: dict[int, Entry]
) -> list[Problem]:
    winners = set(values.winners)
    lowest = max((row.rank for row in rows if row.product in winners), default=0)
    return [
        Problem(
            "awards.passed_over_unexplained",
            {"product": entries[row.product].name, "rank": row.rank},
            field=f"reason_{row.product}",
        )
        for row in rows
        if row.product not in winners
        and row.rank < lowest
        and not tidy(values.reasons.get(row.product, ""))
    ]


@transaction.atomic
def send_back(round_id: int, *, reason: str, by: Actor) -> VoteRound:
    """Give the council's proposal back to it, with the reason."""
    vote = lock_round(round_id)
    ROUND_WORKFLOW.step(RoundAction.SEND_BACK, state=vote.state)
    require_permitted(deciding_refusal(by, vote))
    require(check_told(reason, "reason"))
    move(vote, RoundAction.SEND_BACK)
    trace("winners_sent_back", vote, by=by, reason=tidy(reason))
    return vote


@transaction.atomic
def recognise(round_id: int, values: RecognitionValues, *, by: Actor, on: date) -> VoteRound:
    """Recognise the winners, make the result known, and give each its certificate.

    The days for complaints run from the notice. Refuses who wrote the proposal.
    """
    vote = lock_round(round_id)
    ROUND_WORKFLOW.step(RoundAction.RECOGNISE, state=vote.state)
    require_permitted(deciding_refusal(by, vote))
    require_another_person(by, maker_id=vote.proposed_by_id, thing=vote.minutes_number)
    assert vote.minutes_on is not None, "what was proposed has minutes"
    require(
        check_told(values.decision_number, "decision_number"),
        check_not_ahead(values.notified_on, on=on, field="notified_on"),
        _check_order(vote.minutes_on, values.decision_on, field="decision_on"),
        _check_order(values.decision_on, values.notified_on, field="notified_on"),
    )
    vote.decision_number = tidy(values.decision_number)
    vote.decision_on = values.decision_on
    vote.decided_by_id = by.user_id
    vote.decided_office_id = by.office_id
    vote.notified_on = values.notified_on
    vote.complaints_until = add_working_days(
        values.notified_on,
        complaint_rule(vote.opened_on).file_within,
        calendar=working_calendar(),
    )
    move(
        vote,
        RoundAction.RECOGNISE,
        "decision_number",
        "decision_on",
        "decided_by",
        "decided_office",
        "notified_on",
        "complaints_until",
    )
    winners = Verdict.objects.filter(entry__round=vote, is_winner=True)
    lock_makers(winners.values_list("entry__establishment", flat=True))
    for verdict in winners.select_related("entry").order_by("place"):
        verdict.entry.round = vote
        issue_certificate(verdict.entry, granted_on=values.decision_on, by=by)
    after = {"decision": vote.decision_number, "winners": winners.count()}
    trace("result_recognised", vote, by=by, after=after)
    return vote


def _check_order(earlier: date, later: date, *, field: str) -> list[Problem]:
    if earlier <= later:
        return []
    told = {"day_on": later.isoformat(), "before_on": earlier.isoformat()}
    return [Problem("awards.dates_out_of_order", told, field=field)]
