"""The list of plans, a plan, one of its versions."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.http import render_page
from khuyencong.foundation.ui.paging import keyset_page
from khuyencong.programme.budgets.presenters import bar_parts
from khuyencong.programme.budgets.queries import Stages
from khuyencong.programme.budgets.states import Source
from khuyencong.programme.plans import queries
from khuyencong.programme.plans.forms import ReasonForm
from khuyencong.programme.plans.models import Plan
from khuyencong.programme.plans.permissions import (
    may_approve,
    may_write,
    rule_for,
    visible_plans,
    written_offices,
)
from khuyencong.programme.plans.presenters import (
    activity_labels,
    kept_lines,
    kept_sources,
    line_rows,
    shown_lines,
)
from khuyencong.programme.plans.states import PLAN_WORKFLOW, RUNNING_STATES, PlanState
from khuyencong.programme.plans.versions import changes_between


@login_required
@require_GET
def plan_list(request: SignedInRequest) -> HttpResponse:
    """Show the plans within reach, the newest year first, and those that wait for an answer."""
    plans = visible_plans(request.actor)
    context = {
        "page": keyset_page(queries.plan_rows(plans), request=request, order=["-year", "-id"]),
        "waiting": queries.plans_waiting(plans)[:20],
        "may_write": bool(written_offices(request.actor)),
    }
    return render_page(request, "plans/plan_list.html", context)


def plan_for(request: SignedInRequest, plan_id: int) -> Plan:
    """Return a plan that the actor may see; a stranger's address looks like none."""
    plans = visible_plans(request.actor).select_related(
        "office__territory", "made_by", "submitted_by", "approved_by"
    )
    return get_object_or_404(plans, pk=plan_id)


@login_required
@require_GET
def plan_page(request: SignedInRequest, plan_id: int) -> HttpResponse:
    """Show a plan: its head, objectives, lines with quantity and money, versions, adjustments."""
    plan = plan_for(request, plan_id)
    context = {**plan_context(request, plan), "reason_form": ReasonForm(), "problems": ()}
    return render_page(request, "plans/plan_page.html", context)


def plan_context(request: SignedInRequest, plan: Plan) -> dict[str, Any]:
    """Return what a plan's page shows and offers."""
    details = queries.line_details(plan.lines.all())
    money = queries.money_by_source(details)
    writes = may_write(request.actor, plan.office)
    waiting = queries.waiting_adjustment(plan)
    return {
        "plan": plan,
        "rows": line_rows(details, list(money), activity_labels()),
        "sources": [(Source(source).label, amount_vnd) for source, amount_vnd in money.items()],
        "parts": bar_parts(sum((detail.stages for detail in details), Stages())),
        "objectives": queries.objectives_of(plan),
        "versions": queries.versions_of(plan),
        "adjustments": queries.adjustments_of(plan),
        "waiting": waiting,
        "actions": PLAN_WORKFLOW.actions(state=plan.state),
        "is_draft": plan.state == PlanState.DRAFT,
        "is_running": plan.state in RUNNING_STATES,
        "may_write": writes,
        "may_approve": may_approve(request.actor, plan.office),
        "is_maker": any(
            request.actor.is_person(person) for person in (plan.made_by_id, plan.submitted_by_id)
        ),
        "approver_rule": rule_for(plan.office),
    }


@login_required
@require_GET
def version_page(request: SignedInRequest, plan_id: int, number: int) -> HttpResponse:
    """Show a version of a plan, and what changed since the one before."""
    plan = plan_for(request, plan_id)
    version = get_object_or_404(plan.versions.select_related("approved_by"), number=number)
    before = plan.versions.filter(number=number - 1).first()
    labels = activity_labels()
    changes = changes_between(before.content, version.content) if before else []
    sources = kept_sources(version.content)
    context = {
        "plan": plan,
        "version": version,
        "before": before,
        "changes": shown_lines(changes, labels),
        "sources": [source.label for source in sources],
        "lines": kept_lines(version.content, sources, labels),
    }
    return render_page(request, "plans/version_page.html", context)
