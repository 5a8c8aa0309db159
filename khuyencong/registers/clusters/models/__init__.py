"""Records of industrial clusters: the cluster, its lots, who holds them, what is built."""

from khuyencong.registers.clusters.models.cluster import Cluster, Infrastructure, Waiting
from khuyencong.registers.clusters.models.lot import Lot, Occupancy

__all__ = ["Cluster", "Infrastructure", "Lot", "Occupancy", "Waiting"]
