"""What a signed-in person may act as. Apps that know roles register where those come from."""

from collections.abc import Callable, Iterable
from datetime import date

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.accounts.models import User

ActorSource = Callable[[User, date], Iterable[Actor]]

_SOURCES: list[ActorSource] = []
_LAST_SOURCES: list[ActorSource] = []


def register(source: ActorSource) -> None:
    """Add a source of actors; called once from an app's ``ready``."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def register_last(source: ActorSource) -> None:
    """Add a source that is asked only for who may act as nothing else, so it costs nobody a query.

    For what a person may do in whatever role they act, and must be able to do without any.
    """
    if source not in _LAST_SOURCES:
        _LAST_SOURCES.append(source)


def actors_of(user: User, *, on: date) -> list[Actor]:
    """Return everything a person may act as on a day, in the order of the sources."""
    found = [actor for source in _SOURCES for actor in source(user, on)]
    return found or [actor for source in _LAST_SOURCES for actor in source(user, on)]


def own_actor(user: User, *, on: date) -> Actor:
    """Return what a person acts as when they change what is only theirs, such as a password."""
    actors = actors_of(user, on=on)
    return actors[0] if actors else Actor(user.pk, user.full_name, Role.SYSTEM)


def key_of(actor: Actor) -> str:
    """Return the text that names an actor among a person's own, kept in the session."""
    return f"{actor.role}:{actor.office_id or ''}:{actor.establishment_id or ''}"
