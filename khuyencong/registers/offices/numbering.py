"""Official numbers that the programme itself owns: gapless, by office, year and kind."""

from django.db import transaction

from khuyencong.registers.offices.models import NumberCounter


def next_number(office_id: int, year: int, kind: str) -> int:
    """Return the next number, from 1. It grows in the caller's transaction and goes back with it.

    The counter's row is locked until that transaction ends, so two never get the same number and
    none is left out.
    """
    assert transaction.get_connection().in_atomic_block, "a number is given with its record"
    NumberCounter.objects.get_or_create(office_id=office_id, year=year, kind=kind)
    counter = NumberCounter.objects.select_for_update().get(
        office_id=office_id, year=year, kind=kind
    )
    counter.last_number += 1
    counter.save(update_fields=["last_number"])
    return counter.last_number
