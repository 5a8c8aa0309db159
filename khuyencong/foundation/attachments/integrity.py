"""Are the stored files there, and as they were uploaded?"""

from collections.abc import Iterator

from khuyencong.foundation.attachments import storage
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.foundation.jobs.reference import Finding


def check_files() -> Iterator[Finding]:
    """Yield each file whose content is missing or is not the one that was uploaded."""
    rows = Attachment.objects.order_by("sha256", "pk").values_list("sha256", "pk", "original_name")
    last, fault = "", ""
    for sha256, key, name in rows.iterator(chunk_size=2000):
        if sha256 != last:
            last, fault = sha256, _fault(sha256)
        if fault:
            yield Finding(f"attachment {key} ({name})", fault)


def _fault(sha256: str) -> str:
    path = storage.path_of(sha256)
    if not path.is_file():
        return f"The content is missing: no file {path}."
    if storage.sha256_of(path) != sha256:
        return f"The content was changed: {path} no longer has the SHA-256 of its name."
    return ""
