"""A connection to PostgreSQL that reads SQL as the store writes it, and outlives the server."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
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

    def __init__(self, keys: Mapping[str, str], where: str) -> None:
        self._keys, self._where = keys, where
        self.total_changes = 0
        self.in_transaction = False
        self._raw = self._retried(self._connected)

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> Rows:
        word, said = sql.split(maxsplit=1)[0].strip(";"), statement(sql)
        if word == "ROLLBACK":
            return self._roll_back()
        if word == "COMMIT":
            return self._commit()

        def run() -> Rows:
            # Without values several statements may be said at once.
            rows: Rows = self._alive().execute(said, values or None)
            return rows

        if word in _AGAIN and not self.in_transaction:
            return self._begin(run) if word == "BEGIN" else self._retried(run)
        self.total_changes += word not in _AGAIN
        return self._told(run)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> Rows:
        self.total_changes += 1

        def run() -> Rows:
            cursor = self._alive().cursor()
            cursor.executemany(statement(sql), list(rows))
            done: Rows = cursor
            return done

        return self._told(run)

    def close(self) -> None:
        self._raw.close()

    def _connected(self) -> psycopg.Connection[Any]:
        keys: dict[str, Any] = dict(self._keys)
        return psycopg.connect(autocommit=True, cursor_factory=psycopg.RawCursor, **keys)

    def _alive(self) -> psycopg.Connection[Any]:
        """The connection, made anew where it is lost; never in the middle of a transaction."""
        if self._raw.closed and not self.in_transaction:
            self._raw = self._connected()
        return self._raw

    def _begin(self, run: Callable[[], Rows]) -> Rows:
        try:
            rows = self._retried(run)
        except BaseException:
            self._roll_back()  # what waited in vain for its lock has begun
            raise
        self.in_transaction = True
        return rows

    def _commit(self) -> Rows:
        """The server answers a transaction that failed with a rollback, and calls it done."""
        if self._raw.info.transaction_status == TransactionStatus.INERROR:
            raise StoreError(f"{upper(self._where)} refused a part of it; nothing was stored.")
        rows: Rows = self._told(lambda: self._raw.execute("COMMIT"))
        self.in_transaction = False
        return rows

    def _roll_back(self) -> Rows:
        """A server does so by itself for whoever is gone."""
        self.in_transaction = False
        rows: Rows = psycopg.RawCursor(self._raw)
        if not self._raw.closed:
            rows = self._told(lambda: self._raw.execute("ROLLBACK"))
        return rows

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
    place = upper(where)
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


def upper(text: str) -> str:
    """As a sentence begins."""
    return text[:1].upper() + text[1:]
