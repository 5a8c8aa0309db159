"""Reasons against a change to a đề án, and against submitting it. Each looks at one thing."""

from collections.abc import Collection
from datetime import date

from khuyencong.engines.money import MAXIMUM_VND
from khuyencong.engines.refusals import Problem
from khuyencong.engines.rules import Ruling
from khuyencong.engines.text import fold, tidy
from khuyencong.programme.plans.models import PlanLine
from khuyencong.programme.plans.states import LineState
from khuyencong.programme.proposals.estimates import CostItemValues
from khuyencong.programme.proposals.models import Beneficiary, CostItem, Proposal
from khuyencong.programme.proposals.queries import missing_papers
from khuyencong.programme.proposals.states import DEAD_STATES, Section, State
from khuyencong.registers.establishments.models import Establishment, Place, SupportReceived
from khuyencong.registers.offices.heritage import lies_in_land_of
from khuyencong.registers.offices.models import Office, OfficeKind
from khuyencong.registers.policies.presenters import condition_sentence, fact_label
from khuyencong.registers.policies.queries import activity_kind, missing_facts
from khuyencong.registers.territories.models import Unit

RECEIVING_KINDS = frozenset(
    {OfficeKind.ECONOMIC_OFFICE, OfficeKind.PROMOTION_CENTER, OfficeKind.DOIT}
)
NO_DOUBLE_FUNDING = "Thông tư liên tịch 26/2014/TTLT-BTC-BCT, Điều 7"
_ORDER = tuple(section.value for section in Section)
TEXT_SECTIONS = ("need", "goals", "scale", "content", "organisation", "effects")


def check_office(office: Office, unit: Unit, *, on: date) -> list[Problem]:
    """A dossier goes to an office that takes dossiers, exists that day and covers the place."""
    problems = []
    if office.kind not in RECEIVING_KINDS:
        problems.append(Problem("proposal.office_takes_no_dossiers", {"office": office.name}))
    if office.valid_from > on or (office.valid_to and office.valid_to < on):
        problems.append(
            Problem("proposal.office_not_there", {"office": office.name, "day_on": on.isoformat()})
        )
    return [*problems, *check_unit(office, unit)]


def check_unit(office: Office, unit: Unit) -> list[Problem]:
    """The place of a đề án lies in the territory of the office that has its dossier."""
    if lies_in_land_of(unit.path, office):
        return []
    return [Problem("proposal.office_elsewhere", {"office": office.name, "unit": unit.name})]


def check_plan_line(proposal: Proposal, line: PlanLine) -> list[Problem]:
    """A đề án stands under a line of its own activity and year that is still active."""
    wrong = (
        line.activity != proposal.activity
        or line.plan.year != proposal.year
        or line.state != LineState.ACTIVE
    )
    if not wrong:
        return []
    return [
        Problem(
            "proposal.plan_line_does_not_fit",
            {"line": line.title, "activity": proposal.activity, "year": proposal.year},
        )
    ]


def check_beneficiary_place(
    proposal: Proposal, establishment: Establishment, place: Place | None, *, on: date
) -> list[Problem]:
    """The place of production is the establishment's, in use, and in the territory."""
    if place is None:
        return []
    if place.establishment_id != establishment.pk:
        return [Problem("proposal.place_of_another", {"name": establishment.name})]
    if place.valid_to is not None and place.valid_to < on:
        return [Problem("proposal.place_closed", {"place": str(place)})]
    if not lies_in_land_of(place.unit_path, proposal.office):
        return [
            Problem(
                "proposal.place_outside_territory",
                {"place": str(place), "office": proposal.office.name},
            )
        ]
    return []


def check_group_frame(proposal: Proposal) -> list[Problem]:
    """A group đề án names no more beneficiaries than the quantity it was approved for."""
    named = proposal.beneficiaries.count()
    if named < proposal.quantity:
        return []
    return [Problem("proposal.group_is_full", {"named": named, "quantity": proposal.quantity})]


