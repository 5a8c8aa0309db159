"""Write a backup: every table as it stands at one moment, and every attachment."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

import khuyencong
from khuyencong.config.command import archive
from khuyencong.foundation.attachments import storage
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.foundation.audit import keys

ROWS_AT_ONCE = 2000

Tell = Callable[[str], None]


def write_backup(path: Path, *, tell: Tell) -> None:
    """Write everything into a zip file, whole or not at all, without keeping writers waiting."""
    fresh = path.with_name(f"{path.name}.part")
    try:
        with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archived:
            _write(archived, tell)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _write(archived: zipfile.ZipFile, tell: Tell) -> None:
    with _one_moment():
        manifest: dict[str, Any] = {
            "format": archive.FORMAT,
            "version": khuyencong.__version__,
            "made_at": timezone.now().isoformat(),
            "database": connection.vendor,
            "migrations": archive.migrations(),
            "tables": [_write_table(archived, model, tell) for model in archive.tables()],
        }
        contents = list(Attachment.objects.order_by("sha256").values_list("sha256", flat=True))
    manifest["attachments"] = _write_attachments(archived, contents, tell)
    for key_id, key in keys.trusted_keys().items():
        archived.writestr(f"keys/{key_id}.pem", keys.public_pem(key))
    archived.writestr(archive.MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))


@contextmanager
def _one_moment() -> Iterator[None]:
    """Read the database as it stands at one moment; writers go on meanwhile."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        before, connection.transaction_mode = connection.transaction_mode, None  # type: ignore[attr-defined]
        try:
            with transaction.atomic():
                yield
        finally:
            connection.transaction_mode = before  # type: ignore[attr-defined]
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def _write_table(archived: zipfile.ZipFile, model: archive.Model, tell: Tell) -> dict[str, Any]:
    name = model._meta.db_table
    fields = archive.columns(model)
    rows = model._base_manager.order_by("pk").values_list(*(field.attname for field in fields))
    digest, count = hashlib.sha256(), 0
    with archived.open(f"tables/{name}.jsonl", "w", force_zip64=True) as file:
        for row in rows.iterator(chunk_size=ROWS_AT_ONCE):
            line = archive.encode_row(row)
            digest.update(line)
            file.write(line)
            count += 1
    tell(f"{name}: {count} rows")
    return {
        "name": name,
        "columns": [field.column for field in fields],
        "rows": count,
        "sha256": digest.hexdigest(),
    }


def _write_attachments(
    archived: zipfile.ZipFile, contents: list[str], tell: Tell
) -> dict[str, list[str]]:
    """Copy each content once. One that is missing is told and named; the rest is copied."""
    kept, missing = [], []
    for sha256 in dict.fromkeys(contents):
        path = storage.path_of(sha256)
        if not path.is_file():
            tell(f"attachment {sha256} is MISSING")
            missing.append(sha256)
            continue
        archived.write(path, f"attachments/{sha256}", compress_type=zipfile.ZIP_STORED)
        kept.append(sha256)
    tell(f"attachments: {len(kept)} files")
    return {"kept": kept, "missing": missing}
