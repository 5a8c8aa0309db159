"""How views answer: a page, or a refusal in words."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from khuyencong.engines.refusals import Refused

Parameters = ParamSpec("Parameters")
Request = TypeVar("Request", bound=HttpRequest)
View = Callable[Concatenate[Request, Parameters], HttpResponseBase]


def render_page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Return a template as the answer.

    A page and its fragment may share an address, so caches are told that they differ by htmx.
    """
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def asks_for_fragment(request: HttpRequest) -> bool:
    """Return whether htmx asks for a part of a page (and not to restore one from history)."""
    return (
        request.headers.get("HX-Request") == "true"
        and request.headers.get("HX-History-Restore-Request") != "true"
    )


def answers_refusals(view: View[Request, Parameters]) -> View[Request, Parameters]:
    """Turn a refusal that a view lets rise into words, with the refusal's own status.

    A plain request gets a page; htmx gets the problems alone, put in the page's place for them so
    that what the person was working on stays.
    """

    @wraps(view)
    def answer(
        request: Request, /, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Refused as refusal:
            return refusal_response(request, refusal)

    return answer


def refusal_response(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Return the page, or for htmx the fragment, that tells a refusal."""
    told = {"problems": refusal.problems, "status": refusal.http_status}
    if not asks_for_fragment(request):
        return render_page(request, "ui/refused.html", told, status=refusal.http_status)
    response = render_page(request, "ui/_problems.html", told, status=refusal.http_status)
    response["HX-Retarget"] = "#problems"
    response["HX-Reswap"] = "innerHTML show:window:top"
    return response
