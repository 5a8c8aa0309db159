"""Who does what in the demonstration."""

from datetime import date

from khuyencong.foundation.accounts.acting import actors_of
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.accounts.models import User


def person_acting(username: str, *, on: date) -> Actor:
    """Return a person of the demonstration in the one role that they have on a day."""
    actors = actors_of(User.objects.get(username=username), on=on)
    assert len(actors) == 1, f"{username} acts in one role on {on}, not in {len(actors)}"
    return actors[0]
