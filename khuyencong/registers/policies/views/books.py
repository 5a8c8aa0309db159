"""Pages of books and versions, of routes and of the working calendar. Reading needs no sign-in."""

import difflib
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from khuyencong.engines.rules import Rulebook, RulebookError
from khuyencong.foundation import clock
from khuyencong.foundation.ui.http import render_page
from khuyencong.registers.policies import queries
from khuyencong.registers.policies.calendar_book import statutory_holidays
from khuyencong.registers.policies.checks import check_text
from khuyencong.registers.policies.compiling import Content
from khuyencong.registers.policies.models import PolicyBook, PolicyVersion
from khuyencong.registers.policies.permissions import drafting_refusal, may_keep, publishing_refusal
from khuyencong.registers.policies.route_views import route_view
from khuyencong.registers.policies.routes import RouteBook
from khuyencong.registers.policies.rule_tables import activity_rows, rule_changes, rule_groups
from khuyencong.registers.policies.states import BookKind, VersionState
from khuyencong.registers.policies.worked import case_rows


def book_list(request: HttpRequest) -> HttpResponse:
    """Show all books by kind, with the current version of each and its drafts."""
    found = list(queries.books())
    groups = [
        (BookKind(kind).label, list(members))
        for kind, members in groupby(found, key=lambda book: book.kind)
    ]
    context = {"groups": groups, "may_keep": may_keep(_actor(request))}
    return render_page(request, "policies/book_list.html", context)


def book(request: HttpRequest, code: str) -> HttpResponse:
    """Lead to the current version of a book; staff to its newest draft where none is published."""
    versions = queries.versions().filter(book__code=code)
    shown = versions.filter(is_current=True).first()
    if shown is None and may_keep(_actor(request)):
        shown = versions.order_by("-number").first()
    if shown is None:
        get_object_or_404(PolicyBook, code=code)
        return redirect("policies:books")
    return redirect("policies:version", code, shown.number)


def version(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Show a version in words: rules, cases, what changed, who made and published it."""
    actor = _actor(request)
    shown = _visible_version(request, code, number)
    is_draft = shown.state == VersionState.DRAFT
    content = _content(shown)
    before = _before(shown)
    context = {
        "version": shown,
        "others": queries.versions().filter(book=shown.book).defer("text"),
        "problems": check_text(shown.book, shown.text) if is_draft else [],
        "is_draft": is_draft,
        "is_own": is_draft and actor is not None and actor.is_person(shown.made_by_id),
        "may_keep": may_keep(actor),
        "may_draft": drafting_refusal(actor, shown.book) is None,
        "may_publish": is_draft and publishing_refusal(actor, shown.book) is None,
        "before": before,
        "changed_lines": _changed_lines(before, shown),
        **_parts(shown, content),
        "changes": _changes(before, content),
    }
    return render_page(request, "policies/version_page.html", context)


def version_text(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Answer with the text of a version as it stands."""
    shown = _visible_version(request, code, number)
    return HttpResponse(shown.text, content_type="text/plain; charset=utf-8")


def _visible_version(request: HttpRequest, code: str, number: int) -> PolicyVersion:
    """Return a version; for who does not keep the books, only one that was published."""
    shown = get_object_or_404(queries.versions(), book__code=code, number=number)
    if shown.state != VersionState.PUBLISHED and not may_keep(_actor(request)):
        raise Http404(code)
    return shown


def _content(shown: PolicyVersion) -> Content | None:
    """Return what a version holds; None for a draft that cannot be read."""
    try:
        return queries.content_of(shown)
    except RulebookError:
        return None


def _parts(shown: PolicyVersion, content: Content | None) -> dict[str, Any]:
    """Return the parts of the page that follow from what a version holds."""
    if isinstance(content, Rulebook):
        return {
            "groups": rule_groups(content),
            "activities": activity_rows(content),
            "cases": case_rows(content, queries.rules_with(shown)),
        }
    if isinstance(content, RouteBook):
        return {"routes": [route_view(route) for route in content.routes]}
    return {"days": content or ()}


def _before(shown: PolicyVersion) -> PolicyVersion | None:
    """Return the version before, which the page compares with."""
    if shown.based_on_id is not None:
        return shown.based_on
    earlier = PolicyVersion.objects.filter(
        book=shown.book, number__lt=shown.number, state=VersionState.PUBLISHED
    )
    return earlier.order_by("-number").first()


def _changes(before: PolicyVersion | None, content: Content | None) -> Sequence[object]:
    if before is None or not isinstance(content, Rulebook):
        return ()
    old = _content(before)
    return rule_changes(old, content) if isinstance(old, Rulebook) else ()


def _changed_lines(before: PolicyVersion | None, shown: PolicyVersion) -> list[tuple[str, str]]:
    """Return the lines added and removed with some around them: (sign, line)."""
    if before is None:
        return []
    lines = difflib.unified_diff(
        before.text.splitlines(), shown.text.splitlines(), lineterm="", n=2
    )
    return [(line[0], line[1:]) for line in lines if not line.startswith(("---", "+++"))]


def route_list(request: HttpRequest) -> HttpResponse:
    """Show the routes of today, and those of other times."""
    today = clock.today()
    routes = queries.published_routes()
    context = {
        "now": [route for route in routes if route.is_valid_on(today) and route.takes_new],
        "others": [r for r in routes if not (r.is_valid_on(today) and r.takes_new)],
    }
    return render_page(request, "policies/route_list.html", context)


def route(request: HttpRequest, code: str) -> HttpResponse:
    """Show a route drawn, with who takes each step, by when, on what paper, from which clause."""
    periods = [route for route in queries.published_routes() if route.code == code]
    if not periods:
        raise Http404(code)
    context = {
        "name": periods[-1].name,
        "routes": [route_view(route) for route in reversed(periods)],
        "book": queries.book_of_route(code),
        "may_keep": may_keep(_actor(request)),
    }
    return render_page(request, "policies/route_page.html", context)


def calendar(request: HttpRequest) -> HttpResponse:
    """Show the days off of a year, and the weekend days worked instead."""
    year = _year(request.GET.get("year", ""), clock.today())
    fixed = [day for day in queries.fixed_days() if day.on.year == year]
    context = {
        "year": year,
        "years": range(2012, 2031),
        "statutory": [(d, name) for d, name in statutory_holidays().items() if d.year == year],
        "fixed": fixed,
        "may_keep": may_keep(_actor(request)),
    }
    return render_page(request, "policies/calendar.html", context)


def _year(text: str, today: date) -> int:
    known = text.isascii() and text.isdigit() and 2012 <= int(text[:4]) <= 2030 and len(text) == 4
    return int(text) if known else today.year


def _actor(request: HttpRequest) -> Any:
    return getattr(request, "actor", None)
