"""The entries of the side bar. Each app registers its own; nobody lists them all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.core import checks
from django.urls import NoReverseMatch, reverse

from khuyencong.foundation.accounts.actor import Actor

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Entry:
    """One place to go. Empty ``roles`` means everyone who acts in some role."""

    key: str
    label: "StrOrPromise"
    url_name: str
    icon: str
    order: int
    roles: frozenset[str] = frozenset()

    def is_for(self, actor: Actor) -> bool:
        return not self.roles or actor.role in self.roles


@dataclass(frozen=True)
class Link:
    """An entry with its address, as one person sees it."""

    key: str
    label: "StrOrPromise"
    url: str
    icon: str


_ENTRIES: dict[str, Entry] = {}


def register(entry: Entry) -> None:
    """Add an entry; called once from an app's ``ready``."""
    assert _ENTRIES.get(entry.key, entry) == entry, f"two entries are called {entry.key!r}"
    _ENTRIES[entry.key] = entry


def links_for(actor: Actor | None) -> list[Link]:
    """Return what a person may open, in order; nothing for a stranger.

    An entry whose address does not exist is left out here and named by ``manage check``.
    """
    if actor is None:
        return []
    entries = sorted(_ENTRIES.values(), key=lambda entry: (entry.order, entry.key))
    return [
        Link(entry.key, entry.label, url, entry.icon)
        for entry in entries
        if entry.is_for(actor) and (url := _address(entry)) is not None
    ]


def register_check() -> None:
    """Let Django's system check name entries that lead nowhere."""
    checks.register(_check_addresses, checks.Tags.urls)


def _check_addresses(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001
    **_options: object,
) -> list[checks.CheckMessage]:
    return [
        checks.Error(
            f"The side bar's {entry.key!r} leads to {entry.url_name!r}, which has no address.",
            id="ui.E001",
        )
        for entry in _ENTRIES.values()
        if _address(entry) is None
    ]


def _address(entry: Entry) -> str | None:
    try:
        return reverse(entry.url_name)
    except NoReverseMatch:
        return None
