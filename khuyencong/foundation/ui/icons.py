"""Icons of the bundle: a file of SVG by name, made by the front end's build."""

import json
from functools import cache
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.safestring import SafeString, mark_safe

ICONS_PATH = Path(__file__).parent / "static" / "ui" / "icons.json"


def icon_svg(name: str) -> SafeString:
    """Return an icon as inline SVG, hidden from screen readers: the words beside it speak.

    Raises ``LookupError`` for a name that is not in frontend/icons.txt.
    """
    try:
        return mark_safe(_bundle()[name])  # noqa: S308  # drawn by our own build
    except KeyError:
        raise LookupError(
            f"No icon {name!r}: add the name to frontend/icons.txt and run `make assets`."
        ) from None


@cache
def _bundle() -> dict[str, str]:
    try:
        text = ICONS_PATH.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ImproperlyConfigured(
            "The front end's files are not built: run `make assets` (or tools/build_assets.py)."
        ) from None
    bundle: dict[str, str] = json.loads(text)
    return bundle
