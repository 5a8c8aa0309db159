"""Who may keep the documents and the books, and who may publish."""

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.registers.offices.permissions import reach_of
from khuyencong.registers.policies.models import PolicyBook

DRAFTERS = frozenset({Role.CLERK, Role.APPRAISER, Role.LEADER, Role.ADMINISTRATOR})
PUBLISHERS = frozenset({Role.LEADER, Role.ADMINISTRATOR})


def may_keep(actor: Actor | None) -> bool:
    """Return whether an actor may enter and correct documents, and write drafts."""
    return actor is not None and actor.role in DRAFTERS


def require_keeper(actor: Actor) -> None:
    """Refuse who may not enter documents."""
    if not may_keep(actor):
        raise NotPermitted(Problem("policies.keeper_needed"))


def may_publish(actor: Actor | None) -> bool:
    """Return whether an actor's role publishes; whose draft it is comes on top."""
    return actor is not None and actor.role in PUBLISHERS


def require_may_draft(actor: Actor, book: PolicyBook) -> None:
    """Refuse who may not write a draft of a book."""
    require_keeper(actor)
    _require_same_land(actor, book)


def require_may_publish(actor: Actor, book: PolicyBook) -> None:
    """Refuse who may not publish a version of a book."""
    if not may_publish(actor):
        raise NotPermitted(Problem("policies.publisher_needed"))
    _require_same_land(actor, book)


def _require_same_land(actor: Actor, book: PolicyBook) -> None:
    """A local book is kept by offices of its territory, above or below: all apply it."""
    if book.territory is None:
        return
    reach = reach_of(actor)
    path = book.territory.path
    if reach is None or not (reach.covers(path) or reach.territory_path.startswith(path)):
        raise NotPermitted(Problem("policies.book_of_elsewhere", {"unit": book.territory.name}))
