"""The work done for a đề án, kind by kind, as its page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.acceptance.works import Kind, Work, kinds_for
from khuyencong.programme.proposals.models import Proposal


@dataclass(frozen=True)
class KindOfWork:
    """One kind with what it has for a đề án. ``begin_url`` is empty where this person may not."""

    kind: Kind
    works: Sequence[Work]
    begin_url: str


def works_of(actor: Actor, proposal: Proposal) -> list[KindOfWork]:
    """Return the kinds of work that a đề án is done by; one that has nothing and can't begin not.

    As many queries as its kinds ask, whatever the number of their works.
    """
    found = []
    for kind in kinds_for(proposal.activity):
        works = kind.works_of(actor, proposal)
        may_begin = kind.beginning_refusal(actor, proposal) is None
        if works or may_begin:
            begin_url = reverse(kind.begin_url_name, args=[proposal.pk]) if may_begin else ""
            found.append(KindOfWork(kind, works, begin_url))
    return found
