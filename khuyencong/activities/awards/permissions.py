"""Who sees rounds and products, and who may do what in a vote. One function per question."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from khuyencong.activities.awards.models import (
    Certificate,
    CouncilMember,
    Entry,
    JuryMember,
    Relation,
    VoteRound,
)
from khuyencong.activities.awards.rulebook import LevelRule, level_rule, levels_on
from khuyencong.activities.awards.states import (
    EntryState,
    JuryFunction,
    PanelKind,
    RoundState,
)
from khuyencong.engines.refusals import NotPermitted, OutOfStep, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals
from khuyencong.registers.establishments.models import Establishment, Place, Representation
from khuyencong.registers.establishments.queries import visible_establishments
from khuyencong.registers.offices.permissions import kept_by, reach_of, within

_CALLED = ~Q(state__in=[RoundState.DRAFT, RoundState.CANCELLED])
_HANDED_IN = (EntryState.SUBMITTED, EntryState.RETURNED, EntryState.ACCEPTED)


def require_permitted(problem: Problem | None) -> None:
    """Refuse for a reason, if there is one."""
    if problem is not None:
        raise NotPermitted(problem)


def visible_rounds(actor: Actor) -> QuerySet[VoteRound]:
    """Return the rounds that an actor may see.

    Staff see those in their territory and those of the units it lies in, called rounds only where
    another office holds them. An establishment sees what was called where it produces. A juror
    sees the rounds whose jury they are in.
    """
    juries = JuryMember.objects.filter(person_id=actor.user_id, panel__decided_on__isnull=False)
    mine = Q(pk__in=juries.values("round_id"))
    if actor.role is Role.JUROR:
        return VoteRound.objects.filter(mine)
    if actor.establishment_id is not None:
        own = Q(entries__establishment_id=actor.establishment_id)
        entered = VoteRound.objects.filter(own).values("pk")
        places = Place.objects.filter(
            establishment_id=actor.establishment_id, unit_path__startswith=OuterRef("unit_path")
        )
        return VoteRound.objects.filter(mine | Q(pk__in=entered) | (_CALLED & Exists(places)))
    reach = reach_of(actor)
    if reach is None:
        return VoteRound.objects.filter(mine)
    steps = reach.territory_path.rstrip("/").split("/")
    above = [f"{'/'.join(steps[:length])}/" for length in range(1, len(steps))]
    there = within(reach, "unit_path") | Q(unit_path__in=above)
    # The office that decides sees what another prepares for it in the same unit.
    own = kept_by(reach) | Q(unit_path=reach.territory_path)
    own_or_proposal = own | Q(proposal__in=visible_proposals(actor))
    return VoteRound.objects.filter(mine | own_or_proposal | (_CALLED & there))


def visible_entries(actor: Actor) -> QuerySet[Entry]:
    """Return the products that an actor may see, with their dossiers.

    An establishment sees its own. The office that holds the round sees all that was handed in and
    what its clerks began; offices above it what was accepted; jurors what they may have to score.
    """
    if actor.role is Role.JUROR:
        return Entry.objects.filter(_scored_by(actor.user_id))
    if actor.establishment_id is not None:
        return Entry.objects.filter(establishment_id=actor.establishment_id)
    reach = reach_of(actor)
    if reach is None:
        return Entry.objects.none()
    held = kept_by(reach, "round__office")
    below = within(reach, "round__unit_path") & Q(state=EntryState.ACCEPTED)
    return Entry.objects.filter(held | below)


def _scored_by(user_id: int | None) -> Q:
    juries = JuryMember.objects.filter(person_id=user_id, panel__decided_on__isnull=False)
    return Q(state=EntryState.ACCEPTED, round__in=juries.values("round_id"))


def scorable_entries(user_id: int | None) -> QuerySet[Entry]:
    """Return the products of the rounds whose signed jury a person is in."""
    return Entry.objects.filter(_scored_by(user_id))


def levels_for(actor: Actor, *, on: date) -> list[LevelRule]:
    """Return the levels at which an actor's office may hold a vote: those of its own territory."""
    reach = reach_of(actor)
    if reach is None:
        return []
    return [rule for rule in levels_on(on) if rule.territory == reach.level]


