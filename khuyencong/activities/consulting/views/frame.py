"""What every page here needs: the record that the person may see, or a plain 404."""

from django.http import Http404

from khuyencong.activities.consulting.models import Assignment
from khuyencong.activities.consulting.permissions import visible_assignments
from khuyencong.foundation.accounts.http import SignedInRequest


def assignment_for(request: SignedInRequest, assignment_id: int) -> Assignment:
    """Return a consultancy of a đề án that the actor may see."""
    assignment = (
        visible_assignments(request.actor)
        .select_related("proposal__office", "contract_item__contract")
        .filter(pk=assignment_id)
        .first()
    )
    if assignment is None:
        raise Http404
    return assignment
