"""Find rows by the words of their search text, as fast among a hundred thousand as among a hundred.

A search text is folded and in words (``words_text``), a search asks for words that begin so ("may
sa" finds "Máy sấy"). Each database looks words up in its own full-text index: FTS5 on SQLite, GIN
on PostgreSQL, without extensions of it. The index is derived and never truth: ``build`` makes it
again from the rows, and whatever writes the column, the database itself keeps the index.
"""

import re
from typing import Any, Generic, TypeVar

from django.apps import AppConfig
from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.signals import post_migrate

from khuyencong.engines.text import fold

Row = TypeVar("Row", bound=Model)

MANY = 1_000
"""Up to so many matches are looked up by key. Where there are more, a page of them is found sooner
by walking the rows in the order of the list."""

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Return the folded words of a text, in its order: "Máy sấy ĐK-21" is may, say, dk, 21."""
    return _WORD.findall(fold(text))


def words_text(*parts: str) -> str:
    """Return what a search text holds for some texts: their words, each after a space."""
    return "".join(f" {word}" for part in parts for word in words_of(part))


class WordIndex(Generic[Row]):
    """The words of one text column of a model."""

    def __init__(self, model: type[Row], column: str) -> None:
        self.model, self.column = model, column
        self.table = model._meta.db_table
        self.name = f"{self.table}_words"

    def keep_built(self, app: AppConfig) -> None:
        """Let the index be there whenever the tables of the model's app are."""
        post_migrate.connect(self._after_migrating, sender=app, dispatch_uid=self.name, weak=False)

    def build(self, using: str = "default") -> None:
        """Make the index from the rows, where it is not there yet."""
        connection = connections[using]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SELECT to_regclass(%s)", [self.name])
                if cursor.fetchone()[0] is None:
                    cursor.execute(
                        f'CREATE INDEX "{self.name}" ON "{self.table}" USING gin ({self._lexemes})'
                    )
                return
            cursor.execute(
                "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
                [self.table],
            )
            if cursor.fetchone()[0] < len(self._sqlite_triggers):
                for statement in self._sqlite_statements:
                    cursor.execute(statement)

    def search(self, rows: QuerySet[Row], text: str) -> QuerySet[Row]:
        """Return the rows whose search text has, for each word of a text, one that begins with it.

        Text without a word narrows nothing. Asks one query at once: whether there are many.
        """
        words = words_of(text)
        if not words:
            return rows
        keys = self._first_keys(words, rows.db)
        if len(keys) <= MANY:
            return rows.filter(pk__in=keys)
        for word in words:
            rows = rows.filter(**{f"{self.column}__contains": f" {word}"})
        return rows

    def _first_keys(self, words: list[str], using: str) -> list[int]:
        connection = connections[using]
        if connection.vendor == "postgresql":
            asked = " & ".join(f"'{word}':*" for word in words)
            query = f'SELECT id FROM "{self.table}" WHERE {self._lexemes} @@ %s::tsquery LIMIT %s'
        else:
            asked = " ".join(f'"{word}"*' for word in words)
            query = f'SELECT rowid FROM "{self.name}" WHERE "{self.name}" MATCH %s LIMIT %s'
        with connection.cursor() as cursor:
            cursor.execute(query, [asked, MANY + 1])
            return [key for (key,) in cursor.fetchall()]

    def _after_migrating(self, *, using: str, **_: Any) -> None:
        if self.table in connections[using].introspection.table_names():
            self.build(using)

    @property
    def _lexemes(self) -> str:
        # not to_tsvector: its parser would take "10a" or "1e5" apart in its own way
        return f"array_to_tsvector(string_to_array(btrim(\"{self.column}\"), ' '))"

    @property
    def _sqlite_statements(self) -> tuple[str, ...]:
        return (
            f'DROP TABLE IF EXISTS "{self.name}"',
            f'CREATE VIRTUAL TABLE "{self.name}" USING fts5("{self.column}", '
            f"content='{self.table}', content_rowid='id', "
            "tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')",
            *self._sqlite_triggers,
            f"""INSERT INTO "{self.name}" ("{self.name}") VALUES ('rebuild')""",
        )

    @property
    def _sqlite_triggers(self) -> tuple[str, ...]:
        """The three triggers by which FTS5 follows the rows of another table, as SQLite tells."""
        forget = (
            f'INSERT INTO "{self.name}" ("{self.name}", rowid, "{self.column}") '
            f"VALUES ('delete', old.id, old.\"{self.column}\");"
        )
        learn = (
            f'INSERT INTO "{self.name}" (rowid, "{self.column}") '
            f'VALUES (new.id, new."{self.column}");'
        )
        changed = f'old."{self.column}" IS NOT new."{self.column}"'
        on = f'ON "{self.table}"'
        return (
            f'CREATE TRIGGER IF NOT EXISTS "{self.name}_i" AFTER INSERT {on} BEGIN {learn} END',
            f'CREATE TRIGGER IF NOT EXISTS "{self.name}_d" AFTER DELETE {on} BEGIN {forget} END',
            f'CREATE TRIGGER IF NOT EXISTS "{self.name}_u" AFTER UPDATE OF "{self.column}" {on} '
            f"WHEN {changed} BEGIN {forget} {learn} END",
        )
