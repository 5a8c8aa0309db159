"""Enter an establishment, change what it is, merge two records of one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from khuyencong.engines.refusals import NotPermitted, Problem, Refused
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.sending import Sent, send
from khuyencong.registers.establishments.checks import is_lookalike
from khuyencong.registers.establishments.forms import (
    ChangeForm,
    EstablishmentForm,
    MergeForm,
    RegistrationForm,
)
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.establishments.permissions import (
    is_own,
    keeping_refusal,
    may_register,
    telling_refusal,
)
from khuyencong.registers.establishments.queries import search, visible_establishments
from khuyencong.registers.establishments.services import (
    change_establishment,
    merge_establishments,
    register_establishment,
)
from khuyencong.registers.establishments.values import IDENTITY_FIELDS
from khuyencong.registers.establishments.views.frame import (
    own_paths,
    permitted_establishment,
)


@login_required
@answers_refusals
def register(request: SignedInRequest) -> HttpResponse:
    """Ask for an establishment and its first place, and enter it."""
    if not may_register(request.actor):
        raise NotPermitted(Problem("establishments.clerk_needed"))
    today = clock.today()
    form = RegistrationForm(request.POST or None, paths=own_paths(request.actor), on=today)
    sent = send(
        request,
        form,
        lambda: register_establishment(
            form.values(),
            form.place_values(),
            by=request.actor,
            on=today,
            confirmed_lookalikes=_confirmed(request),
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã đăng ký %(name)s.") % {"name": sent.result.name})
        return redirect("establishments:detail", sent.result.pk)
    return _answer(request, form, sent, {"is_new": True})


@login_required
@answers_refusals
def change(request: SignedInRequest, establishment_id: int) -> HttpResponse:
    """Ask what an establishment is now, and change it."""
    establishment = permitted_establishment(request, establishment_id, telling_refusal)
    today = clock.today()
    form = ChangeForm(
        request.POST or None,
        initial=ChangeForm.initial_of(establishment),
        paths=own_paths(request.actor, establishment),
        on=today,
    )
    if is_own(request.actor, establishment):
        for name in IDENTITY_FIELDS:
            form.fields[name].disabled = True
    sent = send(
        request,
        form,
        lambda: change_establishment(
            establishment.pk,
            form.values(),
            version=form.cleaned_data["version"],
            by=request.actor,
            on=today,
            confirmed_lookalikes=_confirmed(request),
        ),
    )
    if sent.is_done:
        messages.success(request, _("Đã lưu thông tin cơ sở."))
        return redirect("establishments:detail", establishment.pk)
    return _answer(request, form, sent, {"establishment": establishment})


def _answer(
    request: SignedInRequest,
    form: EstablishmentForm,
    sent: Sent[Establishment],
    context: dict[str, Any],
) -> HttpResponse:
    """Show the form with what was typed; lookalikes beside it, each to be looked at."""
    alike = [problem for problem in sent.problems if is_lookalike(problem)]
    form.add_problems(problem for problem in sent.problems if not is_lookalike(problem))
    ids = {problem: problem.parameters.get("establishment_id", 0) for problem in sent.problems}
    visible = visible_establishments(request.actor).filter(pk__in=ids.values())
    holders = [number for problem, number in ids.items() if problem not in alike]
    context |= {
        "form": form,
        "lookalikes": alike,
        "confirmed": _confirmed(request),
        "known": visible.filter(pk__in=holders).first() if sent.problems else None,
        "visible_ids": set(visible.values_list("pk", flat=True)) if alike else set(),
    }
    return render_page(
        request, "establishments/establishment_form.html", context, status=sent.status
    )


def _confirmed(request: SignedInRequest) -> list[int]:
    """Return the lookalikes that the person has looked at and holds for others."""
    texts = request.POST.getlist("confirmed")
    return [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 19]


@login_required
@answers_refusals
def merge(request: SignedInRequest, establishment_id: int) -> HttpResponse:
    """Find the other record of the same establishment, show both, and merge it into this one."""
    establishment = permitted_establishment(request, establishment_id, keeping_refusal)
    others = visible_establishments(request.actor).exclude(pk=establishment.pk)
    number = request.POST.get("other") or request.GET.get("other", "")
    known = number.isascii() and number.isdigit() and len(number) < 19
    other = others.filter(pk=number).first() if known else None
    form = MergeForm(request.POST or None, initial={"other": other.pk if other else None})
    status = 422 if form.is_bound else 200
    if request.method == "POST" and other is not None and form.is_valid():
        try:
            merge_establishments(
                establishment.pk,
                other.pk,
                by=request.actor,
                on=clock.today(),
                reason=form.cleaned_data["reason"],
            )
        except Refused as refusal:
            form.add_problems(refusal.problems)
            status = refusal.http_status
        else:
            messages.success(request, _("Đã gộp %(name)s vào hồ sơ này.") % {"name": other.name})
            return redirect("establishments:detail", establishment.pk)
    text = request.GET.get("text", establishment.name)
    context = {
        "establishment": establishment,
        "other": other,
        "form": form,
        "text": text,
        "found": [] if other else _found(others, text),
    }
    return render_page(request, "establishments/merge.html", context, status=status)


def _found(others: Any, text: str) -> list[Establishment]:
    return list(search(others, text).prefetch_related("places__unit").order_by("folded_name")[:20])
