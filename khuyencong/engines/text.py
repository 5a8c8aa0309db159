"""Vietnamese text: one normal form, one folding, everywhere."""

import unicodedata


def tidy(text: str) -> str:
    """Return text in NFC with single spaces and no control or invisible characters."""
    kept = (
        " " if character.isspace() else character
        for character in unicodedata.normalize("NFC", text)
        if character.isspace() or unicodedata.category(character)[0] != "C"
    )
    return " ".join("".join(kept).split())


def fold(text: str) -> str:
    """Return the search key of a text: no diacritics, đ as d, lower case, single spaces.

    "Máy sấy  Đắk Lắk" becomes "may say dak lak". Folding twice changes nothing.
    """
    apart = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    bare = "".join(character for character in apart if not unicodedata.combining(character))
    return tidy(bare).casefold()
