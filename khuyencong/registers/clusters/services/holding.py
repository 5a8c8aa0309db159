"""Reserve a lot, let it, and take it back."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.registers.clusters.checks import problems_of_holding
from khuyencong.registers.clusters.models import Lot, Occupancy
from khuyencong.registers.clusters.permissions import require_may_keep
from khuyencong.registers.clusters.services.locking import lock_lot, occupancy_of, require_free
from khuyencong.registers.clusters.states import ClusterState, Holding
from khuyencong.registers.clusters.values import HoldingValues


@transaction.atomic
def reserve_lot(lot_id: int, values: HoldingValues, *, by: Actor, on: date) -> Occupancy:
    """Keep a free lot for somebody. A lot is never promised twice."""
    lot = lock_lot(lot_id)
    require_may_keep(by, lot.cluster)
    _require_not_closed(lot)
    require_free(lot)
    return _hold(lot, Holding.RESERVED, values, by=by, on=on)


@transaction.atomic
def lease_lot(lot_id: int, values: HoldingValues, *, by: Actor, on: date) -> Occupancy:
    """Let a lot: one that is free, or to whom it was reserved."""
    lot = lock_lot(lot_id)
    require_may_keep(by, lot.cluster)
    _require_not_closed(lot)
    held = occupancy_of(lot)
    if held is not None:
        if held.holding != Holding.RESERVED or held.holder != tidy(values.holder):
            require_free(lot)
        require(problems_of_holding(values, on=on))
        _require_not_earlier(held, values.from_on)
        held.ended_on = values.from_on
        held.ending = tidy(values.paper)
        held.save(update_fields=["ended_on", "ending"])
    return _hold(lot, Holding.LEASED, values, by=by, on=on)


@transaction.atomic
def release_lot(lot_id: int, *, reason: str, ended_on: date, by: Actor, on: date) -> Occupancy:
    """Take a lot back. It is free from then on."""
    lot = lock_lot(lot_id)
    require_may_keep(by, lot.cluster)
    held = occupancy_of(lot)
    if held is None:
        raise OutOfStep(Problem("clusters.lot_free", {"code": lot.code}))
    if not tidy(reason):
        raise Refused(Problem("clusters.reason_needed", field="reason"))
    if ended_on > on:
        told = {"day_on": ended_on.isoformat(), "today_on": on.isoformat()}
        raise Refused(Problem("clusters.day_in_future", told, field="ended_on"))
    _require_not_earlier(held, ended_on)
    held.ended_on = ended_on
    held.ending = tidy(reason)
    held.save(update_fields=["ended_on", "ending"])
    record(
        "cluster.lot_released",
        lot.cluster.reference,
        by=by,
        before={"lot": lot.code, "holder": held.holder},
        reason=held.ending,
    )
    return held


_HELD = {Holding.RESERVED: "cluster.lot_reserved", Holding.LEASED: "cluster.lot_leased"}


def _hold(lot: Lot, holding: Holding, values: HoldingValues, *, by: Actor, on: date) -> Occupancy:
    require(problems_of_holding(values, on=on))
    assert by.user_id is not None, "a person lets it"
    held = Occupancy.objects.create(
        lot=lot,
        holding=holding.value,
        holder=tidy(values.holder),
        paper=tidy(values.paper),
        reference=values.reference,
        from_on=values.from_on,
        until_on=values.until_on,
        made_by_id=by.user_id,
    )
    record(
        _HELD[holding],
        lot.cluster.reference,
        by=by,
        after={"lot": lot.code, "holder": held.holder, "paper": held.paper},
    )
    return held


def _require_not_closed(lot: Lot) -> None:
    if lot.cluster.state == ClusterState.CLOSED:
        raise OutOfStep(Problem("clusters.closed", {"name": lot.cluster.name}))


def _require_not_earlier(held: Occupancy, day: date) -> None:
    if day < held.from_on:
        told = {"from_on": held.from_on.isoformat(), "until_on": day.isoformat()}
        raise Refused(Problem("clusters.held_no_time", told))
