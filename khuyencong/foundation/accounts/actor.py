"""Who acts, and as what: a person in one role of one office, or for one establishment."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person does. A person may hold several, and acts in one at a time."""

    CLERK = "clerk"
    APPRAISER = "appraiser"
    LEADER = "leader"
    ACCOUNTANT = "accountant"
    INSPECTOR = "inspector"
    ADMINISTRATOR = "administrator"
    APPLICANT = "applicant"
    JUROR = "juror"  # scores products of a vote; given by the vote, not by an appointment
    SYSTEM = "system"  # the program itself: loading reference data, closing a batch


STAFF_ROLES = frozenset(Role) - {Role.APPLICANT, Role.JUROR}
"""Roles of those who work for an office, and the program itself."""


@dataclass(frozen=True)
class Actor:
    """A person in the role and office in which they act now.

    ``user_id`` is None only for the program itself. ``office_id`` is None for an applicant, who
    acts for ``establishment_id`` instead.
    """

    user_id: int | None
    name: str
    role: Role
    office_id: int | None = None
    office_name: str = ""
    establishment_id: int | None = None

    @property
    def is_staff(self) -> bool:
        """Whether the actor works for an office, and is neither applicant nor juror."""
        return self.role in STAFF_ROLES

    def is_person(self, user_id: int | None) -> bool:
        """Return whether the actor is that person, in whatever role. Nobody is not a person."""
        return user_id is not None and self.user_id == user_id


SYSTEM = Actor(user_id=None, name="khuyencong", role=Role.SYSTEM)
