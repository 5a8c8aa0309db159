"""Pages for anyone who holds a certificate or paper and wants to know whether it is genuine."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from khuyencong.foundation.ui.http import render_page
from khuyencong.foundation.verification.codes import parse_code, show_code
from khuyencong.foundation.verification.forms import CodeForm
from khuyencong.foundation.verification.queries import verified


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a code; a well-typed one leads to its page."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("verification:show", code=show_code(form.cleaned_data["code"]))
    return render_page(request, "verification/ask.html", {"form": form})


@require_safe
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Say what stands behind a code, or that nothing does."""
    parsed = parse_code(code)
    if parsed is None:
        form = CodeForm({"code": code})
        return render_page(request, "verification/ask.html", {"form": form}, status=404)
    found = verified(parsed)
    context = {"found": found, "code": show_code(parsed)}
    return render_page(request, "verification/show.html", context, status=200 if found else 404)
