"""The list of clusters, one cluster, and what their maps draw."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.geojson import feature_collection
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.registers.clusters.forms import FilterForm
from khuyencong.registers.clusters.permissions import (
    beginning_refusal,
    keeping_refusal,
    visible_clusters,
)
from khuyencong.registers.clusters.queries import (
    cluster_features,
    given_area_m2,
    list_rows,
    lot_features,
    lots_of,
)
from khuyencong.registers.clusters.views.frame import cluster_for


@login_required
@require_safe
@answers_refusals
def cluster_list(request: SignedInRequest) -> HttpResponse:
    """Show the clusters that the person may see, as a map with its list beside."""
    form = FilterForm(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = list_rows(
        visible_clusters(request.actor), text=asked.get("text", ""), state=asked.get("state", "")
    )
    context = {
        "page": keyset_page(rows, request=request, order=["folded_name", "pk"]),
        "form": form,
        "is_narrowed": any(asked.values()),
        "may_add": beginning_refusal(request.actor) is None,
    }
    return render_page(request, "clusters/cluster_list.html", context)


@login_required
@require_safe
@answers_refusals
def cluster_page(request: SignedInRequest, cluster_id: int) -> HttpResponse:
    """Show one cluster: its lots and who holds them, what is built, who waits."""
    cluster = cluster_for(request, cluster_id)
    given = given_area_m2(cluster)
    context = {
        "cluster": cluster,
        "lots": list(lots_of(cluster)),
        "given_m2": given,
        "left_m2": cluster.area_m2 - given,
        "infrastructure": list(cluster.infrastructure.all()),
        "waiting": list(cluster.waiting.filter(ended_on__isnull=True)),
        "may_keep": keeping_refusal(request.actor, cluster) is None,
    }
    return render_page(request, "clusters/cluster.html", context)


@login_required
@require_safe
@answers_refusals
def clusters_data(request: SignedInRequest) -> StreamingHttpResponse:
    """Give the clusters that the person may see to a map."""
    return feature_collection(cluster_features(visible_clusters(request.actor)))


@login_required
@require_safe
@answers_refusals
def cluster_data(request: SignedInRequest, cluster_id: int) -> StreamingHttpResponse:
    """Give a cluster's boundary and its lots to a map."""
    cluster = cluster_for(request, cluster_id)
    own = visible_clusters(request.actor).filter(pk=cluster.pk)
    return feature_collection([*cluster_features(own), *lot_features(cluster)])
