"""Home of everyone in the demonstration: each count is the number of rows that it leads to."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khuyencong.foundation.accounts.acting import actors_of
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.accounts.models import User
from khuyencong.windows.workspace.desk import Desk
from khuyencong.windows.workspace.piles import PROPOSALS, Pile
from tests.builders.appraisals import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

DAY = date(2021, 7, 1)


@pytest.fixture(autouse=True)
def _in_july(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: DAY)


def everyone() -> Iterator[Actor]:
    for user in User.objects.filter(is_active=True).order_by("pk"):
        yield from actors_of(user, on=DAY)


def rows_of(client: Client, pile: Pile) -> int:
    """Return how many rows the pages of a pile have."""
    page = client.get(pile.url)
    pages = page.context["page"].paginator.num_pages
    others = [client.get(pile.url, {"trang": number}) for number in range(2, pages + 1)]
    return sum(len(one.context["rows"]) for one in [page, *others])


def counted(client: Client, desk: Desk) -> list[tuple[str, int, int]]:
    """Return everything that a home counts: its name, the count, the rows that it leads to."""
    found = []
    for pile in desk.piles:
        if isinstance(pile, Pile):
            shown = rows_of(client, pile)
        else:
            shown = len(client.get(pile.url).context["waiting"])
        found.append((str(pile.label), pile.count, shown))
    for state in desk.states:
        rows = client.get(state.url).context["page"].rows
        found.append((str(state.label), state.value, len(rows)))
    waiting = client.get(reverse("workspace:pile", args=[PROPOSALS])).context["rows"]
    return [*found, ("waiting", desk.waiting_count, len(waiting))]


def test_every_count_is_the_number_of_rows_that_it_leads_to(client: Client):
    names = set()
    for actor in everyone():
        signed_in(client, actor)
        for name, count, shown in counted(client, client.get("/").context["desk"]):
            assert (actor.name, actor.role, name, count) == (actor.name, actor.role, name, shown)
            names.add(name)
    assert len(names) > 12
