"""Enter an establishment with its first place; change what it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from khuyencong.engines.refusals import NotPermitted, Problem, Refused, require
from khuyencong.engines.text import fold, tidy
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.word_index import words_text
from khuyencong.registers.establishments.checks import (
    check_lookalikes,
    check_place,
    check_tax_code_free,
    check_values,
)
from khuyencong.registers.establishments.models import Establishment, Place
from khuyencong.registers.establishments.permissions import (
    is_own,
    registering_refusal,
    require_permitted,
    telling_refusal,
)
from khuyencong.registers.establishments.services.editing import (
    leave_trace,
    open_establishment,
    save_change,
)
from khuyencong.registers.establishments.values import (
    IDENTITY_FIELDS,
    EstablishmentValues,
    PlaceValues,
)
from khuyencong.registers.territories.models import Unit

Follower = Callable[[Establishment], None]
"""Renews what an upper app keeps of an establishment's name."""

_FOLLOWERS: list[Follower] = []


def on_rename(follower: Follower) -> None:
    """Register what follows a new name, in its transaction; called once from an app's ``ready``."""
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)


@transaction.atomic
def register_establishment(
    values: EstablishmentValues,
    place: PlaceValues,
    *,
    by: Actor,
    on: date,
    confirmed_lookalikes: Iterable[int] = (),
    is_demonstration: bool = False,
) -> Establishment:
    """Enter an establishment with its main place of production.

    Done by a clerk whose territory covers the place. Refuses wrong facts, a tax code that another
    record has, and lookalikes (same name nearby, same phone) that the clerk has not yet looked
    at: once seen, their ids are given back as ``confirmed_lookalikes``.
    """
    values = values.tidied()
    unit = Unit.objects.get(pk=place.unit_id)
    require_permitted(registering_refusal(by, unit))
    require(
        check_values(values, on=on),
        check_place(place, unit, on=on),
        check_tax_code_free(values.tax_code, other_than=None),
    )
    require(check_lookalikes(values, unit, other_than=None, confirmed=confirmed_lookalikes))
    establishment = Establishment(
        **asdict(values),
        folded_name=fold(values.name),
        search_text=words_text(
            values.name, values.tax_code, values.phone, values.representative_phone
        ),
        created_by_id=by.user_id,
        is_demonstration=is_demonstration,
    )
    with _one_holder_of_its_tax_code(establishment):
        establishment.save()
    Place.objects.create(
        establishment=establishment,
        unit=unit,
        unit_path=unit.path,
        address=tidy(place.address),
        latitude=place.latitude,
        longitude=place.longitude,
        valid_from=place.valid_from,
        is_main=True,
    )
    told = {name: value for name, value in asdict(values).items() if value not in ("", None)}
    leave_trace(establishment, "registered", by=by, after={**told, "place_unit": unit.key})
    return establishment


@transaction.atomic
def change_establishment(
    establishment_id: int,
    values: EstablishmentValues,
    *,
    version: int,
    by: Actor,
    on: date,
    confirmed_lookalikes: Iterable[int] = (),
) -> Establishment:
    """Change what an establishment is; ``version`` is the one that the person saw.

    A clerk of its territory changes everything; its applicant everything but what stands on the
    papers of registration. A stale version is refused, saying who changed the record when. Doing
    nothing is not a change: no trace.
    """
    establishment = open_establishment(
        establishment_id, version=version, by=by, refusal=telling_refusal
    )
    before, after = _differences(establishment, values.tidied())
    if not after:
        return establishment
    if is_own(by, establishment) and (identity := set(after) & set(IDENTITY_FIELDS)):
        raise NotPermitted(
            *(
                Problem("establishments.identity_by_officer", field=name)
                for name in IDENTITY_FIELDS
                if name in identity
            )
        )
    _require_right(establishment, values.tidied(), after, on=on, confirmed=confirmed_lookalikes)
    for name, value in after.items():
        setattr(establishment, name, value)
    establishment.folded_name = fold(establishment.name)
    with _one_holder_of_its_tax_code(establishment):
        save_change(
            establishment,
            "changed",
            by=by,
            fields=[*after, "folded_name"],
            before=before,
            after=after,
        )
    if "name" in after:
        for follower in _FOLLOWERS:
            follower(establishment)
    return establishment


def _differences(
    establishment: Establishment, values: EstablishmentValues
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what stood and what is told now, of the facts that differ."""
    old, new = asdict(EstablishmentValues.of(establishment)), asdict(values)
    changed = [name for name in new if new[name] != old[name]]
    return {name: old[name] for name in changed}, {name: new[name] for name in changed}


def _require_right(
    establishment: Establishment,
    values: EstablishmentValues,
    after: Mapping[str, Any],
    *,
    on: date,
    confirmed: Iterable[int],
) -> None:
    """Refuse wrong facts among those that change.

    What stays is not judged again: a household's tax code of 2021 does not stop a new phone today.
    """
    touched = {*after, "tax_code"} if "legal_form" in after else set(after)
    require(
        [problem for problem in check_values(values, on=on) if problem.field in touched],
        check_tax_code_free(values.tax_code, other_than=establishment.pk),
    )
    place = establishment.places.select_related("unit").first()
    assert place is not None, "an establishment has a place from its registration on"
    if touched & {"name", "phone", "representative_phone"}:
        require(
            check_lookalikes(values, place.unit, other_than=establishment.pk, confirmed=confirmed)
        )


@contextmanager
def _one_holder_of_its_tax_code(establishment: Establishment) -> Iterator[None]:
    """Turn a race for a tax code, lost at the database's own rule, into its refusal."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        taken = check_tax_code_free(establishment.tax_code, other_than=establishment.pk)
        if not taken:
            raise
        raise Refused(*taken) from None
