"""Write past the constraints of the database, as a hand in it or a damaged file may."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import Model


@contextmanager
def unchecked(model: type[Model], constraint: str) -> Iterator[None]:
    """Take a check constraint away: until the test's transaction goes back, or for the block."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        else:
            connection.check_constraints()  # none may wait when the table is altered
            table = connection.ops.quote_name(model._meta.db_table)
            name = connection.ops.quote_name(constraint)
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    try:
        yield
    finally:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA ignore_check_constraints = OFF")
