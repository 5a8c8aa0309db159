"""Each page opens for who may see the đề án, and is not there for a stranger."""

import pytest
from django.urls import reverse

from khuyencong.foundation.accounts.actor import Role
from khuyencong.programme.proposals.queries import open_requests
from khuyencong.programme.proposals.services import add_partner, return_proposal
from khuyencong.programme.proposals.services.returning import Asked
from khuyencong.programme.proposals.states import Section
from tests.builders.appraisals import signed_in
from tests.builders.offices import build_department, build_member
from tests.builders.proposals import (
    SUBMITTED_ON,
    applicant_of,
    build_complete,
    build_draft,
    build_submitted,
)
from tests.programme.proposals.people import neighbour, stranger

TEXT_PAGES = [("text", name) for name in ("need", "goals", "scale", "content", "organisation")]
PAGES = [
    ("dossier",),
    ("units",),
    ("people",),
    ("estimate",),
    ("papers",),
    ("return",),
    ("withdraw",),
    ("match",),
    *TEXT_PAGES,
]


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_page_opens_for_its_people_and_for_nobody_else(browse, page):
    name, *rest = page
    proposal = build_complete()
    strangers = [stranger(), build_member(Role.CLERK, neighbour())]

    for actor in (applicant_of(proposal), build_member(Role.CLERK)):
        assert browse(actor).open(name, proposal, *rest).status_code == 200
    for actor in [*strangers, build_member(Role.CLERK, build_department())]:
        assert browse(actor).open(name, proposal, *rest).status_code == 404


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_submitted_dossier_can_be_read_on_every_page(browse, page):
    name, *rest = page
    proposal = build_submitted()

    for actor in (applicant_of(proposal), build_member(Role.APPRAISER)):
        assert browse(actor).open(name, proposal, *rest).status_code == 200


def test_a_stranger_s_post_is_not_there_either_and_changes_nothing(browse):
    proposal = build_complete()
    by, item = applicant_of(proposal), proposal.cost_items.get()
    partner = add_partner(proposal.pk, name="Hội Nông dân", task="", by=by)
    proposal.refresh_from_db()
    version, paper = proposal.version, proposal.papers.first()
    browser = browse(stranger())
    answers = {"version": version, "text": "x", "name": "x", "reason": "x", "line": 1}

    for name, *rest in [
        *PAGES[1:],
        ("item", item.pk),
        ("trial",),
        ("commitment",),
        ("submit",),
        ("answer", 1),
        ("drop", "partner", partner.pk),
        ("drop", "item", item.pk),
        ("drop", "paper", paper.pk),
    ]:
        answer = browser.send(name, proposal, *rest, answers=answers)
        assert answer.status_code == 404, name

    proposal.refresh_from_db()
    assert proposal.version == version


def test_a_file_opens_for_who_may_see_the_dossier_only(browse):
    proposal = build_complete()
    paper = proposal.papers.first()

    shown = browse(applicant_of(proposal)).open("paper", proposal, paper.pk)
    assert shown.status_code == 200
    assert b"".join(shown).startswith(b"%PDF")
    assert browse(stranger()).open("paper", proposal, paper.pk).status_code == 404


def test_a_file_item_or_request_of_another_dossier_is_not_there(browse):
    own, other = build_complete(1), build_complete(2)
    browser = browse(applicant_of(own))

    assert browser.open("paper", own, other.papers.first().pk).status_code == 404
    assert browser.open("item", own, other.cost_items.get().pk).status_code == 404
    for what, row in (
        ("paper", other.papers.first()),
        ("item", other.cost_items.get()),
        ("beneficiary", other.beneficiaries.get()),
    ):
        assert browser.send("drop", own, what, row.pk).status_code == 404
    assert other.cost_items.exists()


def test_a_request_of_another_dossier_is_not_there(browse):
    own, other = build_submitted(1), build_submitted(2)
    for one in (own, other):
        return_proposal(
            one.pk,
            [Asked(Section.NEED, "Rõ hơn")],
            by=build_member(Role.APPRAISER),
            on=SUBMITTED_ON,
        )
    request = open_requests(other).get()

    answer = browse(applicant_of(own)).send("answer", own, request.pk, answers={"answer": "Xong"})

    assert answer.status_code == 404


@pytest.mark.parametrize("address", [("text", "secret"), ("drop", "state", 1)])
def test_an_unknown_part_is_not_there(browse, address):
    proposal = build_draft()
    name, *rest = address

    assert browse(applicant_of(proposal)).send(name, proposal, *rest).status_code == 404


def test_who_is_not_signed_in_is_asked_to(client):
    proposal = build_draft()

    for address in (
        reverse("proposals:list"),
        reverse("proposals:totals"),
        reverse("proposals:start"),
        reverse("proposals:dossier", args=[proposal.pk]),
    ):
        answer = client.get(address)
        assert answer.status_code == 302
        assert "next=" in answer.url


@pytest.mark.parametrize("name", ["submit", "trial", "commitment"])
def test_what_changes_something_is_never_a_plain_link(client, name):
    proposal = build_complete()
    signed_in(client, applicant_of(proposal))

    assert client.get(reverse(f"proposals:{name}", args=[proposal.pk])).status_code == 405
