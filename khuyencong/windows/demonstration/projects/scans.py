"""Small PDF files in Vietnamese, the same bytes for the same text: the papers of the dossiers.

No font comes with the demonstration: the letters are Courier, which every reader has, and the
diacritics that it lacks are drawn over them as strokes. Courier's cells are all of one width, so a
mark stands in the middle of its cell.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from django.core.files.uploadedfile import SimpleUploadedFile

from khuyencong.engines.text import fold

_SIZE, _LEADING = 11, 19  # points
_LEFT, _TOP = 60, 780
_CELL = 0.6 * _SIZE
_SMALL_TOP, _LARGE_TOP = 0.47, 0.61  # heights of letters without and with ascender, in em
_STACKED = 0.12
_COLUMNS = 72
_NAME_LENGTH = 50

Stroke = Sequence[tuple[float, float]]

# Strokes in em, from the middle of the cell: above the letter, or from the base line.
_ABOVE: dict[str, Stroke] = {
    "\u0300": ((-0.07, 0.10), (0.03, 0.0)),
    "\u0301": ((0.07, 0.10), (-0.03, 0.0)),
    "\u0302": ((-0.09, 0.0), (0.0, 0.08), (0.09, 0.0)),
    "\u0303": ((-0.10, 0.02), (-0.04, 0.07), (0.04, 0.03), (0.10, 0.08)),
    "\u0306": ((-0.09, 0.08), (-0.04, 0.01), (0.04, 0.01), (0.09, 0.08)),
    "\u0309": ((-0.04, 0.10), (0.01, 0.13), (0.05, 0.10), (0.0, 0.05), (0.0, 0.0)),
}
_BELOW: dict[str, Stroke] = {"\u0323": ((-0.01, -0.14), (0.02, -0.14))}
_HORN: Stroke = ((0.16, 0.0), (0.24, 0.03), (0.23, 0.11))
_BARS: dict[str, Stroke] = {"đ": ((0.0, 0.52), (0.24, 0.52)), "Đ": ((-0.28, 0.29), (-0.06, 0.29))}


def scan(title: str, lines: Iterable[str]) -> SimpleUploadedFile:
    """Return a one-page PDF with a title and some lines, as someone would upload it."""
    content = _page([title, "", *(row for line in lines for row in _wrapped(line))])
    return SimpleUploadedFile(f"{_file_name(title)}.pdf", _pdf(content), "application/pdf")


def _file_name(title: str) -> str:
    """Return as many whole words of a title as make a short name, without diacritics."""
    words = re.findall(r"[a-z0-9]+", fold(title))
    while len("-".join(words)) > _NAME_LENGTH:
        words.pop()
    return "-".join(words)


def _wrapped(line: str) -> list[str]:
    rows = [""]
    for word in line.split():
        if len(rows[-1]) + len(word) >= _COLUMNS:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    return rows


def _page(rows: Sequence[str]) -> str:
    """Return the drawing of a page: each row as text, then the strokes of its marks."""
    drawn = [f"BT /F1 {_SIZE} Tf 1 0 0 1 {_LEFT} {_TOP} Tm {_LEADING} TL"]
    strokes: list[str] = []
    for row, text in enumerate(rows):
        cells = [_cell(letter) for letter in unicodedata.normalize("NFC", text)]
        plain = "".join(base for base, _marks in cells)
        escaped = plain.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        drawn.append(f"({escaped}) Tj T*")
        for column, (base, marks) in enumerate(cells):
            strokes += _strokes(base, marks, x=_LEFT + (column + 0.5) * _CELL, y=_y(row))
    return "\n".join([*drawn, "ET", "0.7 w 1 J 1 j", *strokes])


def _y(row: int) -> int:
    return _TOP - row * _LEADING


def _cell(letter: str) -> tuple[str, str]:
    """Return the letter that Courier has, and what must be drawn over it."""
    if letter in _BARS:
        return ("d" if letter == "đ" else "D"), letter
    apart = unicodedata.normalize("NFD", letter)
    return (apart[0] if apart[0].isascii() else "-"), apart[1:]


def _strokes(base: str, marks: str, *, x: float, y: float) -> Iterable[str]:
    top = _LARGE_TOP if base.isupper() or base in "bdfhklti" else _SMALL_TOP
    level = top
    for mark in marks:
        if mark in _ABOVE:
            yield _line(_ABOVE[mark], x=x, y=y + level * _SIZE)
            level += _STACKED
        elif mark == "\u031b":
            yield _line(_HORN, x=x, y=y + (top - 0.04) * _SIZE)
        elif mark in _BELOW or mark in _BARS:
            aside = 0.15 * _SIZE if base == "y" else 0.0  # beside the tail
            yield _line(_BELOW.get(mark) or _BARS[mark], x=x + aside, y=y)


def _line(stroke: Stroke, *, x: float, y: float) -> str:
    points = [f"{x + across * _SIZE:.2f} {y + up * _SIZE:.2f}" for across, up in stroke]
    first, *others = points
    return f"{first} m " + " ".join(f"{point} l" for point in others) + " S"


def _pdf(content: str) -> bytes:
    """Return a PDF file of one A4 page with a drawing."""
    drawing = content.encode("ascii")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R"
        b"/Resources<</Font<</F1 4 0 R>>>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing),
    ]
    file = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(file))
        file += b"%d 0 obj%s\nendobj\n" % (number, body)
    count = len(objects) + 1
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, rows)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(file))
    return file + table + end
