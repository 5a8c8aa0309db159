"""What a stranger is told of a certificate or paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Standing = Literal["valid", "expired", "revoked"]


@dataclass(frozen=True)
class Verified:
    """What stands behind a code, as it is today. Nothing personal beyond what the paper shows.

    ``facts`` are label and text in the order of the paper.
    """

    title: "StrOrPromise"
    holder: str
    issuer: str
    state: Standing
    state_label: "StrOrPromise"
    facts: "Sequence[tuple[StrOrPromise, str]]" = ()
