"""Keep what people upload."""

from typing import BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from khuyencong.engines.refusals import Problem, require
from khuyencong.foundation.accounts.actor import Actor
from khuyencong.foundation.attachments import storage
from khuyencong.foundation.attachments.kinds import PAPERS, FileKind, kind_of
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.foundation.attachments.naming import clean_name, extension_of
from khuyencong.foundation.audit.services import record

MAXIMUM_BYTES = 20 * 1024 * 1024


@transaction.atomic
def store_upload(
    upload: "UploadedFile[bytes]",
    *,
    by: Actor,
    allowed: frozenset[FileKind] = PAPERS,
    maximum: int = MAXIMUM_BYTES,
    field: str = "file",
) -> Attachment:
    """Keep an uploaded file. The caller links it to its record and leaves the trace of that.

    Raises ``Refused``: empty, larger than ``maximum`` bytes, of a kind that is not ``allowed``, or
    with a content that is not what its name says. ``field`` is the form's field to point at.
    """
    name = clean_name(upload.name or "")
    require(_size_problems(upload, name, maximum, field))
    assert upload.file is not None, "an upload has a content"
    kind = kind_of(cast("BinaryIO", upload.file))  # Django says only that it is some file
    require(_kind_problems(kind, name, allowed, field))
    assert kind is not None, "an unknown kind was refused"
    upload.seek(0)
    sha256, size = storage.keep(upload.chunks(storage.PIECE_BYTES))
    return Attachment.objects.create(
        original_name=name,
        content_type=kind.content_type,
        size=size,
        sha256=sha256,
        uploaded_by_id=by.user_id,
    )


def _size_problems(
    upload: "UploadedFile[bytes]", name: str, maximum: int, field: str
) -> list[Problem]:
    size = upload.size or 0
    if size == 0:
        return [Problem("attachments.empty", {"name": name}, field=field)]
    if size > maximum:
        told = {"name": name, "size": _megabytes(size), "maximum": _megabytes(maximum)}
        return [Problem("attachments.too_large", told, field=field)]
    return []


def _kind_problems(
    kind: FileKind | None, name: str, allowed: frozenset[FileKind], field: str
) -> list[Problem]:
    if kind is None or kind not in allowed:
        endings = ", ".join(sorted(known.code for known in allowed))
        told = {"name": name, "allowed": endings}
        return [Problem("attachments.kind_not_allowed", told, field=field)]
    if extension_of(name) not in kind.extensions:
        told = {"name": name, "content": kind.code}
        return [Problem("attachments.content_is_not_its_name", told, field=field)]
    return []


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f}".replace(".", ",").removesuffix(",0")


@transaction.atomic
def remove_attachment(attachment_id: int, *, by: Actor, reason: str) -> Attachment:
    """Take a file out of use. Row and content stay, so that the past can be read."""
    attachment = Attachment.objects.select_for_update().get(pk=attachment_id)
    if attachment.removed_at is None:
        attachment.removed_at = timezone.now()
        attachment.save(update_fields=["removed_at"])
        before = {"name": attachment.original_name, "sha256": attachment.sha256}
        record(
            "attachment.removed",
            f"attachment:{attachment.pk}",
            by=by,
            before=before,
            reason=reason,
        )
    return attachment
