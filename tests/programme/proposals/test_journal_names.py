"""What the journal calls a đề án, and how one is found in it by its code."""

import pytest
from django.urls import reverse

from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.audit.subjects import names_of, subjects_called
from tests.builders.audit import build_entry
from tests.builders.offices import build_member
from tests.builders.proposals import build_submitted
from tests.programme.proposals.people import neighbour

pytestmark = pytest.mark.django_db


def test_a_leader_reads_code_and_title_with_a_way_to_the_page(client):
    proposal = build_submitted()
    build_entry("proposal.registered", proposal.reference, by=build_member(Role.CLERK))
    build_entry("offices.renamed", "office:1", by=build_member(Role.CLERK))
    leader = build_member(Role.LEADER)
    client.force_login(User.objects.get(pk=leader.user_id))

    page = client.get(reverse("audit:entries"), {"subject": proposal.code.lower()}).text

    assert f'<a href="/de-an/{proposal.pk}/">{proposal.code} {proposal.title}</a>' in page
    assert "Đổi tên cơ quan" not in page


def test_who_may_not_see_it_is_told_no_name():
    proposal = build_submitted()
    stranger = build_member(Role.LEADER, neighbour())

    named = names_of([proposal.reference], stranger)[proposal.reference]

    assert (named.title, named.url) == (f"Đề án {proposal.pk}", "")


def test_a_code_of_no_proposal_finds_nothing_more():
    build_submitted()
    assert subjects_called("DKR-KT-2021-999") == ["DKR-KT-2021-999"]
