"""How names of units are found: without diacritics, with or without their spaces and apostrophes.

"Ea H'leo" is found by "ea hleo" and by "eahleo", "Đắk Lắk" by "dak lak" and by "daklak".
"""

import re

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from khuyencong.engines.text import fold
from khuyencong.registers.territories.models import Unit

_APOSTROPHES = re.compile(r"['’ʼ`´]")
_NOT_A_WORD = re.compile(r"[\W_]+")


def search_key(text: str) -> str:
    """Return the folded words of a text, with single spaces and nothing else between them."""
    return _NOT_A_WORD.sub(" ", _APOSTROPHES.sub("", fold(text))).strip()


def search_words(name: str, prefix: str, other_names: str) -> str:
    """Return what a unit is found by: its words, and its own name as one word, between spaces."""
    words: list[str] = []
    for text in (name, other_names):
        words += search_key(text).split()
        words.append(search_key(text.removeprefix(prefix)).replace(" ", ""))
    return f" {' '.join(dict.fromkeys(word for word in words if word))} "


def matching(units: QuerySet[Unit], text: str) -> QuerySet[Unit]:
    """Return the units in whose names every word of a text begins a word; none for no words."""
    key = search_key(text)
    if not key:
        return units.none()
    begins = Q()
    for word in key.split():
        begins &= Q(folded__contains=f" {word}")
    return units.filter(begins)


def best_first(units: QuerySet[Unit], text: str) -> QuerySet[Unit]:
    """Order units: the text as whole words before beginnings of words, then the higher level."""
    whole = When(folded__contains=f" {search_key(text)} ", then=Value(0))
    rank = Case(whole, default=Value(1), output_field=IntegerField())
    return units.annotate(rank=rank).order_by("rank", "depth", "name", "path")
