"""Who acts for an establishment: confirmed by an officer, ended by date."""

from datetime import date

from django.db import transaction

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Problem, Refused, require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.accounts.models import User
from khuyencong.registers.establishments.checks import check_dates
from khuyencong.registers.establishments.models import Representation
from khuyencong.registers.establishments.permissions import keeping_refusal
from khuyencong.registers.establishments.services.editing import open_establishment, save_change


@transaction.atomic
def add_representative(
    establishment_id: int, user_id: int, *, valid_from: date, by: Actor
) -> Representation:
    """Let a person act for an establishment from a day on, as their papers show.

    Confirmed by a clerk of its territory, never for oneself.
    """
    establishment = open_establishment(establishment_id, by=by, refusal=keeping_refusal)
    user = User.objects.get(pk=user_id)
    if by.is_person(user.pk):
        raise NotPermitted(Problem("establishments.representative_is_confirmer"))
    if not user.is_active:
        raise Refused(
            Problem("establishments.person_inactive", {"person": user.full_name}, field="person")
        )
    if establishment.representations.filter(user=user, valid_to__isnull=True).exists():
        told = {"person": user.full_name, "name": establishment.name}
        raise Refused(Problem("establishments.represents_already", told, field="person"))
    representation = Representation.objects.create(
        establishment=establishment,
        user=user,
        valid_from=valid_from,
        confirmed_by_id=by.user_id,
    )
    after = {"representation": representation.pk, "user": user.pk, "valid_from": valid_from}
    save_change(establishment, "representative_added", by=by, after=after)
    return representation


@transaction.atomic
def end_representation(
    representation_id: int, *, valid_to: date, by: Actor, on: date
) -> Representation:
    """End a person's right to act for an establishment. The last day may be today, not later.

    A right that begins in the future is ended on its first day.
    """
    row = Representation.objects.select_related("user").get(pk=representation_id)
    establishment = open_establishment(row.establishment_id, by=by, refusal=keeping_refusal)
    row.refresh_from_db()
    if row.valid_to is not None and row.valid_to < on:
        ended = {"person": row.user.full_name, "ended_on": row.valid_to.isoformat()}
        raise OutOfStep(Problem("establishments.representation_ended", ended))
    require(check_dates(row.valid_from, valid_to))
    before = {"representation": row.pk, "user": row.user_id, "valid_to": row.valid_to}
    row.valid_to = valid_to
    row.save(update_fields=["valid_to"])
    save_change(
        establishment,
        "representation_ended",
        by=by,
        before=before,
        after={**before, "valid_to": valid_to},
    )
    return row
