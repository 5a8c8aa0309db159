"""Forms of the decision itself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.one_form import answer_form
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.windows.handover.forms import HandoverForm, initial_values
from khuyencong.windows.handover.permissions import handing_offices, require_may_prepare
from khuyencong.windows.handover.queries import going_on
from khuyencong.windows.handover.services import change_handover, prepare_handover
from khuyencong.windows.handover.views.frame import handover_for, page_of


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def prepare(request: SignedInRequest) -> HttpResponse:
    """Ask for the decision by which an office hands over, and prepare it."""
    giving = handing_offices(request.actor).order_by("name")
    if not giving:
        raise NotPermitted(Problem("offices.administrator_needed"))
    asked = request.GET.get("office", "")
    form = HandoverForm(
        request.POST or None,
        giving=giving,
        taking=going_on(request.actor),
        initial={"office": asked},
    )
    sent = send_or_mark(
        request,
        form,
        lambda: prepare_handover(
            int(form.cleaned_data["office"]), form.values(), by=request.actor, on=clock.today()
        ),
    )
    if sent.is_done:
        messages.success(
            request, _("Đã lập chuyển giao. Chia địa bàn, rồi xem những gì còn vướng.")
        )
        return redirect("handover:handover", sent.result.pk)
    return render_page(request, "handover/prepare.html", {"form": form}, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def change(request: SignedInRequest, handover_id: int) -> HttpResponse:
    """Change the decision of a handover that is not approved."""
    handover = handover_for(request, handover_id)
    require_may_prepare(request.actor, handover.office)
    form = HandoverForm(
        request.POST or None,
        giving=[handover.office],
        taking=going_on(request.actor),
        initial=initial_values(handover),
    )
    return answer_form(
        request,
        form,
        lambda: change_handover(
            handover.pk,
            form.values(),
            version=form.cleaned_data["version"] or 0,
            by=request.actor,
        ),
        page_of(handover, _("Sửa văn bản chuyển giao"), _("Lưu"), _("Đã lưu.")),
    )