def opening_refusal(actor: Actor) -> Problem | None:
    """Return why an actor may not open a round; None for a clerk of an office."""
    if actor.role is Role.CLERK and actor.office_id is not None:
        return None
    return Problem("awards.clerk_needed")


def beginning_refusal(actor: Actor, proposal: Proposal) -> Problem | None:
    """Return why an actor may not begin the round of a đề án now; None when they may."""
    if problem := opening_refusal(actor):
        return problem
    if proposal.vote_rounds.exclude(state=RoundState.CANCELLED).exists():
        return Problem("awards.round_begun", {"code": proposal.code})
    return None


def keeping_refusal(actor: Actor, vote: VoteRound) -> Problem | None:
    """Return why an actor may not keep a round: lists, dossiers, minutes; None for its clerk."""
    if actor.role is Role.CLERK and actor.office_id == vote.office_id:
        return None
    return Problem("awards.keeping_not_yours", {"office": vote.office.name})


def deciding_refusal(actor: Actor, vote: VoteRound) -> Problem | None:
    """Return why an actor may not decide on a round; None for a head of the deciding office.

    It sets up the council, recognises the result, grants and revokes: the People's Committee of
    the unit, or the national office of the level, though another may hold the round for it.
    """
    rule = level_rule(vote.level, vote.opened_on)
    reach = reach_of(actor)
    if (
        actor.role is Role.LEADER
        and reach is not None
        and reach.office_kind == rule.decided_by
        and reach.territory_path == vote.unit_path
    ):
        return None
    told = {"office_kinds": rule.decided_by, "unit": vote.unit.name}
    return Problem("awards.decider_needed", told)


def leading_refusal(actor: Actor, vote: VoteRound) -> Problem | None:
    """Return why an actor may not answer for holding a round; None for who leads or decides."""
    if actor.role is Role.LEADER and actor.office_id == vote.office_id:
        return None
    if deciding_refusal(actor, vote) is None:
        return None
    return Problem("awards.leader_needed", {"office": vote.office.name})


def chairing_refusal(actor: Actor, vote: VoteRound) -> Problem | None:
    """Return why an actor may not decide for the council; None for its chair.

    Where the chair has no account, a leader of the office enters what the chair decided.
    """
    chair = CouncilMember.objects.filter(
        panel__round=vote, panel__decided_on__isnull=False, function="chair"
    ).first()
    if chair is None:
        return Problem("awards.council_not_set_up")
    if chair.person_id is not None and actor.is_person(chair.person_id):
        return None
    if chair.person_id is None and leading_refusal(actor, vote) is None:
        return None
    return Problem("awards.chair_needed", {"chair": chair.name})


def criteria_proposing_refusal(actor: Actor, vote: VoteRound) -> Problem | None:
    """Return why an actor may not propose sub-criteria; None for the jury's head and the clerk.

    TT 26/2014/TT-BCT, Điều 16 khoản 1: the head of the jury proposes, the chair decides.
    """
    juror = juror_of(actor, vote)
    if juror is not None and juror.function == JuryFunction.HEAD:
        return None
    if keeping_refusal(actor, vote) is None:
        return None
    return Problem("awards.proposing_criteria_not_yours")


def seeing_board_refusal(actor: Actor, vote: VoteRound) -> Problem | None:
    """Return why an actor may not see all sheets; None once they are open, for those concerned.

    Until the chair opens the results nobody sees another's sheet, not even the office.
    """
    if not vote.has_open_results:
        return Problem("awards.results_not_open")
    is_of_office = actor.office_id == vote.office_id and actor.role is not Role.APPLICANT
    if is_of_office or juror_of(actor, vote) is not None:
        return None
    if deciding_refusal(actor, vote) is None:
        return None
    is_on_council = CouncilMember.objects.filter(
        panel__round=vote, panel__kind=PanelKind.COUNCIL, person_id=actor.user_id
    ).exists()
    return None if is_on_council else Problem("awards.board_not_yours")


