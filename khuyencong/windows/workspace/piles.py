"""What waits for a person, pile by pile. Home counts a pile, its page lists the very same rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.programme.acceptance.models import Acceptance, ProgressReport
from khuyencong.programme.acceptance.permissions import DRAFTING_ROLES as MINUTES_DRAFTERS
from khuyencong.programme.acceptance.queries import (
    acceptances_awaiting,
    contracts_ready_to_accept,
    reports_awaiting_inspection,
)
from khuyencong.programme.appraisals.permissions import DRAFTING_ROLES as DECISION_DRAFTERS
from khuyencong.programme.appraisals.queries import awaiting_decision, drafts_for
from khuyencong.programme.budgets.permissions import visible_funds
from khuyencong.programme.budgets.queries import papers_waiting_count
from khuyencong.programme.contracts.models import Amendment, Contract
from khuyencong.programme.contracts.permissions import DRAFTING_ROLES as CONTRACT_DRAFTERS
from khuyencong.programme.contracts.permissions import visible_contracts
from khuyencong.programme.contracts.queries import amendments_awaiting
from khuyencong.programme.inspections.models import Finding, InspectionPlan, PlannedVisit, Visit
from khuyencong.programme.inspections.waiting import everything_waiting as inspections_waiting
from khuyencong.programme.outcomes.models import FollowUp
from khuyencong.programme.outcomes.waiting import everything_waiting as outcomes_waiting
from khuyencong.programme.payments.models import Payment
from khuyencong.programme.payments.permissions import approvable_contracts
from khuyencong.programme.payments.queries import (
    contracts_to_settle,
    contracts_with_open_advance,
    payments_awaiting_approval,
    payments_awaiting_treasury,
)
from khuyencong.programme.plans.models import Plan
from khuyencong.programme.plans.permissions import visible_plans
from khuyencong.programme.plans.queries import plans_waiting
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals
from khuyencong.programme.proposals.states import State
from khuyencong.windows.workspace.waiting import waiting_on

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

PROPOSALS = "de-an"
"""The key of the pile of đề án whose next step is the person's."""


@dataclass(frozen=True)
class Row:
    """One thing that waits, as a list of them shows it. ``day``: since when, or by when."""

    title: str
    url: str
    code: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Pile:
    """Papers of one kind that wait for this person. ``key`` is part of the address of its page."""

    key: str
    label: "StrOrPromise"
    rows: "QuerySet[Any]"
    as_row: Callable[[Any], Row]
    count: int

    @property
    def url(self) -> str:
        return reverse("workspace:pile", args=[self.key])


@dataclass(frozen=True)
class PagePile:
    """Papers that stand on a page of their own, in front of all others."""

    label: "StrOrPromise"
    url: str
    count: int


