"""Classes of Đakrông's economic office: a start-up class of two sessions in June 2021."""

from datetime import date, time
from typing import Any

from khuyencong.activities.training.models import Session, Trainee, TrainingClass
from khuyencong.activities.training.services import (
    add_session,
    announce_class,
    enrol,
    finish_class,
    mark_attendance,
    open_class,
)
from khuyencong.activities.training.services.attending import Marks
from khuyencong.activities.training.states import ClassKind
from khuyencong.activities.training.values import ClassValues, SessionValues, TraineeValues
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.contracts.models import Contract, ContractItem
from tests.builders.contracts import build_started
from tests.builders.offices import build_member, build_office
from tests.builders.territories import build_ta_rut

OPENED_ON = date(2021, 5, 10)
ENROLLED_ON = date(2021, 5, 20)
FIRST_DAY, SECOND_DAY = date(2021, 6, 14), date(2021, 6, 15)
FINISHED_ON = date(2021, 6, 16)
CERTIFIED_ON = date(2021, 6, 18)
MORNING, NOON = time(7, 30), time(11, 0)
IN_SESSION = time(8, 0)


def clerk() -> Actor:
    """Return the clerk of the economic office, who runs its classes."""
    return build_member(Role.CLERK, build_office())


def leader() -> Actor:
    """Return the leader of the economic office, who signs certificates."""
    return build_member(Role.LEADER, build_office())


def class_values(**changes: Any) -> ClassValues:
    """Return a start-up class of two places, complete for who was at every session."""
    told: dict[str, Any] = {
        "kind": ClassKind.STARTUP,
        "title": "Khởi sự kinh doanh cho thanh niên",
        "audience": "Đoàn viên thanh niên, hộ làm kinh tế giỏi",
        "place": "Hội trường UBND xã Tà Rụt",
        "unit_id": build_ta_rut().pk,
        "capacity": 2,
        "starts_on": FIRST_DAY,
        "ends_on": SECOND_DAY,
        "enrolment_from": date(2021, 5, 15),
        "enrolment_to": date(2021, 6, 10),
        "minimum_percent": 80,
        "cost_vnd": 9_000_000,
    }
    return ClassValues(**(told | changes))


def build_draft(*, proposal_id: int | None = None, **changes: Any) -> TrainingClass:
    """Return a class without a programme."""
    return open_class(class_values(**changes), by=clerk(), on=OPENED_ON, proposal_id=proposal_id)


def session_values(**changes: Any) -> SessionValues:
    """Return the morning of the first day."""
    told: dict[str, Any] = {
        "day": FIRST_DAY,
        "starts_at": MORNING,
        "ends_at": NOON,
        "topic": "Ý tưởng và kế hoạch kinh doanh",
    }
    return SessionValues(**(told | changes))


def build_announced(*, proposal_id: int | None = None, **changes: Any) -> TrainingClass:
    """Return an announced class with two mornings."""
    course = build_draft(proposal_id=proposal_id, **changes)
    add_session(course.pk, session_values(), by=clerk())
    add_session(course.pk, session_values(day=SECOND_DAY, topic="Vốn và sổ sách"), by=clerk())
    return announce_class(course.pk, version=course.version, by=clerk(), on=OPENED_ON)


def trainee_values(number: int = 1, **changes: Any) -> TraineeValues:
    """Return a person of their own name and phone by a number."""
    told: dict[str, Any] = {
        "name": f"Hồ Thị Học {number}",
        "birth_year": 1995,
        "phone": f"09055500{number:02d}",
        "gender": "female",
        "ethnic_group": "Pa Kô",
        "unit_id": build_ta_rut().pk,
        "consents": True,
    }
    return TraineeValues(**(told | changes))


def build_trainee(course: TrainingClass, number: int = 1, **changes: Any) -> Trainee:
    """Return a person whom the office enrolled."""
    return enrol(course.pk, trainee_values(number, **changes), by=clerk(), on=ENROLLED_ON)


def sessions_of(course: TrainingClass) -> list[Session]:
    return list(course.sessions.all())


def mark(session: Session, *present: Trainee) -> None:
    """Mark who was there; all others of the class were not."""
    course = session.training_class
    there = frozenset(one.pk for one in present)
    everyone = frozenset(course.trainees.filter(standing="enrolled").values_list("pk", flat=True))
    marks = Marks(present=there, absent=everyone - there)
    mark_attendance(session.pk, marks, by=clerk(), on=session.day, at=IN_SESSION)


def build_finished(
    *, proposal_id: int | None = None, **changes: Any
) -> tuple[TrainingClass, Trainee, Trainee]:
    """Return a closed class, with who was at both sessions and who was at the first alone."""
    course = build_announced(proposal_id=proposal_id, **changes)
    diligent, absent = build_trainee(course, 1), build_trainee(course, 2)
    first, second = sessions_of(course)
    mark(first, diligent, absent)
    mark(second, diligent)
    course = finish_class(course.pk, version=course.version, by=clerk(), on=FINISHED_ON)
    diligent.refresh_from_db()
    absent.refresh_from_db()
    return course, diligent, absent


def build_class_contract(quantity: int = 30) -> Contract:
    """Return a contract in progress whose only item is a number of trainees of a start-up class."""
    contract = build_started()
    proposal = contract.proposal
    proposal.activity = ClassKind.STARTUP
    proposal.facts = {"trainees": quantity, "days": 2}
    proposal.save(update_fields=["activity", "facts"])
    ContractItem.objects.filter(contract=contract).update(
        name="Lớp khởi sự", unit="học viên", quantity=quantity
    )
    return contract
