"""Complaints about a result: received in time, answered by the council, result put right."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from khuyencong.activities.awards.checks import check_not_ahead, check_told
from khuyencong.activities.awards.models import Complaint, Verdict, VerdictChange, VoteRound
from khuyencong.activities.awards.permissions import (
    chairing_refusal,
    complaining_refusal,
    deciding_refusal,
    require_permitted,
)
from khuyencong.activities.awards.rulebook import complaint_rule, judging_rule
from khuyencong.activities.awards.services.certifying import issue_certificate, revoke
from khuyencong.activities.awards.services.locking import lock_entry, lock_round, trace
from khuyencong.activities.awards.states import CertificateState, RoundState
from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.engines.working_days import add_working_days
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.registers.offices.permissions import require_another_person
from khuyencong.registers.policies.queries import working_calendar


@transaction.atomic
def receive_complaint(
    entry_id: int, *, text: str, received_on: date, by: Actor, on: date
) -> Complaint:
    """Take a complaint about the result of a product, within the days of the law.

    A clerk enters one that came on paper with the day on which it came.
    """
    entry = lock_entry(entry_id)
    vote = entry.round
    require_permitted(complaining_refusal(by, entry))
    if vote.notified_on is None or vote.complaints_until is None:
        raise OutOfStep(Problem("awards.nothing_to_complain_about"))
    rule = complaint_rule(vote.opened_on)
    problems = [
        *check_told(text, "text"),
        *check_not_ahead(received_on, on=on, field="received_on"),
    ]
    if received_on < vote.notified_on:
        told = {"day_on": received_on.isoformat(), "before_on": vote.notified_on.isoformat()}
        problems.append(Problem("awards.dates_out_of_order", told, field="received_on"))
    if received_on > vote.complaints_until:
        told_late: dict[str, str | int] = {
            "day_on": received_on.isoformat(),
            "last_on": vote.complaints_until.isoformat(),
            "days": rule.file_within,
        }
        late = Problem("awards.complaint_too_late", told_late, str(rule.source), "received_on")
        problems.append(late)
    if entry.complaints.filter(answered_on__isnull=True).exists():
        problems.append(Problem("awards.complaint_open", {"product": entry.name}))
    require(problems)
    due_on = add_working_days(received_on, rule.answer_within, calendar=working_calendar())
    assert by.user_id is not None, "a person enters it"
    complaint = Complaint.objects.create(
        round=vote,
        entry=entry,
        text=text.strip(),
        received_on=received_on,
        due_on=due_on,
        received_by_id=by.user_id,
    )
    after = {"entry": entry.pk, "due_on": due_on.isoformat()}
    trace("complaint_received", vote, by=by, after=after)
    return complaint


def _lock_complaint(complaint_id: int) -> Complaint:
    vote = lock_round(Complaint.objects.values_list("round_id", flat=True).get(pk=complaint_id))
    complaint = (
        Complaint.objects.select_for_update(of=("self",))
        .select_related("entry")
        .get(pk=complaint_id)
    )
    complaint.round = complaint.entry.round = vote
    return complaint


@transaction.atomic
def answer_complaint(
    complaint_id: int, *, is_upheld: bool, answer: str, by: Actor, on: date
) -> Complaint:
    """Answer a complaint for the council. A late answer is taken, and is marked late."""
    complaint = _lock_complaint(complaint_id)
    require_permitted(chairing_refusal(by, complaint.round))
    if not complaint.is_open:
        raise OutOfStep(Problem("awards.complaint_answered"))
    require(check_told(answer, "answer"))
    complaint.is_upheld = is_upheld
    complaint.answer = answer.strip()
    complaint.answered_on = on
    complaint.answered_by_id = by.user_id
    complaint.save(update_fields=["is_upheld", "answer", "answered_on", "answered_by"])
    after = {
        "entry": complaint.entry_id,
        "is_upheld": is_upheld,
        "is_late": complaint.is_late_on(on),
    }
    trace("complaint_answered", complaint.round, by=by, after=after)
    return complaint


@transaction.atomic
def correct_result(
    complaint_id: int, *, decision_number: str, reason: str, by: Actor, on: date
) -> Verdict:
    """Turn the result of a product round after an upheld complaint: it wins now, or no more.

    The old result stays on record. A new winner still needs the average that the law asks for, and
    gets its certificate; a lost one is revoked. Refuses who answered the complaint.
    """
    complaint = _lock_complaint(complaint_id)
    vote = complaint.round
    require_permitted(deciding_refusal(by, vote))
    if not complaint.is_upheld or complaint.changes.exists():
        raise OutOfStep(Problem("awards.nothing_to_correct"))
    require_another_person(by, maker_id=complaint.answered_by_id, thing=complaint.entry.name)
    require(check_told(decision_number, "decision_number"), check_told(reason, "reason"))
    verdict = Verdict.objects.select_for_update().get(entry_id=complaint.entry_id)
    verdict.entry = complaint.entry
    _require_reached(vote, verdict)
    assert by.user_id is not None, "a person corrects"
    VerdictChange.objects.create(
        verdict=verdict,
        complaint=complaint,
        was_winner=verdict.is_winner,
        becomes_winner=not verdict.is_winner,
        reason=tidy(reason),
        decision_number=tidy(decision_number),
        changed_on=on,
        changed_by_id=by.user_id,
    )
    after = {"entry": verdict.entry_id, "becomes_winner": not verdict.is_winner}
    trace("result_corrected", vote, by=by, after=after, reason=tidy(reason))
    _turn(vote, verdict, decision_number=decision_number, reason=reason, by=by, on=on)
    return verdict


def _require_reached(vote: VoteRound, verdict: Verdict) -> None:
    rule = judging_rule(vote.opened_on)
    if not verdict.is_winner and verdict.total < rule.threshold * verdict.sheets:
        told = {"product": verdict.entry.name}
        raise Refused(Problem("awards.corrected_below_threshold", told, str(rule.source)))
    if vote.state == RoundState.CONCLUDED:
        raise OutOfStep(Problem("awards.concluded_already"))


def _turn(
    vote: VoteRound,
    verdict: Verdict,
    *,
    decision_number: str,
    reason: str,
    by: Actor,
    on: date,
) -> None:
    entry = verdict.entry
    if verdict.is_winner:
        verdict.is_winner, verdict.place = False, None
        for certificate in entry.certificates.filter(state=CertificateState.VALID):
            certificate.entry = entry
            certificate.revocation_reason = tidy(reason)
            revoke(certificate, decision_number=decision_number, by=by, on=on)
    else:
        last = Verdict.objects.filter(entry__round=vote).aggregate(last=Max("place"))["last"] or 0
        verdict.is_winner, verdict.place = True, last + 1
        issue_certificate(entry, granted_on=on, by=by)
    verdict.save(update_fields=["is_winner", "place"])
