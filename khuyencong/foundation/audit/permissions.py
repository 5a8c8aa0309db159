"""Who may read the journal, and how far."""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.audit.models import AuditEntry

READERS = frozenset({Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR})

Scope = Callable[[Actor], Q]

_SCOPES: list[Scope] = []


def register_scope(scope: Scope) -> None:
    """Let an actor read further than their own office; an app that knows offices registers how."""
    if scope not in _SCOPES:
        _SCOPES.append(scope)


def require_reader(actor: Actor | None) -> None:
    """Refuse whoever may not read the journal. Raises ``NotPermitted``."""
    if actor is None or actor.role not in READERS:
        raise NotPermitted(Problem("audit.reader_needed"))


def visible_entries(actor: Actor) -> QuerySet[AuditEntry]:
    """Return the entries that a reader may see: those of their office, and of offices in reach.

    What the program itself did (no office) is for administrators.
    """
    reach = Q(office_id=actor.office_id) if actor.office_id is not None else Q(pk__in=[])
    if actor.role == Role.ADMINISTRATOR:
        reach |= Q(office_id__isnull=True)
    for scope in _SCOPES:
        reach |= scope(actor)
    return AuditEntry.objects.filter(reach)
