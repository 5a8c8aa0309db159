"""Reads of administrative units: who is where on a day, what came before and after, which class."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from khuyencong.registers.territories.kinds import AreaClass, area_classes
from khuyencong.registers.territories.models import Succession, Unit, UnitClass
from khuyencong.registers.territories.searching import best_first, matching


@dataclass(frozen=True)
class Relative:
    """A unit that another became, or was made of. ``partial``: only a part of the older one."""

    unit: Unit
    partial: bool


@dataclass(frozen=True)
class ClassInForce:
    """A class that a unit belongs to on a day, and the unit that it is given to."""

    id: int
    area_class: AreaClass
    giver: Unit
    inherited: bool
    note: str
    valid_from: date | None
    valid_to: date | None
    source: str
    verified: bool

    @property
    def code(self) -> str:
        return self.area_class.code


def in_force(day: date) -> Q:
    """Return the filter of units, or classes, to those of a day; an empty end is no limit."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    return begun & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def units_on(day: date) -> QuerySet[Unit]:
    """Return the units that exist on a day, in the order of the tree."""
    return Unit.objects.filter(in_force(day)).order_by("path")


def unit_by_code(code: str, *, on: date) -> Unit:
    """Return the unit that bears a code on a day. Raises ``Unit.DoesNotExist``."""
    return units_on(on).get(code=code)


def ancestors(unit: Unit) -> tuple[Unit, ...]:
    """Return the units that a unit lies in, nearest first, the country last. One query."""
    return tuple(Unit.objects.filter(key__in=unit.ancestor_keys).order_by("-depth"))


def territory_chain(unit: Unit) -> tuple[str, ...]:
    """Return the keys of a unit and of those it lies in, nearest first, "VN" last. No query.

    A key is the code, with a day where an earlier unit bore the same code, so that the norms of
    the old Quảng Bình ("44") are not taken for those of the new Quảng Trị ("44.20250701").
    """
    return (unit.key, *unit.ancestor_keys)


def territory_chain_with_origins(unit: Unit) -> tuple[str, ...]:
    """Return the chain of a unit and, before the country, those of the units it was made of.

    After a merger the old norms stay in force in the old territories: those of the old Quảng Trị
    ("45") are found for the new commune Đakrông, those of the old Quảng Bình are not. One query.
    """
    *own, country = territory_chain(unit)
    older = Unit.objects.filter(successions__new=unit).order_by("path")
    chains = [territory_chain(origin) for origin in older]
    inherited = [key for rank in zip(*_padded(chains), strict=True) for key in rank if key]
    return tuple(dict.fromkeys([*own, *(key for key in inherited if key != country), country]))


def _padded(chains: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return chains of one length: a special zone was a district, one step less than a commune."""
    longest = max((len(chain) for chain in chains), default=0)
    return [("",) * (longest - len(chain)) + chain for chain in chains]


def units_within(unit: Unit) -> QuerySet[Unit]:
    """Return a unit and all that ever lay in it. One range of the index on ``path``."""
    return Unit.objects.filter(path__startswith=unit.path).order_by("path")


def descendant_ids(unit: Unit) -> QuerySet[Unit, int]:
    """Return the ids of the units in a unit, itself not counted, for use inside a filter."""
    return units_within(unit).exclude(pk=unit.pk).values_list("pk", flat=True)


def children_on(unit: Unit, day: date) -> QuerySet[Unit]:
    """Return the units directly in a unit on a day."""
    return units_on(day).filter(parent=unit)


def successors_on(unit: Unit, day: date) -> tuple[Relative, ...]:
    """Return what a unit has become by a day; nothing while it exists.

    A district ended without a successor: it has become what its communes have, each a part of it.
    One query for each generation.
    """
    if unit.valid_to is None or unit.valid_to >= day:
        return ()
    links = _links(Q(old=unit))
    is_divided = not links
    if is_divided:
        links = _links(Q(old__path__startswith=unit.path))
    found: dict[int, Relative] = {}
    partial_of = {link.old_id: is_divided for link in links}
    while links:
        later: dict[int, bool] = {}
        for link in links:
            partial = link.partial or partial_of[link.old_id]
            if link.new.is_in_force(day):
                _add(found, link.new, partial=partial)
            elif link.new.valid_to is not None and link.new.valid_to < day:
                later[link.new_id] = later.get(link.new_id, False) or partial
        partial_of = later
        links = _links(Q(old__in=later)) if later else []
    return _in_order(found)


def predecessors_on(unit: Unit, day: date) -> tuple[Relative, ...]:
    """Return what a unit was made of, as it stood on an earlier day. One query a generation."""
    if unit.valid_from is None or unit.valid_from <= day:
        return ()
    found: dict[int, Relative] = {}
    links = _links(Q(new=unit))
    partial_of = {unit.pk: False}
    while links:
        earlier: dict[int, bool] = {}
        for link in links:
            partial = link.partial or partial_of[link.new_id]
            if link.old.is_in_force(day):
                _add(found, link.old, partial=partial)
            elif link.old.valid_from is not None and link.old.valid_from > day:
                earlier[link.old_id] = earlier.get(link.old_id, False) or partial
        partial_of = earlier
        links = _links(Q(new__in=earlier)) if earlier else []
    return _in_order(found)


def _links(condition: Q) -> list[Succession]:
    return list(Succession.objects.filter(condition).select_related("old", "new"))


def _add(found: dict[int, Relative], unit: Unit, *, partial: bool) -> None:
    known = found.get(unit.pk)
    found[unit.pk] = Relative(unit, partial=partial or (known is not None and known.partial))


def _in_order(found: dict[int, Relative]) -> tuple[Relative, ...]:
    return tuple(sorted(found.values(), key=lambda relative: relative.unit.path))


def classes_on(unit: Unit, day: date) -> tuple[ClassInForce, ...]:
    """Return the classes of a unit on a day, its own and those it lies in, nearest first.

    One query. A class that is not inherited (a craft village) counts for its own unit only.
    """
    rows = (
        UnitClass.objects.filter(in_force(day), unit__key__in=territory_chain(unit))
        .select_related("unit")
        .order_by("-unit__depth", "code", "note", "pk")
    )
    return tuple(
        _class_in_force(row, unit)
        for row in rows
        if row.unit_id == unit.pk or area_classes()[row.code].inherited
    )


def _class_in_force(row: UnitClass, unit: Unit) -> ClassInForce:
    return ClassInForce(
        id=row.pk,
        area_class=area_classes()[row.code],
        giver=row.unit,
        inherited=row.unit_id != unit.pk,
        note=row.note,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        source=row.source,
        verified=row.verified,
    )


def search_units(text: str, *, on: date, levels: Iterable[str] = ()) -> QuerySet[Unit]:
    """Return the units of a day whose names hold the words of a text, the best first.

    Diacritics, capitals, spaces and apostrophes are ignored. Slice it: it may be long.
    """
    units = units_on(on)
    if wanted := list(levels):
        units = units.filter(level__in=wanted)
    return best_first(matching(units, text), text)
