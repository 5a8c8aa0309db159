"""Lock a cluster: its lots are drawn and let by one person at a time."""

from khuyencong.engines.refusals import OutOfStep, Problem
from khuyencong.registers.clusters.models import Cluster, Lot, Occupancy


def lock_cluster(cluster_id: int) -> Cluster:
    """Return a cluster, locked until the transaction ends."""
    return Cluster.objects.select_for_update(of=("self",)).get(pk=cluster_id)


def lock_lot(lot_id: int) -> Lot:
    """Return a lot with its cluster, which is locked."""
    cluster = lock_cluster(Lot.objects.values_list("cluster_id", flat=True).get(pk=lot_id))
    lot = Lot.objects.get(pk=lot_id)
    lot.cluster = cluster
    return lot


def occupancy_of(lot: Lot) -> Occupancy | None:
    """Return who holds a lot now; None: it is free."""
    return lot.occupancies.filter(ended_on__isnull=True).first()


def require_free(lot: Lot) -> None:
    """Refuse a lot that somebody holds."""
    if held := occupancy_of(lot):
        told = {"code": lot.code, "holder": held.holder, "holding": held.holding}
        raise OutOfStep(Problem("clusters.lot_held", told))


def require_version(cluster: Cluster, version: int) -> None:
    """Refuse a second tab that would overwrite the first one's work."""
    if cluster.version != version:
        raise OutOfStep(Problem("clusters.changed_meanwhile", {"name": cluster.name}))
