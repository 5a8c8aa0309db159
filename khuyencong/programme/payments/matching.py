"""Match lines of the Treasury's statement with our own documents. Pure: values in, pairs out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from khuyencong.engines.money import Vnd

Key = TypeVar("Key")


@dataclass(frozen=True)
class Document(Generic[Key]):
    """A number, a day and an amount, as the Treasury or as we have them.

    ``amount_vnd`` is negative where money came back.
    """

    key: Key
    number: str
    on: date
    amount_vnd: Vnd

    @property
    def bare_number(self) -> str:
        """The number as it is compared: people write "UNC 12/KB" and "unc12/kb"."""
        return "".join(self.number.split()).casefold()

    def differences(self, other: "Document[Any]") -> tuple[str, ...]:
        """Return what is unlike between two documents: of number, day, amount."""
        pairs = (
            ("number", self.bare_number, other.bare_number),
            ("day", self.on, other.on),
            ("amount", self.amount_vnd, other.amount_vnd),
        )
        return tuple(name for name, mine, theirs in pairs if mine != theirs)


Theirs = TypeVar("Theirs")
Ours = TypeVar("Ours")


def matches(
    theirs: Iterable[Document[Theirs]], ours: Iterable[Document[Ours]]
) -> dict[Theirs, Ours]:
    """Pair the documents that are the same in number, day and amount; each once, in order."""
    waiting: dict[tuple[str, date, Vnd], list[Ours]] = {}
    for document in ours:
        waiting.setdefault(_same(document), []).append(document.key)
    found: dict[Theirs, Ours] = {}
    for line in theirs:
        if same := waiting.get(_same(line)):
            found[line.key] = same.pop(0)
    return found


def _same(document: Document[Key]) -> tuple[str, date, Vnd]:
    return document.bare_number, document.on, document.amount_vnd


def nearest(
    document: Document[Theirs], ours: Sequence[Document[Ours]]
) -> Mapping[Ours, tuple[str, ...]]:
    """Return the documents that are unlike in one respect only, and in which."""
    found = {one.key: document.differences(one) for one in ours}
    return {key: unlike for key, unlike in found.items() if len(unlike) == 1}
