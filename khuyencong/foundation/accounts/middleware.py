"""Give each request its actor: the signed-in person in the role and office they chose."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.acting import actors_of, key_of
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.accounts.models import User

SESSION_KEY = "acts_as"


class ActorMiddleware:
    """Set ``request.actor`` and ``request.actors``; None and empty for a stranger.

    Rights are read anew at each request, so that an appointment which ended ends at once.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actors: list[Actor] = []
        if isinstance(request.user, User):
            actors = actors_of(request.user, on=_today())
        request.actors = actors  # type: ignore[attr-defined]
        request.actor = _chosen(actors, request.session.get(SESSION_KEY, ""))  # type: ignore[attr-defined]
        return self.get_response(request)


def _chosen(actors: list[Actor], key: str) -> Actor | None:
    by_key = {key_of(actor): actor for actor in actors}
    return by_key.get(key) or (actors[0] if actors else None)


def _today() -> date:
    return clock.today()
