"""What people may act as by their appointments."""

from collections.abc import Iterable
from datetime import date

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.memory import remember
from khuyencong.registers.offices.heritage import has_heritage
from khuyencong.registers.offices.models import Appointment
from khuyencong.registers.offices.permissions import Reach, reach_of
from khuyencong.registers.offices.queries import in_force


def staff_actors(user: User, on: date) -> Iterable[Actor]:
    """Return what a person may act as by appointment, and note its reach. One query."""
    own = (
        Appointment.objects.filter(in_force(on), person=user)
        .annotate(inherits=has_heritage("office", "office__territory"))
        .order_by("pk")
    )
    reach = ("office__kind", "office__territory__path", "office__territory__level", "inherits")
    for role, office_id, name, *place in own.values_list(
        "role", "office_id", "office__name", *reach
    ):
        actor = Actor(user.pk, user.full_name, Role(role), office_id, name)
        remember(reach_of, Reach(office_id, *place), actor)
        yield actor
