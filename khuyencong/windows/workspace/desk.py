"""What a person finds on their desk: what waits for them, what is due, how the plan stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.ui.figures import BarPart, BarRow, Tone
from khuyencong.programme.acceptance.permissions import DRAFTING_ROLES as MINUTES_DRAFTERS
from khuyencong.programme.acceptance.queries import (
    acceptances_awaiting,
    contracts_ready_to_accept,
    reports_awaiting_inspection,
)
from khuyencong.programme.appraisals.permissions import DRAFTING_ROLES as DECISION_DRAFTERS
from khuyencong.programme.appraisals.queries import awaiting_decision, drafts_for
from khuyencong.programme.budgets.permissions import visible_funds
from khuyencong.programme.budgets.queries import Stages, papers_waiting_count, year_totals
from khuyencong.programme.contracts.models import Contract
from khuyencong.programme.contracts.permissions import DRAFTING_ROLES as CONTRACT_DRAFTERS
from khuyencong.programme.contracts.permissions import visible_contracts
from khuyencong.programme.contracts.queries import amendments_awaiting
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.payments.permissions import approvable_contracts
from khuyencong.programme.payments.queries import (
    contracts_to_settle,
    contracts_with_open_advance,
    payments_awaiting_approval,
    payments_awaiting_treasury,
)
from khuyencong.programme.plans.permissions import visible_plans
from khuyencong.programme.plans.queries import (
    LineDetail,
    line_details,
    plans_waiting,
    running_lines,
)
from khuyencong.programme.proposals.models import Proposal
from khuyencong.programme.proposals.permissions import visible_proposals
from khuyencong.programme.proposals.queries import (
    LineUse,
    count_by_state,
    list_rows,
    use_of_lines,
)
from khuyencong.programme.proposals.states import DEAD_STATES, State
from khuyencong.windows.workspace.waiting import waiting_on

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ROWS_SHOWN = 8
SOON = timedelta(days=14)
STATE_TONES: Mapping[str, Tone] = {
    State.SETTLED: Tone.SETTLED,
    State.ACCEPTED: Tone.GREEN,
    State.REFUSED: Tone.RED,
    State.TERMINATED: Tone.RED,
    State.WITHDRAWN: Tone.GRAY,
    State.DRAFT: Tone.GRAY,
    State.RETURNED: Tone.ORANGE,
    State.SUSPENDED: Tone.ORANGE,
}


@dataclass(frozen=True)
class Pile:
    """Papers of one kind that wait for this person, with where they lie."""

    label: "StrOrPromise"
    count: int
    url: str


@dataclass(frozen=True)
class LineProgress:
    """A line of the plan with what came of it so far: units and money."""

    detail: LineDetail
    use: LineUse | None

    @property
    def money(self) -> list[BarPart]:
        """The line's money by stage."""
        return stage_parts(self.detail.stages)


@dataclass(frozen=True)
class Desk:
    """What home shows. ``waiting`` are the first ones of ``waiting_count``.

    ``own`` are an applicant's other đề án: whoever waits for others wants to see how far they are.
    """

    waiting: Sequence[Proposal]
    waiting_count: int
    own: Sequence[Proposal]
    piles: Sequence[Pile]
    due: Sequence[Proposal]
    ending: Sequence[Contract]
    plan_year: int
    lines: Sequence[LineProgress]
    states: Sequence[BarRow]
    money: Sequence[BarPart]


def desk_of(actor: Actor, *, on: date) -> Desk:
    """Return a person's desk on a day. The number of queries does not grow with what lies there."""
    waiting = waiting_on(actor, on=on)
    visible = visible_proposals(actor)
    is_staff = actor.role is not Role.APPLICANT
    shown = list(list_rows(_by_urgency(waiting))[:ROWS_SHOWN])
    return Desk(
        waiting=shown,
        waiting_count=waiting.count(),
        own=[] if is_staff else _own(visible, besides=shown),
        piles=[pile for pile in _piles(actor) if pile.count],
        due=_due(visible, on=on),
        ending=_ending(actor, on=on),
        plan_year=on.year,
        lines=_lines(actor, on.year) if is_staff else [],
        states=_states(visible.filter(year=on.year) if is_staff else visible),
        money=stage_parts(year_totals(visible_funds(actor), on.year)) if is_staff else [],
    )


def _own(visible: QuerySet[Proposal], *, besides: Sequence[Proposal]) -> list[Proposal]:
    """Return an applicant's đề án that do not wait for them, the newest first."""
    others = visible.exclude(pk__in=[one.pk for one in besides])
    return list(list_rows(others.order_by("-pk"))[:ROWS_SHOWN])


