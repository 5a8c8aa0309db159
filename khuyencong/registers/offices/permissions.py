"""The reach of a person: which offices' and territories' records they may see and act on.

Every app asks here. A rule that is written down twice will differ one day.
"""

from dataclasses import dataclass

from django.db.models import Q

from khuyencong.engines.refusals import NotPermitted, Problem
from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.memory import once_per_page
from khuyencong.registers.offices.heritage import has_heritage, heritage_of
from khuyencong.registers.offices.models import Office, OfficeKind

_NATIONAL_KINDS = (OfficeKind.NATIONAL_DEPARTMENT, OfficeKind.MINISTRY)


@dataclass(frozen=True)
class Reach:
    """How far an actor sees: an office, and every place under its territory's path.

    With ``has_heritage``, so it does the offices that it took over, and the places of the units
    that its territory was made of: records keep the unit of their day.
    """

    office_id: int
    office_kind: str
    territory_path: str
    level: str
    has_heritage: bool = False

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the territory and of the units that it was made of."""
        return heritage_of(self.office_id).paths if self.has_heritage else (self.territory_path,)

    def covers(self, path: str) -> bool:
        """Return whether a place, by its path, lies in the territory."""
        return path.startswith(self.paths)

    def stands_for(self, office_id: int | None) -> bool:
        """Return whether the office is this one, or one that this one took over from."""
        if office_id == self.office_id:
            return True
        return self.has_heritage and office_id in heritage_of(self.office_id).office_ids

    @property
    def is_national(self) -> bool:
        """Whether the office runs the national scheme: of local schemes it keeps no records."""
        return self.office_kind in _NATIONAL_KINDS


@once_per_page
def reach_of(actor: Actor) -> Reach | None:
    """Return the reach of a member of staff; None for applicants and strangers. One query."""
    if actor.office_id is None:
        return None
    row = (
        Office.objects.filter(pk=actor.office_id)
        .annotate(inherits=has_heritage("pk", "territory"))
        .values_list("pk", "kind", "territory__path", "territory__level", "inherits")
        .first()
    )
    return Reach(*row) if row else None


def within(reach: Reach, path_field: str) -> Q:
    """Return the filter of a list to the places under a reach, on an indexed path column."""
    condition = Q()
    for path in reach.paths:
        condition |= Q(**{f"{path_field}__startswith": path})
    return condition


def kept_by(reach: Reach, office_field: str = "office") -> Q:
    """Return the filter of a list to what a reach's office keeps, and those before it kept."""
    if not reach.has_heritage:
        return Q(**{office_field: reach.office_id})
    earlier = heritage_of(reach.office_id).office_ids
    return Q(**{f"{office_field}__in": (reach.office_id, *earlier)})


def require_another_person(actor: Actor, *, maker_id: int | None, thing: str) -> None:
    """Refuse the maker of a thing as its approver, in whatever role they act now."""
    if actor.is_person(maker_id):
        raise NotPermitted(Problem("offices.maker_is_not_approver", {"thing": thing}))


def administers_installation(actor: Actor) -> bool:
    """Return whether an actor stands above all offices: the program, or its administrator."""
    is_its_administrator = actor.role is Role.ADMINISTRATOR and actor.office_id is None
    return actor.role is Role.SYSTEM or is_its_administrator


def administering_refusal(actor: Actor, office: Office) -> Problem | None:
    """Return why an actor may not administer an office: appoint in it, rename it, end it.

    Its own administrator may, and one of an office above it; so may who administers the whole
    installation. A query for each office above it.
    """
    if administers_installation(actor):
        return None
    if actor.role is not Role.ADMINISTRATOR:
        return Problem("offices.administrator_needed")
    above: Office | None = office
    while above is not None:
        if above.pk == actor.office_id:
            return None
        above = above.parent
    return Problem("offices.not_your_office", {"office": office.name})


def require_administrator_of(actor: Actor, office: Office) -> None:
    """Refuse who may not administer an office."""
    if problem := administering_refusal(actor, office):
        raise NotPermitted(problem)
