"""What every page here needs: the record that the person may see, or a plain 404."""

from django.http import Http404

from khuyencong.foundation.accounts.http import SignedInRequest
from khuyencong.programme.outcomes.forms import VersionForm
from khuyencong.programme.outcomes.models import FollowUp, Tracking
from khuyencong.programme.outcomes.permissions import visible_follow_ups, visible_trackings
from khuyencong.programme.outcomes.queries import tracking_with_parts


def tracking_for(request: SignedInRequest, tracking_id: int) -> Tracking:
    """Return what is followed of a đề án that the actor may see, with aims and periods."""
    trackings = tracking_with_parts(visible_trackings(request.actor))
    tracking = trackings.filter(pk=tracking_id).first()
    if tracking is None:
        raise Http404
    return tracking


def follow_up_for(request: SignedInRequest, follow_up_id: int) -> FollowUp:
    """Return a period of a đề án that the actor may see, with aims and figures."""
    follow_ups = (
        visible_follow_ups(request.actor)
        .select_related("tracking__proposal", "reported_by", "checked_by")
        .prefetch_related("figures", "tracking__aims")
    )
    follow_up = follow_ups.filter(pk=follow_up_id).first()
    if follow_up is None:
        raise Http404
    return follow_up


def version_sent(request: SignedInRequest) -> int:
    """Return the version of the record that the person saw; 0 where none was sent."""
    form = VersionForm(request.POST)
    return int(form.cleaned_data["version"]) if form.is_valid() else 0
