"""The list of consultancies, one of them, its files, and the ranking of candidates."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from khuyencong.activities.consulting.forms import AnswerForm, FilterForm
from khuyencong.activities.consulting.models import VersionFile
from khuyencong.activities.consulting.permissions import (
    answering_refusal,
    keeping_refusal,
    rankable_lines,
    visible_assignments,
)
from khuyencong.activities.consulting.priorities import criteria
from khuyencong.activities.consulting.queries import list_rows, ranking_of, versions_of
from khuyencong.activities.consulting.states import Answer, Stage
from khuyencong.activities.consulting.views.frame import assignment_for
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.attachments.http import file_response
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals


@login_required
@require_safe
@answers_refusals
def assignment_list(request: SignedInRequest) -> HttpResponse:
    """Show the consultancies of the đề án that the person may see."""
    form = FilterForm(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = list_rows(
        visible_assignments(request.actor),
        stage=asked.get("stage", ""),
        text=asked.get("text", ""),
    )
    page = keyset_page(rows, request=request, order=["-id"])
    context = {"page": page, "form": form, "is_narrowed": any(asked.values())}
    return render_page(request, "consulting/assignment_list.html", context)


@login_required
@require_safe
@answers_refusals
def assignment_page(request: SignedInRequest, assignment_id: int) -> HttpResponse:
    """Show one consultancy: terms, offers, versions with pictures, the mark, what is next."""
    assignment = assignment_for(request, assignment_id)
    may_keep = keeping_refusal(request.actor, assignment.proposal) is None
    versions = versions_of(assignment)
    waits = bool(versions) and versions[0].answer == Answer.WAITING
    is_hired = assignment.stage == Stage.HIRED
    may_answer = answering_refusal(request.actor, assignment.proposal) is None
    context = {
        "assignment": assignment,
        "proposal": assignment.proposal,
        "offers": list(assignment.offers.all()),
        "versions": versions,
        "trademark": getattr(assignment, "trademark", None),
        "may_choose": may_keep and assignment.stage == Stage.TERMS,
        "may_show": may_keep and is_hired and not waits,
        "may_answer": may_answer and is_hired and waits,
        "may_register": may_keep and assignment.stage != Stage.TERMS,
        "may_report": may_keep and assignment.stage == Stage.ACCEPTED,
        "answer_form": AnswerForm(),
    }
    return render_page(request, "consulting/assignment.html", context)


@login_required
@require_safe
@answers_refusals
def version_file(request: SignedInRequest, file_id: int) -> HttpResponseBase:
    """Give a file of a version that the person may see."""
    found = (
        VersionFile.objects.filter(
            pk=file_id, version__assignment__in=visible_assignments(request.actor)
        )
        .select_related("attachment")
        .first()
    )
    if found is None:
        raise Http404
    return file_response(found.attachment)


@login_required
@require_safe
@answers_refusals
def rankings(request: SignedInRequest) -> HttpResponse:
    """Show the lines of consulting whose candidates can be ranked."""
    lines = rankable_lines(request.actor).select_related("plan").order_by("-plan__year", "pk")
    return render_page(request, "consulting/rankings.html", {"lines": list(lines[:100])})


@login_required
@require_safe
@answers_refusals
def ranking(request: SignedInRequest, line_id: int) -> HttpResponse:
    """Rank the candidates of a line by the order of priority, each place explained."""
    line = get_object_or_404(rankable_lines(request.actor).select_related("plan"), pk=line_id)
    rows = ranking_of(visible_proposals(request.actor), line, on=clock.today())
    titles = dict(
        Proposal.objects.filter(pk__in=[row.candidate.key for row in rows]).values_list(
            "pk", "title"
        )
    )
    context = {"line": line, "rows": rows, "criteria": criteria(), "titles": titles}
    return render_page(request, "consulting/ranking.html", context)
