"""Start a đề án and write its parts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from khuyencong.engines.refusals import NotPermitted, Problem, Refused, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.audit.services import record
from khuyencong.programme.plans.models import PlanLine
from khuyencong.programme.proposals.checks import check_office, check_plan_line, check_unit
from khuyencong.programme.proposals.models import Beneficiary, Proposal
from khuyencong.programme.proposals.permissions import matching_refusal
from khuyencong.programme.proposals.services.editing import (
    lock_establishment,
    open_dossier,
    require_kept,
    save_change,
    search_text_of,
)
from khuyencong.programme.proposals.services.steps import lock_proposal
from khuyencong.programme.proposals.states import Section
from khuyencong.registers.offices.models import Office
from khuyencong.registers.offices.numbering import next_number
from khuyencong.registers.policies.queries import activity_kind, route_for
from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.queries import in_force

SECTION_FIELDS: Mapping[Section, frozenset[str]] = {
    Section.UNITS: frozenset(
        {"title", "unit", "implementing_office", "implementing_establishment", "quantity"}
        | {"starts_on", "ends_on", "is_group", "is_point", "facts"}
    ),
    Section.NEED: frozenset({"need"}),
    Section.GOALS: frozenset({"goals"}),
    Section.SCALE: frozenset({"scale"}),
    Section.CONTENT: frozenset({"content"}),
    Section.ESTIMATE: frozenset({"no_double_funding", "counterpart_committed"}),
    Section.ORGANISATION: frozenset({"organisation"}),
    Section.EFFECTS: frozenset({"effects"}),
}
"""Which fields a person may write in which part of the dossier."""


@transaction.atomic
def start_proposal(
    *,
    title: str,
    activity: str,
    scheme: str,
    office_id: int,
    year: int,
    unit_id: int,
    by: Actor,
    on: date,
    establishment_id: int | None = None,
    is_demonstration: bool = False,
) -> Proposal:
    """Start a draft at a receiving office, with its number and route.

    The establishment, where given, carries the đề án out and is its first beneficiary. Refuses an
    office that does not cover the place or takes no dossiers, and an activity of no book.
    """
    office = Office.objects.select_related("territory").get(pk=office_id)
    unit = Unit.objects.get(pk=unit_id)
    _require_may_start(by, office=office, establishment_id=establishment_id)
    establishment = lock_establishment(establishment_id) if establishment_id else None
    if establishment is not None:
        require_kept(establishment)
    require(check_office(office, unit, on=on))
    route = route_for(scheme, office.territory.level, on)
    if route is None:
        raise Refused(Problem("proposal.no_route", {"scheme": scheme}))
    assert by.user_id is not None, "a dossier is made by a person"
    proposal = Proposal(
        code=_next_code(office, year),
        title=tidy(title),
        activity=activity_kind(activity).code,
        scheme=scheme,
        route_code=route.code,
        office=office,
        year=year,
        unit=unit,
        unit_path=unit.path,
        implementing_establishment=establishment,
        implementing_office=office if establishment is None else None,
        started_on=on,
        state_since=on,
        made_by_id=by.user_id,
        is_demonstration=is_demonstration,
    )
    proposal.save()
    if establishment is not None:
        place = establishment.places.filter(in_force(on), unit_path__startswith=unit.path).first()
        Beneficiary.objects.create(proposal=proposal, establishment=establishment, place=place)
    proposal.search_text = search_text_of(proposal)
    proposal.save(update_fields=["search_text"])
    record(
        "proposal.started",
        proposal.reference,
        by=by,
        after={"code": proposal.code, "activity": activity, "route": route.code},
    )
    return proposal


def _require_may_start(by: Actor, *, office: Office, establishment_id: int | None) -> None:
    own = by.role is Role.APPLICANT and by.establishment_id == establishment_id
    assisted = by.role is Role.CLERK and by.office_id == office.pk
    if not (own or assisted):
        raise NotPermitted(Problem("proposal.start_not_yours", {"role": by.role.value}))


def _next_code(office: Office, year: int) -> str:
    """Return the next number of an office's year: gapless, as it grows in this transaction."""
    number = next_number(office.pk, year, "proposal")
    return f"{office.code}-{year}-{number:03d}"


@transaction.atomic
def change_proposal(
    proposal_id: int, section: Section, values: Mapping[str, Any], *, version: int, by: Actor
) -> Proposal:
    """Write fields of one section of a dossier that is open for this actor.

    ``values`` holds model values by field name, only those of the section. Unchanged values leave
    no trace. Refuses a stale ``version`` as ``OutOfStep``.
    """
    unknown = set(values) - SECTION_FIELDS[section]
    assert not unknown, f"not fields of {section}: {unknown}"
    proposal = open_dossier(proposal_id, version=version, section=section, by=by)
    before = {name: getattr(proposal, name) for name in values}
    changed = {name: value for name, value in values.items() if before[name] != value}
    if not changed:
        return proposal
    if "unit" in changed:
        require(check_unit(proposal.office, changed["unit"]))
    for name, value in changed.items():
        setattr(proposal, name, value)
    fields = [*changed, "search_text"]
    if "unit" in changed:
        proposal.unit_path = proposal.unit.path
        fields.append("unit_path")
    proposal.search_text = search_text_of(proposal)
    save_change(
        proposal,
        by=by,
        action="changed",
        fields=fields,
        before={name: before[name] for name in changed},
        after=changed,
    )
    return proposal


@transaction.atomic
def match_to_plan_line(proposal_id: int, plan_line_id: int, *, by: Actor) -> Proposal:
    """Put a đề án under a line of the yearly plan: same activity, same year, line still active.

    Done by a clerk or appraiser of the receiving office, at any time before the decision.
    """
    proposal = lock_proposal(proposal_id)
    if problem := matching_refusal(by, proposal):
        raise NotPermitted(problem)
    line = PlanLine.objects.select_related("plan").get(pk=plan_line_id)
    require(check_plan_line(proposal, line))
    before = proposal.plan_line_id
    proposal.plan_line = line
    save_change(
        proposal,
        by=by,
        action="matched",
        fields=["plan_line"],
        before={"plan_line": before},
        after={"plan_line": line.pk},
    )
    return proposal
