"""Kinds of file, known by what is in them and not by what they are called."""

import zipfile
from dataclasses import dataclass
from typing import BinaryIO

import puremagic

HEAD_BYTES = 4096


@dataclass(frozen=True)
class FileKind:
    """A kind of file that may be uploaded."""

    code: str
    content_type: str
    extensions: frozenset[str]


PDF = FileKind("pdf", "application/pdf", frozenset({"pdf"}))
JPG = FileKind("jpg", "image/jpeg", frozenset({"jpg", "jpeg"}))
PNG = FileKind("png", "image/png", frozenset({"png"}))
DOCX = FileKind(
    "docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    frozenset({"docx"}),
)
XLSX = FileKind(
    "xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    frozenset({"xlsx"}),
)

PAPERS = frozenset({PDF, DOCX, XLSX, JPG, PNG})
PICTURES = frozenset({JPG, PNG})

_BY_CONTENT_TYPE = {kind.content_type: kind for kind in (PDF, JPG, PNG)}
_MAIN_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}


def kind_of(file: BinaryIO) -> FileKind | None:
    """Return what a file is by its content; None for everything that is not let in.

    An office file is a zip, told from other zips by the parts in it; one with macros is not let in.
    """
    file.seek(0)
    head = file.read(HEAD_BYTES)
    if head.startswith(b"PK\x03\x04"):
        return _office_kind(file)
    try:
        guesses = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return None
    known = [_BY_CONTENT_TYPE.get(guess.mime_type) for guess in guesses]
    return next((kind for kind in known if kind is not None), None)


def _office_kind(file: BinaryIO) -> FileKind | None:
    try:
        with zipfile.ZipFile(file) as archive:
            parts = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    if "[Content_Types].xml" not in parts or any("vbaProject" in part for part in parts):
        return None
    found = [kind for part, kind in _MAIN_PARTS.items() if part in parts]
    return found[0] if len(found) == 1 else None
