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

    What was done without an office, as by the program, is for the administrator of the whole
    installation, who reads all.
    """
    if actor.office_id is None:
        is_its_administrator = actor.role is Role.ADMINISTRATOR
        return AuditEntry.objects.all() if is_its_administrator else AuditEntry.objects.none()
    reach = Q(office_id=actor.office_id)
    for scope in _SCOPES:
        reach |= scope(actor)
    return AuditEntry.objects.filter(reach)
