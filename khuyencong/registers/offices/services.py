"""Found offices and appoint people."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.audit.services import record
from khuyencong.registers.offices.models import Appointment, Office
from khuyencong.registers.offices.permissions import require_role


@transaction.atomic
def appoint(
    person: User, office: Office, role: Role, *, by: Actor, valid_from: date
) -> Appointment:
    """Appoint a person in a role of an office from a day on.

    Done by an administrator, or by the program when it loads an installation. Refuses an office
    that has ended by then, and the same appointment twice.
    """
    require_role(by, Role.ADMINISTRATOR, Role.SYSTEM)
    if office.valid_to is not None and office.valid_to < valid_from:
        raise Refused(
            Problem(
                "offices.office_has_ended",
                {"office": office.name, "ended_on": office.valid_to.isoformat()},
            )
        )
    appointment, is_new = Appointment.objects.get_or_create(
        person=person, office=office, role=role.value, valid_from=valid_from
    )
    if not is_new:
        raise Refused(
            Problem("offices.appointed_already", {"person": person.full_name, "role": role.value})
        )
    record(
        "offices.appointed",
        f"office:{office.pk}",
        by=by,
        after={"person": person.pk, "role": role.value, "from": valid_from.isoformat()},
    )
    return appointment
