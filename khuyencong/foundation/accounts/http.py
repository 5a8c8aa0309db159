"""Types of requests, for views."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.accounts.models import User


class SignedInRequest(HttpRequest):
    """A request by a person who has signed in and acts in a role."""

    user: User
    actor: Actor
    actors: list[Actor]
    htmx: HtmxDetails
