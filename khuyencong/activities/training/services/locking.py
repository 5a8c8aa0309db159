"""Lock a class, and refuse what no longer belongs to where it stands."""

from khuyencong.activities.training.models import TrainingClass
from khuyencong.activities.training.queries import live_deliveries
from khuyencong.activities.training.states import ClassState
from khuyencong.engines.refusals import OutOfStep, Problem


def lock_class(class_id: int) -> TrainingClass:
    """Return a class, locked until the transaction ends. Places are counted under this lock."""
    return (
        TrainingClass.objects.select_for_update(of=("self",))
        .select_related("office", "unit")
        .get(pk=class_id)
    )


def require_state(training_class: TrainingClass, *states: ClassState) -> None:
    """Refuse a class that has moved on from where this can be done."""
    if training_class.state not in states:
        raise OutOfStep(
            Problem("training.not_in_this_state", {"state": training_class.get_state_display()})
        )


def require_undelivered(training_class: TrainingClass) -> None:
    """Refuse a class of which something was delivered: minutes and money may stand on it."""
    if delivered := live_deliveries(training_class):
        told = {"delivered_on": delivered[0].delivered_on.isoformat()}
        raise OutOfStep(Problem("training.delivered_already", told))


def require_version(training_class: TrainingClass, version: int) -> None:
    """Refuse a second tab that would overwrite the first one's work."""
    if training_class.version != version:
        raise OutOfStep(Problem("training.changed_meanwhile", {"title": training_class.title}))
