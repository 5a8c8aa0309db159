"""Whom to ask what became of them, and what they said."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from khuyencong.activities.training.deadlines import latest_end_due
from khuyencong.activities.training.models import FollowUp, Trainee, TrainingClass
from khuyencong.activities.training.states import (
    FOLLOW_UP_MONTHS,
    TOLD,
    Answer,
    ClassState,
)
from khuyencong.engines.months import months_after


def due_months(trainee: Trainee, *, on: date) -> list[int]:
    """Return for which months a trainee is due to be asked and has not answered, latest first."""
    ended_on = trainee.training_class.ends_on
    done = trainee.follow_ups.exclude(answer=Answer.NOT_REACHED)
    answered = set(done.values_list("months", flat=True))
    return [
        months
        for months in sorted(FOLLOW_UP_MONTHS, reverse=True)
        if months_after(ended_on, months) <= on and months not in answered
    ]


def follow_ups_due(classes: QuerySet[TrainingClass], months: int, *, on: date) -> QuerySet[Trainee]:
    """Return who completed one of some classes, is due for a question and hasn't answered it."""
    answered = FollowUp.objects.filter(months=months).exclude(answer=Answer.NOT_REACHED)
    return (
        Trainee.objects.filter(
            completed=True,
            training_class__in=classes.filter(
                state=ClassState.COMPLETED, ends_on__lte=latest_end_due(on, months)
            ),
        )
        .exclude(pk__in=answered.values("trainee"))
        .select_related("training_class", "unit")
        .order_by("training_class__ends_on", "folded_name", "pk")
    )


@dataclass(frozen=True)
class FollowUpFigures:
    """What became of the people of a class some months after it."""

    months: int
    asked: int
    reached: int
    answered: int
    started: int
    registered: int
    employed: int

    def percent_of_answered(self, number: int) -> int | None:
        return number * 100 // self.answered if self.answered else None

    @property
    def rows(self) -> list[tuple[str, int, int | None]]:
        """Each outcome as its label, how many, and their share of those who answered."""
        told = (
            (Answer.STARTED, self.started),
            (Answer.REGISTERED, self.registered),
            (Answer.EMPLOYED, self.employed),
        )
        return [(str(one.label), many, self.percent_of_answered(many)) for one, many in told]


def follow_up_figures(training_class: TrainingClass) -> list[FollowUpFigures]:
    """Return the figures of a class for each time it is asked. Two queries."""
    asked = training_class.trainees.filter(completed=True).count()
    of_class = FollowUp.objects.filter(
        trainee__training_class=training_class, trainee__completed=True
    ).order_by()
    counted = {
        row["months"]: row
        for row in of_class.values("months").annotate(
            reached=Count("pk", filter=~Q(answer=Answer.NOT_REACHED)),
            answered=Count("pk", filter=Q(answer__in=TOLD)),
            started=Count("pk", filter=Q(answer=Answer.STARTED)),
            registered=Count("pk", filter=Q(answer=Answer.REGISTERED)),
            employed=Count("pk", filter=Q(answer=Answer.EMPLOYED)),
        )
    }
    nothing = dict.fromkeys(("reached", "answered", "started", "registered", "employed"), 0)
    return [
        FollowUpFigures(**({"months": months, "asked": asked} | nothing | counted.get(months, {})))
        for months in FOLLOW_UP_MONTHS
    ]
