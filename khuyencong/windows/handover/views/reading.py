"""The list of handovers, and one whole: what would pass, or what did."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.windows.handover.models import Handover
from khuyencong.windows.handover.permissions import (
    approving_refusal,
    handing_offices,
    preparing_refusal,
    visible_handovers,
)
from khuyencong.windows.handover.planning import reckon
from khuyencong.windows.handover.presenting import figures_of, passed_sums, shown, sums_of
from khuyencong.windows.handover.states import LIVE_STATES, HandoverState
from khuyencong.windows.handover.views.frame import handover_for


@login_required
@require_safe
@answers_refusals
def handover_list(request: SignedInRequest) -> HttpResponse:
    """Show the handovers that the person may see, the latest first."""
    handovers = visible_handovers(request.actor).select_related("office", "rest_office")
    context = {
        "page": keyset_page(handovers, request=request, order=["-id"]),
        "may_prepare": handing_offices(request.actor).exists(),
    }
    return render_page(request, "handover/handover_list.html", context)


@login_required
@require_safe
@answers_refusals
def handover_page(request: SignedInRequest, handover_id: int) -> HttpResponse:
    """Show a handover: before it, what passes and what stands in the way; after it, what went."""
    handover = handover_for(request, handover_id)
    context: dict[str, Any] = {
        "handover": handover,
        "shares": handover.shares.select_related("unit__parent", "office"),
        **_rights(request.actor, handover),
    }
    if handover.state in LIVE_STATES:
        reckoning = reckon(handover)
        context |= {
            "reckoning": reckoning,
            "parts": shown(reckoning.parts),
            "sums": sums_of(reckoning.parts),
        }
    elif handover.state == HandoverState.CARRIED_OUT:
        context |= {"sums": passed_sums(handover), "figures": figures_of(handover)}
    return render_page(request, "handover/handover.html", context)


def _rights(actor: Actor, handover: Handover) -> dict[str, Any]:
    prepares = preparing_refusal(actor, handover.office) is None
    approved = handover.state == HandoverState.APPROVED
    return {
        "may_change": prepares and handover.is_draft,
        "may_approve": handover.is_draft and approving_refusal(actor, handover) is None,
        "may_reopen": prepares and approved,
        "may_cancel": prepares and handover.state in LIVE_STATES,
        "may_carry_out": prepares and approved and clock.today() >= handover.effective_on,
        "waits_for_day": approved and clock.today() < handover.effective_on,
    }
