"""Reads of the trace."""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from khuyencong.engines.money import format_vnd
from khuyencong.foundation.audit.labels import actions_called
from khuyencong.foundation.audit.models import AuditEntry, AuditSeal
from khuyencong.foundation.audit.subjects import subjects_called

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def entries_about(*subjects: str) -> QuerySet[AuditEntry]:
    """Return the entries about some subjects ("proposal:42"), the newest first."""
    return AuditEntry.objects.filter(subject__in=subjects).order_by("-pk")


@dataclass(frozen=True)
class Wanted:
    """What to look for in the journal; empty means everything."""

    subject: str = ""
    action: str = ""
    person: str = ""
    first_day: date | None = None
    last_day: date | None = None


def entries_wanted(entries: QuerySet[AuditEntry], wanted: Wanted) -> QuerySet[AuditEntry]:
    """Return those of some entries that fit. Days are whole days of the office's time zone."""
    if wanted.subject:
        entries = entries.filter(subject__in=subjects_called(wanted.subject))
    if wanted.action:
        entries = entries.filter(action__in=actions_called(wanted.action))
    if wanted.person:
        entries = entries.filter(actor_name__icontains=wanted.person)
    if wanted.first_day:
        entries = entries.filter(at__gte=_beginning(wanted.first_day))
    if wanted.last_day:
        entries = entries.filter(at__lt=_beginning(wanted.last_day + timedelta(days=1)))
    return entries


def _beginning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


@dataclass(frozen=True)
class ChangedValue:
    """One value of an entry, before and after, as text."""

    name: str
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


def values_of(entry: AuditEntry) -> list[ChangedValue]:
    """Return an entry's values side by side, those before first. Personal values are left out."""
    names = [*entry.before, *(name for name in entry.after if name not in entry.before)]
    return [
        ChangedValue(name, _shown(entry.before, name), _shown(entry.after, name))
        for name in names
        if name != "personal"
    ]


def _shown(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    if value is None:
        return ""
    if name.endswith("_vnd") and isinstance(value, int):
        return f"{format_vnd(value)} đ"
    if isinstance(value, bool):
        return gettext("có") if value else gettext("không")
    if isinstance(value, str):
        return _shown_text(value)
    return json.dumps(value, ensure_ascii=False, indent=1)


def _shown_text(text: str) -> str:
    if _DAY.fullmatch(text):
        with suppress(ValueError):  # digits that are no day stay as they are
            return f"{date.fromisoformat(text):%d/%m/%Y}"
    return text


@dataclass(frozen=True)
class ChainState:
    """How far the chain reaches."""

    last: AuditSeal | None
    waiting: int


def chain_state() -> ChainState:
    """Return the last seal, and how many entries still wait for theirs. Two queries."""
    last = AuditSeal.objects.defer("contents").order_by("-number").first()
    return ChainState(last, AuditEntry.objects.filter(seal__isnull=True).count())
