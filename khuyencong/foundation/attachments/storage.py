"""Where the contents lie: in the data folder, each under its SHA-256."""

import hashlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from django.conf import settings

PIECE_BYTES = 1024 * 1024


def path_of(sha256: str) -> Path:
    """Return where content lies, by what it is: the same content is kept once."""
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256


def keep(pieces: Iterable[bytes]) -> tuple[str, int]:
    """Write a content piece by piece, whole or not at all; return its SHA-256 and size in bytes."""
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f".incoming-{secrets.token_hex(8)}"
    digest, size = hashlib.sha256(), 0
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        target = path_of(digest.hexdigest())
        target.parent.mkdir(exist_ok=True)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
    return digest.hexdigest(), size


def pieces_of(file: IO[bytes]) -> Iterable[bytes]:
    """Yield a file in pieces, so that a large one never fills the memory."""
    while piece := file.read(PIECE_BYTES):
        yield piece


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
