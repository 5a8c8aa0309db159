"""How the plans of a year stand, plan by plan and line by line."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.forms import BaseForm
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.programme.plans.permissions import visible_plans
from khuyencong.windows.workspace.progress.lines import PlanProgress, latest_year, progress_of


class ProgressForm(BaseForm):
    """What the page is narrowed to; it lives in the address."""

    year = forms.IntegerField(label=_("Năm"), required=False, min_value=2004, max_value=2100)
    plan = forms.IntegerField(required=False, widget=forms.HiddenInput)
    only = forms.ChoiceField(
        label=_("Chỉ xem"),
        required=False,
        choices=[("", _("Mọi dòng")), ("late", _("Dòng chậm")), ("short", _("Dòng sẽ thiếu"))],
    )

    def wanted(self, name: str) -> Any:
        """Return what was chosen; what could not be read chooses nothing."""
        self.is_valid()
        return getattr(self, "cleaned_data", {}).get(name)


@login_required
@require_safe
@answers_refusals
def plan_progress(request: SignedInRequest) -> HttpResponse:
    """Show the plans of a year with their sums, or the lines of one: where there is only one, it.

    The latest year that has a plan comes first. As many queries for forty plans and a hundred
    thousand đề án as for one.
    """
    if not request.actor.is_staff:
        raise Http404
    today, asked = clock.today(), ProgressForm(request.GET)
    visible = visible_plans(request.actor)
    year = asked.wanted("year") or latest_year(visible, on=today)
    form = ProgressForm({**request.GET.dict(), "year": year})
    plans = progress_of(visible, year=year, on=today)
    chosen = _chosen(plans, form.wanted("plan"))
    context = {
        "form": form,
        "year": year,
        "plans": plans,
        "chosen": chosen,
        "lines": _narrowed(chosen, form.wanted("only")) if chosen else [],
        "today": today,
    }
    return render_page(request, "workspace/plan_progress.html", context)


def _chosen(plans: list[PlanProgress], plan_id: int | None) -> PlanProgress | None:
    if plan_id is not None:
        found = next((one for one in plans if one.plan.pk == plan_id), None)
        if found is None:
            raise Http404
        return found
    return plans[0] if len(plans) == 1 else None


def _narrowed(chosen: PlanProgress, only: str | None) -> list[Any]:
    match only:
        case "late":
            return [line for line in chosen.lines if line.is_late]
        case "short":
            return [line for line in chosen.lines if line.falls_short]
    return list(chosen.lines)
