"""A đề án as the rules see it: one case for each beneficiary, with its place, costs and past."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from itertools import accumulate, pairwise
from typing import Any

from django.db.models import Q

from khuyencong.engines.money import Vnd
from khuyencong.engines.rules import (
    Beneficiary as RuledBeneficiary,
)
from khuyencong.engines.rules import (
    Case,
    Commitments,
    PriorSupport,
    Progress,
)
from khuyencong.engines.rules import CostItem as RuledCost
from khuyencong.engines.rules import Place as RuledPlace
from khuyencong.programme.proposals.models import Beneficiary, CostItem, Proposal, Scheme
from khuyencong.programme.proposals.states import DEAD_STATES, State
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.establishments.queries import BeneficiaryFacts, facts_on
from khuyencong.registers.establishments.states import IndustryGroup, MarkKind
from khuyencong.registers.policies.queries import activity_kind, fact_name, place_facts
from khuyencong.registers.territories.queries import territory_chain_with_origins

BENEFICIARY = "beneficiary."
"""Facts of the beneficiary that the register does not hold are stated in the dossier, so named."""

INDUSTRIES: Mapping[str, str] = {
    IndustryGroup.FARM_FOREST_FISH: "agro_processing",
    IndustryGroup.CONSUMER_GOODS: "consumer_goods",
    IndustryGroup.CHEMICALS_MATERIALS: "agricultural_chemicals",
    IndustryGroup.MECHANICS_ELECTRONICS: "mechanical_electrical",
    IndustryGroup.HANDICRAFT: "handicraft",
    IndustryGroup.MINERALS: "mining",
    IndustryGroup.CLEANER_PRODUCTION: "cleaner_production",
}
BUILDING_MATERIALS_VSIC = "23"
"""Division 23 of VSIC makes bricks, cement, glass: the register has one group for it and for
chemicals, the law asks about them apart."""


def is_of_beneficiary(name: str) -> bool:
    """Return whether a stated fact is one of the beneficiary, not of the activity."""
    return name.startswith(BENEFICIARY)


@dataclass(frozen=True)
class CostLine:
    """A cost as the rules count it: whose it is, what it is for, what it comes to."""

    beneficiary_id: int | None
    category: str
    condition: str
    cost_vnd: Vnd


@dataclass(frozen=True)
class Moment:
    """When and at which point of the road the law is asked.

    ``on`` stands for every governing day that has not come yet; the days of submission and
    decision are the proposal's own. ``granted_vnd``: what the contract gives, for advances.
    """

    on: date
    contracted_on: date | None = None
    granted_vnd: Vnd | None = None
    progress: Progress = field(default_factory=Progress)


def cost_lines(
    items: Iterable[CostItem], *, accepted: Mapping[int, Vnd] | None = None
) -> list[CostLine]:
    """Return the estimate as costs. ``accepted`` (by item) replaces what was planned.

    An item that is not in ``accepted`` was not accepted: it costs nothing.
    """
    return [
        CostLine(
            item.beneficiary_id,
            item.category,
            item.condition,
            item.cost_vnd if accepted is None else accepted.get(item.pk, 0),
        )
        for item in items
    ]


def cases_of(proposal: Proposal, lines: list[CostLine], moment: Moment) -> list[Case]:
    """Return the cases of a đề án: one for each beneficiary, whose limits add up.

    Costs common to all are shared out by the units that each part stands for, so that the cases
    together cost what the đề án costs. What a group has not named yet, and what an office carries
    out, is one case of its own at the place of the đề án.
    """
    named = list(
        proposal.beneficiaries.select_related("establishment", "place__unit").order_by("pk")
    )
    if not named:
        return _sole(proposal, _frame_case(proposal, lines, moment, quantity=proposal.quantity))
    unnamed = max(proposal.quantity - len(named), 0) if proposal.is_group else 0
    units = [max(one, 1) for one in _spread(proposal.quantity - unnamed, over=len(named))]
    shares = _share_out(lines, named, units=[*units, unnamed] if unnamed else units)
    cases = [
        _beneficiary_case(proposal, one, share, moment, quantity=quantity)
        for one, share, quantity in zip(named, shares, units, strict=False)
    ]
    if unnamed:
        cases.append(_frame_case(proposal, shares[-1], moment, quantity=unnamed))
    return cases if len(cases) > 1 else _sole(proposal, cases[0])


def _sole(proposal: Proposal, case: Case) -> list[Case]:
    """Return the only case of a đề án: what is asked is asked for it."""
    return [replace(case, requested_vnd=proposal.asked_vnd or None)]


def _share_out(
    lines: list[CostLine], named: list[Beneficiary], *, units: list[int]
) -> list[list[CostLine]]:
    """Return the lines of each part: its own, and its share of what is common."""
    owners = [one.pk for one in named] + [None] * (len(units) - len(named))
    shares: list[list[CostLine]] = [
        [line for line in lines if owner is not None and line.beneficiary_id == owner]
        for owner in owners
    ]
    for line in lines:
        if line.beneficiary_id is None:
            amounts = _share_of_cost(line.cost_vnd, units)
            for share, amount_vnd in zip(shares, amounts, strict=True):
                share.append(replace(line, cost_vnd=amount_vnd))
    return shares


def _share_of_cost(cost_vnd: Vnd, units: list[int]) -> list[Vnd]:
    """Return a cost in parts by their units: whole hundreds of đồng, the first takes the rest.

    Each part's limit is a whole percentage of its cost, rounded down. Of whole hundreds nothing
    is lost, so that the parts together may have what the whole could: naming one more of a group
    never makes its limit a đồng smaller.
    """
    hundreds, rest = divmod(cost_vnd, 100)
    ends = [hundreds * end // sum(units) for end in accumulate(units)]
    parts = [(end - begin) * 100 for begin, end in pairwise([0, *ends])]
    return [parts[0] + rest, *parts[1:]]


def _spread(total: int, *, over: int) -> list[int]:
    """Return a whole number in equal whole parts; what is left over goes to the first ones."""
    part, rest = divmod(total, over)
    return [part + (1 if position < rest else 0) for position in range(over)]


def _frame_case(
    proposal: Proposal, lines: list[CostLine], moment: Moment, *, quantity: int
) -> Case:
    organiser = activity_kind(proposal.activity).audience != "establishment"
    by_office = organiser or proposal.implementing_establishment_id is None
    beneficiary = RuledBeneficiary(
        legal_form="organisation" if by_office and not proposal.is_group else None
    )
    unit = proposal.unit
    return _case(
        proposal,
        lines,
        moment,
        quantity=quantity,
        beneficiary=_with_stated(beneficiary, proposal.facts),
        place=place_facts(unit, _governing_day(proposal, moment)),
        territories=territory_chain_with_origins(unit),
    )


def _beneficiary_case(
    proposal: Proposal,
    beneficiary: Beneficiary,
    lines: list[CostLine],
    moment: Moment,
    *,
    quantity: int,
) -> Case:
    day = _governing_day(proposal, moment)
    establishment, place = beneficiary.establishment, beneficiary.place
    facts = facts_on(establishment, place, day)
    unit = place.unit if place else proposal.unit
    return _case(
        proposal,
        lines,
        moment,
        quantity=quantity,
        beneficiary=_with_stated(ruled_beneficiary(facts), proposal.facts),
        place=place_facts(unit, day) if place else RuledPlace(),
        territories=facts.territory_chain or territory_chain_with_origins(unit),
        prior=prior_support(proposal, establishment, facts, day=day),
    )


def _case(
    proposal: Proposal, lines: list[CostLine], moment: Moment, *, quantity: int, **about: Any
) -> Case:
    national = proposal.scheme == Scheme.NATIONAL
    return Case(
        activity=proposal.activity,
        scheme=proposal.scheme,
        level="national" if national else proposal.office.territory.level,
        on=moment.on,
        plan_year=proposal.year,
        submitted_on=proposal.submitted_on,
        approved_on=_approved_on(proposal),
        contracted_on=moment.contracted_on,
        commitments=Commitments(
            counterpart=proposal.counterpart_committed or None,
            no_double_funding=proposal.no_double_funding or None,
        ),
        progress=moment.progress,
        facts=_stated_facts(proposal),
        cost_items=tuple(
            RuledCost(line.cost_vnd, category=line.category, condition=line.condition)
            for line in lines
        ),
        quantity=quantity,
        granted_vnd=moment.granted_vnd,
        **about,
    )


def _stated_facts(proposal: Proposal) -> dict[str, Any]:
    """Return the facts of the activity, with dates as dates, as the rules ask for them."""
    kinds = {
        fact_name(one.fact.name): one.fact.type for one in activity_kind(proposal.activity).facts
    }
    return {
        name: date.fromisoformat(value) if kinds[name] == "date" else value
        for name, value in proposal.facts.items()
        if name in kinds
    }


def _approved_on(proposal: Proposal) -> date | None:
    return proposal.decided_on if proposal.approved_vnd is not None else None


def _governing_day(proposal: Proposal, moment: Moment) -> date:
    return _approved_on(proposal) or moment.on


def ruled_beneficiary(facts: BeneficiaryFacts) -> RuledBeneficiary:
    """Return an establishment as the rules ask about it. Only verified priority counts."""
    marks = facts.verified_marks
    industry = INDUSTRIES.get(facts.industry_group)
    if industry == "agricultural_chemicals" and facts.vsic_code.startswith(BUILDING_MATERIALS_VSIC):
        industry = "building_materials"
    return RuledBeneficiary(
        legal_form=facts.legal_form,
        registered=facts.is_registered,
        produces=facts.place_id is not None,
        capital_vnd=facts.capital_vnd,
        workers=facts.workers,
        revenue_vnd=facts.revenue_vnd,
        industry=industry,
        brick_kiln=None if industry == "building_materials" else "none",
        cleaner_production=MarkKind.CLEANER_PRODUCTION in marks,
        exports=facts.is_exporting or MarkKind.EXPORT in marks,
        local_material_percent=facts.local_material_percent,
        typical_product=MarkKind.TYPICAL_PRODUCT in marks,
        key_product=MarkKind.KEY_PRODUCT in marks,
        women_owned=MarkKind.WOMEN_OWNED in marks,
        minority_owned=MarkKind.ETHNIC_MINORITY_OWNED in marks,
    )


def _with_stated(beneficiary: RuledBeneficiary, facts: Mapping[str, Any]) -> RuledBeneficiary:
    """Return a beneficiary with what the dossier states of it, where the register is silent."""
    stated = {
        one.name: facts[f"{BENEFICIARY}{one.name}"]
        for one in fields(RuledBeneficiary)
        if f"{BENEFICIARY}{one.name}" in facts and getattr(beneficiary, one.name) is None
    }
    return replace(beneficiary, **stated)


def prior_support(
    proposal: Proposal, establishment: Establishment, facts: BeneficiaryFacts, *, day: date
) -> tuple[PriorSupport, ...]:
    """Return what an establishment had before for the same kind of activity, here and elsewhere.

    A đề án here counts from its approval on, with its whole amount where it has one beneficiary,
    else with an equal share; what was approved after the governing ``day`` is not before it. Of
    two approved on one day the later entered has the other before it. Declared support has a
    year only: its first day stands for it.
    """
    before = Q(decided_on__lt=day)
    if _approved_on(proposal) is None:
        before |= Q(decided_on=day)
    else:
        before |= Q(decided_on=day, pk__lt=proposal.pk)
    here = (
        Proposal.objects.filter(
            before,
            beneficiaries__establishment=establishment,
            activity=proposal.activity,
            approved_vnd__isnull=False,
        )
        .exclude(pk=proposal.pk)
        .exclude(state__in=[state for state in DEAD_STATES if state != State.TERMINATED])
        .prefetch_related("beneficiaries")
    )
    given = [
        PriorSupport(one.decided_on, one.approved_vnd // max(len(one.beneficiaries.all()), 1))
        for one in here
        if one.decided_on is not None and one.approved_vnd is not None
    ]
    declared = [
        PriorSupport(date(support.year, 1, 1), support.amount_vnd)
        for support in facts.supports
        if support.activity == proposal.activity
    ]
    return (*given, *declared)
