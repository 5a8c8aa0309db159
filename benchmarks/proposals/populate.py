"""Fill a database with đề án: seven states, seven years, Vietnamese titles, each time the same.

They are stored as rows, with their beneficiary, estimate and history. What the measured steps need
is made by the services, as people do.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from django.db import connection, transaction

from benchmarks.proposals.world import build_offices, build_owners
from khuyencong.engines.text import fold
from khuyencong.foundation.word_index import words_text
from khuyencong.programme.budgets.models import BudgetLine
from khuyencong.programme.proposals.models import Beneficiary, CostItem, Proposal, StepTaken
from khuyencong.programme.proposals.states import Action, State
from khuyencong.registers.establishments.models import Place
from khuyencong.registers.offices.models import Office
from tests.builders.appraisals import build_approved, build_registered, draft_for
from tests.builders.plans import MACHINERY, build_approved_line
from tests.builders.proposals import MACHINERY_FACTS, build_complete

BATCH = 1_000
YEARS = range(2018, 2025)
MACHINES = (
    "máy sấy cà phê",
    "máy xát vỏ quả tươi",
    "dây chuyền làm bún, bánh",
    "máy ép viên mùn cưa",
    "máy cưa xẻ gỗ",
    "máy chẻ nan đót",
    "khung dệt thổ cẩm",
    "máy ép gạch không nung",
    "máy cắt nhôm kính",
    "máy tiện, máy hàn",
    "lò hơi đốt trấu",
    "máy đóng gói chân không",
)
RARE_MACHINE = "nồi chưng cất tinh dầu tràm"
"""In the title of one đề án among all."""

STATES = (
    *[State.DRAFT] * 1,
    *[State.SUBMITTED] * 3,
    *[State.BASE_APPRAISAL] * 2,
    *[State.REGISTERED] * 3,
    *[State.APPROVED] * 4,
    *[State.CONTRACTED] * 3,
    *[State.SETTLED] * 4,
)
DECIDED = (State.APPROVED, State.CONTRACTED, State.SETTLED)
ACTIVITIES = ("machinery", "machinery", "machinery", "consulting", "trademark")

TO_SUBMIT = TO_APPROVE = 12
FIRST_TO_APPROVE = 51
"""Numbers of these đề án lie apart, as each number has an establishment of its own."""


def populate(size: str) -> None:
    """Store the đề án, then print the keys of those that the measured steps are taken on."""
    with transaction.atomic():
        offices = {office.territory_id: office for office in build_offices()}
        owners = build_owners()
    places = list(
        Place.objects.filter(establishment__in=owners)
        .select_related("unit", "establishment__created_by")
        .order_by("pk")
    )
    for start in range(0, int(size), BATCH):
        numbers = range(start, min(start + BATCH, int(size)))
        chosen = [places[number % len(places)] for number in numbers]
        pairs = zip(numbers, chosen, strict=True)
        made = [_proposal(number, place, offices) for number, place in pairs]
        _store(made, chosen)
    _analyse()
    with transaction.atomic():
        print(json.dumps(_made_by_services()))


def _store(rows: list[Proposal], places: list[Place]) -> None:
    with transaction.atomic():
        Proposal.objects.bulk_create(rows)
        beneficiaries = Beneficiary.objects.bulk_create(
            Beneficiary(proposal=row, establishment=place.establishment, place=place)
            for row, place in zip(rows, places, strict=True)
        )
        CostItem.objects.bulk_create(map(_cost, rows, beneficiaries))
        StepTaken.objects.bulk_create(step for row in rows for step in _steps(row))


def _proposal(number: int, place: Place, offices: dict[int, Office]) -> Proposal:
    """Return one đề án. Owners take turns; machines, states and years each at their own pace."""
    assert place.unit.parent_id is not None, "a commune lies in a district"
    office = offices[place.unit.parent_id]
    machine = RARE_MACHINE if number == 3 else MACHINES[number // 7 % len(MACHINES)]
    state = STATES[number // 3 % len(STATES)]
    year = YEARS[number * 5 // 3 % len(YEARS)]
    started_on = date(year - 1, 9, 1) + timedelta(days=number % 300)
    title = f"Hỗ trợ ứng dụng {machine} tại {place.unit.name}"
    code = f"{office.code}-{year}-L{number:06d}"
    asked_vnd = 20_000_000 + number * 37 % 280_000 * 1_000
    is_decided = state in DECIDED
    return Proposal(
        code=code,
        title=title,
        search_text=words_text(code, title, place.establishment.name),
        scheme="local",
        route_code="local-district",
        office=office,
        year=year,
        activity=ACTIVITIES[number // 11 % len(ACTIVITIES)],
        facts=MACHINERY_FACTS,
        implementing_establishment=place.establishment,
        unit=place.unit,
        unit_path=place.unit_path,
        starts_on=date(year, 5, 1),
        ends_on=date(year, 11, 30),
        no_double_funding=True,
        counterpart_committed=True,
        cost_vnd=asked_vnd * 2,
        asked_vnd=asked_vnd,
        counterpart_vnd=asked_vnd,
        approved_vnd=asked_vnd if is_decided else None,
        state=state,
        started_on=started_on,
        state_since=started_on + timedelta(days=20),
        due_on=None if is_decided or state == State.DRAFT else started_on + timedelta(days=30),
        submitted_on=None if state == State.DRAFT else started_on + timedelta(days=10),
        decided_on=started_on + timedelta(days=60) if is_decided else None,
        made_by=place.establishment.created_by,
    )


def _cost(proposal: Proposal, beneficiary: Beneficiary) -> CostItem:
    return CostItem(
        proposal=proposal,
        beneficiary=beneficiary,
        name=proposal.title[16:],
        folded_name=fold(proposal.title[16:]),
        unit="máy",
        quantity=1,
        unit_price_vnd=proposal.cost_vnd,
        condition="new",
        category="machinery",
        cost_vnd=proposal.cost_vnd,
        asked_vnd=proposal.asked_vnd,
        counterpart_vnd=proposal.counterpart_vnd,
    )


def _steps(proposal: Proposal) -> Iterator[StepTaken]:
    if proposal.submitted_on is None:
        return
    road = [(Action.SUBMIT, State.DRAFT, State.SUBMITTED, proposal.submitted_on)]
    if proposal.decided_on is not None:
        road.append((Action.APPROVE, State.REGISTERED, State.APPROVED, proposal.decided_on))
    for action, source, target, taken_on in road:
        yield StepTaken(
            proposal=proposal,
            action=action,
            source=source,
            target=target,
            taken_on=taken_on,
            person_id=proposal.made_by_id,
            person_name="Hồ Thị Mừng",
            role="clerk",
            office_name=proposal.office.name,
        )


def _analyse() -> None:
    """Let the database count its rows, as it does by itself in the course of a day."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _made_by_services() -> dict[str, object]:
    """Make drafts that miss nothing, đề án whose decision is drafted, and one that was approved."""
    drafts = [build_complete(number).pk for number in range(1, TO_SUBMIT + 1)]
    line = build_approved_line(10**10, draft=replace(MACHINERY, quantity=1_000))
    budget_line = BudgetLine.objects.get(reference=f"plan_line:{line.pk}")
    last = FIRST_TO_APPROVE + TO_APPROVE
    to_approve = []
    for number in range(FIRST_TO_APPROVE, last):
        registered = build_registered(number, plan_line=line)
        draft_for(registered, budget_line)
        to_approve.append(registered.pk)
    whole = build_approved(last, line=(line, budget_line))
    return {"drafts": drafts, "to_approve": to_approve, "whole": whole.pk}
