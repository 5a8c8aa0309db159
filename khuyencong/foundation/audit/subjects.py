"""What the journal calls the things that entries are about. Each app registers its own kinds.

An entry keeps "proposal:17". Its reader sees the name with a way to the page, where they may see
the thing; else the kind and the number.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from khuyencong.foundation.accounts.actor import Actor

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Named:
    """A thing's name, and the address of its page; empty where it has none."""

    title: str
    url: str = ""


Namer = Callable[[Actor, Collection[int]], Mapping[int, Named]]
"""Return the names of those of some things that an actor may see, in one query or very few."""

Finder = Callable[[str], Iterable[int]]
"""Return the ids of the things that a text names in full, such as the code of a đề án."""


@dataclass(frozen=True)
class Kind:
    """One kind of thing: what it is called, how its names are read, and what else names it."""

    label: "StrOrPromise"
    names: Namer | None = None
    called: Finder | None = None


_KINDS: dict[str, Kind] = {}


def register(
    prefix: str,
    label: "StrOrPromise",
    names: Namer | None = None,
    *,
    called: Finder | None = None,
) -> None:
    """Say how the subjects of a prefix are named; called once from an app's ``ready``.

    Without ``names`` it is one thing, as the register of administrative units.
    """
    kind = Kind(label, names, called)
    assert _KINDS.get(prefix, kind) == kind, f"two kinds with the prefix {prefix!r}"
    _KINDS[prefix] = kind


def known_prefixes() -> frozenset[str]:
    """Return the prefix of every kind that has names."""
    return frozenset(_KINDS)


def names_of(subjects: Iterable[str], actor: Actor) -> dict[str, Named]:
    """Return the names of a page's subjects as an actor may see them. One read for each kind."""
    wanted: dict[str, set[int]] = defaultdict(set)
    single = {}
    for subject in subjects:
        prefix, _colon, number = subject.partition(":")
        if prefix in _KINDS and number.isascii() and number.isdigit():
            wanted[prefix].add(int(number))
        elif subject in _KINDS:
            single[subject] = Named(str(_KINDS[subject].label))
    return single | dict(_named(wanted, actor))


def _named(wanted: Mapping[str, set[int]], actor: Actor) -> Iterator[tuple[str, Named]]:
    for prefix, ids in wanted.items():
        kind = _KINDS[prefix]
        names = kind.names(actor, ids) if kind.names else {}
        for number in ids:
            yield f"{prefix}:{number}", names.get(number, Named(f"{kind.label} {number}"))


def subjects_called(text: str) -> list[str]:
    """Return the subjects that a text names: itself as a subject, and what it is the code of."""
    return [
        text,
        *(
            f"{prefix}:{number}"
            for prefix, kind in _KINDS.items()
            if kind.called is not None
            for number in kind.called(text)
        ),
    ]
