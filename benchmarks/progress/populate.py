"""Fill a database with forty plans of thirty lines, and đề án under them, each time the same.

All are stored as rows: plans with their money, đề án in ten states, the contracts of those that are
under way or done, signed minutes and deliveries of those that are done.
"""

from collections.abc import Iterator
from datetime import date

from django.db import connection, transaction

from benchmarks.progress import LINES, PLANS
from benchmarks.proposals.world import build_offices, build_owners
from khuyencong.programme.acceptance.models import Acceptance, AcceptedItem, Delivery
from khuyencong.programme.acceptance.states import AcceptanceState
from khuyencong.programme.budgets.models import BudgetLine, Fund, LineBalance
from khuyencong.programme.budgets.states import LineKind, Source
from khuyencong.programme.contracts.models import Contract, ContractItem
from khuyencong.programme.contracts.states import ContractState
from khuyencong.programme.plans.models import Plan, PlanLine, PlanLineFunding
from khuyencong.programme.plans.states import PlanState
from khuyencong.programme.proposals.models import FrozenRuling, Proposal
from khuyencong.programme.proposals.states import State
from khuyencong.registers.establishments.models import Place
from khuyencong.registers.offices.models import Office

YEAR = 2021
BATCH = 1_000
SUPPORT_VND, COST_VND, LINE_VND = 20_000_000, 40_000_000, 2_000_000_000
SIGNED_ON, DONE_ON = date(2021, 4, 12), date(2021, 8, 20)

STATES = (
    State.DRAFT,
    State.SUBMITTED,
    State.BASE_APPRAISAL,
    State.REGISTERED,
    State.REFUSED,
    State.APPROVED,
    *[State.IN_PROGRESS] * 4,
    State.SUSPENDED,
    State.TERMINATED,
    *[State.ACCEPTED] * 3,
    *[State.SETTLED] * 5,
)
DONE = (State.ACCEPTED, State.SETTLED)
CONTRACTED: dict[str, str] = {
    State.IN_PROGRESS: ContractState.SIGNED,
    State.SUSPENDED: ContractState.SUSPENDED,
    State.TERMINATED: ContractState.TERMINATED,
    State.ACCEPTED: ContractState.SIGNED,
    State.SETTLED: ContractState.COMPLETED,
}
ACTIVITIES = (
    ("machinery", "cơ sở", "máy"),
    ("startup_training", "học viên", "học viên"),
    ("management_training", "học viên", "lớp"),
    ("shared_booth", "gian hàng", "gian hàng"),
    ("media", "", "bài"),
)
"""What a line is about, the unit that it is planned in, the unit of its đề án's contracts."""


def populate(size: str) -> None:
    """Store the plans and the đề án under their lines."""
    with transaction.atomic():
        offices = build_offices()
        owners = build_owners()
        lines = [line for number in range(PLANS) for line in _plan(number, offices)]
    places = list(
        Place.objects.filter(establishment__in=owners)
        .select_related("unit", "establishment__created_by")
        .order_by("pk")
    )
    for start in range(0, int(size), BATCH):
        numbers = range(start, min(start + BATCH, int(size)))
        with transaction.atomic():
            _store([_proposal(number, lines, places) for number in numbers])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _plan(number: int, offices: list[Office]) -> list[PlanLine]:
    """Store one plan with its lines and their money; offices take turns."""
    office = offices[number % len(offices)]
    plan = Plan.objects.create(
        office=office,
        year=YEAR,
        title=f"Kế hoạch khuyến công số {number + 1}",
        number=f"{number + 1}/KH",
        state=PlanState.APPROVED,
        version=1,
    )
    fund, _made = Fund.objects.get_or_create(
        office=office, year=YEAR, source=Source.DISTRICT, defaults={"name": "Ngân sách huyện"}
    )
    lines = PlanLine.objects.bulk_create(_line(plan, place) for place in range(LINES))
    PlanLineFunding.objects.bulk_create(
        PlanLineFunding(line=line, source=fund.source, fund=fund, amount_vnd=LINE_VND)
        for line in lines
    )
    budget_lines = BudgetLine.objects.bulk_create(
        BudgetLine(
            fund=fund,
            kind=LineKind.PLAN_LINE,
            code=line.number,
            title=line.title,
            reference=line.reference,
        )
        for line in lines
    )
    LineBalance.objects.bulk_create(
        LineBalance(line=one, given_vnd=LINE_VND, available_vnd=LINE_VND) for one in budget_lines
    )
    return lines


def _line(plan: Plan, place: int) -> PlanLine:
    activity, unit, _unit_of_items = ACTIVITIES[place % len(ACTIVITIES)]
    return PlanLine(
        plan=plan,
        number=str(place + 1),
        position=place + 1,
        activity=activity,
        title=f"Dòng kế hoạch {place + 1}",
        unit=unit,
        quantity=60 if unit else None,
        starts_on=date(YEAR, 1, 15),
        ends_on=date(YEAR, 9, 30),
    )


