"""What every page here needs: the cluster that the person may see, or a plain 404."""

from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.one_form import FormPage
from khuyencong.registers.clusters.models import Cluster, Lot
from khuyencong.registers.clusters.permissions import require_may_keep, visible_clusters

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def cluster_for(request: SignedInRequest, cluster_id: int) -> Cluster:
    """Return a cluster that the actor may see."""
    seen = visible_clusters(request.actor).select_related("unit", "office")
    cluster = seen.filter(pk=cluster_id).first()
    if cluster is None:
        raise Http404
    return cluster


def kept_cluster(request: SignedInRequest, cluster_id: int) -> Cluster:
    """Return a cluster that the actor keeps. Refuses who may only see it."""
    cluster = cluster_for(request, cluster_id)
    require_may_keep(request.actor, cluster)
    return cluster


def kept_lot(request: SignedInRequest, lot_id: int) -> Lot:
    """Return a lot of a cluster that the actor keeps. Refuses who may only see it."""
    seen = Lot.objects.filter(cluster__in=visible_clusters(request.actor))
    lot = seen.select_related("cluster").filter(pk=lot_id).first()
    if lot is None:
        raise Http404
    require_may_keep(request.actor, lot.cluster)
    return lot


def page_of(cluster: Cluster, heading: "StrOrPromise", done: "StrOrPromise") -> FormPage:
    """Return what stands around a form about a cluster."""
    address = reverse("clusters:cluster", args=[cluster.pk])
    crumbs = ((_("Cụm công nghiệp"), reverse("clusters:list")), (cluster.name, address))
    title = f"{heading}: {cluster.name}"
    return FormPage(title, _("Ghi"), done, address, "clusters", crumbs)
