"""What the journal calls plans, their lines and adjustments."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.subjects import Named
from khuyencong.programme.plans.models import PlanAdjustment, PlanLine
from khuyencong.programme.plans.permissions import visible_plans


def plan_names(actor: Actor, ids: Collection[int]) -> dict[int, Named]:
    """Return the names of those of some plans that an actor may see."""
    rows = visible_plans(actor).filter(pk__in=ids).values_list("pk", "number", "title")
    return {
        pk: Named(f"{number} {title}".strip(), reverse("plans:plan", args=[pk]))
        for pk, number, title in rows
    }


def line_names(actor: Actor, ids: Collection[int]) -> dict[int, Named]:
    """Return the names of those of some lines whose plan an actor may see."""
    lines = PlanLine.objects.filter(pk__in=ids, plan__in=visible_plans(actor))
    return {line.pk: Named(str(line), reverse("plans:plan", args=[line.plan_id])) for line in lines}


def adjustment_names(actor: Actor, ids: Collection[int]) -> dict[int, Named]:
    """Return the names of those of some adjustments whose plan an actor may see."""
    seen = PlanAdjustment.objects.filter(pk__in=ids, plan__in=visible_plans(actor))
    rows = seen.values_list("pk", "plan__number", "plan__title")
    return {
        pk: Named(
            _("Điều chỉnh kế hoạch %(plan)s") % {"plan": number or title},
            reverse("plans:adjustment", args=[pk]),
        )
        for pk, number, title in rows
    }
