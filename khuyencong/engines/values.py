"""Values that are made by the thousand."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value(kind: type[T]) -> type[T]:
    """Make a class a dataclass that nobody may change: mypy sees to it, nothing does at run time.

    For what is made in every step of a hot path; elsewhere stands ``dataclass(frozen=True)``, which
    takes three to five times as long to make one (fourteen fields: 1.9 µs instead of 0.36).
    """
    return dataclass(slots=True, unsafe_hash=True)(kind)
