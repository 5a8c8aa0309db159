"""Reads of machines: lists, the look-out for the same model, what is due, works of a đề án."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Coalesce

from khuyencong.activities.machinery.models import DemonstrationDay, Machine, Measure
from khuyencong.activities.machinery.states import Stage
from khuyencong.engines.text import fold
from khuyencong.programme.proposals.models import Proposal
from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.queries import ancestors

VISIT_EVERY = timedelta(days=365)


def make_key(maker: str, model: str) -> str:
    """Return maker and model as one key: letters and digits only, without diacritics."""
    return "".join(sign for sign in fold(f"{maker} {model}") if sign.isalnum())


def list_rows(machines: QuerySet[Machine], *, stage: str = "", text: str = "") -> QuerySet[Machine]:
    """Return machines with what a list row shows. One query."""
    rows = machines.select_related("proposal", "contract_item__beneficiary__establishment")
    if stage:
        rows = rows.filter(stage=stage)
    if text:
        key = "".join(sign for sign in fold(text) if sign.isalnum())
        rows = rows.filter(
            Q(make_key__contains=key)
            | Q(name__icontains=text)
            | Q(serial_number__icontains=text)
            | Q(proposal__code__icontains=text)
        )
    return rows


def district_of(unit: Unit) -> Unit:
    """Return the district that a unit lies in; the unit itself where there is none above it."""
    return next((one for one in (unit, *ancestors(unit)) if one.level == "district"), unit)


def same_model_around(
    maker: str, model: str, unit: Unit, *, leaving_out: int | None = None
) -> QuerySet[Machine]:
    """Return the machines of one maker and model that stand in the district of a place.

    TT 46/2012/TT-BCT, Điều 4: a national demonstration model of a technology may not exist yet at
    any establishment of the district; for local ones the provincial committee decides. Machines
    bought without support are not known here. One query and those of the unit's ancestors.
    """
    found = Machine.objects.filter(
        make_key=make_key(maker, model), unit_path__startswith=district_of(unit).path
    ).exclude(pk=leaving_out or 0)
    return found.select_related("proposal", "contract_item__beneficiary__establishment")


def measures_of(proposal: Proposal) -> QuerySet[Measure]:
    return Measure.objects.filter(proposal=proposal)


def visits_due(machines: QuerySet[Machine], *, on: date) -> QuerySet[Machine]:
    """Return reported machines, still to be kept, that nobody has visited for a year. One query.

    A machine without a day up to which it is kept is visited as well: nobody released it.
    """
    kept = Q(keep_until__isnull=True) | Q(keep_until__gte=on)
    return (
        machines.filter(kept, stage=Stage.REPORTED)
        .annotate(seen_on=Coalesce(Max("follow_ups__visited_on"), "tried_on"))
        .filter(seen_on__lte=on - VISIT_EVERY)
    )


@dataclass(frozen=True)
class Results:
    """What came of the machines of a đề án."""

    measures: Sequence[Measure]
    demonstrations: Sequence[DemonstrationDay]


def results_of(proposal: Proposal) -> Results:
    """Return measurements and days of demonstration. Two queries."""
    days = DemonstrationDay.objects.filter(proposal=proposal)
    return Results(list(measures_of(proposal)), list(days))
