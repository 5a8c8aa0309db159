"""Write a plan while it is a draft: its head, its objectives, its lines with their money."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from itertools import count

from django.db import transaction
from django.db.models import Max

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.refusals import Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.programme.budgets.models import Fund
from khuyencong.programme.plans.checks import (
    FundingDraft,
    LineDraft,
    check_funding,
    check_line,
    check_number,
)
from khuyencong.programme.plans.models import Objective, Plan, PlanLine, PlanLineFunding
from khuyencong.programme.plans.permissions import require_writer
from khuyencong.programme.plans.services.keeping import line_of, open_draft, touch
from khuyencong.programme.plans.versions import as_json
from khuyencong.registers.offices.models import Office


@dataclass(frozen=True)
class Basis:
    """A legal ground of a plan. ``clause`` may be empty."""

    document: str
    clause: str = ""


@dataclass(frozen=True)
class PlanHead:
    """What stands above a plan's lines."""

    title: str
    purpose: str = ""
    legal_basis: Sequence[Basis] = ()

    def fields(self) -> dict[str, object]:
        """Return the head as fields of a plan. Refuses one without a title."""
        title = tidy(self.title)
        if not title:
            raise Refused(Problem("plan.without_title", field="title"))
        basis = [
            {"document": tidy(one.document), "clause": tidy(one.clause)}
            for one in self.legal_basis
            if tidy(one.document)
        ]
        return {"title": title, "purpose": self.purpose.strip(), "legal_basis": basis}


@dataclass(frozen=True)
class ObjectiveDraft:
    """An indicator with its value before (None: not known) and the one aimed at."""

    indicator: str
    unit: str
    target: Decimal
    baseline: Decimal | None = None


@transaction.atomic
def create_plan(office_id: int, year: int, head: PlanHead, *, by: Actor) -> Plan:
    """Begin the plan of an office for a year, as a draft."""
    office = Office.objects.select_related("territory").get(pk=office_id)
    require_writer(by, office)
    plan = Plan.objects.create(office=office, year=year, made_by_id=by.user_id, **head.fields())
    record(
        "plan.created",
        plan.reference,
        by=by,
        after={"office": office.pk, "year": year, "title": plan.title},
    )
    return plan


@transaction.atomic
def change_plan(plan_id: int, head: PlanHead, *, by: Actor, revision: int | None = None) -> Plan:
    """Rewrite the head of a draft."""
    plan = open_draft(plan_id, by=by, revision=revision)
    fields = head.fields()
    before = {name: getattr(plan, name) for name in fields}
    for name, value in fields.items():
        setattr(plan, name, value)
    plan.save(update_fields=list(fields))
    touch(plan)
    record("plan.changed", plan.reference, by=by, before=before, after=fields)
    return plan


@transaction.atomic
def set_objectives(
    plan_id: int,
    objectives: Sequence[ObjectiveDraft],
    *,
    by: Actor,
    revision: int | None = None,
) -> Plan:
    """Replace the objectives of a draft, in the order given."""
    plan = open_draft(plan_id, by=by, revision=revision)
    plan.objectives.all().delete()
    Objective.objects.bulk_create(
        Objective(plan=plan, position=position, **asdict(one))
        for position, one in enumerate(objectives, start=1)
    )
    touch(plan)
    record(
        "plan.objectives_set",
        plan.reference,
        by=by,
        after={"objectives": [f"{one.indicator}: {one.target} {one.unit}" for one in objectives]},
    )
    return plan


@transaction.atomic
def add_line(
    plan_id: int,
    draft: LineDraft,
    funding: Sequence[FundingDraft] = (),
    *,
    by: Actor,
    revision: int | None = None,
) -> PlanLine:
    """Add a line with its money to a draft. Lists everything that is wrong with it at once."""
    plan = open_draft(plan_id, by=by, revision=revision)
    draft = tidied(plan, draft)
    require_sound(plan, draft, funding)
    line = write_line(plan, draft, funding)
    touch(plan)
    record("plan.line_added", plan.reference, by=by, after=_trace(line, draft, funding))
    return line


