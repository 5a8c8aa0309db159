"""The dossier: a task list of its parts, and a page for each part."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khuyencong.engines.refusals import Refused
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.forms import BaseForm
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import send
from khuyencong.programme.proposals.cases import is_of_beneficiary
from khuyencong.programme.proposals.checks import problems_before_submission
from khuyencong.programme.proposals.forms import StartForm, TextForm, UnitsForm
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.queries import open_requests
from khuyencong.programme.proposals.rulings import facts_of_the_dossier, ruling_of
from khuyencong.programme.proposals.services import change_proposal, start_proposal
from khuyencong.programme.proposals.states import Section
from khuyencong.programme.proposals.views.frame import editing_context, posted_number, proposal_for
from khuyencong.registers.policies.forms import facts_form, known_facts_form, known_values
from khuyencong.registers.policies.forms.facts import NO, YES
from khuyencong.registers.policies.presenters import present

TEXT_SECTIONS = {
    section.value: section
    for section in (
        Section.NEED,
        Section.GOALS,
        Section.SCALE,
        Section.CONTENT,
        Section.ORGANISATION,
        Section.EFFECTS,
    )
}


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def start(request: SignedInRequest) -> HttpResponse:
    """Start a draft: who, what, where; the number and the route follow."""
    today = clock.today()
    form = StartForm(
        request.POST or None, actor=request.actor, on=today, initial=_known_of(request)
    )

    def begin() -> Proposal:
        data = form.cleaned_data
        establishment = data["establishment"]
        return start_proposal(
            title=data["title"],
            activity=data["activity"],
            scheme=data["scheme"],
            office_id=data["office"].pk,
            year=data["year"],
            unit_id=data["unit"].pk,
            establishment_id=establishment.pk if establishment else None,
            by=request.actor,
            on=today,
        )

    sent = send(request, form, begin)
    if sent.is_done:
        messages.success(request, _("Đã lập đề án %s.") % sent.result.code)
        return redirect("proposals:dossier", sent.result.pk)
    context = {"form": form, "problems": sent.problems}
    return render_page(request, "proposals/start.html", context, status=sent.status)


def _known_of(request: SignedInRequest) -> dict[str, object]:
    """Return what is known of the person, so that it need not be typed again."""
    known = {
        "establishment": request.actor.establishment_id,
        "office": request.actor.office_id,
        "activity": request.GET.get("activity"),
        "year": request.GET.get("year"),
    }
    return {name: value for name, value in known.items() if value}


@login_required
@answers_refusals
def dossier(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Show the parts of the dossier as a task list, with everything that is still missing."""
    proposal = proposal_for(request, proposal_id)
    today = clock.today()
    ruling = ruling_of(proposal, on=today)
    problems = problems_before_submission(proposal, ruling, on=today)
    asked = {one.section: one for one in open_requests(proposal)}
    missing: dict[str, int] = {}
    for problem in problems:
        missing[problem.field] = missing.get(problem.field, 0) + 1
    tasks = [
        {
            "section": section.value,
            "label": section.label,
            "missing": missing.get(section.value, 0),
            "asked": asked.get(section.value),
        }
        for section in Section
    ]
    context = {
        **editing_context(request, proposal),
        "tasks": tasks,
        "problems": [(problem, _part_address(proposal, problem.field)) for problem in problems],
        "ruling": present(ruling),
        "returned": proposal.state == "returned",
    }
    return render_page(request, "proposals/dossier.html", context)