def check_cost_item(proposal: Proposal, values: CostItemValues) -> list[Problem]:
    """A cost item has a name, a sensible price, parts that are not negative nor above its cost."""
    problems = []
    if not tidy(values.name):
        problems.append(Problem("proposal.cost_item_needs_name", field="name"))
    if values.quantity <= 0:
        problems.append(Problem("proposal.quantity_not_positive", field="quantity"))
    if values.unit_price_vnd < 0 or min(values.asked_vnd, values.other_vnd) < 0:
        problems.append(Problem("proposal.amount_negative", field="unit_price_vnd"))
    elif values.cost_vnd > MAXIMUM_VND:
        problems.append(
            Problem(
                "proposal.cost_beyond_sense",
                {"cost_vnd": values.cost_vnd, "maximum_vnd": MAXIMUM_VND},
                field="unit_price_vnd",
            )
        )
    elif values.asked_vnd + values.other_vnd > values.cost_vnd:
        problems.append(
            Problem(
                "proposal.parts_above_cost",
                {
                    "cost_vnd": values.cost_vnd,
                    "parts_vnd": values.asked_vnd + values.other_vnd,
                },
                field="asked_vnd",
            )
        )
    if values.beneficiary_id is not None and not (
        proposal.beneficiaries.filter(pk=values.beneficiary_id).exists()
    ):
        problems.append(Problem("proposal.beneficiary_unknown", field="beneficiary_id"))
    return problems


def check_known(proposal: Proposal, ruling: Ruling) -> list[Problem]:
    """What the rules need to know of the beneficiary is stated, here or in the register.

    Commitments, the progress of work and the facts of the activity are asked for elsewhere. A
    group names its beneficiaries later: each is judged when it is named.
    """
    if proposal.is_group:
        return []
    names = [name for name in ruling.missing if name.startswith(("beneficiary.", "place."))]
    problems = []
    if "place.city_class" in names:  # the register of units has it; the rest of a ward follows
        problems.append(Problem("proposal.city_class_missing", field=Section.UNITS.value))
        names = [name for name in names if not name.startswith("place.")]
    return problems + [
        Problem("proposal.rule_fact_missing", {"fact": fact_label(name)}, field=Section.UNITS.value)
        for name in names
    ]


def problems_before_submission(proposal: Proposal, ruling: Ruling, *, on: date) -> list[Problem]:
    """Return everything that keeps a dossier from being submitted, in the order of its parts."""
    problems = [
        *_check_units(proposal),
        *_check_texts(proposal),
        *_check_facts(proposal),
        *check_known(proposal, ruling),
        *_check_estimate(proposal),
        *check_support_before(proposal),
        *check_ruling(ruling, amount_vnd=proposal.asked_vnd),
        *_check_papers(proposal, on=on),
    ]
    return sorted(problems, key=lambda problem: _ORDER.index(problem.field))


def _check_units(proposal: Proposal) -> list[Problem]:
    problems = []
    count = proposal.beneficiaries.count()
    if count == 0 and not proposal.is_group and _is_for_establishments(proposal):
        problems.append(Problem("proposal.no_beneficiary", field=Section.UNITS.value))
    if not proposal.starts_on or not proposal.ends_on:
        problems.append(Problem("proposal.no_dates", field=Section.UNITS.value))
    elif proposal.ends_on.year > proposal.year and not proposal.is_point:
        problems.append(
            Problem(
                "proposal.ends_after_its_year",
                {"ends_on": proposal.ends_on.isoformat(), "year": proposal.year},
                field=Section.UNITS.value,
            )
        )
    return problems


def _is_for_establishments(proposal: Proposal) -> bool:
    return activity_kind(proposal.activity).audience == "establishment"


def _check_texts(proposal: Proposal) -> list[Problem]:
    return [
        Problem("proposal.part_is_empty", {"section": name}, field=name)
        for name in TEXT_SECTIONS
        if not tidy(getattr(proposal, name))
    ]


def _check_facts(proposal: Proposal) -> list[Problem]:
    return [
        Problem("proposal.fact_missing", {"fact": label}, field=Section.UNITS.value)
        for label in missing_facts(proposal.activity, proposal.facts)
    ]


def _check_estimate(proposal: Proposal) -> list[Problem]:
    problems = []
    if not proposal.cost_items.exists():
        problems.append(Problem("proposal.no_cost_item", field=Section.ESTIMATE.value))
    elif proposal.asked_vnd <= 0:
        problems.append(Problem("proposal.nothing_asked", field=Section.ESTIMATE.value))
    if not proposal.no_double_funding:
        problems.append(
            Problem(
                "proposal.commitment_missing",
                source=NO_DOUBLE_FUNDING,
                field=Section.ESTIMATE.value,
            )
        )
    if not proposal.counterpart_committed and proposal.counterpart_vnd > 0:
        problems.append(Problem("proposal.counterpart_not_committed", field=Section.ESTIMATE.value))
    return problems


