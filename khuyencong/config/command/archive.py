"""What a backup holds: one zip with a file of JSON lines for each table, and the attachments.

``manifest.json``   format, version, migrations, and for each table its columns, rows and SHA-256
``tables/T.jsonl``  one JSON array a row, in the order of the manifest's columns, sorted by key
``attachments/…``   the contents, under their SHA-256
``keys/….pem``      the public keys that verify the trace (never the private one)
"""

import base64
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder

FORMAT = "khuyencong-backup-1"
MANIFEST = "manifest.json"
LEFT_OUT = frozenset({"django_session"})  # everybody signs in again after a restore

Model = type[models.Model]


def tables() -> list[Model]:
    """Return the model of every table that is backed up, those that others refer to first."""
    wanted = {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.db_table not in LEFT_OUT
    }
    ordered: dict[str, Model] = {}

    def place(model: Model, above: frozenset[str]) -> None:
        name = model._meta.db_table
        if name in ordered or name in above or name not in wanted:
            return
        for field in columns(model):
            if field.remote_field is not None:
                place(field.remote_field.model, above | {name})
        ordered[name] = model

    for name in sorted(wanted):
        place(wanted[name], frozenset())
    return list(ordered.values())


def columns(model: Model) -> list["models.Field[Any, Any]"]:
    """Return the columns that a model's own table has."""
    return list(model._meta.local_concrete_fields)


def migrations() -> list[str]:
    """Return the migrations that the database has had, as "app.name"."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def encode_row(values: tuple[Any, ...]) -> bytes:
    """Return a row as a JSON line, the same for the same row whatever database it comes from."""
    text = json.dumps(
        [_plain(value) for value in values],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return text.encode() + b"\n"


def _plain(value: Any) -> Any:
    """Return a value as JSON has it. ``decode_row`` knows from the column what it was."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value // timedelta(microseconds=1)
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    return value


def decoders(model: Model) -> list[Callable[[Any], Any]]:
    """Return, for each column of a table, what turns the JSON value back into the stored one."""
    return [_decoder(field) for field in columns(model)]


def _decoder(field: "models.Field[Any, Any]") -> Callable[[Any], Any]:
    kind = field.target_field if isinstance(field, models.ForeignKey) else field
    if isinstance(kind, models.JSONField):
        return lambda value: value
    if isinstance(kind, models.BinaryField):
        return lambda value: None if value is None else base64.b64decode(value)
    if isinstance(kind, models.DurationField):
        return lambda value: None if value is None else timedelta(microseconds=value)
    return kind.to_python
