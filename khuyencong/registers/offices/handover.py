"""What passes from an office to its successors: each app registers what it keeps for offices.

``windows.handover`` asks in the order of registration what passes, what stands in the way, and
moves it. A record that is over stays with the old office, whose successors read it
(``heritage``). Most apps need one line in ``AppConfig.ready``::

    handover.register_records("fairs", _("Hội chợ"), Fair, order=46, place="proposal__unit_path")
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from django.core.exceptions import ValidationError
from django.db.models import F, Model, Q, QuerySet, UniqueConstraint
from django.urls import reverse

from khuyencong.engines.refusals import Problem
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.audit.services import record
from khuyencong.registers.offices.models import Office

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Destinations = Mapping[int, Office]
"""Which office takes a record, by the record's key."""

_VERSIONS = ("version", "revision")


@dataclass(frozen=True)
class Passing:
    """A record that passes: the places it is about (none: of the office as a whole), its money."""

    record_id: int
    title: str
    paths: tuple[str, ...] = ()
    amount_vnd: int | None = None
    url: str = ""


@dataclass(frozen=True)
class Hindrance:
    """Something unfinished that must be done before the office hands over, and where."""

    title: str
    problem: Problem
    url: str = ""

    @property
    def problems(self) -> list[Problem]:
        return [self.problem]


@dataclass(frozen=True)
class Handing:
    """Who hands over, by which paper; ``reference`` names it in the audit: ``handover:3``."""

    old: Office
    number: str
    reference: str
    by: Actor


@dataclass(frozen=True)
class Total:
    """A figure over several offices that a handover must not change."""

    key: str
    label: "StrOrPromise"
    amount: int
    is_money: bool = False


class Mover(Protocol):
    """How the records of one kind pass."""

    @property
    def label(self) -> "StrOrPromise": ...

    def passing(self, old: Office) -> Sequence[Passing]:
        """Return what passes from an office."""

    def unfit(self, destinations: Destinations) -> Mapping[int, Problem]:
        """Return what the destination cannot take, by the record's key."""

    def move(self, destinations: Destinations, handing: Handing) -> None:
        """Let records pass, in the caller's transaction and under its lock of the offices."""

    def totals(self, office_ids: Collection[int]) -> Sequence[Total]:
        """Return the figures of some offices taken together."""


HindranceFinder = Callable[[Office], Iterable[Hindrance]]

_MOVERS: dict[str, tuple[int, Mover]] = {}
_HINDRANCES: dict[str, HindranceFinder] = {}


def register_mover(name: str, mover: Mover, *, order: int) -> None:
    """Let a kind of record pass. ``name`` names it in choices; lower floors have a lower order."""
    assert name not in _MOVERS, f"two movers are called {name!r}"
    _MOVERS[name] = (order, mover)


def register_hindrance(name: str, find: HindranceFinder) -> None:
    """Say what must be finished before an office hands over."""
    assert _HINDRANCES.get(name, find) == find, f"two hindrances are called {name!r}"
    _HINDRANCES[name] = find


def movers() -> list[tuple[str, Mover]]:
    """Return the kinds of record that pass, by name, lower floors first."""
    found = sorted(_MOVERS.items(), key=lambda item: (item[1][0], item[0]))
    return [(name, mover) for name, (_order, mover) in found]


def hindrances(old: Office) -> list[Hindrance]:
    """Return everything that must be finished before an office hands over."""
    return [one for name in sorted(_HINDRANCES) for one in _HINDRANCES[name](old)]


@dataclass(frozen=True, kw_only=True)
class Records:
    """Records with a foreign key to an office, each moved by itself.

    ``place`` and ``amount`` are paths of fields, as filters write them. ``still_open`` says which
    pass; the others stay as history.
    """

    label: "StrOrPromise"
    model: type[Model]
    subject: str
    still_open: Q = field(default_factory=Q)
    office: str = "office"
    place: str = ""
    amount: str = ""
    url_name: str = ""
    is_counted: bool = True

    def _of(self, old: Office) -> "QuerySet[Any]":
        rows: QuerySet[Any] = self.model._default_manager.filter(
            self.still_open, **{self.office: old.pk}
        )
        return rows.order_by("pk")

    def passing(self, old: Office) -> list[Passing]:
        rows = list(self._of(old))
        places = self._values(old, self.place)
        amounts = self._values(old, self.amount)
        return [
            Passing(
                row.pk,
                str(row),
                paths=(places[row.pk],) if places.get(row.pk) else (),
                amount_vnd=amounts.get(row.pk),
                url=reverse(self.url_name, args=[row.pk]) if self.url_name else "",
            )
            for row in rows
        ]

    def _values(self, old: Office, name: str) -> dict[int, Any]:
        return dict(self._of(old).values_list("pk", name)) if name else {}

    def unfit(self, destinations: Destinations) -> dict[int, Problem]:
        """Return what bears a number, or stands once, where the destination has the same."""
        once = [
            constraint
            for constraint in self.model._meta.constraints
            if isinstance(constraint, UniqueConstraint) and self.office in constraint.fields
        ]
        found: dict[int, Problem] = {}
        if not once:
            return found
        for row in self.model._default_manager.filter(pk__in=destinations):
            office = destinations[row.pk]
            setattr(row, self.office, office)
            for constraint in once:
                try:
                    constraint.validate(self.model, row)
                except ValidationError:
                    told = {"title": str(row), "office": office.name}
                    found[row.pk] = Problem("offices.successor_has_the_same", told)
        return found

    def move(self, destinations: Destinations, handing: Handing) -> None:
        rows: QuerySet[Any] = self.model._default_manager.select_for_update(of=("self",)).filter(
            pk__in=destinations, **{self.office: handing.old.pk}
        )
        for row in rows.order_by("pk"):
            office = destinations[row.pk]
            changes: dict[str, Any] = {self.office: office}
            for name in _VERSIONS:
                if hasattr(row, name) and self._counts_changes(name):
                    changes[name] = F(name) + 1
            self.model._default_manager.filter(pk=row.pk).update(**changes)
            record_passing(f"{self.subject}:{row.pk}", office, handing)

    def _counts_changes(self, name: str) -> bool:
        """Return whether a field counts changes: a plan's ``version`` counts its decisions."""
        own = {one.name for one in self.model._meta.get_fields()}
        return name == "revision" or "revision" not in own

    def totals(self, office_ids: Collection[int]) -> list[Total]:
        if not self.is_counted:
            return []
        rows = self.model._default_manager.filter(
            self.still_open, **{f"{self.office}__in": office_ids}
        )
        return [Total(self.subject, self.label, rows.count())]


def record_passing(subject: str, office: Office, handing: Handing) -> None:
    """Leave the trace of a record that passed."""
    record(
        "offices.handed_over",
        subject,
        by=handing.by,
        before={"office": handing.old.code},
        after={"office": office.code, "handover": handing.reference},
        reason=handing.number,
    )


def register_records(
    name: str, label: "StrOrPromise", model: type[Model], *, order: int, **options: Any
) -> None:
    """Let the records of a model pass, each by itself; ``options`` are those of ``Records``."""
    subject = options.pop("subject", name)
    register_mover(name, Records(label=label, model=model, subject=subject, **options), order=order)
