"""A norm of the district's own: the resolution of the province does not speak of its vote.

The value is invented as all else here, is entered as unread, and every page that uses it says so.
Where the law is silent nobody can decide; a person enters a rule, another publishes it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from khuyencong.registers.policies.norm_text import NormValues
from khuyencong.registers.policies.services import draft_norm, publish_version, start_book
from khuyencong.registers.policies.states import BookKind
from khuyencong.registers.territories.queries import unit_by_code
from khuyencong.windows.demonstration.acting import person_acting
from khuyencong.windows.demonstration.projects.cast import Project

_DISTRICT = "467"


def publish(_projects: Mapping[str, Project], told: Mapping[str, Any], on: date) -> None:
    """Let the clerk enter a norm, and the head of the district publish it."""
    clerk = person_acting("demo-chuyen-vien", on=on)
    book = start_book(
        told["book"],
        title=told["title"],
        kind=BookKind.RULES,
        territory_id=unit_by_code(_DISTRICT, on=on).pk,
        by=clerk,
    )
    values = NormValues(
        norm=told["norm"],
        name=told["name"],
        rate_percent=None,
        cap_vnd=told["cap_vnd"],
        new_only=False,
        document=told["document"],
        clause=told["clause"],
        effective_from=told["from"],
        effective_to=None,
        levels=(),
        verified=False,
        doubt=told["doubt"],
    )
    draft = draft_norm(book.pk, values, by=clerk)
    publish_version(draft.pk, by=person_acting("demo-lanh-dao", on=on))


STEPS = {"norm_published": publish}
