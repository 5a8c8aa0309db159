"""Time the pages of progress on a filled database, beside one bare aggregate over its đề án."""

import json
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import Count, Sum
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.measuring import median_seconds
from benchmarks.progress.populate import YEAR
from benchmarks.proposals.measure import ON, client_of
from benchmarks.proposals.world import clerk_of_province
from khuyencong.programme.plans.models import Plan
from khuyencong.programme.plans.permissions import visible_plans
from khuyencong.programme.proposals.models import Proposal
from khuyencong.windows.workspace.progress.lines import progress_of

ROUNDS = 7
BARE = "bare: one aggregate by line and state"


def measure(_made: str) -> None:
    """Print the figures of the bare aggregate, the reckoning and both pages."""
    clerk = clerk_of_province()
    client = client_of(clerk)
    address = reverse("workspace:plan_progress")
    first = Plan.objects.order_by("pk").first()
    assert first is not None, "plans were stored"
    ways: dict[str, Callable[[], Any]] = {
        BARE: _bare,
        "reckoning of every line": lambda: progress_of(visible_plans(clerk), year=YEAR, on=ON),
        "page of the plans": lambda: client.get(address, {"year": YEAR}),
        "page of a plan's lines": lambda: client.get(address, {"year": YEAR, "plan": first.pk}),
    }
    counted = {name: _counted(name, way) for name, way in ways.items()}
    seconds = median_seconds(ROUNDS, *ways.values())
    figures = [
        {"name": name, "ms": round(taken * 1000, 2), **counted[name]}
        for name, taken in zip(ways, seconds, strict=True)
    ]
    print(json.dumps(figures))


def _bare() -> list[Any]:
    """Read what the least reckoning needs: how many of each state are under each line."""
    rows = Proposal.objects.filter(plan_line__plan__year=YEAR).order_by()
    return list(
        rows.values_list("plan_line", "state").annotate(
            Count("pk"), Sum("quantity"), Sum("asked_vnd"), Sum("approved_vnd")
        )
    )


def _counted(name: str, way: Callable[[], Any]) -> dict[str, Any]:
    way()  # what is remembered for long is remembered now
    with CaptureQueriesContext(connection) as captured:
        answer = way()
    status = getattr(answer, "status_code", 200)
    if status != 200:
        raise SystemExit(f"{name} answers {status}")
    content = getattr(answer, "content", None)
    kb = None if content is None else round(len(content) / 1024, 1)
    return {"queries": len(captured), "kb": kb}
