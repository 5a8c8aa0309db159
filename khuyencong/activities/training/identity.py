"""Tell whether two enrolments are of one person."""

from dataclasses import dataclass
from datetime import date

from khuyencong.activities.training.models import Trainee
from khuyencong.activities.training.values import TraineeValues
from khuyencong.engines.text import fold


@dataclass(frozen=True)
class Identity:
    """By what a person is known again."""

    folded_name: str
    birth_year: int
    birth_date: date | None
    phone: str
    id_number: str


def digits(text: str) -> str:
    """Return a number as it is dialled or written on a card: digits alone, 84 at home as 0."""
    found = "".join(sign for sign in text if sign.isascii() and sign.isdigit())
    return f"0{found[2:]}" if text.strip().startswith("+84") else found


def identity_of(person: Trainee | TraineeValues) -> Identity:
    return Identity(
        fold(person.name),
        person.birth_year,
        person.birth_date,
        digits(person.phone),
        digits(person.id_number),
    )


def is_same_person(one: Identity, other: Identity) -> bool:
    """Return whether two enrolments must be one person's.

    One identity number is one person; so is one name with the same birth date or phone. One name
    with the same year of birth is, unless something known of both tells them apart.
    """
    if one.id_number and one.id_number == other.id_number:
        return True
    if one.folded_name != other.folded_name:
        return False
    known_of_both = [
        (mine, theirs)
        for mine, theirs in (
            (one.birth_date, other.birth_date),
            (one.phone, other.phone),
            (one.id_number, other.id_number),
        )
        if mine and theirs
    ]
    if any(mine == theirs for mine, theirs in known_of_both):
        return True
    return not known_of_both and one.birth_year == other.birth_year
