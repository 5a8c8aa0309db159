"""Reads of establishments: who may see which, search and filters, duplicates, applicants."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from khuyencong.engines.text import fold
from khuyencong.foundation import clock
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.word_index import WordIndex, words_text
from khuyencong.registers.establishments.models import (
    Establishment,
    Place,
    PriorityMark,
    Product,
    Representation,
)
from khuyencong.registers.establishments.scope import (
    office_paths,
    producing_in,
    territory_paths,
)
from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.queries import in_force

SEARCH = WordIndex(Establishment, "search_text")


def kept_establishments() -> QuerySet[Establishment]:
    """Return all establishments but those merged into another."""
    return Establishment.objects.filter(merged_into__isnull=True)


def visible_establishments(actor: Actor | None) -> QuerySet[Establishment]:
    """Return what an actor may see: the one decision of list, detail, choice and export.

    Staff see those that produce, or produced, in their office's territory and in what it was made
    of; an applicant sees their own; nobody sees what was merged away. One query goes before, and
    one for each generation of origins.
    """
    if actor is None:
        return Establishment.objects.none()
    if actor.role is Role.SYSTEM:
        return kept_establishments()
    if actor.establishment_id is not None:
        return kept_establishments().filter(pk=actor.establishment_id)
    if actor.office_id is None:
        return Establishment.objects.none()
    return kept_establishments().filter(producing_in(office_paths(actor.office_id)))


@dataclass(frozen=True)
class ListFilter:
    """What a list is narrowed to. Empty values narrow nothing."""

    text: str = ""
    unit: Unit | None = None
    legal_form: str = ""
    industry_group: str = ""
    mark: str = ""


def narrowed(
    establishments: QuerySet[Establishment], wanted: ListFilter, *, on: date
) -> QuerySet[Establishment]:
    """Return what a filter leaves; a priority counts when it is in force on the day."""
    exact = {"legal_form": wanted.legal_form, "industry_group": wanted.industry_group}
    found = establishments.filter(**{name: value for name, value in exact.items() if value})
    if wanted.unit is not None:
        found = found.filter(producing_in(territory_paths(wanted.unit.path)))
    if wanted.mark:
        marks = PriorityMark.objects.filter(in_force(on), kind=wanted.mark).order_by()
        found = found.filter(pk__in=marks.values("establishment_id"))
    return search(found, wanted.text)


def search(establishments: QuerySet[Establishment], text: str) -> QuerySet[Establishment]:
    """Return those in whose name, products, tax code or phones a word begins like each of a text.

    Diacritics and capitals are ignored: "may say" finds "Máy sấy".
    """
    return SEARCH.search(establishments, text)


def list_rows(establishments: QuerySet[Establishment]) -> QuerySet[Establishment]:
    """Return establishments with what a list row shows, in three queries whatever their number."""
    return establishments.defer("notes", "search_text").prefetch_related(
        Prefetch("places", queryset=Place.objects.select_related("unit__parent")),
        Prefetch("products", queryset=Product.objects.filter(removed_on__isnull=True)),
    )


def search_text_of(establishment: Establishment) -> str:
    """Return the words by which an establishment is found. One query: its products."""
    products = establishment.products.filter(removed_on__isnull=True)
    parts = [
        establishment.name,
        establishment.tax_code,
        establishment.phone,
        establishment.representative_phone,
        *products.values_list("name", flat=True),
    ]
    return words_text(*parts)


def kept_but(establishment_id: int | None) -> QuerySet[Establishment]:
    """Return the kept establishments but one; None leaves out none."""
    return kept_establishments().exclude(pk__in=[establishment_id] if establishment_id else [])


def holder_of_tax_code(code: str, *, other_than: int | None) -> Establishment | None:
    """Return the establishment that has a tax code, another than the one being changed."""
    if not code:
        return None
    return kept_but(other_than).filter(tax_code=code).order_by("pk").first()


@dataclass(frozen=True)
class Lookalike:
    """An establishment that may be the same as one being entered, and why."""

    establishment: Establishment
    same_name: bool
    same_phone: bool


def lookalikes(
    name: str, phones: Iterable[str], *, unit: Unit, other_than: int | None
) -> list[Lookalike]:
    """Return what looks the same: the folded name in the district or commune, or a phone anywhere.

    ``unit`` is the commune of production. Two queries.
    """
    folded = fold(name)
    numbers = {phone for phone in phones if phone}
    by_name = Q(folded_name=folded) & producing_in([_neighbourhood(unit)])
    by_phone = Q(phone__in=numbers) | Q(representative_phone__in=numbers)
    found = (
        kept_but(other_than)
        .filter(by_name | by_phone)
        .prefetch_related("places__unit")
        .order_by("pk")[:20]
    )
    return [
        Lookalike(
            establishment=one,
            same_name=one.folded_name == folded,
            same_phone=bool({one.phone, one.representative_phone} & numbers),
        )
        for one in found
    ]


def _neighbourhood(unit: Unit) -> str:
    """Return the path of the district of a commune; where there are none, of the commune."""
    steps = unit.path.rstrip("/").split("/")
    has_district = len(steps) == 4  # country, province, district, commune
    return f"{'/'.join(steps[:3])}/" if has_district else unit.path


def people_of(establishment: Establishment, on: date) -> QuerySet[Representation]:
    """Return who acts for an establishment on a day."""
    return establishment.representations.filter(in_force(on)).select_related("user")


def applicants(_keeper: Actor) -> Q:
    """Return the people who act for an establishment, or will: no office keeps their accounts."""
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=clock.today())
    return Q(pk__in=Representation.objects.filter(lasting).values("user"))


def applicant_actors(user: User, on: date) -> Iterable[Actor]:
    """Return what a person may act as for establishments. One query.

    The establishment's name stands where staff have their office's, so that the switch of roles
    and the audit show for whom one acts.
    """
    rows = (
        Representation.objects.filter(in_force(on), user=user)
        .exclude(establishment__merged_into__isnull=False)
        .order_by("pk")
        .values_list("establishment_id", "establishment__name")
    )
    for establishment_id, name in rows:
        yield Actor(
            user_id=user.pk,
            name=user.full_name,
            role=Role.APPLICANT,
            office_name=name,
            establishment_id=establishment_id,
        )
