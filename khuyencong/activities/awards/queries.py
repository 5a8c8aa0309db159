"""Reads of votes: lists, the score board, what is outstanding, winners, the calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, Prefetch, Q, QuerySet

from khuyencong.activities.awards.models import (
    Certificate,
    Complaint,
    Entry,
    JuryMember,
    Relation,
    ScoreSheet,
    SheetPoints,
    SubCriterion,
    VoteRound,
    YearReport,
)
from khuyencong.activities.awards.rulebook import criteria_rule, judging_rule, rulebook
from khuyencong.activities.awards.states import (
    CertificateState,
    EntryState,
    SheetState,
)
from khuyencong.engines.rules.rulebook import Rule
from khuyencong.engines.scoring import Board, Part, Scheme, Sheet, score_board
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.contracts.queries import contract_of
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.states import State
from khuyencong.registers.establishments.models import Representation
from khuyencong.registers.policies.queries import published_rules

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class RoundCounts(TypedDict):
    """How many products of a round were handed in, accepted, recognised."""

    handed_in: int
    accepted: int
    winners: int


def round_rows(
    rounds: QuerySet[VoteRound],
) -> "QuerySet[WithAnnotations[VoteRound, RoundCounts]]":
    """Return rounds as a list shows them, with how many products stand where. One query."""
    accepted = Q(entries__state=EntryState.ACCEPTED)
    return rounds.select_related("office", "unit").annotate(
        handed_in=Count(
            "entries",
            filter=Q(entries__state__in=[EntryState.SUBMITTED, EntryState.RETURNED]) | accepted,
            distinct=True,
        ),
        accepted=Count("entries", filter=accepted, distinct=True),
        winners=Count("entries", filter=Q(entries__verdict__is_winner=True), distinct=True),
    )


def entry_rows(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Return products as a list shows them. Two queries."""
    return entries.select_related("establishment", "round").prefetch_related("photos")


