"""Forms about a fair before it opens: the fair, its booths, its exhibitors, its tasks."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khuyencong.activities.fairs.forms import (
    BoothForm,
    ExhibitorForm,
    FairForm,
    ReasonForm,
    TaskForm,
    initial_booth,
    initial_fair,
)
from khuyencong.activities.fairs.permissions import (
    proposals_at_fairs,
    require_may_begin,
    require_may_keep,
    visible_fairs,
)
from khuyencong.activities.fairs.services import (
    add_booth,
    add_exhibitor,
    add_task,
    cancel_fair,
    change_booth,
    change_fair,
    finish_task,
    register_fair,
    remove_exhibitor,
)
from khuyencong.activities.fairs.states import (
    BOOTH_ACTIVITIES,
    FAIR_ACTIVITIES,
    BoothKind,
    FairKind,
)
from khuyencong.activities.fairs.views.frame import (
    booth_for,
    exhibitor_for,
    fair_for,
    page_of,
)
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.one_form import answer_form
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.views.frame import proposal_for
from khuyencong.registers.establishments.queries import visible_establishments

BOOTH_FOR = "de-an"
"""The part of the address that carries the đề án for which a booth is entered."""


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def add(request: SignedInRequest) -> HttpResponse:
    """Enter a fair that belongs to no đề án by itself."""
    require_may_keep(request.actor, request.actor.office_id or 0)
    return _register(request, None)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def begin(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Carry out a đề án at a fair: one that is entered already, or a new one."""
    proposal = proposal_for(request, proposal_id)
    require_may_begin(request.actor, proposal)
    return _register(request, proposal)