def _part_address(proposal: Proposal, section: str) -> str:
    """Return the page of the part that a problem is about; empty where it is about the whole."""
    if section in TEXT_SECTIONS:
        return reverse("proposals:text", args=[proposal.pk, section])
    if section in (Section.UNITS, Section.ESTIMATE, Section.PAPERS):
        return reverse(f"proposals:{section}", args=[proposal.pk])
    return ""


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def text_section(request: SignedInRequest, proposal_id: int, section: str) -> HttpResponse:
    """Show and write a part told in words; a script posts it while the person types."""
    if section not in TEXT_SECTIONS:
        raise Http404
    proposal = proposal_for(request, proposal_id)
    form = TextForm(
        request.POST or None,
        section=TEXT_SECTIONS[section],
        initial={"text": getattr(proposal, section)},
    )
    if request.method == "POST" and form.is_valid():
        return _saved(
            request, proposal, TEXT_SECTIONS[section], {section: form.cleaned_data["text"]}, form
        )
    return _section_page(request, proposal, TEXT_SECTIONS[section], form)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def units_section(request: SignedInRequest, proposal_id: int) -> HttpResponse:
    """Show and write part 1: time, quantity, and the facts of this kind of activity."""
    proposal = proposal_for(request, proposal_id)
    names = ("title", "quantity", "starts_on", "ends_on", "is_group", "is_point")
    form = UnitsForm(
        request.POST or None, initial={name: getattr(proposal, name) for name in names}
    )
    facts = facts_form(proposal.activity)(
        request.POST or None, initial=proposal.facts, prefix="facts"
    )
    known = _known_facts(request, proposal)
    if request.method == "POST" and form.is_valid() and facts.is_valid() and known.is_valid():
        told = {**facts.values(), **known_values(known)}
        values = {**form.cleaned_data, "facts": told}
        return _saved(request, proposal, Section.UNITS, values, form, facts=facts, known=known)
    return _section_page(request, proposal, Section.UNITS, form, facts=facts, known=known)


def _known_facts(request: SignedInRequest, proposal: Proposal) -> BaseForm:
    """Return the questions about the beneficiary that the rules ask and no register answers."""
    stated = {name: value for name, value in proposal.facts.items() if is_of_beneficiary(name)}
    asked = facts_of_the_dossier(ruling_of(proposal, on=clock.today()))
    form = known_facts_form(dict.fromkeys([*stated, *asked]))
    shown = {True: YES, False: NO}
    return form(
        request.POST or None,
        prefix="known",
        initial={
            name.replace(".", "-"): shown.get(value, value) if isinstance(value, bool) else value
            for name, value in stated.items()
        },
    )


def _saved(
    request: SignedInRequest,
    proposal: Proposal,
    section: Section,
    values: dict[str, Any],
    form: Any,
    *,
    facts: Any = None,
    known: Any = None,
) -> HttpResponse:
    """Save and answer: nothing but the new version to the autosaving script, else a redirect."""
    quietly = request.headers.get("X-Autosave") == "true"
    try:
        saved = change_proposal(
            proposal.pk,
            section,
            values,
            version=posted_number(request, "version"),
            by=request.actor,
        )
    except Refused as refusal:
        if quietly:
            raise
        return _section_page(
            request,
            proposal,
            section,
            form,
            facts=facts,
            known=known,
            problems=refusal.problems,
            status=refusal.http_status,
        )
    if quietly:
        return HttpResponse(status=204, headers={"X-Version": str(saved.version)})
    messages.success(request, _("Đã lưu."))
    return redirect("proposals:dossier", proposal.pk)


def _section_page(
    request: SignedInRequest,
    proposal: Proposal,
    section: Section,
    form: Any,
    *,
    facts: Any = None,
    known: Any = None,
    problems: Any = (),
    status: int = 200,
) -> HttpResponse:
    if request.headers.get("X-Autosave") == "true":
        told = [one for one in (form, facts, known) if one is not None]
        return render(request, "proposals/_autosave_errors.html", {"told": told}, status=422)
    if request.method == "POST" and status == 200:
        status = 422  # what was typed was not understood
    template = "units_section" if section == Section.UNITS else "text_section"
    context = {
        **editing_context(request, proposal),
        "section": section,
        "form": form,
        "facts": facts,
        "known": known,
        "problems": problems,
        "asked": open_requests(proposal).filter(section=section).first(),
        "version": request.POST.get("version", proposal.version),
    }
    return render_page(request, f"proposals/{template}.html", context, status=status)
