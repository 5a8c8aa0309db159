"""Plain text for readers outside: no markup, no hidden characters."""

import re
import unicodedata

_MARKUP = re.compile(r"</?[A-Za-z!][^<>]*>")
_BLANKS = re.compile(r"[ \t]+\n")
_GAPS = re.compile(r"\n{3,}")


def plain_text(text: str) -> str:
    """Return a text in one normal form, without control and direction characters.

    Lines stay; runs of empty lines become one.
    """
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    seen = "".join(
        sign for sign in lines if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cf")
    )
    return _GAPS.sub("\n\n", _BLANKS.sub("\n", seen)).strip()


def has_markup(text: str) -> bool:
    """Return whether a text carries tags, which readers would see as they stand."""
    return _MARKUP.search(text) is not None
