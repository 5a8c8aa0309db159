"""Classes of the demonstration: people enrolled, there or not, certified, and asked afterwards."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from khuyencong.activities.training.models import Trainee, TrainingClass
from khuyencong.activities.training.services import (
    add_session,
    add_trainer,
    announce_class,
    deliver_class,
    enrol_list,
    finish_class,
    issue_certificates,
    mark_attendance,
    open_class,
    record_answer,
)
from khuyencong.activities.training.services.attending import Marks
from khuyencong.activities.training.states import Answer, ClassKind
from khuyencong.activities.training.values import (
    AnswerValues,
    ClassValues,
    PartValues,
    SessionValues,
    TraineeValues,
    TrainerValues,
)
from khuyencong.registers.territories.queries import unit_by_code
from khuyencong.windows.demonstration.acting import person_acting
from khuyencong.windows.demonstration.projects.cast import Project
from khuyencong.windows.demonstration.projects.contracting import contract_of
from khuyencong.windows.demonstration.reading import table_of

Projects = Mapping[str, Project]
Told = Mapping[str, Any]

_CLERK, _SIGNER = "demo-chuyen-vien", "demo-truong-phong"
_STARTS, _ENDS, _NOON = time(7, 30), time(11, 0), time(11, 15)
_TOWN = "19555"


def announce(projects: Projects, told: Told, on: date) -> None:
    """Open a class with its programme, and announce it."""
    project = projects[told["of"]]
    by = person_acting(_CLERK, on=on)
    values = ClassValues(
        kind=ClassKind(project.told["activity"]),
        title=project.told["title"],
        audience=told["audience"],
        place=told["place"],
        unit_id=unit_by_code(_TOWN, on=on).pk,
        capacity=told["capacity"],
        starts_on=told["sessions"][0][0],
        ends_on=told["sessions"][-1][0],
        enrolment_from=on,
        enrolment_to=told["enrolment_to"],
        minimum_percent=60,
    )
    course = open_class(values, by=by, on=on, proposal_id=project.proposal_id)
    trainer = add_trainer(TrainerValues(*told["trainer"]), by=by)
    for day, topic in told["sessions"]:
        sitting = SessionValues(day, _STARTS, _ENDS, topic, trainer_id=trainer.pk)
        add_session(course.pk, sitting, by=by)
    announce_class(course.pk, version=_course(project).version, by=by, on=on)


def enrol(projects: Projects, told: Told, on: date) -> None:
    """Enrol everyone of a list of the file."""
    rows = [
        TraineeValues(
            name=row["name"],
            birth_year=row["born"],
            consents=True,
            gender=row["gender"],
            ethnic_group=row["people"],
            phone=f"02330001{told['phones'] + place:03d}",
            unit_id=unit_by_code(row["unit"], on=on).pk,
        )
        for place, row in enumerate(table_of("works/training.toml", told["people"]), start=1)
    ]
    course = _course(projects[told["of"]])
    enrol_list(course.pk, rows, by=person_acting(_CLERK, on=on), on=on)


def attend(projects: Projects, told: Told, on: date) -> None:
    """Mark who was at the session of the day: all but those whom the file names."""
    course = _course(projects[told["of"]])
    session = course.sessions.get(day=on)
    everyone = set(course.trainees.values_list("pk", flat=True))
    away = set(course.trainees.filter(name__in=told.get("away", ())).values_list("pk", flat=True))
    marks = Marks(present=frozenset(everyone - away), absent=frozenset(away))
    mark_attendance(session.pk, marks, by=person_acting(_CLERK, on=on), on=on, at=_NOON)


def finish(projects: Projects, told: Told, on: date) -> None:
    course = _course(projects[told["of"]])
    finish_class(course.pk, version=course.version, by=person_acting(_CLERK, on=on), on=on)


def certify(projects: Projects, told: Told, on: date) -> None:
    course = _course(projects[told["of"]])
    passed = list(course.trainees.filter(completed=True).values_list("pk", flat=True))
    issue_certificates(course.pk, passed, by=person_acting(_SIGNER, on=on), on=on)


def deliver(projects: Projects, told: Told, on: date) -> None:
    project = projects[told["of"]]
    parts = {
        item.pk: PartValues(item.quantity, item.cost_vnd)
        for item in contract_of(project).items.all()
    }
    deliver_class(_course(project).pk, parts, by=person_acting(_CLERK, on=on), on=on)


def ask(projects: Projects, told: Told, on: date) -> None:
    """Call everyone who completed the class and keep what became of them."""
    by = person_acting(_CLERK, on=on)
    trainees = Trainee.objects.filter(training_class=_course(projects[told["of"]]), completed=True)
    ids = dict(trainees.values_list("name", "pk"))
    for row in table_of("works/training.toml", told["people"]):
        answer, *income = row[f"after_{told['months']}"]
        values = AnswerValues(Answer(answer), income[0] if income else None)
        if row["name"] in ids:
            record_answer(ids[row["name"]], told["months"], values, by=by, on=on)


def _course(project: Project) -> TrainingClass:
    return TrainingClass.objects.get(proposal_id=project.proposal_id)


STEPS = {
    "class_announced": announce,
    "class_enrolled": enrol,
    "class_attended": attend,
    "class_finished": finish,
    "class_certified": certify,
    "class_delivered": deliver,
    "class_asked": ask,
}
