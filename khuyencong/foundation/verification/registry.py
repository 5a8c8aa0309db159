"""Who answers for a code: each app that issues something registers its lookup."""

from collections.abc import Callable

from khuyencong.foundation.verification.values import Verified

Lookup = Callable[[str], Verified | None]

_LOOKUPS: dict[str, Lookup] = {}


def register(kind: str, lookup: Lookup) -> None:
    """Add a lookup from reference to what stands behind it; called once from an app's ``ready``."""
    assert _LOOKUPS.get(kind, lookup) is lookup, f"two apps answer for {kind!r}"
    _LOOKUPS[kind] = lookup


def look_up(kind: str, reference: str) -> Verified | None:
    """Return what stands behind a reference; None where its app is gone or knows it no more."""
    lookup = _LOOKUPS.get(kind)
    return lookup(reference) if lookup else None


def forget(kind: str) -> None:
    """Take a lookup out again: what a test has added."""
    del _LOOKUPS[kind]