def _register(request: SignedInRequest, proposal: Proposal | None) -> HttpResponse:
    """Show or take the form of a new fair; a đề án of a booth goes on to the booth's form."""
    is_fair = proposal is not None and proposal.activity in FAIR_ACTIVITIES
    form = FairForm(request.POST or None, initial=_announced(proposal), on=clock.today())
    sent = send_or_mark(
        request,
        form,
        lambda: register_fair(
            form.values(),
            proposal_id=proposal.pk if proposal is not None and is_fair else None,
            by=request.actor,
            on=clock.today(),
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã ghi hội chợ."))
        if proposal is None or is_fair:
            return redirect("fairs:fair", sent.result.pk)
        return redirect(_booth_address(sent.result.pk, proposal))
    ahead = []
    if proposal is not None and not is_fair:
        known = visible_fairs(request.actor).filter(
            office=request.actor.office_id, ends_on__gte=clock.today(), cancelled_on__isnull=True
        )
        ahead = [(fair, _booth_address(fair.pk, proposal)) for fair in known[:20]]
    context = {"proposal": proposal, "form": form, "fair": None, "ahead": ahead}
    return render_page(request, "fairs/fair_form.html", context, status=sent.status)


def _booth_address(fair_id: int, proposal: Proposal) -> str:
    return f"{reverse('fairs:add_booth', args=[fair_id])}?{BOOTH_FOR}={proposal.pk}"


def _announced(proposal: Proposal | None) -> dict[str, Any]:
    """Return what the dossier says of the fair, so that nobody types it twice."""
    if proposal is None:
        return {}
    facts = proposal.facts
    kind = {
        "fair_organise": FairKind.ORGANISED,
        "fair_abroad": FairKind.ABROAD,
    }.get(proposal.activity, FairKind.HOME)
    return {
        "name": facts.get("fair_name", ""),
        "place": facts.get("fair_place", ""),
        "country": facts.get("country", ""),
        "kind": kind.value,
    }


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def change(request: SignedInRequest, fair_id: int) -> HttpResponse:
    """Correct what is stated about a fair."""
    fair = fair_for(request, fair_id)
    require_may_keep(request.actor, fair.office_id)
    form = FairForm(request.POST or None, initial=initial_fair(fair), on=fair.made_on)
    page = page_of(fair, _("Sửa hội chợ"), _("Ghi"), _("Đã sửa hội chợ."))
    return answer_form(
        request,
        form,
        lambda: change_fair(
            fair.pk,
            form.values(),
            version=form.cleaned_data["version"] or 0,
            by=request.actor,
        ),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def cancel(request: SignedInRequest, fair_id: int) -> HttpResponse:
    """Say that nobody goes to a fair."""
    fair = fair_for(request, fair_id)
    require_may_keep(request.actor, fair.office_id)
    form = ReasonForm(request.POST or None)
    page = page_of(fair, _("Không tham gia nữa"), _("Ghi không tham gia"), _("Đã ghi."))
    return answer_form(
        request,
        form,
        lambda: cancel_fair(
            fair.pk, reason=form.cleaned_data["reason"], by=request.actor, on=clock.today()
        ),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def booth(request: SignedInRequest, fair_id: int) -> HttpResponse:
    """Enter a rented booth."""
    fair = fair_for(request, fair_id)
    require_may_keep(request.actor, fair.office_id)
    supporting = proposals_at_fairs(request.actor, BOOTH_ACTIVITIES | {"fair_abroad"})
    asked = request.GET.get(BOOTH_FOR, "")
    chosen = supporting.filter(pk=asked).first() if asked.isdecimal() else None
    is_own = chosen is not None and chosen.activity == "fair_booth_home"
    initial = {
        "proposal": chosen,
        "kind": BoothKind.OWN if is_own else BoothKind.SHARED,
        "rented_from": fair.starts_on,
        "rented_to": fair.ends_on,
        "support_vnd": 0,
    }
    form = BoothForm(request.POST or None, proposals=supporting, initial=initial)
    page = page_of(fair, _("Ghi gian hàng"), _("Ghi"), _("Đã ghi gian hàng."))
    return answer_form(
        request,
        form,
        lambda: add_booth(
            fair.pk,
            form.values(),
            proposal_id=getattr(form.cleaned_data["proposal"], "pk", None),
            by=request.actor,
            on=clock.today(),
        ),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def edit_booth(request: SignedInRequest, booth_id: int) -> HttpResponse:
    """Correct a booth."""
    booth = booth_for(request, booth_id)
    require_may_keep(request.actor, booth.fair.office_id)
    form = BoothForm(request.POST or None, initial=initial_booth(booth))
    page = page_of(booth.fair, _("Sửa gian hàng"), _("Ghi"), _("Đã sửa gian hàng."))
    return answer_form(
        request,
        form,
        lambda: change_booth(
            booth.pk,
            form.values(),
            version=form.cleaned_data["version"] or 0,
            by=request.actor,
            on=clock.today(),
        ),
        page,
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def exhibitor(request: SignedInRequest, booth_id: int) -> HttpResponse:
    """Give an establishment its place at a booth."""
    booth = booth_for(request, booth_id)
    require_may_keep(request.actor, booth.fair.office_id)
    form = ExhibitorForm(request.POST or None, establishments=visible_establishments(request.actor))
    page = page_of(
        booth.fair,
        _("Cơ sở trưng bày ở gian %(position)s") % {"position": booth.position},
        _("Ghi"),
        _("Đã ghi cơ sở trưng bày."),
    )
    return answer_form(
        request,
        form,
        lambda: add_exhibitor(
            booth.pk,
            form.cleaned_data["establishment"].pk,
            contact_name=form.cleaned_data["contact_name"],
            by=request.actor,
        ),
        page,
    )


@login_required
@require_POST
@answers_refusals
def take_out(request: SignedInRequest, exhibitor_id: int) -> HttpResponse:
    """Take an establishment off a booth where it was entered wrongly."""
    found = exhibitor_for(request, exhibitor_id)
    remove_exhibitor(found.pk, by=request.actor)
    messages.success(request, _("Đã bỏ “%(what)s”.") % {"what": found.establishment.name})
    return redirect("fairs:fair", found.fair_id)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def task(request: SignedInRequest, fair_id: int) -> HttpResponse:
    """Put something on the list of what is to be prepared."""
    fair = fair_for(request, fair_id)
    require_may_keep(request.actor, fair.office_id)
    form = TaskForm(request.POST or None, initial={"due_on": fair.starts_on})
    page = page_of(fair, _("Thêm việc chuẩn bị"), _("Thêm"), _("Đã thêm việc."))
    return answer_form(
        request, form, lambda: add_task(fair.pk, form.values(), by=request.actor), page
    )


@login_required
@require_POST
@answers_refusals
def finish(request: SignedInRequest, fair_id: int, task_id: int) -> HttpResponse:
    """Tick a task off."""
    fair = fair_for(request, fair_id)
    found = get_object_or_404(fair.tasks, pk=task_id)
    finish_task(found.pk, by=request.actor, on=clock.today())
    messages.success(request, _("Đã ghi xong việc."))
    return redirect("fairs:fair", fair.pk)
