"""Score: relations declared, scoring opened, sheets kept and handed in, results opened."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from khuyencong.activities.awards.checks import check_told, problems_before_scoring
from khuyencong.activities.awards.models import (
    Entry,
    JuryMember,
    Relation,
    ScoreSheet,
    SheetPoints,
    VoteRound,
)
from khuyencong.activities.awards.permissions import (
    chairing_refusal,
    juror_of,
    require_permitted,
    scoring_refusal,
)
from khuyencong.activities.awards.queries import scheme_of, sheets_outstanding
from khuyencong.activities.awards.services.locking import lock_entry, lock_round, move, trace
from khuyencong.activities.awards.states import (
    ROUND_WORKFLOW,
    EntryState,
    RoundAction,
    RoundState,
    SheetState,
)
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Problem, require
from khuyencong.engines.scoring import problems_of_points
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor

_MAY_DECLARE = (RoundState.ANNOUNCED, RoundState.SCORING)


@transaction.atomic
def declare_relations(
    round_id: int, natures: Mapping[int, str], *, by: Actor, on: date
) -> JuryMember:
    """Say to which products one is related, by entry, and how; none at all is said too.

    A tie bars the juror from the product. It can be added until their sheet for it is handed in,
    and is never taken back.
    """
    vote = lock_round(round_id)
    juror = juror_of(by, vote)
    if juror is None:
        raise NotPermitted(Problem("awards.not_a_juror"))
    if vote.state not in _MAY_DECLARE:
        raise OutOfStep(Problem("awards.declaring_too_late", {"round_state": vote.state}))
    told = {pk: tidy(nature) for pk, nature in natures.items() if tidy(nature)}
    entries = list(vote.entries.filter(pk__in=told))
    submitted = juror.sheets.filter(entry__in=entries, state=SheetState.SUBMITTED)
    require(
        [
            Problem("awards.related_after_scoring", {"product": sheet.entry.name})
            for sheet in submitted.select_related("entry")
        ]
    )
    for entry in entries:
        Relation.objects.get_or_create(
            juror=juror, entry=entry, defaults={"nature": told[entry.pk], "declared_on": on}
        )
    juror.sheets.filter(entry__in=entries, state=SheetState.DRAFT).delete()
    juror.declared_on = on
    juror.save(update_fields=["declared_on"])
    after = {"juror": juror.pk, "related": sorted(entry.pk for entry in entries)}
    trace("relations_declared", vote, by=by, after=after)
    return juror


@transaction.atomic
def open_scoring(round_id: int, *, by: Actor, on: date) -> VoteRound:
    """Open the sheets to the jury. Everything that is not ready is said at once."""
    vote = lock_round(round_id)
    ROUND_WORKFLOW.step(RoundAction.OPEN_SCORING, state=vote.state)
    require(problems_before_scoring(vote, on=on))
    require_permitted(chairing_refusal(by, vote))
    vote.scoring_opened_on = on
    move(vote, RoundAction.OPEN_SCORING, "scoring_opened_on")
    trace("scoring_opened", vote, by=by, after={"opened_on": on.isoformat()})
    return vote


def _open_sheet(entry: Entry, juror: JuryMember | None, version: int) -> ScoreSheet:
    """Return the juror's own sheet of a product, or a new one; refuse what may not be written."""
    require_permitted(scoring_refusal(juror, entry))
    assert juror is not None, "nobody else gets past the refusal"
    if entry.round.state != RoundState.SCORING:
        raise OutOfStep(Problem("awards.scoring_closed", {"round_state": entry.round.state}))
    if entry.state != EntryState.ACCEPTED:
        raise OutOfStep(Problem("awards.entry_not_scored", {"product": entry.name}))
    sheet = ScoreSheet.objects.select_for_update().filter(juror=juror, entry=entry).first()
    if sheet is None:
        return ScoreSheet(juror=juror, entry=entry, version=0)
    if sheet.is_submitted:
        raise OutOfStep(Problem("awards.scored_already", {"product": entry.name}))
    if sheet.version != version:
        raise OutOfStep(Problem("awards.changed_meanwhile", {"name": entry.name}))
    return sheet


def _write(sheet: ScoreSheet, points: Mapping[int, int], note: str) -> None:
    sheet.note = note.strip()
    sheet.version += 1
    sheet.save()
    sheet.points.all().delete()
    SheetPoints.objects.bulk_create(
        SheetPoints(sheet=sheet, sub_criterion_id=key, points=given)
        for key, given in points.items()
    )


@transaction.atomic
def save_sheet(
    entry_id: int, points: Mapping[int, int], *, note: str = "", version: int = 0, by: Actor
) -> ScoreSheet:
    """Keep a draft of one's own sheet: points by sub-criterion, some may be missing.

    Leaves no trace: what a juror weighs before handing in is theirs.
    """
    entry = lock_entry(entry_id)
    sheet = _open_sheet(entry, juror_of(by, entry.round), version)
    require(problems_of_points(scheme_of(entry.round), points, is_whole=False))
    _write(sheet, points, note)
    return sheet


@transaction.atomic
def submit_sheet(
    entry_id: int,
    points: Mapping[int, int],
    *,
    note: str = "",
    version: int = 0,
    by: Actor,
    on: date,
) -> ScoreSheet:
    """Hand one's own sheet in, for good. The trace tells that it was, not what it says."""
    entry = lock_entry(entry_id)
    sheet = _open_sheet(entry, juror_of(by, entry.round), version)
    require(problems_of_points(scheme_of(entry.round), points, is_whole=True))
    sheet.state = SheetState.SUBMITTED
    sheet.total = sum(points.values())
    sheet.submitted_on = on
    _write(sheet, points, note)
    after = {"entry": entry.pk, "juror": sheet.juror_id}
    trace("sheet_submitted", entry.round, by=by, after=after)
    return sheet


@transaction.atomic
def record_absence(juror_id: int, *, reason: str, by: Actor, on: date) -> JuryMember:
    """Record that a juror does not score (any more). What they handed in stays and counts."""
    vote = lock_round(JuryMember.objects.values_list("round_id", flat=True).get(pk=juror_id))
    require_permitted(chairing_refusal(by, vote))
    if vote.state != RoundState.SCORING:
        raise OutOfStep(Problem("awards.absence_out_of_time", {"round_state": vote.state}))
    juror = JuryMember.objects.select_for_update().get(pk=juror_id)
    require(check_told(reason, "reason"))
    juror.absent_on = on
    juror.absence_reason = reason.strip()
    juror.save(update_fields=["absent_on", "absence_reason"])
    trace("juror_absent", vote, by=by, after={"juror": juror.pk}, reason=juror.absence_reason)
    return juror


@transaction.atomic
def open_results(round_id: int, *, by: Actor, on: date) -> VoteRound:
    """Close scoring and open every sheet to council and jury.

    Refuses while a sheet is missing whose juror was not recorded absent, and a product that nobody
    scored.
    """
    vote = lock_round(round_id)
    ROUND_WORKFLOW.step(RoundAction.OPEN_RESULTS, state=vote.state)
    require_permitted(chairing_refusal(by, vote))
    outstanding = sheets_outstanding(vote)
    problems = [
        Problem("awards.sheets_missing", {"juror": str(juror.person), "count": count})
        for juror, count in outstanding.by_juror
    ]
    problems += [
        Problem("awards.nobody_scored", {"product": entry.name}) for entry in outstanding.unscored
    ]
    require(problems)
    vote.results_opened_on = on
    move(vote, RoundAction.OPEN_RESULTS, "results_opened_on")
    trace("results_opened", vote, by=by, after={"opened_on": on.isoformat()})
    return vote
