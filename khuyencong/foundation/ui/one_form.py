"""A page with one form: shown, sent, shown again where it was refused, left when it is done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from khuyencong.foundation.ui.forms import BaseForm
from khuyencong.foundation.ui.http import render_page
from khuyencong.foundation.ui.sending import send_or_mark

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Crumb = tuple["StrOrPromise", str]
"""A page above this one: what it is called, and its address."""


@dataclass(frozen=True)
class FormPage:
    """What stands around the form: its words, where the page belongs, where one goes afterwards.

    ``nav_key`` is the lit entry of the navigation. ``back`` is the address of who gives up, and of
    who is done, unless ``after`` makes another one from what was done. ``about`` names the one
    record that is asked about, where the heading does not.
    """

    heading: "StrOrPromise"
    button: "StrOrPromise"
    done: "StrOrPromise"
    back: str
    nav_key: str
    crumbs: Sequence[Crumb] = ()
    after: Callable[[Any], str] | None = None
    about: str = ""


def answer_form(
    request: HttpRequest, form: BaseForm, act: Callable[[], Any], page: FormPage
) -> HttpResponse:
    """Show a form, or do what it asks for, say so and go on."""
    sent = send_or_mark(request, form, act)
    if sent.is_done:
        messages.success(request, str(page.done))
        return redirect(page.after(sent.result) if page.after else page.back)
    context = {"form": form, "page": page}
    return render_page(request, "ui/one_form.html", context, status=sent.status)
