"""One database, opened safely: an engine, its migrations, one connection a thread."""

from __future__ import annotations

import threading
import uuid
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar
from weakref import finalize

from corpus.errors import NewerRecord, StoreError
from corpus.store.engine import Connection, Engine
from corpus.store.schema import MIGRATIONS, VERSION
from corpus.store.sqlite import Sqlite

Found = TypeVar("Found")


class _Lent:
    """A thread's hold on its connection; gone with the thread."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection


class Database:
    """Connections to a record's database. Readers never wait; a writer waits for the one before.

    The database is `folder`/record.db unless an engine is given; `folder` holds all else.
    """

    def __init__(self, folder: Path, engine: Engine | None = None) -> None:
        self.folder = folder
        self.path = folder / "record.db"
        self.engine = engine or Sqlite(self.path)
        self._local = threading.local()
        self._open: list[Connection] = []
        self._idle: deque[Connection] = deque()  # of threads that have ended
        self._guard = threading.Lock()
        try:
            with self._errors():
                self._migrate()
        except BaseException:
            self.close()
            raise
        self.record_id: str = self._one("SELECT value FROM meta WHERE key = 'record_id'")

    @classmethod
    def open(cls, folder: Path, *, create: bool = True, url: str | None = None) -> Self:
        """Open the record in `folder`, making both unless `create` is false.

        With `url`, its statements are in that PostgreSQL database, and the folder holds what is
        derived from them and the files that they came from. Raises `StoreError` when it can't be:
        no such record, no rights, a full disk, a file that is no record; `NewerRecord` when a newer
        version of this program wrote it.
        """
        engine = engine_of(folder, url)
        if not create and not engine.holds_record():
            raise StoreError(
                f"There is no record in {engine.where if url else folder}. "
                f"Make one with: record --record {folder} add SOURCE"
            )
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"The folder {folder} can't be made: {error.strerror}.") from error
        return cls(folder, engine)

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
    def connection(self) -> Connection:
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
    def transaction(self) -> Iterator[Connection]:
        """All of it is on disk when this ends, or none; nested use joins the outer one."""
        connection = self.connection
        if connection.in_transaction:
            yield connection
            return
        with self._errors():
            try:
                connection.execute(self.engine.begin)
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def layout(self) -> int:
        return self.engine.layout(self.connection)

    def _connect(self) -> Connection:
        with self._errors():
            connection = self.engine.connect()
        with self._guard:
            self._open.append(connection)
        return connection

    def _migrate(self) -> None:
        version = self.layout()
        if version > VERSION:
            raise NewerRecord(
                f"{self.engine.where} was written by a newer version of On the Record (layout "
                f"{version}; this version knows {VERSION}). Update the program; the record is "
                "unchanged."
            )
        if version == VERSION:
            return
        with self.transaction() as connection:
            at = self.engine.layout(connection)  # another may have been first
            for script in MIGRATIONS[at:]:
                for sql in self.engine.statements(script):
                    connection.execute(sql)
            if at < VERSION:
                self.engine.note_layout(connection, VERSION)
            connection.execute(
                "INSERT INTO meta VALUES ('record_id', ?) ON CONFLICT DO NOTHING",
                (uuid.uuid4().hex,),
            )

    def _until_written(self, name: str, find: Callable[[], Found]) -> Found:
        """What `find` finds, kept for this thread until anybody has written to the database."""
        state = self.engine.state(self.connection)
        kept: dict[str, tuple[Any, Found]] = self._local.__dict__.setdefault("kept", {})
        if name not in kept or kept[name][0] != state:
            kept[name] = state, find()
        return kept[name][1]

    def _one(self, sql: str, values: tuple[Any, ...] = ()) -> Any:
        row = self.connection.execute(sql, values).fetchone()
        return row[0] if row else None

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """The engine's errors as sentences that say what to do."""
        with self.engine.errors():
            yield


def engine_of(folder: Path, url: str | None) -> Engine:
    """PostgreSQL by its address, SQLite in the folder otherwise."""
    if url is None:
        return Sqlite(folder / "record.db")
    from corpus.store.postgres import Postgres  # an extra that few have

    return Postgres(url)
