"""Put together the council and the jury of a round; sign the decisions that set them up."""

from datetime import date

from django.db import transaction

from khuyencong.activities.awards.checks import (
    check_not_ahead,
    check_told,
    problems_of_council,
    problems_of_jury,
)
from khuyencong.activities.awards.models import (
    CouncilMember,
    JuryMember,
    Panel,
    VoteRound,
)
from khuyencong.activities.awards.permissions import (
    chairing_refusal,
    deciding_refusal,
    keeping_refusal,
    require_permitted,
)
from khuyencong.activities.awards.services.locking import lock_round, require_preparing, trace
from khuyencong.activities.awards.states import CouncilFunction, JuryFunction, PanelKind
from khuyencong.activities.awards.values import CouncilMemberValues
from khuyencong.engines.refusals import OutOfStep, Problem, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.registers.offices.permissions import require_another_person

_SINGLE = (CouncilFunction.CHAIR, CouncilFunction.STANDING_VICE)


def _open_panel(vote: VoteRound, kind: PanelKind, by: Actor) -> Panel:
    """Return the panel that is being put together; the last who changes it has prepared it."""
    require_permitted(keeping_refusal(by, vote))
    require_preparing(vote)
    assert by.user_id is not None, "a person puts a panel together"
    panel, _made = Panel.objects.get_or_create(
        round=vote, kind=kind, defaults={"prepared_by_id": by.user_id}
    )
    if panel.is_signed:
        raise OutOfStep(Problem("awards.panel_signed", {"panel": kind.value}))
    if panel.prepared_by_id != by.user_id:
        panel.prepared_by_id = by.user_id
        panel.save(update_fields=["prepared_by"])
    return panel


@transaction.atomic
def add_council_member(round_id: int, values: CouncilMemberValues, *, by: Actor) -> CouncilMember:
    """Add a member to the council that is being put together."""
    vote = lock_round(round_id)
    panel = _open_panel(vote, PanelKind.COUNCIL, by)
    require(
        check_told(values.name, "name"),
        check_told(values.position, "position"),
        _check_free(panel, values.function),
    )
    member = CouncilMember.objects.create(
        panel=panel,
        name=tidy(values.name),
        position=tidy(values.position),
        function=values.function,
        person_id=values.person_id,
    )
    trace("council_member_added", vote, by=by, after={"name": member.name})
    return member


def _check_free(panel: Panel, function: str) -> list[Problem]:
    taken = panel.council_members.filter(function=function).exists()
    if function in _SINGLE and taken:
        return [Problem("awards.function_taken", {"council_function": function}, field="function")]
    return []


@transaction.atomic
def remove_council_member(member_id: int, *, by: Actor) -> None:
    """Take a member off the list before the decision is signed."""
    member = CouncilMember.objects.select_related("panel").get(pk=member_id)
    vote = lock_round(member.panel.round_id)
    _open_panel(vote, PanelKind.COUNCIL, by)
    member.delete()
    trace("council_member_removed", vote, by=by, after={"name": member.name})


@transaction.atomic
def add_juror(
    round_id: int, person_id: int, *, position: str, function: str, by: Actor
) -> JuryMember:
    """Add a person with an account to the jury that is being put together."""
    vote = lock_round(round_id)
    panel = _open_panel(vote, PanelKind.JURY, by)
    problems = check_told(position, "position")
    members = list(panel.jury_members.all())
    if any(member.person_id == person_id for member in members):
        problems.append(Problem("awards.juror_twice", field="person"))
    if function == JuryFunction.HEAD and any(one.function == function for one in members):
        problems.append(Problem("awards.jury_head_taken", field="function"))
    require(problems)
    juror = JuryMember.objects.create(
        panel=panel, round=vote, person_id=person_id, position=tidy(position), function=function
    )
    trace("juror_added", vote, by=by, after={"person": person_id, "function": function})
    return juror


@transaction.atomic
def remove_juror(juror_id: int, *, by: Actor) -> None:
    """Take a person off the list before the decision is signed."""
    juror = JuryMember.objects.get(pk=juror_id)
    vote = lock_round(juror.round_id)
    _open_panel(vote, PanelKind.JURY, by)
    juror.delete()
    trace("juror_removed", vote, by=by, after={"person": juror.person_id})


@transaction.atomic
def sign_panel(
    round_id: int, kind: PanelKind, *, decision_number: str, decided_on: date, by: Actor, on: date
) -> Panel:
    """Sign the decision that sets up the council, or the jury. Its members change no more.

    Refuses a council of another size than the level has, an even jury, and who put it together.
    """
    vote = lock_round(round_id)
    is_council = kind is PanelKind.COUNCIL
    # TT 26/2014/TT-BCT, Điều 8 khoản 1 and Điều 11 khoản 1: the head of the office sets up the
    # council, its chair the jury.
    require_permitted((deciding_refusal if is_council else chairing_refusal)(by, vote))
    require_preparing(vote)
    panel = vote.panels.select_for_update().filter(kind=kind).first()
    if panel is None:
        raise OutOfStep(Problem("awards.panel_empty", {"panel": kind.value}))
    if panel.is_signed:
        raise OutOfStep(Problem("awards.panel_signed", {"panel": kind.value}))
    require_another_person(by, maker_id=panel.prepared_by_id, thing=str(kind.label))
    panel.round = vote
    require(
        check_told(decision_number, "decision_number"),
        check_not_ahead(decided_on, on=on, field="decided_on"),
        problems_of_council(panel, list(panel.council_members.all())) if is_council else [],
        [] if is_council else problems_of_jury(panel, list(panel.jury_members.all())),
    )
    panel.decision_number = tidy(decision_number)
    panel.decided_on = decided_on
    panel.signed_by_id = by.user_id
    panel.save(update_fields=["decision_number", "decided_on", "signed_by"])
    after = {"panel": kind.value, "decision": panel.decision_number}
    trace("panel_signed", vote, by=by, after=after)
    return panel
