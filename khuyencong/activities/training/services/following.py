"""Ask people what became of them: through their own link, or by a call from the office."""

from datetime import date

from django.db import transaction

from khuyencong.activities.training.models import FollowUp, Trainee
from khuyencong.activities.training.permissions import require_may_run
from khuyencong.activities.training.queries import due_months
from khuyencong.activities.training.services.locking import lock_class, require_state
from khuyencong.activities.training.states import FOLLOW_UP_MONTHS, Answer, Channel, ClassState
from khuyencong.activities.training.values import AnswerValues
from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.months import months_after
from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import SYSTEM, Actor
from khuyencong.foundation.audit.services import record
from khuyencong.registers.establishments.queries import visible_establishments


def _lock_trainee(trainee_id: int) -> Trainee:
    class_id = Trainee.objects.values_list("training_class_id", flat=True).get(pk=trainee_id)
    training_class = lock_class(class_id)
    trainee = Trainee.objects.get(pk=trainee_id)
    trainee.training_class = training_class
    return trainee


@transaction.atomic
def answer_through_link(token: str, values: AnswerValues, *, on: date) -> FollowUp:
    """Keep what a person says of themselves, for the latest time that is due and unanswered."""
    pk = Trainee.objects.values_list("pk", flat=True).get(follow_up_token=token)
    trainee = _lock_trainee(pk)
    _require_completed(trainee)
    due = due_months(trainee, on=on)
    if not due:
        first = min(FOLLOW_UP_MONTHS)
        _require_due(trainee, first, on=on)
        raise OutOfStep(Problem("training.answered_already", {"name": trainee.name}))
    if values.answer == Answer.NOT_REACHED:
        raise Refused(Problem("training.needs_a_value", field="answer"))
    return _keep(trainee, due[0], values, Channel.LINK, by=SYSTEM, on=on)


@transaction.atomic
def record_answer(
    trainee_id: int, months: int, values: AnswerValues, *, by: Actor, on: date
) -> FollowUp:
    """Keep what a call to a person found out. Who was not reached is called again later.

    Refuses before its time, and over an answer that is there.
    """
    assert months in FOLLOW_UP_MONTHS, "people are asked at these times only"
    trainee = _lock_trainee(trainee_id)
    require_may_run(by, trainee.training_class)
    _require_completed(trainee)
    _require_due(trainee, months, on=on)
    known = trainee.follow_ups.filter(months=months).first()
    if known is not None and known.answer != Answer.NOT_REACHED:
        raise OutOfStep(Problem("training.answered_already", {"name": trainee.name}))
    return _keep(trainee, months, values, Channel.OFFICE, by=by, on=on)


def _require_completed(trainee: Trainee) -> None:
    require_state(trainee.training_class, ClassState.COMPLETED)
    if not trainee.completed:
        raise Refused(Problem("training.not_asked", {"name": trainee.name}))


def _require_due(trainee: Trainee, months: int, *, on: date) -> None:
    due_on = months_after(trainee.training_class.ends_on, months)
    if on < due_on:
        raise Refused(
            Problem("training.asked_too_early", {"months": months, "due_on": due_on.isoformat()})
        )


def _keep(
    trainee: Trainee,
    months: int,
    values: AnswerValues,
    channel: Channel,
    *,
    by: Actor,
    on: date,
) -> FollowUp:
    income = values.monthly_income_vnd
    if income is not None and not 0 <= income <= MAXIMUM_VND:
        require([Problem("training.amount_out_of_sense", field="monthly_income_vnd")])
    follow_up, _is_new = FollowUp.objects.update_or_create(
        trainee=trainee,
        months=months,
        defaults={
            "answer": values.answer,
            "monthly_income_vnd": income,
            "note": tidy(values.note),
            "channel": channel,
            "answered_on": on,
            "asked_by_id": by.user_id,
        },
    )
    told = {"income": str(income) if income is not None else "", "note": follow_up.note}
    record(
        "training.followed_up",
        trainee.training_class.reference,
        by=by,
        after={
            "trainee": trainee.reference,
            "months": months,
            "answer": values.answer.value,
            "channel": channel.value,
        },
        personal={key: value for key, value in told.items() if value},
    )
    return follow_up


@transaction.atomic
def link_establishment(follow_up_id: int, establishment_id: int, *, by: Actor) -> FollowUp:
    """Say which entry of the register is the one that a former trainee has founded."""
    trainee_id = FollowUp.objects.values_list("trainee_id", flat=True).get(pk=follow_up_id)
    trainee = _lock_trainee(trainee_id)
    require_may_run(by, trainee.training_class)
    follow_up = FollowUp.objects.get(pk=follow_up_id)
    if follow_up.answer not in (Answer.STARTED, Answer.REGISTERED):
        raise Refused(Problem("training.founded_nothing", {"name": trainee.name}))
    establishment = visible_establishments(by).filter(pk=establishment_id).first()
    if establishment is None:
        raise Refused(Problem("training.establishment_unknown", field="establishment"))
    before = follow_up.establishment_id
    follow_up.establishment = establishment
    follow_up.answer = Answer.REGISTERED
    follow_up.save(update_fields=["establishment", "answer"])
    record(
        "training.establishment_linked",
        trainee.training_class.reference,
        by=by,
        before={"establishment": before},
        after={"trainee": trainee.reference, "establishment": establishment_id},
    )
    return follow_up
