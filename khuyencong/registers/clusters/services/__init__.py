"""What can be done about clusters, one file per group of use cases."""

from khuyencong.registers.clusters.services.holding import lease_lot, release_lot, reserve_lot
from khuyencong.registers.clusters.services.keeping import (
    add_cluster,
    add_infrastructure,
    add_lot,
    change_cluster,
    change_infrastructure,
    change_lot,
)
from khuyencong.registers.clusters.services.waiting import join_waiting, leave_waiting

__all__ = [
    "add_cluster",
    "add_infrastructure",
    "add_lot",
    "change_cluster",
    "change_infrastructure",
    "change_lot",
    "join_waiting",
    "lease_lot",
    "leave_waiting",
    "release_lot",
    "reserve_lot",
]
