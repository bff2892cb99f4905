"""A connection to PostgreSQL that reads SQL as the store writes it, and outlives the server."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from corpus.errors import RecordBusy, StoreError
from corpus.store.engine import Rows
from corpus.store.postgres_sql import statement

try:
    import psycopg
    from psycopg import errors
    from psycopg.pq import TransactionStatus
except ImportError as error:
    raise StoreError(
        "A record in PostgreSQL needs the driver psycopg. Install it with: "
        "pip install 'on-the-record[postgres]'"
    ) from error

# A server that starts anew is back in a second or two; who waits longer is told.
PAUSES = (0.1, 0.2, 0.4, 0.8, 1.5)
LONGEST = 10.0  # seconds after which nothing more is tried
_AGAIN = ("SELECT", "WITH", "BEGIN")  # what may be said twice
Done = TypeVar("Done")


class PostgresConnection:
    """Statements with `?` for values, each its own transaction outside of one.

    What only reads is tried again, on a new connection, when the server went away meanwhile. What
    writes is not: whoever writes is told, and nothing of the transaction is stored. Every error is
    a `StoreError`.
    """

    def __init__(self, conninfo: str, where: str) -> None:
        self._conninfo, self._where = conninfo, where
        self.total_changes = 0
        self._raw = self._retried(self._connected)

    @property
    def in_transaction(self) -> bool:
        return self._raw.info.transaction_status in (
            TransactionStatus.INTRANS,
            TransactionStatus.INERROR,
        )

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> Rows:
        said, read = statement(sql), sql.startswith(_AGAIN)
        # Without values, so that several statements may be said at once.
        run = lambda: self._alive().execute(said, values or None)  # noqa: E731
        if read and not self.in_transaction:
            return self._retried(run)
        if not read:
            self.total_changes += 1
        return self._told(run)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> Rows:
        cursor = self._raw.cursor()
        self.total_changes += 1
        self._told(lambda: cursor.executemany(statement(sql), list(rows)))
        return cursor

    def close(self) -> None:
        self._raw.close()

    def _connected(self) -> psycopg.Connection[Any]:
        return psycopg.connect(
            self._conninfo, autocommit=True, cursor_factory=psycopg.RawCursor
        )

    def _alive(self) -> psycopg.Connection[Any]:
        if self._raw.closed and not self.in_transaction:
            self._raw = self._connected()
        return self._raw

    def _retried(self, run: Callable[[], Done]) -> Done:
        started = time.monotonic()
        for pause in PAUSES:
            try:
                return run()
            except psycopg.Error as error:
                late = time.monotonic() - started + pause > LONGEST
                if late or not _passing(error):
                    raise explained(error, self._where) from error
            time.sleep(pause)
        return self._told(run)

    def _told(self, run: Callable[[], Done]) -> Done:
        try:
            return run()
        except psycopg.Error as error:
            raise explained(error, self._where) from error


def _passing(error: psycopg.Error) -> bool:
    """Whether the server may be back in a moment."""
    if isinstance(error, errors.CannotConnectNow | errors.AdminShutdown | errors.CrashShutdown):
        return True
    if isinstance(error, errors.ConnectionException):
        return True
    refused = "FATAL" in str(error) and not any(
        word in str(error) for word in ("starting up", "shutting down", "recovery")
    )
    return isinstance(error, psycopg.OperationalError) and error.sqlstate is None and not refused


def explained(error: psycopg.Error, where: str) -> StoreError:
    """The same as a sentence that says what to do; never with what was stored or a password."""
    place = where[:1].upper() + where[1:]
    match error:
        case errors.LockNotAvailable():
            return RecordBusy(
                f"Another process has been writing to {where} for too long (lock_timeout). Wait "
                "for it to end, then try again; nothing was changed."
            )
        case errors.QueryCanceled():
            return StoreError(
                f"{place} has not answered in time (statement_timeout). See what keeps its server "
                "busy, then try again; nothing was changed."
            )
        case errors.DiskFull() | errors.InsufficientResources():
            return StoreError(
                f"{place} can't store more: {_first_line(error)}. Free some space or raise its "
                "limits; nothing stored is lost."
            )
        case errors.ReadOnlySqlTransaction():
            return StoreError(
                f"{place} can only be read: its server is a standby, or set so. Name the server "
                "that is written to."
            )
        case errors.InsufficientPrivilege():
            return StoreError(
                f"{place} refuses its user: {_first_line(error)}. Grant what is missing, or name "
                "another user."
            )
        case errors.UndefinedTable() | errors.UndefinedColumn():
            return StoreError(
                f"{place} lacks a part of the record: {_first_line(error)}. Restore it from a "
                "pg_dump."
            )
    if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return StoreError(
            f"{place} can't be reached: {_first_line(error)}. See that its server runs and that "
            "the setting database is right, then try again; what was reported as stored is there."
        )
    return StoreError(f"{place}: {_first_line(error)}.")


def _first_line(error: psycopg.Error) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].strip().rstrip(".")
