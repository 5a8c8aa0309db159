"""What people state about a class and those who come to it."""

from dataclasses import dataclass
from datetime import date, time

from khuyencong.activities.training.states import Answer, ClassKind
from khuyencong.engines.money import Vnd


@dataclass(frozen=True)
class ClassValues:
    """A class as its office plans it."""

    kind: ClassKind
    title: str
    audience: str
    place: str
    unit_id: int
    capacity: int
    starts_on: date
    ends_on: date
    enrolment_from: date
    enrolment_to: date
    minimum_percent: int
    cost_vnd: Vnd | None = None


@dataclass(frozen=True)
class TrainerValues:
    name: str
    workplace: str = ""
    qualification: str = ""


@dataclass(frozen=True)
class SessionValues:
    """One sitting. An empty ``place`` is the class's own."""

    day: date
    starts_at: time
    ends_at: time
    topic: str
    trainer_id: int | None = None
    place: str = ""
    fee_vnd: Vnd | None = None


@dataclass(frozen=True)
class TraineeValues:
    """A person who wants a place. ``consents``: to the use of these data for the class."""

    name: str
    birth_year: int
    consents: bool
    birth_date: date | None = None
    gender: str = ""
    ethnic_group: str = ""
    phone: str = ""
    id_number: str = ""
    unit_id: int | None = None
    address: str = ""


@dataclass(frozen=True)
class PartValues:
    """What a class delivers of one item of its contract."""

    quantity: int
    cost_vnd: Vnd


@dataclass(frozen=True)
class AnswerValues:
    """What a trainee says became of them, or that they could not be reached."""

    answer: Answer
    monthly_income_vnd: Vnd | None = None
    note: str = ""
