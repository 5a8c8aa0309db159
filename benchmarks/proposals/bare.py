"""What Django costs at least: a table of sixty rows read by key, and the insert of one row."""

import uuid
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.views.decorators.http import require_POST, require_safe

from khuyencong.programme.proposals.models import Proposal

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
"""What ``startproject`` writes: the reference pages run with no more."""

TABLE = engines["django"].from_string(
    "<!doctype html><title>Đề án</title><table>{% for row in rows %}"
    "<tr><td>{{ row.code }}<td>{{ row.title }}<td>{{ row.state }}<td>{{ row.asked_vnd }}"
    "{% endfor %}</table>"
)


@login_required
@require_safe
def rows(request: HttpRequest) -> HttpResponse:
    """Show the rows whose keys the address names."""
    keys = [int(key) for key in request.GET["keys"].split(",")]
    found = Proposal.objects.filter(pk__in=keys).order_by("-pk")
    return HttpResponse(TABLE.render({"rows": found}))


@login_required
@require_POST
def insert(request: HttpRequest) -> HttpResponse:
    """Add a row that belongs where the form says."""
    Proposal.objects.create(
        code=f"B-{uuid.uuid4().hex[:20]}",
        title="Hỗ trợ ứng dụng máy sấy cà phê",
        scheme="local",
        route_code="local-district",
        office_id=int(request.POST["office"]),
        unit_id=int(request.POST["unit"]),
        unit_path=request.POST["path"],
        year=2021,
        activity="machinery",
        started_on=date(2021, 3, 8),
        state_since=date(2021, 3, 8),
        made_by_id=int(request.POST["maker"]),
    )
    return HttpResponse(status=302, headers={"Location": "/"})
