"""Places of production: added, closed by date, one of them the main one."""

from datetime import date
from functools import partial

from django.db import transaction

from khuyencong.engines.refusals import OutOfStep, Problem, require
from khuyencong.engines.text import tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.registers.establishments.checks import check_dates, check_not_ahead, check_place
from khuyencong.registers.establishments.models import Place
from khuyencong.registers.establishments.permissions import (
    keeping_refusal,
    placing_refusal,
    telling_refusal,
)
from khuyencong.registers.establishments.services.editing import open_establishment, save_change
from khuyencong.registers.establishments.values import PlaceValues
from khuyencong.registers.territories.models import Unit


@transaction.atomic
def add_place(establishment_id: int, values: PlaceValues, *, by: Actor, on: date) -> Place:
    """Add a place of production, told by the applicant or by a clerk whose territory covers it.

    A clerk of another district than the places known so far may add one in their own: that is how
    an establishment enters their territory.
    """
    unit = Unit.objects.get(pk=values.unit_id)
    establishment = open_establishment(
        establishment_id, by=by, refusal=partial(placing_refusal, unit=unit)
    )
    require(check_place(values, unit, on=on))
    place = Place.objects.create(
        establishment=establishment,
        unit=unit,
        unit_path=unit.path,
        address=tidy(values.address),
        latitude=values.latitude,
        longitude=values.longitude,
        valid_from=values.valid_from,
        is_main=not establishment.places.filter(is_main=True).exists(),
    )
    save_change(establishment, "place_added", by=by, after=_told(place))
    return place


@transaction.atomic
def close_place(place_id: int, *, valid_to: date, by: Actor, on: date) -> Place:
    """Record that nothing is produced at a place after a day. It stays in the register.

    The main place hands that on to the oldest open one, if there is one.
    """
    place = Place.objects.select_related("unit").get(pk=place_id)
    establishment = open_establishment(place.establishment_id, by=by, refusal=telling_refusal)
    place.refresh_from_db()
    if place.valid_to is not None:
        closed = {"place": str(place), "closed_on": place.valid_to.isoformat()}
        raise OutOfStep(Problem("establishments.place_closed", closed))
    require(
        check_dates(place.valid_from, valid_to),
        check_not_ahead(valid_to, on=on, field="valid_to"),
    )
    before = _told(place)
    other = establishment.places.filter(valid_to__isnull=True).exclude(pk=place.pk).first()
    hands_on = place.is_main and other is not None
    place.valid_to = valid_to
    place.is_main = place.is_main and not hands_on
    place.save(update_fields=["valid_to", "is_main"])
    if hands_on and other is not None:
        other.is_main = True
        other.save(update_fields=["is_main"])
    save_change(establishment, "place_closed", by=by, before=before, after=_told(place))
    return place


@transaction.atomic
def set_main_place(place_id: int, *, by: Actor) -> Place:
    """Make an open place the main one."""
    place = Place.objects.select_related("unit").get(pk=place_id)
    establishment = open_establishment(place.establishment_id, by=by, refusal=keeping_refusal)
    place.refresh_from_db()
    if place.valid_to is not None:
        closed = {"place": str(place), "closed_on": place.valid_to.isoformat()}
        raise OutOfStep(Problem("establishments.place_closed", closed))
    establishment.places.filter(is_main=True).update(is_main=False)
    place.is_main = True
    place.save(update_fields=["is_main"])
    save_change(establishment, "main_place_set", by=by, after=_told(place))
    return place


def _told(place: Place) -> dict[str, object]:
    """Return a place as the audit keeps it."""
    return {
        "place": place.pk,
        "unit": place.unit.key,
        "address": place.address,
        "valid_from": place.valid_from,
        "valid_to": place.valid_to,
        "is_main": place.is_main,
    }
