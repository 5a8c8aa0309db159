"""What every page here needs: the record that the person may see, or a plain 404."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

from khuyencong.activities.training.models import (
    Certificate,
    FollowUp,
    Material,
    Session,
    Trainee,
    TrainingClass,
)
from khuyencong.activities.training.permissions import may_know_people, visible_classes
from khuyencong.foundation.accounts.http import SignedInRequest

Row = TypeVar("Row", bound=Model)


def _found(rows: QuerySet[Row], key: int) -> Row:
    row = rows.filter(pk=key).first()
    if row is None:
        raise Http404
    return row


def class_for(request: SignedInRequest, class_id: int) -> TrainingClass:
    """Return a class that the actor may see."""
    seen = visible_classes(request.actor)
    return _found(seen.select_related("office", "unit", "proposal"), class_id)


def material_for(request: SignedInRequest, material_id: int) -> Material:
    """Return a material in use of a class that the actor may see."""
    seen = Material.objects.filter(
        training_class__in=visible_classes(request.actor), removed_on__isnull=True
    )
    return _found(seen.select_related("attachment"), material_id)


def session_for(request: SignedInRequest, session_id: int) -> Session:
    """Return a session of a class whose people the actor may know."""
    sessions = Session.objects.filter(training_class__in=_known(request))
    return _found(sessions.select_related("training_class__office", "trainer"), session_id)


def trainee_for(request: SignedInRequest, trainee_id: int) -> Trainee:
    """Return a trainee of a class whose people the actor may know."""
    trainees = Trainee.objects.filter(training_class__in=_known(request))
    return _found(trainees.select_related("training_class__office", "unit"), trainee_id)


def certificate_for(request: SignedInRequest, certificate_id: int) -> Certificate:
    """Return a certificate of a class whose people the actor may know."""
    certificates = Certificate.objects.filter(trainee__training_class__in=_known(request))
    return _found(
        certificates.select_related("trainee__training_class__office", "office", "signed_by"),
        certificate_id,
    )


def follow_up_for(request: SignedInRequest, follow_up_id: int) -> FollowUp:
    """Return an answer of a trainee whom the actor may know."""
    answers = FollowUp.objects.filter(trainee__training_class__in=_known(request))
    return _found(answers.select_related("trainee__training_class__office"), follow_up_id)


def _known(request: SignedInRequest) -> QuerySet[TrainingClass]:
    if not may_know_people(request.actor):
        return TrainingClass.objects.none()
    return visible_classes(request.actor)


def require_people(request: SignedInRequest) -> None:
    """Answer 404 to who may not know the people of a class."""
    if not may_know_people(request.actor):
        raise Http404
