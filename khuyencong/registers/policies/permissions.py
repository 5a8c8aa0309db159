"""Who may keep the documents and the books, and who may publish."""

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.registers.offices.models import OfficeKind
from khuyencong.registers.offices.permissions import administers_installation, reach_of
from khuyencong.registers.policies.models import PolicyBook

DRAFTERS = frozenset({Role.CLERK, Role.APPRAISER, Role.LEADER, Role.ADMINISTRATOR})
PUBLISHERS = frozenset({Role.LEADER, Role.ADMINISTRATOR})

_NATIONAL_OFFICES = frozenset({OfficeKind.NATIONAL_DEPARTMENT, OfficeKind.MINISTRY})


def may_keep(actor: Actor | None) -> bool:
    """Return whether an actor may enter and correct documents, and write drafts."""
    return actor is not None and actor.role in DRAFTERS


def require_keeper(actor: Actor) -> None:
    """Refuse who may not enter documents."""
    if not may_keep(actor):
        raise NotPermitted(Problem("policies.keeper_needed"))


def drafting_refusal(actor: Actor | None, book: PolicyBook) -> Problem | None:
    """Return why an actor may not write drafts of a book; None where they may."""
    if actor is None or actor.role not in DRAFTERS:
        return Problem("policies.keeper_needed")
    return _land_refusal(actor, book)


def publishing_refusal(actor: Actor | None, book: PolicyBook) -> Problem | None:
    """Return why an actor may not publish a book. Whose draft it is comes on top."""
    if actor is None or actor.role not in PUBLISHERS:
        return Problem("policies.publisher_needed")
    return _land_refusal(actor, book)


def require_may_draft(actor: Actor, book: PolicyBook) -> None:
    """Refuse who may not write a draft of a book."""
    if problem := drafting_refusal(actor, book):
        raise NotPermitted(problem)


def require_may_publish(actor: Actor, book: PolicyBook) -> None:
    """Refuse who may not publish a version of a book."""
    if problem := publishing_refusal(actor, book):
        raise NotPermitted(problem)


def _land_refusal(actor: Actor, book: PolicyBook) -> Problem | None:
    """A book binds all below its territory, so that only that territory or one above keeps it."""
    if administers_installation(actor):
        return None
    reach = reach_of(actor)
    if book.territory is None:
        is_national = reach is not None and reach.office_kind in _NATIONAL_OFFICES
        return None if is_national else Problem("policies.book_of_the_country")
    if reach is None or not reach.covers(book.territory.path):
        return Problem("policies.book_of_elsewhere", {"unit": book.territory.name})
    return None
