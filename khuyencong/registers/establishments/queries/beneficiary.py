"""What the rules ask about a beneficiary on a day: one frozen answer."""

from dataclasses import dataclass
from datetime import date

from khuyencong.engines.money import Vnd
from khuyencong.registers.establishments.models import Establishment, Place
from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.queries import (
    classes_on,
    in_force,
    predecessors_on,
    successors_on,
    territory_chain_with_origins,
)


@dataclass(frozen=True)
class Location:
    """The commune of a place on a day.

    ``unit`` is None when a reform divided the commune of entry and nobody has said in which part
    the place lies; ``candidates`` are then the parts to ask about.
    """

    unit: Unit | None
    candidates: tuple[Unit, ...] = ()


@dataclass(frozen=True)
class AreaFact:
    """A class of area that the place lies in."""

    code: str
    verified: bool
    source: str


@dataclass(frozen=True)
class MarkFact:
    """A ground for priority in force; it counts in law when verified."""

    kind: str
    verified: bool


@dataclass(frozen=True)
class SupportFact:
    """State money declared as received from elsewhere."""

    year: int
    activity: str
    cost_item: str
    amount_vnd: Vnd
    giver: str


@dataclass(frozen=True)
class BeneficiaryFacts:
    """An establishment with one of its places, as the rules see them on a day.

    Figures are of the latest year told, not after the day's; None where nothing was told.
    ``territory_chain`` are the keys of the commune and of those it lies in, nearest first, with
    those that a new unit was made of before the country; empty when the commune is unknown.
    """

    establishment_id: int
    place_id: int | None
    on: date
    legal_form: str
    tax_code: str
    is_registered: bool
    vsic_code: str
    industry_group: str
    unit_key: str
    unit_kind: str
    unit_level: str
    territory_chain: tuple[str, ...]
    unit_candidates: tuple[str, ...]
    area_classes: tuple[AreaFact, ...]
    figures_year: int | None
    workers: int | None
    women: int | None
    ethnic_minority: int | None
    capital_vnd: Vnd | None
    revenue_vnd: Vnd | None
    local_material_percent: int | None
    is_exporting: bool
    marks: tuple[MarkFact, ...]
    supports: tuple[SupportFact, ...]
    polluting_since: date | None

    @property
    def area_codes(self) -> frozenset[str]:
        return frozenset(area.code for area in self.area_classes)

    @property
    def verified_marks(self) -> frozenset[str]:
        return frozenset(mark.kind for mark in self.marks if mark.verified)


def location_on(place: Place, day: date) -> Location:
    """Return the commune that a place lies in on a day, through the reforms before and after.

    No query while its commune of entry exists; else one for each generation.
    """
    unit = place.unit
    if unit.is_in_force(day):
        return Location(unit)
    relatives = [*successors_on(unit, day), *predecessors_on(unit, day)]
    if len(relatives) == 1:
        return Location(relatives[0].unit)
    return Location(None, tuple(relative.unit for relative in relatives))


def main_place_on(establishment: Establishment, day: date) -> Place | None:
    """Return the main place of a day, else the oldest one then in use; None where none is."""
    return establishment.places.filter(in_force(day)).select_related("unit").first()


def facts_on(establishment: Establishment, place: Place | None, day: date) -> BeneficiaryFacts:
    """Return what the rules ask about an establishment and its place of production on a day.

    At most eight queries. A place outside its dates is for the caller to refuse.
    """
    location = location_on(place, day) if place is not None else Location(None)
    unit = location.unit
    figures = establishment.year_figures.filter(year__lte=day.year).order_by("-year").first()
    products = [
        product
        for product in establishment.products.all()
        if product.removed_on is None or product.removed_on > day
    ]
    shares = [
        product.local_material_percent
        for product in products
        if product.local_material_percent is not None
    ]
    pollution = establishment.pollution_records.filter(found_on__lte=day).last()
    return BeneficiaryFacts(
        establishment_id=establishment.pk,
        place_id=place.pk if place is not None else None,
        on=day,
        legal_form=establishment.legal_form,
        tax_code=establishment.tax_code,
        is_registered=bool(establishment.registration_number or establishment.tax_code),
        vsic_code=establishment.vsic_code,
        industry_group=establishment.industry_group,
        unit_key=unit.key if unit else "",
        unit_kind=unit.kind if unit else "",
        unit_level=unit.level if unit else "",
        territory_chain=territory_chain_with_origins(unit) if unit else (),
        unit_candidates=tuple(candidate.key for candidate in location.candidates),
        area_classes=_areas(unit, day) if unit else (),
        figures_year=figures.year if figures else None,
        workers=figures.workers if figures else None,
        women=figures.women if figures else None,
        ethnic_minority=figures.ethnic_minority if figures else None,
        capital_vnd=figures.capital_vnd if figures else None,
        revenue_vnd=figures.revenue_vnd if figures else None,
        local_material_percent=max(shares, default=None),
        is_exporting=any(product.is_exported for product in products),
        marks=tuple(
            MarkFact(mark.kind, mark.verified_on is not None and mark.verified_on <= day)
            for mark in establishment.marks.filter(in_force(day))
        ),
        supports=tuple(
            SupportFact(row.year, row.activity, row.cost_item, row.amount_vnd, row.giver)
            for row in establishment.supports_received.filter(year__lte=day.year)
        ),
        polluting_since=pollution.found_on if pollution else None,
    )


def _areas(unit: Unit, day: date) -> tuple[AreaFact, ...]:
    return tuple(AreaFact(one.code, one.verified, one.source) for one in classes_on(unit, day))
