"""Who keeps clusters and who sees them."""

from django.db.models import QuerySet

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.registers.clusters.models import Cluster
from khuyencong.registers.offices.permissions import kept_by, reach_of, within
from khuyencong.registers.territories.models import Unit


def visible_clusters(actor: Actor) -> QuerySet[Cluster]:
    """Return the clusters that an actor may see: staff those of their office and territory."""
    reach = reach_of(actor)
    if reach is None:
        return Cluster.objects.none()
    return Cluster.objects.filter(kept_by(reach) | within(reach, "unit_path"))


def beginning_refusal(actor: Actor, unit: Unit | None = None) -> Problem | None:
    """Return why an actor may not enter a cluster (in a unit); None for its clerk."""
    reach = reach_of(actor)
    if actor.role is not Role.CLERK or reach is None:
        return Problem("clusters.clerk_needed", {"role": actor.role.value})
    if unit is not None and not reach.covers(unit.path):
        told = {"unit": unit.name, "office": actor.office_name}
        return Problem("clusters.outside_territory", told, field="unit")
    return None


def keeping_refusal(actor: Actor, cluster: Cluster) -> Problem | None:
    """Return why an actor may not keep a cluster and its lots; None when they may.

    A clerk of the office that keeps it, or of one in whose territory it lies.
    """
    if problem := beginning_refusal(actor):
        return problem
    reach = reach_of(actor)
    assert reach is not None, "a clerk has an office"
    if reach.stands_for(cluster.office_id) or reach.covers(cluster.unit_path):
        return None
    told = {"unit": cluster.name, "office": actor.office_name}
    return Problem("clusters.outside_territory", told)


def require_may_keep(actor: Actor, cluster: Cluster) -> None:
    """Refuse who may not keep a cluster."""
    if problem := keeping_refusal(actor, cluster):
        raise NotPermitted(problem)