@transaction.atomic
def change_line(
    line_id: int,
    draft: LineDraft,
    funding: Sequence[FundingDraft],
    *,
    by: Actor,
    revision: int | None = None,
) -> PlanLine:
    """Rewrite a line of a draft and its money."""
    plan_id = PlanLine.objects.values_list("plan_id", flat=True).get(pk=line_id)
    plan = open_draft(plan_id, by=by, revision=revision)
    line = line_of(plan, line_id)
    draft = tidied(plan, draft)
    require_sound(plan, draft, funding, line_id=line_id)
    before = {name: as_json(getattr(line, name)) for name in asdict(draft)}
    set_line(line, draft)
    set_funding(line, funding)
    touch(plan)
    record(
        "plan.line_changed",
        plan.reference,
        by=by,
        before=before,
        after=_trace(line, draft, funding),
    )
    return line


@transaction.atomic
def drop_line(line_id: int, *, by: Actor, revision: int | None = None) -> Plan:
    """Take a line out of a draft."""
    found = PlanLine.objects.filter(pk=line_id).values_list("plan_id", flat=True).first()
    if found is None:
        raise Refused(Problem("plan.nothing_to_drop"))
    plan = open_draft(found, by=by, revision=revision)
    line = line_of(plan, line_id)
    record(
        "plan.line_dropped",
        plan.reference,
        by=by,
        before={"number": line.number, "title": line.title},
    )
    line.funding.all().delete()
    line.delete()
    touch(plan)
    return plan


def tidied(plan: Plan, draft: LineDraft) -> LineDraft:
    """Return a line as it is kept: text in one form, the next number where none was given."""
    return replace(
        draft,
        number=tidy(draft.number) or _free_number(plan),
        activity=tidy(draft.activity),
        title=tidy(draft.title),
        unit=tidy(draft.unit),
        responsible=tidy(draft.responsible),
        partner=tidy(draft.partner),
        note=draft.note.strip(),
    )


def _free_number(plan: Plan) -> str:
    """Return the next number that no line of a plan bears, also after lines were dropped."""
    taken = set(plan.lines.values_list("number", flat=True))
    return next(str(number) for number in count(len(taken) + 1) if str(number) not in taken)


def require_sound(
    plan: Plan, draft: LineDraft, funding: Sequence[FundingDraft], *, line_id: int | None = None
) -> None:
    """Refuse a line once, with everything that is wrong with it and its money."""
    fund_ids = [row.fund_id for row in funding if row.fund_id is not None]
    funds = {
        fund.pk: fund for fund in Fund.objects.select_related("office").filter(pk__in=fund_ids)
    }
    too_large = [
        Problem(
            "budget.amount_too_large",
            {"amount_vnd": row.amount_vnd, "maximum_vnd": MAXIMUM_VND},
        )
        for row in funding
        if row.amount_vnd > MAXIMUM_VND
    ]
    require(
        check_line(draft),
        check_number(plan, draft.number, line_id=line_id),
        check_funding(plan, draft.title, funding, funds),
        too_large,
    )


def write_line(plan: Plan, draft: LineDraft, funding: Sequence[FundingDraft]) -> PlanLine:
    """Write a new line at the end of a plan; the caller has judged it."""
    last = plan.lines.aggregate(last=Max("position"))["last"] or 0
    line = PlanLine.objects.create(plan=plan, position=last + 1, **asdict(draft))
    set_funding(line, funding)
    return line


def set_line(line: PlanLine, draft: LineDraft) -> None:
    """Write the values of a line; the caller has judged them."""
    values = asdict(draft)
    for name, value in values.items():
        setattr(line, name, value)
    line.save(update_fields=list(values))


def set_funding(line: PlanLine, funding: Sequence[FundingDraft]) -> None:
    """Replace a line's money by source; amounts of zero leave no row."""
    line.funding.all().delete()
    PlanLineFunding.objects.bulk_create(
        PlanLineFunding(
            line=line, source=row.source.value, fund_id=row.fund_id, amount_vnd=row.amount_vnd
        )
        for row in funding
        if row.amount_vnd
    )


def _trace(line: PlanLine, draft: LineDraft, funding: Sequence[FundingDraft]) -> dict[str, object]:
    return {
        "line": line.pk,
        **{name: as_json(value) for name, value in asdict(draft).items()},
        "funding": {row.source.value: row.amount_vnd for row in funding},
    }
