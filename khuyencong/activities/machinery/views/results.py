"""What came of the machines of a đề án: measured before and after, shown to others."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khuyencong.activities.machinery.forms import AfterForm, BeforeForm, DemonstrationForm
from khuyencong.activities.machinery.permissions import keeping_refusal, require_may_keep
from khuyencong.activities.machinery.queries import results_of
from khuyencong.activities.machinery.services import (
    hold_demonstration,
    measure_after,
    measure_before,
)
from khuyencong.activities.machinery.views.frame import measure_for
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.programme.proposals.views.frame import proposal_for


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def results(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Show what was measured and shown; take a measurement from before."""
    proposal = proposal_for(request, proposal_id)
    may_keep = keeping_refusal(request.actor, proposal) is None
    form = BeforeForm(request.POST or None)
    if request.method == "POST":
        require_may_keep(request.actor, proposal)
    sent = send_or_mark(
        request,
        form,
        lambda: measure_before(
            proposal.pk,
            form.cleaned_data["indicator"],
            form.cleaned_data["unit"],
            form.values(),
            by=request.actor,
            on=clock.today(),
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã ghi số đo trước khi có máy."))
        return redirect("machinery:results", proposal.pk)
    context = {
        "proposal": proposal,
        "results": results_of(proposal),
        "form": form,
        "may_keep": may_keep,
    }
    return render_page(request, "machinery/results.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def after(request: SignedInRequest, measure_id: int) -> HttpResponse:
    """Measure the same indicator afterwards."""
    measure = measure_for(request, measure_id)
    require_may_keep(request.actor, measure.proposal)
    form = AfterForm(request.POST or None, initial={"how": measure.before_how})
    sent = send_or_mark(
        request,
        form,
        lambda: measure_after(measure.pk, form.values(), by=request.actor, on=clock.today()),
    )
    if sent.is_done:
        messages.success(request, _("Đã ghi số đo sau khi có máy."))
        return redirect("machinery:results", measure.proposal_id)
    context = {"proposal": measure.proposal, "measure": measure, "form": form}
    return render_page(request, "machinery/after.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def demonstrate(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Record a day on which the model was shown."""
    proposal = proposal_for(request, proposal_id)
    require_may_keep(request.actor, proposal)
    form = DemonstrationForm(request.POST or None)
    sent = send_or_mark(
        request,
        form,
        lambda: hold_demonstration(proposal.pk, form.values(), by=request.actor, on=clock.today()),
    )
    if sent.is_done:
        messages.success(request, _("Đã ghi buổi trình diễn."))
        return redirect("machinery:results", proposal.pk)
    context = {"proposal": proposal, "form": form, "measure": None}
    return render_page(request, "machinery/after.html", context, status=sent.status)