def by_urgency(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Return đề án with those due first before those that no text sets a time for."""
    return proposals.order_by(F("due_on").asc(nulls_last=True), "state_since", "pk")


def piles_of(actor: Actor, *, on: date) -> Iterator[Pile | PagePile]:
    """Return what waits beside the đề án themselves, the empty piles too, by role."""
    yield from _to_draft(actor)
    match actor.role:
        case Role.LEADER:
            yield from _of_leader(actor)
        case Role.ACCOUNTANT:
            yield from _of_accountant(actor)
        case Role.INSPECTOR:
            reports = reports_awaiting_inspection(visible_contracts(actor))
            yield _pile("bao-cao", _("Báo cáo tiến độ chờ kiểm tra"), reports, _report)
    yield from _of_inspections(actor, on=on)
    yield from _of_outcomes(actor, on=on)


def pile_of(actor: Actor, key: str, *, on: date) -> Pile | None:
    """Return one pile of a person; None where there is none of that key for them."""
    if key == PROPOSALS:
        waiting = by_urgency(waiting_on(actor, on=on))
        return _pile(PROPOSALS, _("Đề án chờ bạn"), waiting, _proposal)
    piles = (pile for pile in piles_of(actor, on=on) if isinstance(pile, Pile))
    return next((pile for pile in piles if pile.key == key), None)


def _pile(
    key: str, label: "StrOrPromise", rows: "QuerySet[Any]", as_row: Callable[[Any], Row]
) -> Pile:
    return Pile(key, label, rows, as_row, rows.count())


def _to_draft(actor: Actor) -> Iterator[Pile]:
    """Return what someone must write before a leader can decide or sign: no step of the road."""
    visible = visible_proposals(actor)
    if actor.role in DECISION_DRAFTERS:
        undrafted = awaiting_decision(visible).exclude(
            pk__in=drafts_for(visible).order_by().values("proposal")
        )
        yield _pile("quyet-dinh", _("Đề án chờ soạn dự thảo quyết định"), undrafted, _proposal)
    if actor.role in CONTRACT_DRAFTERS:
        uncontracted = visible.filter(state=State.APPROVED, contract__isnull=True)
        label = _("Đề án đã phê duyệt, chờ soạn hợp đồng")
        yield _pile("hop-dong", label, uncontracted, _proposal)
    if actor.role in MINUTES_DRAFTERS:
        done = contracts_ready_to_accept(visible_contracts(actor)).select_related("proposal")
        yield _pile("bien-ban", _("Hợp đồng đã làm xong, chờ lập biên bản"), done, _work)


def _of_leader(actor: Actor) -> Iterator[Pile | PagePile]:
    contracts = visible_contracts(actor)
    plans = plans_waiting(visible_plans(actor))
    yield _pile("ke-hoach", _("Kế hoạch, điều chỉnh kế hoạch chờ duyệt"), plans, _plan)
    papers = papers_waiting_count(visible_funds(actor))
    yield PagePile(_("Giấy tờ ngân sách chờ xác nhận"), reverse("budgets:papers"), papers)
    changes = amendments_awaiting(contracts)
    yield _pile("dieu-chinh", _("Điều chỉnh hợp đồng chờ quyết định"), changes, _amendment)
    minutes = acceptances_awaiting(contracts)
    yield _pile("nghiem-thu", _("Biên bản nghiệm thu chờ ký"), minutes, _minutes)
    drafts = payments_awaiting_approval(approvable_contracts(actor))
    yield _pile("duyet-chi", _("Đề nghị chi chờ duyệt"), drafts, _payment)


def _of_accountant(actor: Actor) -> Iterator[Pile]:
    contracts = visible_contracts(actor)
    approved = payments_awaiting_treasury(contracts)
    yield _pile("kho-bac", _("Khoản chi chờ ghi chứng từ Kho bạc"), approved, _payment)
    owing = [contract.pk for contract, _amount in contracts_with_open_advance(contracts)]
    advances = Contract.objects.filter(pk__in=owing).select_related("proposal")
    yield _pile("tam-ung", _("Hợp đồng còn dư tạm ứng"), advances.order_by("ends_on", "pk"), _money)
    accounts = contracts_to_settle(contracts)
    label = _("Hợp đồng đã nghiệm thu, chờ quyết toán")
    yield _pile("quyet-toan", label, accounts, _settlement)


def _of_inspections(actor: Actor, *, on: date) -> Iterator[Pile]:
    waiting = inspections_waiting(actor, on=on)
    yield _pile("ke-hoach-kiem-tra", _("Kế hoạch kiểm tra chờ duyệt"), waiting.plans, _inspection)
    yield _pile("den-ky-kiem-tra", _("Lần kiểm tra đến kỳ"), waiting.visits, _planned_visit)
    yield _pile("bien-ban-kiem-tra", _("Biên bản kiểm tra chưa xong"), waiting.drafts, _visit)
    label = _("Sai sót quá hạn khắc phục")
    yield _pile("sai-sot", label, waiting.findings, _finding)


def _of_outcomes(actor: Actor, *, on: date) -> Iterator[Pile]:
    waiting = outcomes_waiting(actor, on=on)
    yield _pile("bao-ket-qua", _("Kỳ kết quả chờ báo số liệu"), waiting.due, _period)
    yield _pile("kiem-tra-so-lieu", _("Số liệu kết quả chờ kiểm tra"), waiting.to_check, _period)
    label = _("Đề án đã nghiệm thu, chưa lập theo dõi")
    yield _pile("chua-theo-doi", label, waiting.to_follow, _unfollowed)


def _proposal(one: Proposal) -> Row:
    url = reverse("workspace:proposal", args=[one.pk])
    return Row(one.title, url, one.code, one.due_on)


def _unfollowed(one: Proposal) -> Row:
    return Row(one.title, reverse("outcomes:list"), one.code, one.state_since)


def _plan(one: Plan) -> Row:
    return Row(one.title, reverse("plans:plan", args=[one.pk]), str(one.office), one.submitted_on)


def _amendment(one: Amendment) -> Row:
    url = reverse("contracts:decide", args=[one.pk])
    return _under(one.contract, url, one.proposed_on)


def _minutes(one: Acceptance) -> Row:
    return _under(one.contract, reverse("acceptance:minutes", args=[one.pk]), one.prepared_on)


def _report(one: ProgressReport) -> Row:
    url = reverse("acceptance:work", args=[one.contract_id])
    return _under(one.contract, url, one.reported_on)


def _payment(one: Payment) -> Row:
    return _under(one.contract, reverse("payments:payment", args=[one.pk]), one.requested_on)


def _work(one: Contract) -> Row:
    return _under(one, reverse("acceptance:work", args=[one.pk]), one.ends_on)


def _money(one: Contract) -> Row:
    return _under(one, reverse("payments:contract", args=[one.pk]), one.ends_on)


def _settlement(one: Contract) -> Row:
    return _under(one, reverse("payments:settlement", args=[one.pk]), one.proposal.state_since)


def _inspection(one: InspectionPlan) -> Row:
    return Row(str(one), reverse("inspections:plan", args=[one.pk]), str(one.office))


def _planned_visit(one: PlannedVisit) -> Row:
    url = reverse("inspections:record", args=[one.contract_id])
    return _under(one.contract, url, one.planned_on or one.month)


def _visit(one: Visit) -> Row:
    return _under(one.contract, reverse("inspections:visit", args=[one.pk]), one.visited_on)


def _finding(one: Finding) -> Row:
    return _under(one.visit.contract, reverse("inspections:visit", args=[one.visit_id]), one.due_on)


def _period(one: FollowUp) -> Row:
    proposal = one.tracking.proposal
    url = reverse("outcomes:period", args=[one.pk])
    return Row(proposal.title, url, proposal.code, one.due_on)


def _under(contract: Contract, url: str, day: date | None) -> Row:
    """Return the row of something done under a contract: it is called by its đề án."""
    return Row(contract.proposal.title, url, contract.proposal.code, day)
