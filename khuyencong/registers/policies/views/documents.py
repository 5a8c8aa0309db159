"""Pages of legal documents: the list, a document, its form. Reading them needs no sign-in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.foundation.ui.sending import send_or_mark
from khuyencong.registers.policies import queries
from khuyencong.registers.policies.citing import cited_places
from khuyencong.registers.policies.forms import (
    FIELD_LABELS,
    DocumentFilterForm,
    DocumentForm,
    document_initial,
)
from khuyencong.registers.policies.models import LegalDocument
from khuyencong.registers.policies.permissions import may_keep, require_keeper
from khuyencong.registers.policies.services import add_document, correct_document
from khuyencong.registers.policies.states import RELATION_SEEN_FROM_OTHER, RelationKind


def document_list(request: HttpRequest) -> HttpResponse:
    """Show the documents, the newest first, narrowed by the address."""
    form = DocumentFilterForm(request.GET, today=clock.today())
    page = keyset_page(
        queries.documents(form.wanted()), request=request, order=["-issued_on", "code"], size=40
    )
    context = {
        "form": form,
        "page": page,
        "rows": [(document, document.standing_on(form.day)) for document in page.rows],
        "day": form.day,
        "is_narrowed": any(request.GET.get(name) for name in form.fields),
        "may_keep": may_keep(_actor(request)),
    }
    return render_page(request, "policies/document_list.html", context)


def document(request: HttpRequest, code: str) -> HttpResponse:
    """Show a document: what it says, what it does to others, what in the program stands on it.

    A citation that several documents fit gets the choice of them, one that none fits a 404 page.
    """
    found = queries.documents_by_citation(code)
    if not found:
        raise Http404(code)
    if len(found) > 1:
        return render_page(request, "policies/document_choice.html", {"documents": found})
    if found[0].code != code:
        return redirect("policies:document", found[0].code)
    today = clock.today()
    shown = queries.document_with_parts(code)
    context = {
        "document": shown,
        "today": today,
        "standing": shown.standing_on(today),
        "relations": _relations(shown),
        "places": cited_places(shown),
        "unverified": [FIELD_LABELS[name] for name in shown.unverified_fields],
        "may_keep": may_keep(_actor(request)),
    }
    return render_page(request, "policies/document_page.html", context)


def _relations(shown: LegalDocument) -> list[tuple[object, list[LegalDocument]]]:
    """Return the related documents under what joins them, both ways."""
    groups: dict[str, tuple[object, list[LegalDocument]]] = {}
    for relation in shown.relations.all():
        label = RelationKind(relation.kind).label
        groups.setdefault(f"to {relation.kind}", (label, []))[1].append(relation.other)
    for relation in shown.relations_from_others.all():
        label = RELATION_SEEN_FROM_OTHER[RelationKind(relation.kind)]
        groups.setdefault(f"from {relation.kind}", (label, []))[1].append(relation.document)
    return list(groups.values())


def _actor(request: HttpRequest) -> Any:
    return getattr(request, "actor", None)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def new_document(request: SignedInRequest) -> HttpResponse:
    """Ask for a document and enter it."""
    require_keeper(request.actor)
    form = DocumentForm(request.POST or None)
    sent = send_or_mark(request, form, lambda: add_document(form.values(), by=request.actor))
    if sent.is_done:
        messages.success(request, _("Đã ghi văn bản."))
        return redirect("policies:document", sent.result.code)
    context = {"form": form, "heading": _("Ghi văn bản mới")}
    return render_page(request, "policies/document_form.html", context, status=sent.status)


@login_required
@require_http_methods(["GET", "POST"])
@answers_refusals
def edit_document(request: SignedInRequest, code: str) -> HttpResponse:
    """Show what is recorded of a document and write what is known better."""
    require_keeper(request.actor)
    stored = get_object_or_404(LegalDocument, code=code)
    form = DocumentForm(request.POST or None, initial=document_initial(stored))
    sent = send_or_mark(
        request, form, lambda: correct_document(stored.pk, form.values(), by=request.actor)
    )
    if sent.is_done:
        messages.success(request, _("Đã sửa văn bản."))
        return redirect("policies:document", code)
    context = {"form": form, "document": stored, "heading": _("Sửa văn bản %s") % stored.name}
    return render_page(request, "policies/document_form.html", context, status=sent.status)
