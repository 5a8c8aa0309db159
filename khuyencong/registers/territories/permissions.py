"""Who may keep the register of units: administrators, and the program itself."""

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role

KEEPERS = frozenset({Role.ADMINISTRATOR, Role.SYSTEM})


def may_keep_classes(actor: Actor | None) -> bool:
    """Return whether an actor may record classes of area."""
    return actor is not None and actor.role in KEEPERS


def require_keeper(actor: Actor) -> None:
    """Refuse who may not record classes of area."""
    if not may_keep_classes(actor):
        raise NotPermitted(Problem("territories.administrator_needed"))
