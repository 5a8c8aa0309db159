"""Council and jury: who is in them, and the decisions that set them up. Sub-criteria."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khuyencong.activities.awards.forms import (
    CouncilMemberForm,
    CriteriaForm,
    JurorForm,
    PanelSigningForm,
)
from khuyencong.activities.awards.models import CouncilMember, JuryMember, VoteRound
from khuyencong.activities.awards.permissions import (
    chairing_refusal,
    criteria_proposing_refusal,
    deciding_refusal,
    keeping_refusal,
)
from khuyencong.activities.awards.queries import sub_criteria_of
from khuyencong.activities.awards.rulebook import criteria_rule, judging_rule, level_rule
from khuyencong.activities.awards.services import (
    add_council_member,
    add_juror,
    propose_criteria,
    remove_council_member,
    remove_juror,
    sign_panel,
)
from khuyencong.activities.awards.states import PanelKind
from khuyencong.activities.awards.views.frame import require_none, round_for, rounds_for
from khuyencong.engines.refusals import NotPermitted
from khuyencong.engines.scoring import show_points
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.forms import BaseForm
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import Sent, send_or_mark


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def council(request: SignedInRequest, round_id: int) -> HttpResponse:
    """Put the council together, and sign the decision that sets it up."""
    vote = round_for(request, round_id)
    form = CouncilMemberForm(_data(request, "add"))
    return _panel_page(
        request,
        vote,
        PanelKind.COUNCIL,
        form,
        lambda: add_council_member(vote.pk, form.values(), by=request.actor),
    )


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def jury(request: SignedInRequest, round_id: int) -> HttpResponse:
    """Put the jury together, and sign the decision that sets it up."""
    vote = round_for(request, round_id)
    form = JurorForm(_data(request, "add"))
    return _panel_page(
        request,
        vote,
        PanelKind.JURY,
        form,
        lambda: add_juror(
            vote.pk,
            form.cleaned_data["person"].pk,
            position=form.cleaned_data["position"],
            function=form.cleaned_data["function"],
            by=request.actor,
        ),
    )


def _data(request: SignedInRequest, deed: str) -> Any:
    """Return what was sent, for the one of two forms that it is for."""
    return request.POST if request.POST.get("deed") == deed else None


def _panel_page(
    request: SignedInRequest, vote: VoteRound, kind: PanelKind, form: BaseForm, add: Any
) -> HttpResponse:
    actor = request.actor
    may_keep = keeping_refusal(actor, vote)
    signs = deciding_refusal if kind is PanelKind.COUNCIL else chairing_refusal
    may_sign = signs(actor, vote)
    if may_keep is not None and may_sign is not None:
        raise NotPermitted(may_keep)
    signing = PanelSigningForm(
        _data(request, "sign"), initial={"decided_on": clock.today()}, prefix="sign"
    )
    sent: Sent[Any] = Sent(200)
    if form.is_bound:
        sent = send_or_mark(request, form, add)
    elif signing.is_bound:
        sent = send_or_mark(
            request,
            signing,
            lambda: sign_panel(
                vote.pk, kind, **signing.cleaned_data, by=request.actor, on=clock.today()
            ),
        )
    if sent.is_done:
        messages.success(request, _("Đã lưu."))
        return redirect(request.path)
    panel = vote.panels.filter(kind=kind).first()
    is_council = kind is PanelKind.COUNCIL
    rule = level_rule(vote.level, vote.opened_on) if is_council else judging_rule(vote.opened_on)
    members: Any = []
    if panel is not None:
        members = panel.council_members.select_related("person").all()
        members = members if is_council else panel.jury_members.select_related("person").all()
    context = {
        "vote": vote,
        "kind": kind,
        "is_council": is_council,
        "panel": panel,
        "members": members,
        "rule": rule,
        "form": form,
        "signing": signing,
        "may_keep": may_keep is None and vote.is_preparing,
        "may_sign": may_sign is None and vote.is_preparing and panel is not None,
    }
    return render_page(request, "awards/panel.html", context, status=sent.status)


@login_required
@require_POST
@answers_refusals
def drop_council_member(request: SignedInRequest, member_id: int) -> HttpResponse:
    """Take a member off the list of the council."""
    member = get_object_or_404(
        CouncilMember.objects.select_related("panel"),
        pk=member_id,
        panel__round__in=rounds_for(request),
    )
    remove_council_member(member.pk, by=request.actor)
    return redirect("awards:council", member.panel.round_id)


@login_required
@require_POST
@answers_refusals
def drop_juror(request: SignedInRequest, juror_id: int) -> HttpResponse:
    """Take a person off the list of the jury."""
    juror = get_object_or_404(JuryMember, pk=juror_id, round__in=rounds_for(request))
    remove_juror(juror.pk, by=request.actor)
    return redirect("awards:jury", juror.round_id)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def criteria(request: SignedInRequest, round_id: int) -> HttpResponse:
    """Show the sub-criteria; propose them while they are not fixed."""
    vote = round_for(request, round_id)
    if request.method == "POST":
        require_none(criteria_proposing_refusal(request.actor, vote))
    parts = sub_criteria_of(vote)
    rule = criteria_rule(vote.opened_on)
    lines: dict[str, str] = {}
    for part in parts:
        line = f"{part.name}: {show_points(part.maximum)}"
        lines[part.criterion] = (
            f"{lines[part.criterion]}\n{line}" if part.criterion in lines else line
        )
    form = CriteriaForm(request.POST or None, criteria=rule.criteria, initial=lines)
    sent = send_or_mark(
        request, form, lambda: propose_criteria(vote.pk, form.parts(), by=request.actor)
    )
    if sent.is_done:
        messages.success(request, _("Đã lưu khung điểm. Chủ tịch Hội đồng chốt trước khi chấm."))
        return redirect("awards:criteria", vote.pk)
    is_open = vote.is_preparing and vote.criteria_fixed_on is None
    context = {
        "vote": vote,
        "form": form,
        "parts": parts,
        "rule": rule,
        "may_propose": is_open and criteria_proposing_refusal(request.actor, vote) is None,
        "may_fix": is_open and bool(parts) and chairing_refusal(request.actor, vote) is None,
    }
    return render_page(request, "awards/criteria.html", context, status=sent.status)
