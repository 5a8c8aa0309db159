"""Say under the contract what a class has delivered, from its own records."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from khuyencong.activities.training.evidence import evidence_of, is_counted_in_people
from khuyencong.activities.training.models import DeliveredPart, TrainingClass
from khuyencong.activities.training.permissions import require_may_run
from khuyencong.activities.training.queries import live_deliveries
from khuyencong.activities.training.services.locking import lock_class, require_state
from khuyencong.activities.training.states import ClassState
from khuyencong.activities.training.values import PartValues
from khuyencong.engines.refusals import Problem, Refused, require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.services import submit_delivery
from khuyencong.programme.acceptance.values import DeliveryValues
from khuyencong.programme.contracts.models import ContractItem
from khuyencong.programme.contracts.services import lock_contract


@transaction.atomic
def deliver_class(
    class_id: int,
    parts: Mapping[int, PartValues],
    *,
    by: Actor,
    on: date,
    uploads: "Iterable[UploadedFile[bytes]]" = (),
) -> TrainingClass:
    """Deliver a closed class as items of its đề án's contract, all or none.

    ``parts`` by the key of the contract's item; an item counted in people gets no more than
    completed the class. Who took part is told with the first item alone, so that sums count
    people once; files are kept with it too. What was delivered becomes the cost of the class.
    Locks the contract before the class.
    """
    items = list(ContractItem.objects.filter(pk__in=parts).order_by("pk"))
    if not items or len(items) != len(parts):
        raise Refused(Problem("training.nothing_to_deliver"))
    contracts = {item.contract_id for item in items}
    contract = lock_contract(min(contracts))
    training_class = lock_class(class_id)
    require_may_run(by, training_class)
    require_state(training_class, ClassState.COMPLETED)
    if len(contracts) > 1 or training_class.proposal_id != contract.proposal_id:
        raise Refused(Problem("training.item_of_another_proposal"))
    completed = training_class.trainees.filter(completed=True).count()
    require(_problems(training_class, items, parts, completed))
    assert training_class.completed_on is not None, "a closed class has its day"
    evidence = evidence_of(training_class, completed)
    for place, item in enumerate(items):
        is_first = place == 0
        values = DeliveryValues(
            quantity=parts[item.pk].quantity,
            cost_vnd=parts[item.pk].cost_vnd,
            delivered_on=training_class.completed_on,
            evidence=evidence,
            participants=completed if is_first else None,
        )
        delivery = submit_delivery(
            item.pk, values, by=by, on=on, uploads=uploads if is_first else ()
        )
        DeliveredPart.objects.create(training_class=training_class, delivery=delivery)
    training_class.cost_vnd = sum(one.cost_vnd for one in live_deliveries(training_class))
    training_class.version += 1
    training_class.save(update_fields=["cost_vnd", "version"])
    record(
        "training.delivered",
        training_class.reference,
        by=by,
        after={
            "completed": completed,
            "cost_vnd": training_class.cost_vnd,
            "items": {item.name: parts[item.pk].quantity for item in items},
        },
    )
    return training_class


def _problems(
    training_class: TrainingClass,
    items: list[ContractItem],
    parts: Mapping[int, PartValues],
    completed: int,
) -> list[Problem]:
    """Return why a class may not deliver so; what else may be wrong is acceptance's to say."""
    if not completed:
        return [Problem("training.nobody_completed")]
    delivered = {one.contract_item_id for one in live_deliveries(training_class)}
    problems = []
    for item in items:
        quantity = parts[item.pk].quantity
        if item.pk in delivered:
            problems.append(Problem("training.item_delivered_already", {"item": item.name}))
        elif is_counted_in_people(item) and quantity > completed:
            problems.append(
                Problem(
                    "training.delivered_beyond_completed",
                    {"item": item.name, "quantity": quantity, "completed": completed},
                    field=f"quantity_{item.pk}",
                )
            )
    return problems
