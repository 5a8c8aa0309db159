"""The map of establishments, clusters and work."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from khuyencong.foundation import clock
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.foundation.ui.geojson import feature_collection
from khuyencong.foundation.ui.http import answers_refusals, render_page
from khuyencong.registers.offices.permissions import reach_of
from khuyencong.windows.workspace.places import communes_of, features_of

COUNTRY = "VN/"


@login_required
@require_safe
@answers_refusals
def map_page(request: SignedInRequest) -> HttpResponse:
    """Show a map of what the person may see, with the same by commune in a list beside it."""
    actor = _staff(request)
    reach = reach_of(actor)
    context = {
        "communes": communes_of(actor, on=clock.today()),
        "is_whole_country": reach is None or reach.territory_path == COUNTRY,
    }
    return render_page(request, "workspace/map.html", context)


@login_required
@require_safe
@answers_refusals
def map_data(request: SignedInRequest) -> StreamingHttpResponse:
    """Give the map what it draws."""
    return feature_collection(features_of(_staff(request), on=clock.today()))


def _staff(request: SignedInRequest) -> Actor:
    if not request.actor.is_staff:
        raise Http404
    return request.actor
