"""Conclude a round, and report it as delivered under the contract of its đề án."""

from datetime import date

from django.db import transaction

from khuyencong.activities.awards.models import VoteRound
from khuyencong.activities.awards.permissions import keeping_refusal, require_permitted
from khuyencong.activities.awards.queries import contract_items_of
from khuyencong.activities.awards.services.locking import (
    lock_round_below_proposal,
    move,
    trace,
)
from khuyencong.activities.awards.states import ROUND_WORKFLOW, RoundAction
from khuyencong.engines.money import Vnd
from khuyencong.engines.refusals import Problem, require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.acceptance.services import submit_delivery
from khuyencong.programme.acceptance.values import DeliveryValues


@transaction.atomic
def conclude_round(
    round_id: int,
    *,
    by: Actor,
    on: date,
    contract_item_id: int | None = None,
    cost_vnd: Vnd = 0,
) -> VoteRound:
    """Conclude a round whose days for complaints are over and whose complaints are answered.

    Where its đề án is under contract, one round is reported to acceptance; what acceptance
    refuses keeps the round from being concluded.
    """
    vote = lock_round_below_proposal(round_id)
    ROUND_WORKFLOW.step(RoundAction.CONCLUDE, state=vote.state)
    require_permitted(keeping_refusal(by, vote))
    require(_problems_before_the_end(vote, contract_item_id, on=on))
    if contract_item_id is not None:
        vote.delivery = _deliver(vote, contract_item_id, cost_vnd, by=by, on=on)
    vote.concluded_on = on
    move(vote, RoundAction.CONCLUDE, "concluded_on", "delivery")
    trace("round_concluded", vote, by=by, after={"concluded_on": on.isoformat()})
    return vote


def _problems_before_the_end(
    vote: VoteRound, contract_item_id: int | None, *, on: date
) -> list[Problem]:
    assert vote.complaints_until is not None, "a recognised result was made known"
    problems = []
    if on <= vote.complaints_until:
        told = {"last_on": vote.complaints_until.isoformat()}
        problems.append(Problem("awards.complaints_still_open", told))
    waiting = vote.complaints.filter(answered_on__isnull=True).count()
    if waiting:
        problems.append(Problem("awards.complaints_unanswered", {"count": waiting}))
    uncorrected = vote.complaints.filter(is_upheld=True, changes__isnull=True).count()
    if uncorrected:
        problems.append(Problem("awards.complaints_uncorrected", {"count": uncorrected}))
    items = {item.pk for item in contract_items_of(vote)}
    if items and contract_item_id not in items:
        problems.append(Problem("awards.item_needed", field="contract_item"))
    if not items and contract_item_id is not None:
        problems.append(Problem("awards.item_of_no_contract", field="contract_item"))
    return problems


def _deliver(
    vote: VoteRound, contract_item_id: int, cost_vnd: Vnd, *, by: Actor, on: date
) -> Delivery:
    """Report one round, with evidence from what stands here."""
    entries = vote.entries.filter(verdict__isnull=False)
    winners = entries.filter(verdict__is_winner=True).count()
    makers = entries.values("establishment_id").distinct().count()
    jurors = vote.jury_members.filter(absent_on__isnull=True).count()
    evidence = (
        f"{vote.title}: {entries.count()} sản phẩm của {makers} cơ sở được chấm bởi {jurors} "
        f"giám khảo; {winners} sản phẩm được công nhận theo Quyết định số {vote.decision_number} "
        f"ngày {vote.decision_on:%d/%m/%Y}; biên bản Hội đồng số {vote.minutes_number}."
    )
    values = DeliveryValues(
        quantity=1, cost_vnd=cost_vnd, delivered_on=on, evidence=evidence, participants=makers
    )
    return submit_delivery(contract_item_id, values, by=by, on=on)
