"""Who may keep the register of establishments. Lists, pages and services all ask here."""

from dataclasses import dataclass

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.registers.establishments.models import Establishment, Place
from khuyencong.registers.establishments.scope import office_paths, places_in
from khuyencong.registers.territories.models import Unit

KEEPERS = frozenset({Role.CLERK, Role.SYSTEM})
VERIFIERS = frozenset({Role.CLERK, Role.APPRAISER, Role.INSPECTOR})


@dataclass(frozen=True)
class Rights:
    """What an actor may do with an establishment that they see."""

    may_tell: bool
    may_keep: bool
    may_verify: bool


def rights_on_seen(actor: Actor, establishment: Establishment) -> Rights:
    """Return the rights on an establishment that the actor sees. No query.

    Staff see exactly what lies in their territory (``visible_establishments``), so here only the
    role is asked; the services ask for the territory too.
    """
    may_keep = actor.role in KEEPERS
    return Rights(
        may_tell=may_keep or is_own(actor, establishment),
        may_keep=may_keep,
        may_verify=actor.role in VERIFIERS,
    )


def covers_unit(actor: Actor, unit: Unit) -> bool:
    """Return whether a commune lies in the territory of the actor's office, or in its origins."""
    if actor.role is Role.SYSTEM:
        return True
    if actor.office_id is None:
        return False
    return unit.path.startswith(office_paths(actor.office_id))


def covers(actor: Actor, establishment: Establishment) -> bool:
    """Return whether an establishment produces, or produced, in the actor's territory."""
    if actor.role is Role.SYSTEM:
        return True
    if actor.office_id is None:
        return False
    here = places_in(office_paths(actor.office_id))
    return Place.objects.filter(here, establishment=establishment).exists()


def is_own(actor: Actor, establishment: Establishment) -> bool:
    """Return whether the actor acts for the establishment."""
    return actor.role is Role.APPLICANT and actor.establishment_id == establishment.pk


def keeping_refusal(actor: Actor, establishment: Establishment) -> Problem | None:
    """Return why an actor may not keep the whole record; None for a clerk of its territory."""
    if actor.role not in KEEPERS:
        return Problem("establishments.clerk_needed")
    return _territory_refusal(actor, establishment)


def telling_refusal(actor: Actor, establishment: Establishment) -> Problem | None:
    """Return why an actor may not tell facts of it; None for its applicant and for its clerk."""
    return None if is_own(actor, establishment) else keeping_refusal(actor, establishment)


def verifying_refusal(actor: Actor, establishment: Establishment) -> Problem | None:
    """Return why an actor may not verify proofs of it; None for an officer of its territory."""
    if actor.role not in VERIFIERS:
        return Problem("establishments.officer_needed")
    return _territory_refusal(actor, establishment)


def _territory_refusal(actor: Actor, establishment: Establishment) -> Problem | None:
    if covers(actor, establishment):
        return None
    return Problem("establishments.outside_territory", {"office": actor.office_name})


def may_register(actor: Actor | None) -> bool:
    """Return whether an actor may enter establishments at all; where, the place decides."""
    return actor is not None and actor.role in KEEPERS


def registering_refusal(actor: Actor, unit: Unit) -> Problem | None:
    """Return why an actor may not enter what produces in a commune; None for its clerk."""
    if not may_register(actor):
        return Problem("establishments.clerk_needed")
    if not covers_unit(actor, unit):
        return Problem(
            "establishments.place_outside_territory",
            {"unit": unit.name, "office": actor.office_name},
            field="place_unit",
        )
    return None


def placing_refusal(actor: Actor, establishment: Establishment, *, unit: Unit) -> Problem | None:
    """Return why an actor may not add a place in a commune; None for applicant and clerk.

    The clerk's territory must cover the new place, not those known so far: that is how an
    establishment enters another district's register.
    """
    return None if is_own(actor, establishment) else registering_refusal(actor, unit)


def require_permitted(problem: Problem | None) -> None:
    """Refuse for a reason, if there is one."""
    if problem is not None:
        raise NotPermitted(problem)
