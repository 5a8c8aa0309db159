"""How text names a document and a clause, and where that leads."""

import re
from dataclasses import dataclass

from django.urls import reverse

from khuyencong.engines.text import fold

_NUMBER = re.compile(r"\d[\w.\-]*(?:/[\w.\-]+)+", re.UNICODE)
_KINDS = {
    "nghi dinh": "nd",
    "thong tu lien tich": "ttlt",
    "thong tu": "tt",
    "quyet dinh": "qd",
    "nghi quyet": "nq",
    "chi thi": "ct",
    "ke hoach": "kh",
}
_PLACE_WORDS = re.compile(r"\b(cua|hdnd|ubnd|tinh|thanh pho|huyen)\b")
_SHORT = re.compile(r"\b(nd|ttlt|tt|qd|nq|ct|kh)\b")


@dataclass(frozen=True)
class Citation:
    """A document and a clause as text, with the address of the place; "" where none is meant."""

    document: str
    clause: str
    url: str

    def __str__(self) -> str:
        return ", ".join(part for part in (self.document, self.clause) if part)


def cite(document: str, clause: str = "") -> Citation:
    """Return the citation of a clause: ``cite("TT 28/2018/TT-BTC", "Điều 8 khoản 4")``.

    No query: the page finds the document by its number, and says so where it cannot.
    """
    code = document_code(document)
    if not code:
        return Citation(document, clause, "")
    address = reverse("policies:document", args=[code])
    anchor = anchor_of(clause)
    return Citation(document, clause, f"{address}#{anchor}" if anchor else address)


def document_code(text: str) -> str:
    """Return the code of the document that a text names; "" when it holds no number.

    "Nghị định số 45/2012/NĐ-CP" is "45-2012-nd-cp"; the short "TTLT 26/2014" is "26-2014-ttlt",
    with which the whole code begins; what follows the number, such as a province, ends the code.
    """
    folded = fold(text)
    number = _NUMBER.search(folded)
    if number is None:
        return ""
    before, after = folded[: number.start()], _PLACE_WORDS.sub(" ", folded[number.end() :])
    parts = [number[0]]
    if number[0].count("/") == 1 and (kind := _kind_in(before)) and not _names_kind(number[0]):
        parts.append(kind)
    return _slug(" ".join([*parts, after]))


def _kind_in(text: str) -> str:
    for words, short in _KINDS.items():
        if words in text:
            return short
    short_form = _SHORT.search(text)
    return short_form[1] if short_form else ""


def _names_kind(number: str) -> bool:
    """Return whether a number says its kind itself, as "1881/QĐ-TTg" and "202/UBND-KH" do."""
    return not number.rsplit("/", 1)[1].isdigit()


def anchor_of(clause: str) -> str:
    """Return the anchor of a clause on its document's page: "dieu-8-khoan-4"."""
    return _slug(fold(clause))


def _slug(folded: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