def _proposal(number: int, lines: list[PlanLine], places: list[Place]) -> Proposal:
    place, line = places[number % len(places)], lines[number % len(lines)]
    state = STATES[number // len(lines) % len(STATES) if number >= len(lines) else number % 20]
    is_approved = state in CONTRACTED or state == State.APPROVED
    return Proposal(
        code=f"TD-{number:06d}",
        title=f"Đề án số {number}",
        scheme="local",
        route_code="local-district",
        office=line.plan.office,
        year=YEAR,
        plan_line=line,
        activity=line.activity,
        quantity=1 + number % 3,
        implementing_establishment=place.establishment,
        unit=place.unit,
        unit_path=place.unit_path,
        starts_on=date(YEAR, 5, 1),
        ends_on=date(YEAR, 11, 30),
        cost_vnd=COST_VND,
        asked_vnd=SUPPORT_VND,
        counterpart_vnd=COST_VND - SUPPORT_VND,
        approved_vnd=SUPPORT_VND if is_approved else None,
        state=state,
        started_on=date(YEAR, 2, 1),
        state_since=date(YEAR, 3, 1),
        submitted_on=None if state == State.DRAFT else date(YEAR, 2, 10),
        made_by=place.establishment.created_by,
    )


def _store(rows: list[Proposal]) -> None:
    proposals = Proposal.objects.bulk_create(rows)
    contracts = Contract.objects.bulk_create(_contracts(proposals))
    items = ContractItem.objects.bulk_create(map(_item, contracts))
    done = [item for item in items if item.contract.proposal.state in DONE]
    Delivery.objects.bulk_create(map(_delivery, done))
    rulings = FrozenRuling.objects.bulk_create(
        FrozenRuling(
            proposal=item.contract.proposal, occasion="acceptance", made_on=DONE_ON, ruling={}
        )
        for item in done
    )
    pairs = zip(done, rulings, strict=True)
    minutes = Acceptance.objects.bulk_create(_minutes(item, ruling) for item, ruling in pairs)
    AcceptedItem.objects.bulk_create(
        AcceptedItem(
            acceptance=one,
            contract_item=item,
            quantity_accepted=item.quantity,
            cost_vnd=COST_VND,
            accepted_cost_vnd=COST_VND,
        )
        for one, item in zip(minutes, done, strict=True)
    )


def _contracts(proposals: list[Proposal]) -> Iterator[Contract]:
    for proposal in proposals:
        if proposal.state not in CONTRACTED:
            continue
        yield Contract(
            proposal=proposal,
            number=f"{proposal.code}/HĐ",
            signed_on=SIGNED_ON,
            signed_by_id=proposal.made_by_id,
            office_id=proposal.office_id,
            party_b_name="Cơ sở",
            party_b_representative="Chủ cơ sở",
            amount_vnd=SUPPORT_VND,
            cost_vnd=COST_VND,
            starts_on=date(YEAR, 5, 1),
            ends_on=date(YEAR, 11, 30),
            state=CONTRACTED[proposal.state],
            prepared_by_id=proposal.made_by_id,
            prepared_on=SIGNED_ON,
        )


def _item(contract: Contract) -> ContractItem:
    proposal = contract.proposal
    units = {activity: unit for activity, _unit, unit in ACTIVITIES}
    return ContractItem(
        contract=contract,
        name="Nội dung hỗ trợ",
        quantity=proposal.quantity,
        unit=units[proposal.activity],
        cost_vnd=COST_VND,
        support_vnd=SUPPORT_VND,
    )


def _delivery(item: ContractItem) -> Delivery:
    is_class = item.contract.proposal.activity.endswith("training")
    return Delivery(
        contract_item=item,
        quantity=item.quantity,
        cost_vnd=COST_VND,
        delivered_on=DONE_ON,
        participants=item.quantity if is_class else None,
        evidence="Biên bản bàn giao",
        reported_on=DONE_ON,
        reported_by_id=item.contract.prepared_by_id,
    )


def _minutes(item: ContractItem, ruling: FrozenRuling) -> Acceptance:
    return Acceptance(
        contract=item.contract,
        minutes_number="1/BB-NT",
        form="5b",
        held_on=DONE_ON,
        place="Tại cơ sở",
        participants="Các bên",
        conclusion="Đạt",
        is_final=True,
        state=AcceptanceState.SIGNED,
        final_support_vnd=SUPPORT_VND,
        ruling=ruling,
        prepared_on=DONE_ON,
        prepared_by_id=item.contract.prepared_by_id,
        signed_on=DONE_ON,
        signed_by_id=item.contract.prepared_by_id,
    )