def entries_with_parts(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Return products with everything of their dossiers."""
    return entries.select_related(
        "establishment", "round__office", "round__unit", "origin__round", "made_by", "checked_by"
    ).prefetch_related("photos__attachment", "papers__attachment", "certificates")


def scheme_of(vote: VoteRound) -> Scheme:
    """Return the criteria of a round's law with the sub-criteria that were fixed. One query."""
    parts = tuple(Part(one.pk, one.criterion, one.maximum) for one in sub_criteria_of(vote))
    return Scheme(criteria_rule(vote.opened_on).criteria, parts)


def sub_criteria_of(vote: VoteRound) -> list[SubCriterion]:
    """Return the sub-criteria of a round in the order of the sheet."""
    return list(vote.sub_criteria.order_by("position"))


def board_of(vote: VoteRound) -> Board:
    """Return the score board of the sheets that were handed in. Three queries.

    Points are added up from the parts, not read from the sheets' totals: the two are held equal
    by a test, and the board shows the criteria as well.
    """
    scheme = scheme_of(vote)
    places = {part.key: at for part, at in zip(scheme.parts, scheme.places, strict=True)}
    sums: dict[int, list[int]] = {}
    points = SheetPoints.objects.filter(
        sheet__entry__round=vote, sheet__state=SheetState.SUBMITTED
    ).order_by()
    for sheet, part, given in points.values_list("sheet_id", "sub_criterion_id", "points"):
        row = sums.setdefault(sheet, [0] * len(scheme.criteria))
        row[places[part]] += given
    sheets = [
        Sheet(entry, juror, sum(sums[pk]), tuple(sums[pk]))
        for pk, entry, juror in submitted_sheets(vote).values_list("pk", "entry_id", "juror_id")
    ]
    return score_board(
        sheets,
        threshold=judging_rule(vote.opened_on).threshold,
        tolerance=rulebook().tolerance,
    )


def submitted_sheets(vote: VoteRound) -> QuerySet[ScoreSheet]:
    """Return the sheets of a round that were handed in."""
    return ScoreSheet.objects.filter(entry__round=vote, state=SheetState.SUBMITTED).order_by(
        "entry_id", "juror_id"
    )


@dataclass(frozen=True)
class Outstanding:
    """What keeps results from being opened: sheets by juror, products without any sheet."""

    by_juror: Sequence[tuple[JuryMember, int]]
    unscored: Sequence[Entry]


def sheets_outstanding(vote: VoteRound) -> Outstanding:
    """Return which sheets are still to come. Five queries, however many products and jurors."""
    entries = list(vote.entries.filter(state=EntryState.ACCEPTED))
    jurors = list(vote.jury_members.select_related("person"))
    done = set(submitted_sheets(vote).values_list("juror_id", "entry_id"))
    barred = set(
        Relation.objects.filter(juror__round=vote).values_list("juror_id", "entry_id")
    ) | _represented(jurors, entries)
    scored = {entry for _juror, entry in done}
    by_juror = []
    for juror in jurors:
        if juror.is_absent:
            continue
        keys = {(juror.pk, entry.pk) for entry in entries} - done - barred
        if keys:
            by_juror.append((juror, len(keys)))
    return Outstanding(by_juror, [entry for entry in entries if entry.pk not in scored])


def _represented(jurors: Sequence[JuryMember], entries: Sequence[Entry]) -> set[tuple[int, int]]:
    """Return the pairs of jurors and products whose maker they act for in the program."""
    represented = Representation.objects.filter(user__in=[juror.person_id for juror in jurors])
    own = set(represented.values_list("user_id", "establishment_id"))
    return {
        (juror.pk, entry.pk)
        for juror in jurors
        for entry in entries
        if (juror.person_id, entry.establishment_id) in own
    }


def own_sheets(juror: JuryMember) -> dict[int, ScoreSheet]:
    """Return a juror's own sheets by product. Nobody else's are read."""
    return {sheet.entry_id: sheet for sheet in juror.sheets.all()}


def contract_items_of(vote: VoteRound) -> list[ContractItem]:
    """Return the items of the contract under which a round is carried out; none without one."""
    proposal: Proposal | None = vote.proposal
    if proposal is None or proposal.state != State.IN_PROGRESS:
        return []
    contract = contract_of(proposal.pk)
    return list(contract.items.all()) if contract is not None else []


def complaints_with_parts(complaints: QuerySet[Complaint]) -> QuerySet[Complaint]:
    """Return complaints with their products and what they changed."""
    return complaints.select_related(
        "entry__establishment", "answered_by", "received_by", "round__office"
    ).prefetch_related("changes")


def certificates_with_parts(certificates: QuerySet[Certificate]) -> QuerySet[Certificate]:
    """Return certificates with whose they are."""
    return certificates.select_related(
        "entry__establishment",
        "entry__round__office",
        "entry__round__decided_office",
        "entry__round__unit",
        "entry__verdict",
    )


@dataclass(frozen=True)
class ReportRow:
    """One certificate in the yearly report of winners; ``report`` None where it is missing."""

    certificate: Certificate
    report: YearReport | None


def year_report_rows(certificates: QuerySet[Certificate], year: int) -> list[ReportRow]:
    """Return those of some certificates that stood in a year, with their reports or none.

    Two queries. Those revoked before the year are left out.
    """
    stood = certificates.filter(granted_on__year__lte=year, valid_to__year__gte=year)
    stood = stood.filter(Q(revoked_on__isnull=True) | Q(revoked_on__year__gte=year))
    kept = certificates_with_parts(stood).prefetch_related(
        Prefetch("year_reports", to_attr="reports_kept")
    )
    rows = []
    for certificate in kept.order_by("entry__establishment__folded_name", "pk"):
        report = next((one for one in certificate.reports_kept if one.year == year), None)
        rows.append(ReportRow(certificate, report))
    return rows


def standing_filter(standing: str, *, on: date) -> Q:
    """Return the filter of certificates to those valid, expired or revoked on a day."""
    if standing == "valid":
        return Q(state=CertificateState.VALID, valid_to__gte=on)
    if standing == "expired":
        return Q(state=CertificateState.VALID, valid_to__lt=on)
    if standing == "revoked":
        return Q(state=CertificateState.REVOKED)
    return Q()


def prize_norms(vote: VoteRound, *, granted_on: date) -> list[Rule]:
    """Return what the rulebooks say of prizes at the level of a round on the day of grant.

    A hint beside the amount, not a check: prizes are paid, and judged, as a đề án of their own.
    """
    code = f"PRIZE_{vote.level.upper()}"
    places = vote.unit_path.split("/")
    return [
        rule
        for book in published_rules().rulebooks
        for rule in book.rules
        if rule.code == code
        and rule.territory in places
        and rule.effective_from <= granted_on
        and (rule.effective_to is None or granted_on <= rule.effective_to)
    ]
