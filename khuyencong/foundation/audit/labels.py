"""What the journal calls an action. Each app registers the names of its own."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from khuyencong.engines.text import fold

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_LABELS: dict[str, "StrOrPromise"] = {}


def register(labels: Mapping[str, "StrOrPromise"]) -> None:
    """Add an app's names of actions; called once from its ``ready``."""
    for action, label in labels.items():
        assert _LABELS.get(action, label) is label, f"two names for the action {action!r}"
        _LABELS[action] = label


def known_actions() -> frozenset[str]:
    """Return every action that has a name."""
    return frozenset(_LABELS)


def actions_called(text: str) -> list[str]:
    """Return the actions whose name holds a text, without diacritics; and the text as a code."""
    wanted = fold(text)
    return [text, *(action for action, label in _LABELS.items() if wanted in fold(str(label)))]


def label_of(action: str) -> "StrOrPromise":
    """Return an action's name; its code if no app has named it."""
    return _LABELS.get(action, action)
