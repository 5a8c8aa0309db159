"""Forms about a cluster and its lots."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khuyencong.engines.refusals import NotPermitted
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals
from khuyencong.foundation.ui.one_form import FormPage, answer_form
from khuyencong.registers.clusters.forms import (
    ClusterForm,
    EndingForm,
    HoldingForm,
    InfrastructureForm,
    LeavingForm,
    LotForm,
    WaitingForm,
    initial_cluster,
    initial_infrastructure,
    initial_lot,
)
from khuyencong.registers.clusters.models import Cluster, Infrastructure, Waiting
from khuyencong.registers.clusters.permissions import beginning_refusal
from khuyencong.registers.clusters.services import (
    add_cluster,
    add_infrastructure,
    add_lot,
    change_cluster,
    change_infrastructure,
    change_lot,
    join_waiting,
    lease_lot,
    leave_waiting,
    release_lot,
    reserve_lot,
)
from khuyencong.registers.clusters.states import Holding
from khuyencong.registers.clusters.views.frame import kept_cluster, kept_lot, page_of
from khuyencong.registers.offices.permissions import reach_of, within
from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.queries import units_on


def _units(request: SignedInRequest, cluster: Cluster | None = None) -> QuerySet[Unit]:
    """Return the communes of today in the territory, and the one that a cluster was entered in."""
    reach = reach_of(request.actor)
    assert reach is not None, "a clerk has an office"
    today = units_on(clock.today()).exclude(level__in=("country", "province", "district"))
    own = Q(pk=cluster.unit_id) if cluster else Q(pk__in=[])
    offered = Q(pk__in=today.order_by().values("pk")) & within(reach, "path")
    return Unit.objects.filter(offered | own).order_by("path")


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def add(request: SignedInRequest) -> HttpResponse:
    """Enter a cluster."""
    if problem := beginning_refusal(request.actor):
        raise NotPermitted(problem)
    form = ClusterForm(request.POST or None, request.FILES or None, units=_units(request))
    back = reverse("clusters:list")
    page = FormPage(
        _("Ghi cụm công nghiệp"),
        _("Ghi"),
        _("Đã ghi cụm công nghiệp."),
        back,
        "clusters",
        ((_("Cụm công nghiệp"), back),),
        after=_address,
    )
    return answer_form(
        request,
        form,
        lambda: add_cluster(form.values(), by=request.actor, on=clock.today()),
        page,
    )


def _address(cluster: Cluster) -> str:
    return reverse("clusters:cluster", args=[cluster.pk])


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def change(request: SignedInRequest, cluster_id: int) -> HttpResponse:
    """Correct a cluster."""
    cluster = kept_cluster(request, cluster_id)
    form = ClusterForm(
        request.POST or None,
        request.FILES or None,
        units=_units(request, cluster),
        initial=initial_cluster(cluster),
    )
    return answer_form(
        request,
        form,
        lambda: change_cluster(
            cluster.pk,
            form.values(),
            version=form.cleaned_data["version"] or 0,
            by=request.actor,
            on=clock.today(),
        ),
        page_of(cluster, _("Sửa cụm công nghiệp"), _("Đã sửa cụm công nghiệp.")),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def lot_add(request: SignedInRequest, cluster_id: int) -> HttpResponse:
    """Enter a lot."""
    cluster = kept_cluster(request, cluster_id)
    form = LotForm(request.POST or None, request.FILES or None)
    page = page_of(cluster, _("Ghi lô đất"), _("Đã ghi lô đất."))
    return answer_form(
        request, form, lambda: add_lot(cluster.pk, form.values(), by=request.actor), page
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def lot_change(request: SignedInRequest, lot_id: int) -> HttpResponse:
    """Redraw a lot that is free."""
    lot = kept_lot(request, lot_id)
    form = LotForm(request.POST or None, request.FILES or None, initial=initial_lot(lot))
    page = page_of(lot.cluster, _("Sửa lô đất"), _("Đã sửa lô đất."))
    return answer_form(
        request, form, lambda: change_lot(lot.pk, form.values(), by=request.actor), page
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def lot_hold(request: SignedInRequest, lot_id: int) -> HttpResponse:
    """Reserve or let a lot."""
    lot = kept_lot(request, lot_id)
    form = HoldingForm(request.POST or None, initial={"from_on": clock.today()})
    heading = _("Giao lô %(code)s") % {"code": lot.code}

    def hold() -> object:
        leased = form.cleaned_data["holding"] == Holding.LEASED
        act = lease_lot if leased else reserve_lot
        return act(lot.pk, form.values(), by=request.actor, on=clock.today())

    return answer_form(request, form, hold, page_of(lot.cluster, heading, _("Đã giao lô đất.")))


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def lot_release(request: SignedInRequest, lot_id: int) -> HttpResponse:
    """Take a lot back."""
    lot = kept_lot(request, lot_id)
    form = EndingForm(request.POST or None, initial={"ended_on": clock.today()})
    heading = _("Thu hồi lô %(code)s") % {"code": lot.code}
    return answer_form(
        request,
        form,
        lambda: release_lot(lot.pk, **form.cleaned_data, by=request.actor, on=clock.today()),
        page_of(lot.cluster, heading, _("Đã thu hồi lô đất.")),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def item_add(request: SignedInRequest, cluster_id: int) -> HttpResponse:
    """Enter a part of the infrastructure."""
    cluster = kept_cluster(request, cluster_id)
    form = InfrastructureForm(request.POST or None, initial={"state_vnd": 0, "investor_vnd": 0})
    page = page_of(cluster, _("Ghi hạng mục hạ tầng"), _("Đã ghi hạng mục."))
    return answer_form(
        request, form, lambda: add_infrastructure(cluster.pk, form.values(), by=request.actor), page
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def item_change(request: SignedInRequest, cluster_id: int, item_id: int) -> HttpResponse:
    """Say how far a part of the infrastructure is."""
    cluster = kept_cluster(request, cluster_id)
    item = get_object_or_404(Infrastructure, pk=item_id, cluster=cluster)
    form = InfrastructureForm(request.POST or None, initial=initial_infrastructure(item))
    page = page_of(cluster, _("Cập nhật hạng mục"), _("Đã cập nhật hạng mục."))
    return answer_form(
        request, form, lambda: change_infrastructure(item.pk, form.values(), by=request.actor), page
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def waiting_add(request: SignedInRequest, cluster_id: int) -> HttpResponse:
    """Put somebody on the waiting list."""
    cluster = kept_cluster(request, cluster_id)
    form = WaitingForm(request.POST or None, initial={"since_on": clock.today()})
    page = page_of(cluster, _("Ghi người chờ lô đất"), _("Đã ghi vào danh sách chờ."))
    return answer_form(
        request,
        form,
        lambda: join_waiting(cluster.pk, form.values(), by=request.actor, on=clock.today()),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def waiting_end(request: SignedInRequest, cluster_id: int, waiting_id: int) -> HttpResponse:
    """Take somebody off the waiting list."""
    cluster = kept_cluster(request, cluster_id)
    waiting = get_object_or_404(Waiting, pk=waiting_id, cluster=cluster)
    form = LeavingForm(request.POST or None)
    page = page_of(cluster, _("Thôi chờ lô đất"), _("Đã đưa ra khỏi danh sách chờ."))
    return answer_form(
        request,
        form,
        lambda: leave_waiting(
            waiting.pk, reason=form.cleaned_data["reason"], by=request.actor, on=clock.today()
        ),
        page,
    )