def check_support_before(proposal: Proposal, *, only: Beneficiary | None = None) -> list[Problem]:
    """No second support for the same cost item, from here or declared from elsewhere.

    An item is its beneficiary's; what is common to all is each one's. ``only`` asks for one
    beneficiary. TTLT 26/2014/TTLT-BTC-BCT, Điều 7: no other state source for the same cost item.
    """
    asked = _asked_for(proposal)
    if only is not None:
        asked = {key: name for key, name in asked.items() if key[0] == only.establishment_id}
    if not asked:
        return []
    establishments = {establishment for establishment, _folded in asked}
    found = _given_here(proposal, asked) | {
        (support.establishment_id, fold(support.cost_item)): f"{support.giver} ({support.year})"
        for support in SupportReceived.objects.filter(establishment_id__in=establishments)
    }
    told = {(asked[key], where) for key, where in found.items() if key in asked}
    return [
        Problem(
            "proposal.cost_item_supported_before",
            {"item": item, "where": where},
            source=NO_DOUBLE_FUNDING,
            field=Section.ESTIMATE.value,
        )
        for item, where in sorted(told)
    ]


def _asked_for(proposal: Proposal) -> dict[tuple[int, str], str]:
    """Return the items that are asked for, by establishment and folded name."""
    everyone = list(proposal.beneficiaries.values_list("establishment_id", flat=True))
    return {
        (establishment, item.folded_name): item.name
        for item in proposal.cost_items.filter(asked_vnd__gt=0).select_related("beneficiary")
        for establishment in _whose(item, everyone)
    }


def _whose(item: CostItem, everyone: list[int]) -> list[int]:
    return everyone if item.beneficiary is None else [item.beneficiary.establishment_id]


def _given_here(
    proposal: Proposal, asked: Collection[tuple[int, str]]
) -> dict[tuple[int, str], str]:
    """Return where else establishments ask or have asked for items, by folded name."""
    items = (
        CostItem.objects.filter(
            folded_name__in={folded for _establishment, folded in asked},
            asked_vnd__gt=0,
            proposal__beneficiaries__establishment_id__in={one for one, _folded in asked},
        )
        .exclude(proposal=proposal)
        .exclude(proposal__state__in=[*DEAD_STATES, State.DRAFT])
        .select_related("beneficiary", "proposal")
        .prefetch_related("proposal__beneficiaries")
        .distinct()
        .order_by("pk")
    )
    return {
        (establishment, item.folded_name): f"{item.proposal.code} ({item.proposal.year})"
        for item in items
        for establishment in _whose(
            item, [one.establishment_id for one in item.proposal.beneficiaries.all()]
        )
    }


def check_ruling(ruling: Ruling, *, amount_vnd: int) -> list[Problem]:
    """The amount stays within what the rule of the day allows; who is not eligible gets nothing.

    Where the law is silent the dossier may be submitted, so that a person can decide what is
    missing; the decision itself asks ``check_law_speaks``.
    """
    problems = [
        Problem(
            "proposal.not_eligible",
            {"condition": condition_sentence(answer)},
            source=f"{answer.document}, {answer.clause}",
            field=Section.UNITS.value,
        )
        for answer in ruling.conditions
        if answer.holds is False
    ]
    if not problems and ruling.limit_vnd is not None and amount_vnd > ruling.limit_vnd:
        last = ruling.steps[-1] if ruling.steps else None
        problems.append(
            Problem(
                "proposal.above_support_limit",
                {"amount_vnd": amount_vnd, "limit_vnd": ruling.limit_vnd},
                source=f"{last.document}, {last.clause}" if last else "",
                field=Section.ESTIMATE.value,
            )
        )
    return problems


def check_law_speaks(proposal: Proposal, ruling: Ruling) -> list[Problem]:
    """A decision needs a rule in force: where the law is silent nobody guesses."""
    is_open = ruling.eligible is None and not ruling.missing
    if not is_open and ruling.limit_vnd is not None:
        return check_known(proposal, ruling)
    return [Problem("proposal.law_is_silent", {"about": ", ".join(ruling.silent_codes)})]


def _check_papers(proposal: Proposal, *, on: date) -> list[Problem]:
    return [
        Problem(
            "proposal.paper_missing",
            {"paper": paper.name},
            source=paper.source,
            field=Section.PAPERS.value,
        )
        for paper in missing_papers(proposal, on=on)
    ]
