"""Who waits for a lot."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.registers.clusters.checks import problems_of_waiting
from khuyencong.registers.clusters.models import Waiting
from khuyencong.registers.clusters.permissions import require_may_keep
from khuyencong.registers.clusters.services.locking import lock_cluster
from khuyencong.registers.clusters.values import WaitingValues


@transaction.atomic
def join_waiting(cluster_id: int, values: WaitingValues, *, by: Actor, on: date) -> Waiting:
    """Put somebody on the list of those who want a lot."""
    cluster = lock_cluster(cluster_id)
    require_may_keep(by, cluster)
    require(problems_of_waiting(cluster, values, on=on))
    waiting = Waiting.objects.create(
        cluster=cluster,
        who=tidy(values.who),
        wanted_m2=values.wanted_m2,
        since_on=values.since_on,
        note=tidy(values.note),
    )
    after = {"who": waiting.who, "wanted_m2": waiting.wanted_m2}
    record("cluster.waiting_joined", cluster.reference, by=by, after=after)
    return waiting


@transaction.atomic
def leave_waiting(waiting_id: int, *, reason: str, by: Actor, on: date) -> Waiting:
    """Take somebody off the list: served, or no longer interested."""
    cluster_id = Waiting.objects.values_list("cluster_id", flat=True).get(pk=waiting_id)
    cluster = lock_cluster(cluster_id)
    require_may_keep(by, cluster)
    waiting = Waiting.objects.get(pk=waiting_id)
    if waiting.ended_on is not None:
        raise OutOfStep(Problem("clusters.waits_no_more", {"who": waiting.who}))
    if not tidy(reason):
        raise Refused(Problem("clusters.reason_needed", field="reason"))
    waiting.ended_on = max(on, waiting.since_on)
    waiting.ending = tidy(reason)
    waiting.save(update_fields=["ended_on", "ending"])
    record(
        "cluster.waiting_left",
        cluster.reference,
        by=by,
        before={"who": waiting.who},
        reason=waiting.ending,
    )
    return waiting
