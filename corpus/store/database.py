"""One SQLite file, opened safely: WAL, foreign keys, migrations, one connection a thread."""

from __future__ import annotations

import sqlite3
import threading
import uuid
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar
from weakref import finalize

from corpus.errors import NewerRecord, RecordBusy, StoreError
from corpus.store.schema import APPLICATION_ID, MIGRATIONS, VERSION

BUSY_SECONDS = 30.0
Found = TypeVar("Found")


class _Lent:
    """A thread's hold on its connection; gone with the thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection


class Database:
    """Connections to `folder`/record.db. Readers never wait; a writer waits for the one before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "record.db"
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._idle: deque[sqlite3.Connection] = deque()  # of threads that have ended
        self._guard = threading.Lock()
        with self._errors():
            self._migrate()
        self.record_id: str = self._one("SELECT value FROM meta WHERE key = 'record_id'")

    @classmethod
    def open(cls, folder: Path, *, create: bool = True) -> Self:
        """Open the record in `folder`, making both unless `create` is false.

        Raises `StoreError` when it can't be: no such record, no rights, a full disk, a file that
        is no record; `NewerRecord` when a newer version of this program wrote it.
        """
        if not (folder / "record.db").exists() and not create:
            raise StoreError(
                f"There is no record in {folder}. "
                f"Make one with: record --record {folder} add SOURCE"
            )
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"The folder {folder} can't be made: {error.strerror}.") from error
        return cls(folder)

    def close(self) -> None:
        """Close every thread's connection; the store can't be used after."""
        with self._guard:
            for connection in self._open:
                connection.close()
            self._open.clear()
        self._local, self._idle = threading.local(), deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's. A server begins and ends threads all the time, and a connection keeps
        pages in memory: the next thread goes on with that of one that has ended."""
        lent: _Lent | None = getattr(self._local, "lent", None)
        if lent is None:
            try:
                lent = _Lent(self._idle.popleft())
            except IndexError:
                lent = _Lent(self._connect())
            finalize(lent, self._idle.append, lent.connection).atexit = False
            self._local.lent = lent
        return lent.connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of it is on disk when this ends, or none; nested use joins the outer one."""
        connection = self.connection
        if connection.in_transaction:
            yield connection
            return
        with self._errors():
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def _connect(self) -> sqlite3.Connection:
        with self._errors():
            connection = sqlite3.connect(
                self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            with self._guard:
                self._open.append(connection)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA cache_size = -65536")
        return connection

    def _migrate(self) -> None:
        version = self._one("PRAGMA user_version")
        if version > VERSION:
            raise NewerRecord(
                f"{self.path} was written by a newer version of On the Record (layout {version}; "
                f"this version knows {VERSION}). Update the program; the record is unchanged."
            )
        if version == 0 and self._one("SELECT count(*) FROM sqlite_master"):
            raise StoreError(f"{self.path} is a database of another program, not a record.")
        if version == VERSION:
            return
        with self.transaction() as connection:
            at = connection.execute("PRAGMA user_version").fetchone()[
                0
            ]  # another may have been first
            for script in MIGRATIONS[at:]:
                for sql in _statements(script):
                    connection.execute(sql)
            connection.execute(f"PRAGMA user_version = {VERSION}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(
                "INSERT OR IGNORE INTO meta VALUES ('record_id', ?)", (uuid.uuid4().hex,)
            )

    def _until_written(self, name: str, find: Callable[[], Found]) -> Found:
        """What `find` finds, kept for this thread until anybody has written to the database."""
        db = self.connection
        state = self._one("PRAGMA data_version"), db.total_changes
        kept: dict[str, tuple[Any, Found]] = self._local.__dict__.setdefault("kept", {})
        if name not in kept or kept[name][0] != state:
            kept[name] = state, find()
        return kept[name][1]

    def _one(self, sql: str, values: tuple[Any, ...] = ()) -> Any:
        row = self.connection.execute(sql, values).fetchone()
        return row[0] if row else None

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """SQLite's errors as sentences that say what to do."""
        try:
            yield
        except sqlite3.Error as error:
            raise explained(error, self.path) from error


def _statements(script: str) -> Iterator[str]:
    """The single SQL statements of a script, so that all run inside one transaction."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def explained(error: sqlite3.Error, path: Path | str = "The record's database") -> StoreError:
    """The same as a sentence that says what to do."""
    text = str(error)
    if "locked" in text or "busy" in text:
        return RecordBusy(
            f"Another process has been writing to {path} for over {BUSY_SECONDS:.0f} s. "
            "Wait for it to end, then try again; nothing was changed."
        )
    if "full" in text:
        return StoreError(f"The disk of {path} is full. Free some space; nothing stored is lost.")
    if "disk I/O" in text:
        return StoreError(
            f"{path} can't be written or read: its disk is full or failing. Free some space or "
            "check the disk; nothing stored is lost."
        )
    if "not a database" in text or "malformed" in text:
        return StoreError(
            f"{path} is damaged, not a record, or on a disk that can't be read. Look it over with: "
            "record doctor"
        )
    if "unable to open" in text or "readonly" in text:
        return StoreError(f"{path} can't be opened for writing. Check the folder's rights.")
    return StoreError(f"{path}: {text}.")
