"""What the apps bring to the program as a whole: reference data, checks, the demonstration.

The command line runs what stands here and knows no app by name. Each app registers its own in its
``AppConfig.ready``; a name that comes twice must mean the same function.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar


@dataclass(frozen=True)
class Finding:
    """One thing that a check found wrong, for whoever runs the installation.

    ``where`` names the record ("audit seal 12", "budget line 7"); ``what`` is an English sentence
    with the figures.
    """

    where: str
    what: str


Loader = Callable[[], object]
Check = Callable[[], Iterable[Finding]]
Work = TypeVar("Work")


class Register(Generic[Work]):
    """Named pieces of work in the order in which they are done."""

    def __init__(self) -> None:
        self._works: dict[str, tuple[int, Work]] = {}

    def add(self, name: str, work: Work, order: int) -> None:
        known = self._works.get(name)
        assert known is None or known == (order, work), f"two works are called {name!r}"
        self._works[name] = (order, work)

    def in_order(self) -> list[tuple[str, Work]]:
        found = sorted(self._works.items(), key=lambda item: (item[1][0], item[0]))
        return [(name, work) for name, (_order, work) in found]


_LOADERS: Register[Loader] = Register()
_CHECKS: Register[Check] = Register()
_DEMONSTRATIONS: Register[Loader] = Register()


def register_loader(name: str, load: Loader, *, order: int) -> None:
    """Add a loader of shipped data. It runs at each start: quick and harmless when nothing is new.

    ``order`` follows the floors: territories 10, offices 20, policies 30, establishments 40.
    """
    _LOADERS.add(name, load, order)


def register_check(name: str, check: Check, *, order: int = 100) -> None:
    """Add a check that ``khuyencong check`` runs. It only reads, and yields what is wrong."""
    _CHECKS.add(name, check, order)


def register_demo(name: str, load: Loader, *, order: int = 100) -> None:
    """Add a loader of the demonstration. A second run changes nothing."""
    _DEMONSTRATIONS.add(name, load, order)


def loaders() -> list[tuple[str, Loader]]:
    """Return the loaders of shipped data by name, lower floors first."""
    return _LOADERS.in_order()


def checks() -> list[tuple[str, Check]]:
    """Return what ``khuyencong check`` runs, by name."""
    return _CHECKS.in_order()


def demonstrations() -> list[tuple[str, Loader]]:
    """Return the loaders of the demonstration by name, lower floors first."""
    return _DEMONSTRATIONS.in_order()
