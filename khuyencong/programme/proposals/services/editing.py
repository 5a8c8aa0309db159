"""The frame of every change to a dossier: lock, permit, compare versions, change, trace."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Problem
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.queries import entries_about
from khuyencong.foundation.audit.services import record
from khuyencong.foundation.word_index import words_text
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import require_may_edit
from khuyencong.programme.proposals.services.steps import lock_proposal
from khuyencong.programme.proposals.states import Section, State
from khuyencong.registers.establishments.models import Establishment


def open_dossier(proposal_id: int, *, version: int | None, section: Section, by: Actor) -> Proposal:
    """Return a locked đề án whose section this actor may change now.

    ``version`` is the one the person saw; None where a change cannot overwrite another's (adding
    a row). Refuses a second tab's stale version as ``OutOfStep``, saying who changed it when; in a
    returned dossier only the sections asked for are open.
    """
    proposal = lock_proposal(proposal_id)
    require_may_edit(by, proposal)
    if version is not None and version != proposal.version:
        raise OutOfStep(_changed_meanwhile(proposal))
    if proposal.state == State.RETURNED:
        _require_open_section(proposal, section)
    return proposal


def _require_open_section(proposal: Proposal, section: Section) -> None:
    asked = proposal.section_requests.filter(answered_on__isnull=True)
    if not asked.filter(section=section).exists():
        raise NotPermitted(
            Problem(
                "proposal.section_not_open",
                {"section": section.value, "sections": ",".join(r.section for r in asked)},
            )
        )


def _changed_meanwhile(proposal: Proposal) -> Problem:
    entry = entries_about(proposal.reference).first()
    return Problem(
        "proposal.changed_meanwhile",
        {
            "person": entry.actor_name if entry else "",
            "at": timezone.localtime(entry.at).strftime("%H:%M %d/%m/%Y") if entry else "",
        },
    )


def lock_establishment(establishment_id: int) -> Establishment:
    """Return an establishment, locked: a merging of it waits, or was before.

    Locked before any đề án, as a merging does.
    """
    establishments = Establishment.objects.select_for_update(of=("self",), no_key=True)
    return establishments.get(pk=establishment_id)


def require_kept(establishment: Establishment) -> None:
    """Refuse a record that was merged away while a page was open."""
    if establishment.merged_into is not None:
        raise OutOfStep(
            Problem(
                "proposal.establishment_merged",
                {"name": establishment.name, "kept": establishment.merged_into.name},
            )
        )


def save_change(
    proposal: Proposal,
    *,
    by: Actor,
    action: str,
    fields: Iterable[str] = (),
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Save named fields of a locked đề án, raise its version, leave the trace."""
    proposal.version += 1
    proposal.save(update_fields=[*fields, "version"])
    record(
        f"proposal.{action}",
        proposal.reference,
        by=by,
        before=plain(before or {}),
        after=plain(after or {}),
    )


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as JSON can hold them."""
    return {name: _plain_value(value) for name, value in values.items()}


def _plain_value(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if hasattr(value, "pk"):
        return value.pk
    return value


def search_text_of(proposal: Proposal) -> str:
    """Return the words by which a đề án is found: of its code, title and establishments."""
    names = proposal.beneficiaries.values_list("establishment__name", flat=True)
    return words_text(proposal.code, proposal.title, *names)
