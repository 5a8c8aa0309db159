"""A builder's rows, stored again as they were instead of made anew step by step.

A test that begins with a contract begins with the whole road of a đề án, taken through the
services. The first test of a process that asks for it takes that road; the next ones, if they
begin from the same rows, get copies of what it stored. Only a test whose writes are rolled back
gets copies, and only before it has written anything of its own.
"""

import copy
import re
from collections import defaultdict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.apps import apps
from django.db import connection
from django.db.models import Count, Max, Model

from khuyencong.foundation.accounts.models import User
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.registers.offices.models import Office
from khuyencong.registers.policies.models import PolicyVersion
from khuyencong.registers.territories.models import Unit

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")
Rows = dict[Hashable, Model]

_WRITES = re.compile(r'\b(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"?(\w+)')
"""Finds the tables that a statement writes; one that begins with WITH may write several."""


class Watch:
    """Sees every statement on the connection of the tests."""

    def __init__(self) -> None:
        self.may_remember = False
        self.is_untouched = False
        self.recordings: list[Recording] = []

    def begin_test(self, *, is_rolled_back: bool) -> None:
        if self not in connection.execute_wrappers:
            connection.execute_wrappers.append(self)
        self.may_remember = is_rolled_back
        self.is_untouched = True
        self.recordings.clear()

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        if tables := _WRITES.findall(sql):
            self.is_untouched = False
            for recording in self.recordings:
                recording.note(tables, sql, params, is_many=many)
        return execute(sql, params, many, context)


class Recording:
    """The rows that changed while a builder worked."""

    def __init__(self) -> None:
        self._models = {
            model._meta.db_table: model for model in apps.get_models(include_auto_created=True)
        }
        self._before: dict[type[Model], Rows] = {}
        self._statements: list[tuple[str, Any, bool]] = []
        self._gone: dict[type[Model], list[Hashable]] = {}
        self._stored: dict[type[Model], list[Model]] = defaultdict(list)

    def note(self, tables: list[str], sql: str, params: Any, *, is_many: bool) -> None:
        """Keep what tables hold before they change; of one without a model, the statement."""
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and tables[0] not in self._models:
            self._statements.append((sql, params, is_many))
        for model in filter(None, map(self._models.get, tables)):
            if model not in self._before:
                self._before[model] = _rows(model)

    def finish(self) -> None:
        for model, before in self._before.items():
            after = _rows(model)
            changed = [key for key, row in before.items() if not _is_same(row, after.get(key))]
            self._gone[model] = changed
            self._stored[model] = [
                row for key, row in after.items() if key not in before or key in changed
            ]

    def store_again(self) -> None:
        """Store the rows; references are checked when the transaction ends, so in any order."""
        for model, keys in self._gone.items():
            if keys:
                rows = model._base_manager.filter(pk__in=keys)
                rows._raw_delete(rows.db)
        for model, stored in self._stored.items():
            model._base_manager.bulk_create([copy.copy(row) for row in stored])
        with connection.cursor() as cursor:
            for sql, params, is_many in self._statements:
                (cursor.executemany if is_many else cursor.execute)(sql, params)


WATCH = Watch()
_REMEMBERED: dict[Hashable, tuple[Recording, Any]] = {}


def remembered(build: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Let a builder store what it stored before, where a test begins with it."""

    @wraps(build)
    def built(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        if not (WATCH.may_remember and WATCH.is_untouched):
            return build(*args, **kwargs)
        key = (build, args, tuple(sorted(kwargs.items())), _ground())
        if key in _REMEMBERED:
            recording, result = _REMEMBERED[key]
            recording.store_again()
        else:
            recording = Recording()
            WATCH.recordings.append(recording)
            try:
                result = build(*args, **kwargs)
            finally:
                WATCH.recordings.remove(recording)
            recording.finish()
            _REMEMBERED[key] = recording, copy.deepcopy(result)
            return result
        again: Result = copy.deepcopy(result)
        return again

    return built


def _ground() -> Hashable:
    """Return what tells the rows apart that the tests of a folder or a file begin from."""
    return tuple(
        tuple(model._base_manager.aggregate(Count("pk"), Max("pk")).values())
        for model in (Unit, PolicyVersion, Office, User, AuditEntry)
    )


def _rows(model: type[Model]) -> Rows:
    return {row.pk: row for row in model._base_manager.all()}


def _is_same(row: Model, other: Model | None) -> bool:
    return other is not None and all(
        getattr(row, field.attname) == getattr(other, field.attname)
        for field in row._meta.concrete_fields
    )
