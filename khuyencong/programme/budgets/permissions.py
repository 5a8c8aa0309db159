"""Who may see the money of which office, who keeps it and who confirms what was prepared."""

from django.db.models import Q, QuerySet

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.budgets.models import Fund
from khuyencong.programme.budgets.states import Source
from khuyencong.registers.offices.models import Office, OfficeKind
from khuyencong.registers.offices.permissions import Reach, kept_by, reach_of, within


def visible_funds(actor: Actor | None) -> QuerySet[Fund]:
    """Return the funds of the actor's office and of every office in its territory.

    The national department sees the national money, as it sees the đề án of the national scheme.
    An applicant, and who acts in no role, sees none.
    """
    reach = None if actor is None else reach_of(actor)
    if reach is None:
        return Fund.objects.none()
    in_territory = within(reach, "office__territory__path")
    if reach.is_national:
        in_territory &= Q(source=Source.NATIONAL)
    return Fund.objects.filter(kept_by(reach) | in_territory)


def may_keep(actor: Actor, office: Office) -> bool:
    """Return whether an actor enters money papers for an office. Two queries."""
    return office in kept_offices(actor)


def kept_offices(actor: Actor | None) -> QuerySet[Office]:
    """Return the offices whose money papers an actor enters.

    An accountant does for their own office, and as that of a division for the People's Committee
    of the same territory.
    """
    reach = reach_of(actor) if actor and actor.role is Role.ACCOUNTANT else None
    if reach is None:
        return Office.objects.none()
    committee = Q(kind=OfficeKind.PEOPLES_COMMITTEE, territory__path=reach.territory_path)
    return Office.objects.filter(Q(pk=reach.office_id) | committee)


def may_confirm(actor: Actor, office: Office) -> bool:
    """Return whether an actor confirms the money papers of an office.

    Its own leader does, and the leader of a People's Committee whose territory covers it.
    """
    if actor.role is not Role.LEADER:
        return False
    if actor.office_id == office.pk:
        return True
    reach = reach_of(actor)
    return reach is not None and is_committee_over(reach, office)


def is_committee_over(reach: Reach, office: Office) -> bool:
    """Return whether a reach is that of a People's Committee over an office's territory."""
    return reach.office_kind == OfficeKind.PEOPLES_COMMITTEE and reach.covers(office.territory.path)


def require_keeper(actor: Actor, office: Office) -> None:
    """Refuse who does not enter the money papers of an office; the program itself may."""
    if actor.role is not Role.SYSTEM and not may_keep(actor, office):
        raise NotPermitted(Problem("budget.accountant_needed", {"office": office.name}))


def require_confirmer(actor: Actor, office: Office) -> None:
    """Refuse who does not confirm the money papers of an office."""
    if not may_confirm(actor, office):
        raise NotPermitted(Problem("budget.leader_needed", {"office": office.name}))
