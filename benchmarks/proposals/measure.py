"""Time the pages and steps of đề án on a filled database, beside Django's bare least."""

import base64
import json
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.http import HttpResponseBase
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.measuring import median_seconds
from benchmarks.proposals import bare
from benchmarks.proposals.world import clerk_of_district, clerk_of_province
from khuyencong.foundation.accounts.acting import key_of
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.accounts.middleware import SESSION_KEY as ACTS_AS
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.clock import SESSION_KEY as DAY
from khuyencong.programme.proposals.models import Proposal
from tests.builders.appraisals import DECIDED_ON, committee_leader
from tests.builders.proposals import SUBMITTED_ON, applicant_of

ROUNDS = 15
ROWS = 60
ON = date(2021, 7, 1)
Request = Callable[[], HttpResponseBase]


@dataclass(frozen=True)
class Figure:
    """What one page or step takes. ``kb`` None: a step, which answers with no page."""

    name: str
    ms: float
    queries: int
    kb: float | None


def measure(made: str) -> None:
    """Print the figures of every page and step. ``made`` tells what ``populate`` made for them."""
    keys: dict[str, Any] = json.loads(made)
    clerk = clerk_of_district()
    assert clerk.office_id is not None, "a clerk belongs to an office"
    rows = Proposal.objects.filter(office_id=clerk.office_id).order_by("-pk")[:ROWS]
    shown = ",".join(str(row.pk) for row in rows)
    plain = plain_client(clerk)
    pages = {
        "bare: 60 rows by key": lambda: plain.get(reverse("bare_rows"), {"keys": shown}),
        **_lists(clerk, clerk_of_province()),
        **_page(clerk, keys["whole"]),
    }
    figures = [*_measured_pages(pages), *_measured_steps(plain, keys)]
    print(json.dumps([asdict(figure) for figure in figures]))


def client_of(actor: Actor, *, on: date = ON) -> Client:
    """Return a browser in which a person works in a role, on a day of the demonstration."""
    client = Client(SERVER_NAME="127.0.0.1")
    assert actor.user_id is not None, "a person works in a role"
    client.force_login(User.objects.get(pk=actor.user_id))
    session = client.session
    session[ACTS_AS], session[DAY] = key_of(actor), on.isoformat()
    session.save()
    return client


def plain_client(actor: Actor) -> Client:
    """Return a browser whose requests pass Django's own middleware alone."""
    client = client_of(actor)
    with override_settings(MIDDLEWARE=bare.MIDDLEWARE):
        client.handler.load_middleware()
    return client


def _lists(district: Actor, province: Actor) -> dict[str, Request]:
    keys = Proposal.objects.order_by("-pk").values_list("pk", flat=True)
    half_way = keys[keys.count() // 2]
    address = reverse("proposals:list")

    def listed(actor: Actor, **asked: str) -> Request:
        client = client_of(actor)  # of its own: the list keeps the order chosen last
        return lambda: client.get(address, asked)

    def summed(actor: Actor) -> Request:
        client = client_of(actor)
        return lambda: client.get(reverse("proposals:totals"))

    return {
        "list, first page": listed(district),
        "list, page in the middle": listed(district, cursor=_cursor("after", half_way)),
        "list, last page": listed(district, cursor=_cursor("last")),
        "list by state": listed(district, state="approved"),
        "list by activity": listed(district, activity="consulting"),
        "list by year": listed(district, year="2021"),
        "list, only late ones": listed(district, late="on"),
        "list, nearest deadline first": listed(district, order="due"),
        "list, most asked first": listed(district, order="asked"),
        "search, common words": listed(district, text="may say ca phe"),
        "search, one of all": listed(province, text="chung cat tinh dau tram"),
        "search, no match": listed(district, text="khong co de an nay"),
        "list of the province, first page": listed(province),
        "list of the province, last page": listed(province, cursor=_cursor("last")),
        "list of the province, two filters": listed(province, state="settled", year="2019"),
        "totals of the list": summed(district),
        "totals of the province": summed(province),
    }


def _page(clerk: Actor, proposal_id: int) -> dict[str, Request]:
    client = client_of(clerk)
    return {
        "page of a đề án": lambda: client.get(reverse("workspace:proposal", args=[proposal_id]))
    }


def _cursor(*content: str | int) -> str:
    """Return the text by which a list finds its page (``foundation.ui.paging``)."""
    text = json.dumps(content, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _measured_pages(pages: Mapping[str, Request]) -> list[Figure]:
    """Time the pages in turn, so that all meet the same noise. Queries are counted apart."""
    counted = {name: _counted(name, page) for name, page in pages.items()}
    seconds = median_seconds(ROUNDS, *pages.values())
    return [
        Figure(name, round(taken * 1000, 2), *counted[name])
        for name, taken in zip(pages, seconds, strict=True)
    ]


def _counted(name: str, page: Request) -> tuple[int, float]:
    page()  # what is remembered for long is remembered now
    with CaptureQueriesContext(connection) as captured:
        answer = page()
    if answer.status_code != 200:
        raise SystemExit(f"{name} answers {answer.status_code}")
    return len(captured), round(len(getattr(answer, "content", b"")) / 1024, 1)


def _measured_steps(plain: Client, keys: Mapping[str, list[int]]) -> list[Figure]:
    submitting = {key: client_of(_applicant(key), on=SUBMITTED_ON) for key in keys["drafts"]}
    leader = client_of(committee_leader(), on=DECIDED_ON)
    like = Proposal.objects.get(pk=keys["drafts"][0])
    row = {
        "office": like.office_id,
        "unit": like.unit_id,
        "path": like.unit_path,
        "maker": like.made_by_id,
    }

    def submit(key: int) -> HttpResponseBase:
        return submitting[key].post(reverse("proposals:submit", args=[key]))

    def approve(key: int) -> HttpResponseBase:
        decision = {"number": f"{key}/QĐ-UBND", "day": DECIDED_ON.isoformat()}
        return leader.post(reverse("appraisals:approve", args=[key]), decision)

    def insert(_key: int) -> HttpResponseBase:
        return plain.post(reverse("bare_insert"), row)

    steps = {
        "bare: insert of a row": (insert, keys["drafts"]),
        "submit": (submit, keys["drafts"]),
        "approve": (approve, keys["to_approve"]),
    }
    return [_measured_step(name, step, on) for name, (step, on) in steps.items()]


def _applicant(proposal_id: int) -> Actor:
    return applicant_of(Proposal.objects.get(pk=proposal_id))


def _measured_step(name: str, step: Callable[[int], HttpResponseBase], keys: list[int]) -> Figure:
    """Take a step on each đề án: the first counts the queries, the others are timed."""
    first, *others = keys
    with CaptureQueriesContext(connection) as captured:
        _require_taken(name, step(first))
    queries = len(captured)
    seconds = []
    for key in others:
        start = time.perf_counter()
        answer = step(key)
        seconds.append(time.perf_counter() - start)
        _require_taken(name, answer)
    return Figure(name, round(statistics.median(seconds) * 1000, 2), queries, None)


def _require_taken(name: str, answer: HttpResponseBase) -> None:
    if answer.status_code != 302:
        told = getattr(answer, "content", b"").decode()[:20_000]
        raise SystemExit(f"{name} was refused ({answer.status_code}): {told}")
