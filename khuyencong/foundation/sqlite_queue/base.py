"""Django's SQLite backend, whose write transactions wait in a fair queue."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from khuyencong.foundation.sqlite_queue.queue import WriterQueue

_READING = ("SELECT", "PRAGMA", "EXPLAIN", "WITH", "VALUES", "BEGIN")


class DatabaseWrapper(base.DatabaseWrapper):
    """Queues when a transaction begins that will write, and leaves when it has ended.

    A single writing statement outside a transaction queues too, but for one that begins with WITH.
    Reads outside a transaction never queue: in WAL mode they do not wait for writers.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._queue: WriterQueue | None = None
        self.execute_wrappers.append(self._execute_in_turn)

    def get_new_connection(self, conn_params: Any) -> Any:
        self._queue = self._new_queue()
        return super().get_new_connection(conn_params)

    def _new_queue(self) -> WriterQueue | None:
        if self.is_in_memory_db():
            return None
        return WriterQueue(Path(f"{self.settings_dict['NAME']}-queue"))

    def _start_transaction_under_autocommit(self) -> None:
        if self.transaction_mode not in ("IMMEDIATE", "EXCLUSIVE"):  # type: ignore[attr-defined]
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
            return
        self._enter_queue()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._leave_queue()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._leave_queue()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._leave_queue()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            if self._queue is not None:
                self._queue.close()

    def _enter_queue(self) -> None:
        if self._queue is None:
            return
        timeout = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        if not self._queue.enter(timeout):
            raise OperationalError(
                f"database is locked: other writers took longer than {timeout:g} seconds"
            )

    def _leave_queue(self) -> None:
        if self._queue is not None:
            self._queue.leave()

    def _execute_in_turn(
        self, execute: Callable[..., Any], sql: str, params: Any, many: Any, context: Any
    ) -> Any:
        """Let a writing statement outside a transaction wait for its turn."""
        if self._queue is None or self._queue.is_held or self.in_atomic_block or _only_reads(sql):
            return execute(sql, params, many, context)
        self._enter_queue()
        try:
            return execute(sql, params, many, context)
        finally:
            self._leave_queue()


def _only_reads(sql: str) -> bool:
    return sql.lstrip()[:7].upper().startswith(_READING)
