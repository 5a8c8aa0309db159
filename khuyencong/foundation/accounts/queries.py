"""Reads of people."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.accounts.models import User

DEMONSTRATION_PREFIX = "demo-"


def installation_administrator(user: User, on: date) -> Iterable[Actor]:  # noqa: ARG001
    """Return the actor of someone who administers the whole installation, without an office."""
    if user.is_superuser:
        yield Actor(user_id=user.pk, name=user.full_name, role=Role.ADMINISTRATOR)


def people_wanted(people: QuerySet[User], *, text: str) -> QuerySet[User]:
    """Return those of some people whose name, sign-in name or mail contains a text."""
    if not text:
        return people
    found = Q(full_name__icontains=text) | Q(username__icontains=text) | Q(email__icontains=text)
    return people.filter(found)


def demonstration_people() -> QuerySet[User]:
    """Return the people whom everyone may be in the demonstration."""
    return User.objects.filter(is_active=True, username__startswith=DEMONSTRATION_PREFIX).order_by(
        "pk"
    )
