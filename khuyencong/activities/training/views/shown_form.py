"""A form that changes one thing of a class: shown, sent, shown again where it was refused."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.forms import BaseForm
from khuyencong.foundation.ui.http import render_page
from khuyencong.foundation.ui.sending import send_or_mark

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class FormPage:
    """What stands around a form: its title, its button, and where one goes afterwards."""

    title: "StrOrPromise"
    button: "StrOrPromise"
    icon: str
    back_url: str
    done: "StrOrPromise" = ""
    hint: "StrOrPromise" = ""
    is_grave: bool = False


def shown_form(
    request: SignedInRequest,
    form: BaseForm,
    act: Callable[[], object],
    page: FormPage,
    context: dict[str, Any],
) -> HttpResponse:
    """Answer a request with a form, or do what it asks and go back."""
    sent = send_or_mark(request, form, act)
    if sent.is_done:
        if page.done:
            messages.success(request, str(page.done))
        return redirect(page.back_url)
    told = {"form": form, "form_page": page} | context
    return render_page(request, "training/form.html", told, status=sent.status)
