"""Read a backup into this installation's database, of either kind: all of it or nothing."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import IntegrityError, connection, models, transaction

from khuyencong.config.command import archive
from khuyencong.foundation.attachments import storage
from khuyencong.foundation.audit import heads, keys

ROWS_AT_ONCE = 2000
MADE_BY_MIGRATING = frozenset({"django_content_type", "auth_permission"})

Tell = Callable[[str], None]


class CannotRestore(Exception):
    """A backup that does not fit or is not whole. Nothing was changed."""


def occupied_tables() -> list[str]:
    """Return the tables that hold more than migrating puts there."""
    return [
        model._meta.db_table
        for model in archive.tables()
        if model._meta.db_table not in MADE_BY_MIGRATING and model._base_manager.exists()
    ]


def read_backup(path: Path, *, tell: Tell) -> None:
    """Replace everything in the database by what a backup holds.

    The database must be migrated. One transaction: references are verified at its end, and a row
    or file that is not as the manifest says leaves the database as it was. Raises
    ``CannotRestore``.
    """
    try:
        with zipfile.ZipFile(path) as archived:
            manifest = _manifest(archived)
            _restore_attachments(archived, manifest["attachments"]["kept"], tell)
            _restore_rows(archived, manifest, tell)
            _trust_keys(archived)
    except (zipfile.BadZipFile, KeyError, ValueError, ValidationError, IntegrityError) as error:
        raise CannotRestore(f"{path} is not a whole backup: {error}") from error
    heads.kept_path().unlink(missing_ok=True)
    heads.keep_head()


def _manifest(archived: zipfile.ZipFile) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(archived.read(archive.MANIFEST))
    if manifest.get("format") != archive.FORMAT:
        raise CannotRestore("This is not a backup of khuyencong, or of a later version.")
    ours = set(archive.migrations())
    if different := ours ^ set(manifest["migrations"]):
        raise CannotRestore(
            f"The backup was made by version {manifest['version']}, whose tables differ from ours "
            f"({', '.join(sorted(different)[:5])}). Restore with that version, then upgrade."
        )
    return manifest


@transaction.atomic
def _restore_rows(archived: zipfile.ZipFile, manifest: dict[str, Any], tell: Tell) -> None:
    models_in_order = archive.tables()
    with connection.cursor() as cursor:
        for model in reversed(models_in_order):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608
    described = {table["name"]: table for table in manifest["tables"]}
    for model in models_in_order:
        _restore_table(archived, model, described[model._meta.db_table])
        tell(f"{model._meta.db_table}: {described[model._meta.db_table]['rows']} rows")
    connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models_in_order):
            cursor.execute(statement)


def _restore_table(
    archived: zipfile.ZipFile, model: archive.Model, described: dict[str, Any]
) -> None:
    fields = archive.columns(model)
    if described["columns"] != [field.column for field in fields]:
        raise CannotRestore(f"The columns of {described['name']} differ from ours.")
    digest, count = hashlib.sha256(), 0
    with archived.open(f"tables/{described['name']}.jsonl") as file:
        lines = iter(file)
        while batch := list(islice(lines, ROWS_AT_ONCE)):
            for line in batch:
                digest.update(line)
            count += len(batch)
            _insert(model, fields, list(_rows(model, fields, batch)))
    if (count, digest.hexdigest()) != (described["rows"], described["sha256"]):
        raise CannotRestore(f"The rows of {described['name']} are not those that were backed up.")


def _rows(
    model: archive.Model, fields: list["models.Field[Any, Any]"], lines: list[bytes]
) -> Iterator[models.Model]:
    names = [field.attname for field in fields]
    decoders = archive.decoders(model)
    for line in lines:
        values = (decode(value) for decode, value in zip(decoders, json.loads(line), strict=True))
        yield model(**dict(zip(names, values, strict=True)))


def _insert(
    model: archive.Model, fields: list["models.Field[Any, Any]"], rows: list[models.Model]
) -> None:
    """Insert rows as they are: ``raw`` keeps moments that would else be set to now."""
    at_once = connection.ops.bulk_batch_size(fields, rows)
    for start in range(0, len(rows), at_once):
        model._base_manager.all()._insert(  # type: ignore[attr-defined]
            rows[start : start + at_once], fields=fields, using=connection.alias, raw=True
        )


def _restore_attachments(archived: zipfile.ZipFile, contents: list[str], tell: Tell) -> None:
    """Put the contents into the store first: without its row a content there harms nothing."""
    for sha256 in contents:
        if storage.path_of(sha256).exists():
            continue
        with archived.open(f"attachments/{sha256}") as file:
            found, _size = storage.keep(storage.pieces_of(file))
        if found != sha256:
            storage.path_of(found).unlink()
            raise CannotRestore(f"The attachment {sha256} is not the one that was backed up.")
    tell(f"attachments: {len(contents)} files")


def _trust_keys(archived: zipfile.ZipFile) -> None:
    for name in archived.namelist():
        if name.startswith("keys/"):
            keys.trust(archived.read(name))
