"""Write down who is at a session: those in the room themselves, or the office."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time

from django.db import transaction

from khuyencong.activities.training.deadlines import closes_at, has_begun, is_open, opens_at
from khuyencong.activities.training.identity import digits
from khuyencong.activities.training.models import Attendance, Session, Trainee
from khuyencong.activities.training.permissions import require_may_run
from khuyencong.activities.training.services.locking import lock_class, require_state
from khuyencong.activities.training.states import Channel, ClassState, Place
from khuyencong.engines.refusals import Problem, Refused
from khuyencong.foundation.accounts.actor import SYSTEM, Actor
from khuyencong.foundation.audit.services import record

LAST_DIGITS = 4
CODE_DIGITS = 6


@dataclass(frozen=True)
class Marks:
    """What an office marks, by the trainees' keys.

    ``absent`` holds for those who are not marked yet, so that a page opened before somebody in
    the room marked themselves does not undo it; ``taken_back`` holds against a mark that was seen.
    """

    present: frozenset[int] = field(default_factory=frozenset)
    absent: frozenset[int] = field(default_factory=frozenset)
    taken_back: frozenset[int] = field(default_factory=frozenset)


def _lock_session(session_id: int) -> Session:
    class_id = Session.objects.values_list("training_class_id", flat=True).get(pk=session_id)
    training_class = lock_class(class_id)
    session = Session.objects.get(pk=session_id)
    session.training_class = training_class
    return session


@transaction.atomic
def mark_attendance(session_id: int, marks: Marks, *, by: Actor, on: date, at: time) -> Session:
    """Mark who was there: from half an hour before the session on, until the class is closed.

    Marks from a signed sheet come later; what is kept is when they were made.
    """
    session = _lock_session(session_id)
    require_may_run(by, session.training_class)
    require_state(session.training_class, ClassState.OPEN)
    if not has_begun(session, on, at):
        opens = opens_at(session)
        told = {"day_on": session.day.isoformat(), "time": f"{opens:%H:%M}"}
        raise Refused(Problem("training.session_not_begun", told))
    _require_of_class(session, marks.present | marks.absent | marks.taken_back)
    known = dict(session.attendances.values_list("trainee_id", "is_present"))
    changed = {one: True for one in marks.present if known.get(one) is not True}
    changed |= {one: False for one in marks.taken_back if known.get(one) is not False}
    changed |= {one: False for one in marks.absent if one not in known}
    for trainee_id, is_present in sorted(changed.items()):
        _mark(session, trainee_id, is_present, Channel.OFFICE, by=by, on=on, at=at)
    if changed:
        record(
            "training.attendance_marked",
            session.training_class.reference,
            by=by,
            before={str(one): known[one] for one in sorted(changed) if one in known},
            after={
                "session": session.pk,
                "day": session.day.isoformat(),
                "marks": {str(one): changed[one] for one in sorted(changed)},
            },
        )
    return session


def _require_of_class(session: Session, trainee_ids: Iterable[int]) -> None:
    wanted = set(trainee_ids)
    found = Trainee.objects.filter(
        pk__in=wanted, training_class_id=session.training_class_id, standing=Place.ENROLLED
    )
    if found.count() != len(wanted):
        raise Refused(Problem("training.not_in_this_class"))


def _mark(
    session: Session,
    trainee_id: int,
    is_present: bool,  # noqa: FBT001  the value that is stored
    channel: Channel,
    *,
    by: Actor,
    on: date,
    at: time,
) -> None:
    Attendance.objects.update_or_create(
        session=session,
        trainee_id=trainee_id,
        defaults={
            "is_present": is_present,
            "channel": channel,
            "marked_on": on,
            "marked_at": at,
            "marked_by_id": by.user_id,
        },
    )


@transaction.atomic
def confirm_presence(token: str, word: str, *, on: date, at: time) -> Trainee:
    """Mark a person as present who says so in the room, by their code or the end of their phone.

    Holds only from half an hour before the session to half an hour after it. Saying it twice
    changes nothing. Digits that two share are refused: each has a code of their own.
    """
    session = _lock_session(Session.objects.values_list("pk", flat=True).get(token=token))
    require_state(session.training_class, ClassState.OPEN)
    if not is_open(session, on, at):
        raise Refused(
            Problem(
                "training.outside_the_session",
                {
                    "day_on": session.day.isoformat(),
                    "opens": f"{opens_at(session):%H:%M}",
                    "closes": f"{closes_at(session):%H:%M}",
                },
            )
        )
    trainee = _who_says(session, word)
    if not session.attendances.filter(trainee=trainee, is_present=True).exists():
        _mark(session, trainee.pk, True, Channel.LINK, by=SYSTEM, on=on, at=at)  # noqa: FBT003
        record(
            "training.presence_said",
            session.training_class.reference,
            by=SYSTEM,
            after={"session": session.pk, "trainee": trainee.reference},
        )
    return trainee


def _who_says(session: Session, word: str) -> Trainee:
    said = digits(word)
    enrolled = session.training_class.trainees.filter(standing=Place.ENROLLED)
    if len(said) == CODE_DIGITS:
        found = list(enrolled.filter(code=said))
    elif len(said) == LAST_DIGITS:
        found = list(enrolled.filter(phone__endswith=said))
    else:
        raise Refused(Problem("training.word_of_wrong_length", field="word"))
    if not found:
        raise Refused(Problem("training.nobody_by_this_word", field="word"))
    if len(found) > 1:
        raise Refused(Problem("training.two_by_these_digits", field="word"))
    return found[0]
