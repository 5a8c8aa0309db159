"""Who acts for an establishment."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from khuyencong.engines.refusals import Problem, Refused
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.ui.http import answers_refusals
from khuyencong.registers.establishments import services
from khuyencong.registers.establishments.forms import EndRepresentationForm, RepresentativeForm
from khuyencong.registers.establishments.permissions import keeping_refusal
from khuyencong.registers.establishments.views.frame import (
    answer_form,
    permitted_establishment,
)
from khuyencong.registers.offices.queries import people_named


@login_required
@answers_refusals
def add_representative(request: SignedInRequest, establishment_id: int) -> HttpResponse:
    """Ask who is to act for an establishment, and confirm it."""
    establishment = permitted_establishment(request, establishment_id, keeping_refusal)
    form = RepresentativeForm(request.POST or None, initial={"valid_from": clock.today()})
    return answer_form(
        request,
        establishment,
        form,
        lambda: services.add_representative(
            establishment.pk,
            _person(form.cleaned_data["person"]).pk,
            valid_from=form.cleaned_data["valid_from"],
            by=request.actor,
        ),
        title=_("Thêm người đại diện"),
        button=_("Xác nhận"),
        done=_("Đã xác nhận người đại diện."),
    )


def _person(text: str) -> User:
    """Return the person of a user name or e-mail address, written in full."""
    found = people_named(text)
    if not found:
        raise Refused(Problem("offices.person_unknown", {"text": text}, field="person"))
    return found[0]


@login_required
@answers_refusals
def end_representation(
    request: SignedInRequest, establishment_id: int, representation_id: int
) -> HttpResponse:
    """Ask for the last day on which a person acts for an establishment."""
    establishment = permitted_establishment(request, establishment_id, keeping_refusal)
    row = get_object_or_404(
        establishment.representations.select_related("user"), pk=representation_id
    )
    today = clock.today()
    form = EndRepresentationForm(request.POST or None, initial={"valid_to": today})
    return answer_form(
        request,
        establishment,
        form,
        lambda: services.end_representation(
            row.pk, by=request.actor, on=today, **form.cleaned_data
        ),
        title=_("Thôi người đại diện: %(person)s") % {"person": row.user},
        button=_("Ghi thôi đại diện"),
        done=_("Đã ghi thôi đại diện."),
    )
