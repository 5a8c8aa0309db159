"""Keep the accounts of people."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khuyencong.engines.refusals import NotPermitted, Refused
from khuyencong.foundation.accounts import services
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.accounts.forms import (
    NewPersonForm,
    PeopleFilter,
    PersonForm,
    ReasonForm,
)
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.accounts.permissions import kept_people, require_keeper
from khuyencong.foundation.accounts.queries import people_wanted
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page


@login_required
@require_safe
@answers_refusals
def people(request: SignedInRequest) -> HttpResponse:
    """List the people whose accounts the actor keeps."""
    require_keeper(request.actor)
    form = PeopleFilter(request.GET)
    text = form.cleaned_data["text"] if form.is_valid() else ""
    found = people_wanted(kept_people(request.actor), text=text)
    page = keyset_page(found, request=request, order=["username", "id"])
    return render_page(request, "accounts/people.html", {"page": page, "form": form})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def new_person(request: SignedInRequest) -> HttpResponse:
    """Make an account, then show its page with the way to a first password."""
    require_keeper(request.actor)
    form = NewPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = services.create_person(**form.cleaned_data, by=request.actor)
        except NotPermitted:
            raise
        except Refused as refusal:
            form.add_problems(refusal.problems)
        else:
            messages.success(request, _("Đã tạo tài khoản."))
            return redirect("person", person.pk)
    status = 422 if form.errors else 200
    return render_page(request, "accounts/new_person.html", {"form": form}, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@answers_refusals
def person(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Show a person's account; a post changes name and contact."""
    found = _kept_person(request, person_id)
    form = PersonForm(
        request.POST or None,
        initial={"full_name": found.full_name, "email": found.email, "phone": found.phone},
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.change_person(person_id, **form.cleaned_data, by=request.actor)
        except NotPermitted:
            raise
        except Refused as refusal:
            form.add_problems(refusal.problems)
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("person", person_id)
    context = {"person": found, "form": form, "reason_form": ReasonForm()}
    status = 422 if form.errors else 200
    return render_page(request, "accounts/person.html", context, status=status)


@login_required
@require_POST
@answers_refusals
def lock_person(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Take a person's right to sign in."""
    reason = request.POST.get("reason", "")
    services.deactivate_person(person_id, by=_keeper(request), reason=reason)
    messages.success(request, _("Đã khóa tài khoản."))
    return redirect("person", person_id)


@login_required
@require_POST
@answers_refusals
def unlock_person(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Let a person sign in again."""
    reason = request.POST.get("reason", "")
    services.reactivate_person(person_id, by=_keeper(request), reason=reason)
    messages.success(request, _("Đã mở lại tài khoản."))
    return redirect("person", person_id)


@login_required
@require_POST
@answers_refusals
def password_link(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Show, once, a link by which a person sets their password."""
    found = _kept_person(request, person_id)
    key = services.password_link_key(person_id, by=request.actor)
    link = get_adapter(request).get_reset_password_from_key_url(key)
    response = render_page(request, "accounts/password_link.html", {"person": found, "link": link})
    response["Cache-Control"] = "no-store"
    return response


def _kept_person(request: SignedInRequest, person_id: int) -> User:
    return get_object_or_404(kept_people(_keeper(request)), pk=person_id)


def _keeper(request: SignedInRequest) -> Actor:
    require_keeper(request.actor)
    return request.actor