def is_juror_somewhere(actor: Actor | None) -> bool:
    """Return whether a person is in some signed jury, in whatever role they act now."""
    if actor is None:
        return False
    mine = JuryMember.objects.filter(person_id=actor.user_id, panel__decided_on__isnull=False)
    return mine.exists()


def juror_of(actor: Actor, vote: VoteRound) -> JuryMember | None:
    """Return a person as a member of a round's signed jury, in whatever role they act now."""
    return JuryMember.objects.filter(
        round=vote, person_id=actor.user_id, panel__decided_on__isnull=False
    ).first()


def barred_entries(juror: JuryMember) -> dict[int, str]:
    """Return the products that a juror may not score, with the tie; declared or on record."""
    declared = Relation.objects.filter(juror=juror).values_list("entry_id", "nature")
    represented = Representation.objects.filter(user_id=juror.person_id).values("establishment_id")
    own = Entry.objects.filter(round_id=juror.round_id, establishment__in=represented)
    return {**dict.fromkeys(own.values_list("pk", flat=True), ""), **dict(declared)}


def scoring_refusal(juror: JuryMember | None, entry: Entry) -> Problem | None:
    """Return why a juror may not score a product; None when they may."""
    if juror is None or juror.round_id != entry.round_id:
        return Problem("awards.not_a_juror")
    if juror.is_absent:
        return Problem("awards.juror_absent", {"juror": str(juror.person)})
    if juror.declared_on is None:
        return Problem("awards.relations_not_declared")
    if entry.pk in barred_entries(juror):
        return Problem("awards.juror_is_related", {"product": entry.name})
    return None


def entering_refusal(actor: Actor, vote: VoteRound, establishment: Establishment) -> Problem | None:
    """Return why an actor may not register products of an establishment; None when they may.

    An establishment registers its own; a clerk of the office enters for who brings papers.
    """
    if actor.role is Role.APPLICANT and actor.establishment_id == establishment.pk:
        return None
    if keeping_refusal(actor, vote) is None:
        seen = visible_establishments(actor).filter(pk=establishment.pk)
        if seen.exists():
            return None
        return Problem("awards.establishment_unseen", field="establishment")
    return Problem("awards.entering_not_yours")


def entry_refusal(actor: Actor, entry: Entry) -> Problem | None:
    """Return why an actor may not change a dossier now; None when they may."""
    if not entry.is_editable:
        return Problem("awards.dossier_closed", {"entry_state": entry.state})
    return entering_refusal(actor, entry.round, entry.establishment)


def require_may_change(actor: Actor, entry: Entry) -> None:
    """Refuse who may not change a dossier; one that was handed in is answered as such."""
    require_permitted(entering_refusal(actor, entry.round, entry.establishment))
    if problem := entry_refusal(actor, entry):
        raise OutOfStep(problem)


def complaining_refusal(actor: Actor, entry: Entry) -> Problem | None:
    """Return why an actor may not enter a complaint; None for the maker and the office's clerk."""
    return entering_refusal(actor, entry.round, entry.establishment)


def reporting_refusal(actor: Actor, certificate: Certificate) -> Problem | None:
    """Return why an actor may not enter a winner's yearly report; None when they may."""
    entry = certificate.entry
    return entering_refusal(actor, entry.round, entry.establishment)


def visible_certificates(actor: Actor) -> QuerySet[Certificate]:
    """Return the certificates of the establishments and rounds that an actor may see."""
    if actor.establishment_id is not None:
        return Certificate.objects.filter(entry__establishment_id=actor.establishment_id)
    return Certificate.objects.filter(entry__round__in=visible_rounds(actor))
