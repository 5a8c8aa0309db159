"""Who was at which session, and who has been at enough of them."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from khuyencong.activities.training.models import Attendance, Session, Trainee, TrainingClass
from khuyencong.activities.training.states import Place


def sessions_needed(sessions: int, minimum_percent: int) -> int:
    """Return how many sessions make a class complete: the share rounded up to a whole session."""
    return -(-sessions * minimum_percent // 100)


@dataclass(frozen=True)
class Standing:
    """How a trainee stands: sessions been to, of how many held, and how many are needed."""

    trainee: Trainee
    present: int
    sessions: int
    needed: int

    @property
    def has_enough(self) -> bool:
        return self.sessions > 0 and self.present >= self.needed

    @property
    def percent(self) -> int:
        return self.present * 100 // self.sessions if self.sessions else 0


def standings(training_class: TrainingClass) -> list[Standing]:
    """Return each trainee with a place, by enrolment, with their attendance. Two queries."""
    sessions = training_class.sessions.count()
    needed = sessions_needed(sessions, training_class.minimum_percent)
    trainees = (
        training_class.trainees.filter(standing=Place.ENROLLED)
        .select_related("unit")
        .annotate(present=Count("attendances", filter=Q(attendances__is_present=True)))
        .order_by("pk")
    )
    return [Standing(one, vars(one)["present"], sessions, needed) for one in trainees]


def sessions_with_presence(training_class: TrainingClass) -> QuerySet[Session]:
    """Return the sessions of a class with ``marked`` and ``present``, in one query."""
    return training_class.sessions.select_related("trainer").annotate(
        marked=Count("attendances"),
        present=Count("attendances", filter=Q(attendances__is_present=True)),
    )


def session_board(session: Session) -> list[tuple[Trainee, Attendance | None]]:
    """Return who has a place, by name, with their mark at a session. Two queries."""
    marks = Attendance.objects.filter(session=session)
    trainees = (
        Trainee.objects.filter(training_class_id=session.training_class_id, standing=Place.ENROLLED)
        .select_related("unit")
        .prefetch_related(Prefetch("attendances", marks, to_attr="marks"))
        .order_by("folded_name", "pk")
    )
    return [(trainee, next(iter(vars(trainee)["marks"]), None)) for trainee in trainees]
