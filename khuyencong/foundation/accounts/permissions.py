"""Who keeps the accounts of whom."""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.accounts.models import User

Scope = Callable[[Actor], Q]

_SCOPES: list[Scope] = []
_LIMITS: list[Scope] = []


def register_scope(scope: Scope) -> None:
    """Say which people an office's administrator keeps; the app that knows offices registers it."""
    if scope not in _SCOPES:
        _SCOPES.append(scope)


def register_limit(limit: Scope) -> None:
    """Say whom no office's administrator keeps, as people who sign for an establishment.

    Appointing such a person must not give their account away.
    """
    if limit not in _LIMITS:
        _LIMITS.append(limit)


def is_keeper(actor: Actor | None) -> bool:
    """Return whether an actor keeps accounts at all: an administrator, or the program."""
    return actor is not None and actor.role in (Role.ADMINISTRATOR, Role.SYSTEM)


def require_keeper(actor: Actor | None) -> None:
    """Refuse whoever is no administrator. Raises ``NotPermitted``."""
    if not is_keeper(actor):
        raise NotPermitted(Problem("accounts.administrator_needed"))


def kept_people(actor: Actor) -> QuerySet[User]:
    """Return the people whose accounts an actor keeps.

    An administrator of the installation keeps all. One of an office keeps those that the registered
    scopes give, without those beyond the registered limits, and never an administrator of the
    installation. Nobody else keeps anyone.
    """
    if not is_keeper(actor):
        return User.objects.none()
    if actor.role == Role.SYSTEM or actor.office_id is None:
        return User.objects.all()
    reach = Q(pk__in=[])
    for scope in _SCOPES:
        reach |= scope(actor)
    for limit in _LIMITS:
        reach &= ~limit(actor)
    return User.objects.filter(reach, is_superuser=False)


def require_keeper_of(actor: Actor, person_id: int) -> None:
    """Refuse an actor who does not keep a person's account. Raises ``NotPermitted``."""
    require_keeper(actor)
    if not kept_people(actor).filter(pk=person_id).exists():
        raise NotPermitted(Problem("accounts.person_out_of_reach"))
