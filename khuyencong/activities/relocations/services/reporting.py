"""Report a relocation as done: its interest goes to acceptance."""

from datetime import date

from django.db import transaction

from khuyencong.activities.relocations.checks import problems_of_support
from khuyencong.activities.relocations.models import Loan, Relocation
from khuyencong.activities.relocations.permissions import require_may_keep
from khuyencong.activities.relocations.queries import schedule_for
from khuyencong.activities.relocations.services.locking import lock_relocation, require_version
from khuyencong.activities.relocations.states import Stage
from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.acceptance.services import submit_delivery
from khuyencong.programme.acceptance.values import DeliveryValues
from khuyencong.programme.contracts.models import ContractItem


@transaction.atomic
def report_relocation(
    relocation_id: int, *, contract_item_id: int | None, version: int, by: Actor, on: date
) -> Relocation:
    """Report a relocation whose old site is cleared: one establishment, with its interest.

    Without a đề án it is closed and no money follows. What acceptance refuses changes nothing.
    """
    relocation = lock_relocation(relocation_id)
    _require_may_report(by, relocation)
    require_version(relocation, version)
    if relocation.stage == Stage.CLOSED:
        raise OutOfStep(Problem("relocations.closed_already"))
    if relocation.proposal_id is None:
        _require_cleared(relocation)
    else:
        relocation.delivery = _deliver(relocation, contract_item_id, by=by, on=on)
    relocation.stage = Stage.CLOSED.value
    relocation.version += 1
    relocation.save(update_fields=["delivery", "stage", "version"])
    cost_vnd = relocation.delivery.cost_vnd if relocation.delivery else 0
    record("relocation.reported", relocation.reference, by=by, after={"cost_vnd": cost_vnd})
    return relocation


def _require_may_report(by: Actor, relocation: Relocation) -> None:
    """The establishment that moves reports its own; the clerk does where no money follows."""
    if by.establishment_id != relocation.establishment_id:
        require_may_keep(by, relocation)


def _require_cleared(relocation: Relocation) -> None:
    if relocation.stage != Stage.CLEARED:
        told = {"stage": relocation.stage}
        raise OutOfStep(Problem("relocations.support_too_early", told))


def _deliver(
    relocation: Relocation, contract_item_id: int | None, *, by: Actor, on: date
) -> Delivery:
    loan = Loan.objects.filter(relocation=relocation).first()
    require(problems_of_support(relocation, loan))
    item = ContractItem.objects.filter(
        pk=contract_item_id or 0, contract__proposal_id=relocation.proposal_id or 0
    ).first()
    if item is None:
        raise Refused(Problem("relocations.item_needed", field="contract_item"))
    schedule = schedule_for(relocation, on=on)
    if schedule is None or not schedule.counted_vnd:
        raise Refused(Problem("relocations.no_interest"))
    cleared = relocation.steps.get(stage=Stage.CLEARED)
    return submit_delivery(
        item.pk,
        DeliveryValues(
            quantity=1,
            cost_vnd=schedule.counted_vnd,
            delivered_on=cleared.reached_on,
            evidence=evidence_of(relocation),
        ),
        by=by,
        on=on,
    )


def evidence_of(relocation: Relocation) -> str:
    """Return in words, for the minutes, by what the relocation is known to be done.

    In Vietnamese whoever reports: it becomes part of the office's papers.
    """
    told = "; ".join(
        f"{step.get_stage_display()} ngày {step.reached_on:%d/%m/%Y} ({step.paper})"
        for step in relocation.steps.all()
    )
    lot = f", lô {relocation.lot.code} {relocation.lot.cluster}" if relocation.lot else ""
    return f"{relocation.establishment}{lot}; quyết định {relocation.decision_number}; {told}."
