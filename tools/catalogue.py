"""Keep the English of each app: collect what people read, check it, compile it.

Vietnamese is the source. Each app's English stands in its locale/en/LC_MESSAGES/django.po.
Without an option the catalogues are brought up to date: new texts enter empty (or with the
English that another app has for the same text), texts no longer used leave.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "khuyencong"
HOUSE = PACKAGE / "foundation" / "ui"
"""The app that keeps the English of what belongs to no app, such as the settings."""

HEADER = """\
# English of the texts of this app. Made by tools/catalogue.py; only msgstr is written by hand.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

_PLAIN, _PLURAL = (1,), (1, 2)
_CONTEXT, _CONTEXT_PLURAL = ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    "_": _PLAIN,
    "gettext": _PLAIN,
    "gettext_lazy": _PLAIN,
    "gettext_noop": _PLAIN,
    "ngettext": _PLURAL,
    "ngettext_lazy": _PLURAL,
    "pgettext": _CONTEXT,
    "pgettext_lazy": _CONTEXT,
    "npgettext": _CONTEXT_PLURAL,
    "npgettext_lazy": _CONTEXT_PLURAL,
}

_PLACEHOLDER = re.compile(r"%\([a-z_0-9.]+\)[sd]|%[sd]|\{[a-z_0-9.]+\}", re.IGNORECASE)

Texts = tuple[str, ...]
"""One text: its Vietnamese, or its Vietnamese for one and for many."""
Key = tuple[str, Texts]
"""A context ("" for none) and a text."""


@dataclass(frozen=True)
class App:
    """An app with texts of its own."""

    path: Path

    @property
    def name(self) -> str:
        return ".".join(self.path.relative_to(PACKAGE).parts)

    @property
    def po_path(self) -> Path:
        return self.path / "locale" / "en" / "LC_MESSAGES" / "django.po"

    @property
    def files(self) -> list[Path]:
        found = sorted(self.path.rglob("*.py")) + sorted(self.path.rglob("*.html"))
        found += sorted((self.path / "templates").rglob("*.txt"))  # mail
        if self.path == HOUSE:
            found += sorted((PACKAGE / "config").rglob("*.py"))
        return [path for path in found if "migrations" not in path.parts]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("apps", nargs="*", help="apps by name (programme.budgets); all if none")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--check", action="store_true", help="name what is missing; change nothing")
    way.add_argument("--compile", action="store_true", help="write the .mo files Django reads")
    options = parser.parse_args()
    apps = [app for app in all_apps() if not options.apps or app.name in options.apps]

    if options.check:
        faults = [fault for app in apps for fault in faults_of(app)] + disagreements()
        print("\n".join(faults) or f"English is complete in {len(apps)} apps.")
        return 1 if faults else 0
    for app in apps:
        if options.compile:
            compile_catalogue(app)
        else:
            missing = update(app)
            print(f"{app.name}: {missing} texts without English" if missing else app.name)
    return 0


def all_apps() -> list[App]:
    """Return every app that says anything to people."""
    paths = sorted(path.parent for path in PACKAGE.rglob("apps.py"))
    return [app for path in paths if texts_of(app := App(path))]


def texts_of(app: App) -> set[Key]:
    """Return what an app's code and templates say to people."""
    return {key for path in app.files for key in _texts_of_file(path)}


def _texts_of_file(path: Path) -> Iterator[Key]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Each tag becomes a call that fits on its line; indentation would stop the tokenizer.
        calls = templatize(source, origin=str(path)).splitlines()
        source = "\n".join(line.strip() for line in calls)
    stream: BinaryIO = io.BytesIO(source.encode())
    for _line, texts, _comments, context in extract("python", stream, KEYWORDS):
        yield context or "", _as_texts(texts)


def update(app: App) -> int:
    """Bring an app's catalogue up to date and return how many texts have no English yet."""
    known = english_of(app)
    elsewhere = {key: words for other in all_apps() for key, words in english_of(other).items()}
    catalogue = Catalog(locale="en")
    missing = 0
    for key in sorted(texts_of(app)):
        context, texts = key
        words = known.get(key) or elsewhere.get(key) or ("",) * len(texts)
        missing += not all(words)
        catalogue.add(
            texts if len(texts) > 1 else texts[0],
            words if len(texts) > 1 else words[0],
            context=context or None,
        )
    written = io.BytesIO()
    write_po(written, catalogue, width=100, omit_header=True, no_location=True, sort_output=True)
    app.po_path.parent.mkdir(parents=True, exist_ok=True)
    app.po_path.write_text(HEADER + written.getvalue().decode().strip() + "\n", encoding="utf-8")
    return missing


def faults_of(app: App) -> list[str]:
    """Return what is wrong with an app's English, one line each."""
    texts, english = texts_of(app), english_of(app)
    faults = [f"{app.name}: no English: {shown(key)}" for key in sorted(texts - _complete(english))]
    faults += [f"{app.name}: no longer used: {shown(key)}" for key in sorted(set(english) - texts)]
    for message in _messages(app):
        if message.fuzzy:
            faults.append(f"{app.name}: marked fuzzy: {shown(_key(message))}")
    for key, words in english.items():
        if all(words) and not _placeholders_agree(key[1], words):
            faults.append(f"{app.name}: other placeholders in the English: {shown(key)}")
    return faults


def disagreements() -> list[str]:
    """Return texts with two Englishes. Django joins all catalogues, so one of them would win."""
    seen: dict[Key, tuple[str, Texts]] = {}
    faults = []
    for app in all_apps():
        for key, words in english_of(app).items():
            if not all(words):
                continue
            first, before = seen.setdefault(key, (app.name, words))
            if before != words:
                faults.append(
                    f"{shown(key)} is {before} in {first} and {words} in {app.name}: "
                    "agree, or give one of them a context (pgettext)"
                )
    return faults


def compile_catalogue(app: App) -> None:
    """Write the file that Django reads beside an app's catalogue."""
    if not app.po_path.exists():
        return
    with app.po_path.open("rb") as source, app.po_path.with_suffix(".mo").open("wb") as target:
        write_mo(target, read_po(source, locale="en"))


def english_of(app: App) -> dict[Key, Texts]:
    """Return an app's English by text; an empty one is not yet written."""
    return {_key(message): _as_texts(message.string or "") for message in _messages(app)}


def _messages(app: App) -> list[Message]:
    if not app.po_path.exists():
        return []
    with app.po_path.open("rb") as source:
        return [message for message in read_po(source, locale="en") if message.id]


def _key(message: Message) -> Key:
    return message.context or "", _as_texts(message.id)


def _as_texts(text: str | Iterable[str | None]) -> Texts:
    return (text,) if isinstance(text, str) else tuple(part for part in text if part is not None)


def _complete(english: dict[Key, Texts]) -> set[Key]:
    return {key for key, words in english.items() if words and all(words)}


def _placeholders_agree(texts: Texts, words: Texts) -> bool:
    """Return whether both sides name the same values; one of a plural may leave its count out."""
    named = {name for text in texts for name in _PLACEHOLDER.findall(text)}
    used = {name for text in words for name in _PLACEHOLDER.findall(text)}
    return named == used


def shown(key: Key) -> str:
    context, texts = key
    return f"{texts[0]!r}" + (f" (context {context!r})" if context else "")


if __name__ == "__main__":
    sys.exit(main())
