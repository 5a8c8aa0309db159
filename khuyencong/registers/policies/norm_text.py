"""A norm typed into a form, written into the text of a book of rules."""

import json
from dataclasses import dataclass
from datetime import date, timedelta

from khuyencong.engines.money import Vnd
from khuyencong.engines.rules import Rule, RulebookError, read_rulebook
from khuyencong.engines.rules.rulebook import HowMuch


@dataclass(frozen=True)
class NormValues:
    """One norm as a person enters it. Without rate and cap it says nothing and is refused."""

    norm: str
    name: str
    rate_percent: int | None
    cap_vnd: Vnd | None
    new_only: bool
    document: str
    clause: str
    effective_from: date
    effective_to: date | None
    levels: tuple[str, ...]
    verified: bool
    doubt: str


@dataclass(frozen=True)
class BookHead:
    """What the head of a local book of rules says."""

    code: str
    title: str
    territory_key: str


def with_norm(text: str, head: BookHead, values: NormValues, *, unit: str) -> str:
    """Return the text of a book with a norm added; an older one of the same code is ended before.

    A text that cannot be read gets the norm added at its end: its faults are told when checked.
    """
    body = _ended(text, values) if text.strip() else _head(head)
    return f"{body.rstrip()}\n\n{_norm(values, unit)}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _head(head: BookHead) -> str:
    return "\n".join(
        [
            "[rulebook]",
            "format = 1",
            f"code = {_quoted(head.code)}",
            'version = "1"',
            f"title = {_quoted(head.title)}",
            f"territory = {_quoted(head.territory_key)}",
            'schemes = ["local"]',
        ]
    )


def _norm(values: NormValues, unit: str) -> str:
    levels = ", ".join(_quoted(level) for level in values.levels)
    lines = [
        "[[rule]]",
        'kind = "how_much"',
        f"code = {_quoted(values.norm)}",
        f"name = {_quoted(values.name)}",
        f"document = {_quoted(values.document)}",
        f"clause = {_quoted(values.clause)}",
        f"effective_from = {values.effective_from.isoformat()}",
    ]
    if values.effective_to is not None:
        lines.append(f"effective_to = {values.effective_to.isoformat()}")
    lines.append(f"levels = [{levels}]")
    lines.append(f"unit = {_quoted(unit)}")
    if values.rate_percent is not None:
        lines.append(f"rate_percent = {values.rate_percent}")
    if values.cap_vnd is not None:
        lines.append(f"cap_vnd = {values.cap_vnd:_}")
    if values.new_only:
        lines.append("new_only = true")
    lines.append(f"verified = {'true' if values.verified else 'false'}")
    if values.doubt:
        lines.append(f"doubt = {_quoted(values.doubt)}")
    return "\n".join(lines) + "\n"


def _ended(text: str, values: NormValues) -> str:
    """Return the text with the norm that is in force on the new one's first day ended before it."""
    try:
        rules = read_rulebook(text, file="").rules
    except RulebookError:
        return text
    lines = text.splitlines()
    last_day = values.effective_from - timedelta(days=1)
    for rule in sorted(rules, key=lambda rule: rule.line, reverse=True):
        if _gives_way(rule, values):
            ending = f"effective_to = {last_day.isoformat()}"
            if "effective_to" in rule.lines:
                lines[rule.lines["effective_to"] - 1] = ending
            else:
                lines.insert(rule.line, ending)
    return "\n".join(lines)


def _gives_way(rule: Rule, values: NormValues) -> bool:
    shares_level = not rule.levels or bool(set(rule.levels) & set(values.levels))
    return (
        isinstance(rule.body, HowMuch)
        and rule.code == values.norm
        and shares_level
        and rule.effective_from < values.effective_from
        and (rule.effective_to is None or rule.effective_to >= values.effective_from)
    )
