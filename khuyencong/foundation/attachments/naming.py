"""Names of files as people gave them, made harmless."""

import re
import unicodedata

LONGEST = 200
_SEPARATORS = re.compile(r"[/\\]")
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_SPACES = re.compile(r"\s+")


def clean_name(given: str) -> str:
    """Return a name without path, control and direction-turning characters, at most 200 long.

    Vietnamese letters stay, in one normal form. The ending stays when the name is cut.
    """
    last = _SEPARATORS.split(unicodedata.normalize("NFC", given))[-1]
    visible = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in last)
    name = _SPACES.sub(" ", _FORBIDDEN.sub("_", visible)).strip(" .")
    if len(name) > LONGEST:
        ending = f".{extension_of(name)}" if extension_of(name) else ""
        name = name[: LONGEST - len(ending)] + ending
    return name or "tep"


def extension_of(name: str) -> str:
    """Return what follows the last dot, in small letters; empty without a dot."""
    stem, dot, ending = name.rpartition(".")
    return ending.lower() if stem and dot and len(ending) <= 10 else ""
