"""What every page here needs: the record that the person may see, or a plain 404; one form page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from khuyencong.activities.awards.models import Certificate, Complaint, Entry, VoteRound
from khuyencong.activities.awards.permissions import (
    scorable_entries,
    visible_certificates,
    visible_entries,
    visible_rounds,
)
from khuyencong.activities.awards.queries import (
    certificates_with_parts,
    complaints_with_parts,
    entries_with_parts,
)
from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.forms import BaseForm
from khuyencong.foundation.ui.http import render_page
from khuyencong.foundation.ui.sending import send_or_mark


def rounds_for(request: SignedInRequest) -> QuerySet[VoteRound]:
    """Return the rounds that the person may see; nothing for who acts in no role."""
    if request.actor is None:
        return VoteRound.objects.none()
    return visible_rounds(request.actor)


def round_for(request: SignedInRequest, round_id: int) -> VoteRound:
    """Return a round that the actor may see."""
    vote = (
        rounds_for(request)
        .select_related("office", "unit", "proposal", "made_by", "decided_by", "delivery")
        .filter(pk=round_id)
        .first()
    )
    if vote is None:
        raise Http404
    return vote


def entry_for(request: SignedInRequest, entry_id: int) -> Entry:
    """Return a product that the actor may see, or may have to score, with its dossier."""
    if request.actor is None:
        raise Http404
    for visible in (visible_entries(request.actor), scorable_entries(request.user.pk)):
        entry = entries_with_parts(visible).filter(pk=entry_id).first()
        if entry is not None:
            return entry
    raise Http404


def complaint_for(request: SignedInRequest, complaint_id: int) -> Complaint:
    """Return a complaint about a product that the actor may see."""
    if request.actor is None:
        raise Http404
    visible = Complaint.objects.filter(entry__in=visible_entries(request.actor))
    complaint = complaints_with_parts(visible).filter(pk=complaint_id).first()
    if complaint is None:
        raise Http404
    return complaint


def certificate_for(request: SignedInRequest, certificate_id: int) -> Certificate:
    """Return a certificate that the actor may see."""
    if request.actor is None:
        raise Http404
    visible = certificates_with_parts(visible_certificates(request.actor))
    certificate = (
        visible.prefetch_related("prizes", "year_reports").filter(pk=certificate_id).first()
    )
    if certificate is None:
        raise Http404
    return certificate


def require_none(problem: Problem | None) -> None:
    """Answer a page that is not for this person with the reason."""
    if problem is not None:
        raise NotPermitted(problem)


def posted_version(request: SignedInRequest) -> int:
    """Return the version that the sending tab saw; 0 fits none."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() else 0


def form_page(
    request: SignedInRequest,
    form: BaseForm,
    act: Callable[[], Any],
    *,
    done: Any,
    then: Callable[[Any], tuple[str, int]],
    back: str,
    **context: Any,
) -> HttpResponse:
    """Show a form on a page of its own; done, say so and go where ``then`` leads."""
    sent = send_or_mark(request, form, act)
    if sent.is_done:
        messages.success(request, done)
        name, key = then(sent.result)
        return redirect(name, key)
    shown = {"form": form, "back": back, "version": request.POST.get("version"), **context}
    if shown["version"] is None:
        shown["version"] = context.get("present_version", "")
    return render_page(request, "awards/form_page.html", shown, status=sent.status)