def _by_urgency(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Return đề án with those due first before those that no text sets a time for."""
    return proposals.order_by(F("due_on").asc(nulls_last=True), "state_since", "pk")


def _piles(actor: Actor) -> Iterator[Pile]:
    """Return what waits beside the đề án themselves, by role."""
    contracts = visible_contracts(actor)
    yield from _to_draft(actor)
    match actor.role:
        case Role.LEADER:
            plans = plans_waiting(visible_plans(actor))
            yield Pile(
                _("Kế hoạch, điều chỉnh kế hoạch chờ duyệt"), plans.count(), reverse("plans:list")
            )
            papers = papers_waiting_count(visible_funds(actor))
            yield Pile(_("Giấy tờ ngân sách chờ xác nhận"), papers, reverse("budgets:papers"))
            changes = amendments_awaiting(contracts).count()
            yield Pile(_("Điều chỉnh hợp đồng chờ quyết định"), changes, reverse("contracts:list"))
            minutes = acceptances_awaiting(contracts).count()
            yield Pile(_("Biên bản nghiệm thu chờ ký"), minutes, reverse("acceptance:list"))
            drafts = payments_awaiting_approval(approvable_contracts(actor)).count()
            yield Pile(_("Đề nghị chi chờ duyệt"), drafts, reverse("payments:list"))
        case Role.ACCOUNTANT:
            approved = payments_awaiting_treasury(contracts).count()
            yield Pile(_("Khoản chi chờ ghi chứng từ Kho bạc"), approved, reverse("payments:list"))
            advances = len(contracts_with_open_advance(contracts))
            yield Pile(_("Hợp đồng còn dư tạm ứng"), advances, reverse("payments:list"))
            accounts = contracts_to_settle(contracts).count()
            yield Pile(
                _("Hợp đồng đã nghiệm thu, chờ quyết toán"), accounts, reverse("payments:list")
            )
        case Role.INSPECTOR:
            reports = reports_awaiting_inspection(contracts).count()
            yield Pile(_("Báo cáo tiến độ chờ kiểm tra"), reports, reverse("acceptance:list"))


def _to_draft(actor: Actor) -> Iterator[Pile]:
    """Return what someone must write before a leader can decide or sign: no step of the road."""
    visible = visible_proposals(actor)
    if actor.role in DECISION_DRAFTERS:
        undrafted = awaiting_decision(visible).exclude(
            pk__in=drafts_for(visible).values("proposal")
        )
        queue = f"{reverse('appraisals:queue')}?viec=quyet-dinh"
        yield Pile(_("Đề án chờ soạn dự thảo quyết định"), undrafted.count(), queue)
    if actor.role in CONTRACT_DRAFTERS:
        uncontracted = visible.filter(state=State.APPROVED, contract__isnull=True)
        approved = f"{reverse('proposals:list')}?state={State.APPROVED}"
        yield Pile(_("Đề án đã phê duyệt, chờ soạn hợp đồng"), uncontracted.count(), approved)
    if actor.role in MINUTES_DRAFTERS:
        done = contracts_ready_to_accept(visible_contracts(actor)).count()
        yield Pile(_("Hợp đồng đã làm xong, chờ lập biên bản"), done, reverse("acceptance:list"))


def _due(visible: QuerySet[Proposal], *, on: date) -> list[Proposal]:
    """Return the đề án whose step is late or due soon, the latest first."""
    open_ones = visible.exclude(state__in=[*DEAD_STATES, State.SETTLED])
    return list(open_ones.filter(due_on__lte=on + SOON).order_by("due_on", "pk")[:ROWS_SHOWN])


def _ending(actor: Actor, *, on: date) -> list[Contract]:
    """Return the contracts under way whose time is up or soon will be."""
    under_way = visible_contracts(actor).filter(state=ContractState.SIGNED, ends_on__lte=on + SOON)
    return list(under_way.select_related("proposal").order_by("ends_on", "pk")[:ROWS_SHOWN])


def _lines(actor: Actor, year: int) -> list[LineProgress]:
    details = line_details(running_lines(visible_plans(actor), year))
    uses = use_of_lines([detail.line.pk for detail in details])
    return [LineProgress(detail, uses.get(detail.line.pk)) for detail in details]


def _states(proposals: QuerySet[Proposal]) -> list[BarRow]:
    return [
        BarRow(
            State(row.state).label,
            row.count,
            shown=str(row.count),
            tone=STATE_TONES.get(row.state, Tone.AZURE),
            url=f"{reverse('proposals:list')}?state={row.state}",
        )
        for row in count_by_state(proposals)
    ]


def stage_parts(stages: Stages) -> list[BarPart]:
    """Return money by stage as the parts of a bar, those that hold something."""
    parts = [
        BarPart(_("Chưa dùng"), stages.available_vnd, Tone.AVAILABLE),
        BarPart(_("Đã dành"), stages.reserved_vnd, Tone.RESERVED),
        BarPart(_("Đã cam kết, chưa chi"), stages.committed_vnd, Tone.COMMITTED),
        BarPart(_("Đang tạm ứng"), stages.advanced_vnd, Tone.ADVANCED),
        BarPart(_("Đã thanh toán"), stages.paid_vnd, Tone.PAID),
        BarPart(_("Đã quyết toán"), stages.settled_vnd, Tone.SETTLED),
    ]
    return [part for part in parts if part.amount_vnd]
