"""A browser at the pages of a đề án."""

from django.test import Client
from django.urls import reverse

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.proposals.models import Proposal
from tests.builders.appraisals import signed_in


class Browser:
    """Someone signed in, who opens pages of đề án by the names of their addresses."""

    def __init__(self, client: Client, actor: Actor) -> None:
        self.client = signed_in(client, actor)

    def open(self, name, *arguments, **query):
        return self.client.get(self.address(name, *arguments), query)

    def send(self, name, *arguments, answers=None, headers=None):
        address = self.address(name, *arguments)
        return self.client.post(address, answers or {}, headers=headers or {})

    @staticmethod
    def address(name, *arguments):
        keys = [one.pk if isinstance(one, Proposal) else one for one in arguments]
        return reverse(f"proposals:{name}", args=keys)


AUTOSAVE = {"HX-Request": "true", "X-Autosave": "true"}
