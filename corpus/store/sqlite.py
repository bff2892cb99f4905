"""The usual engine: one SQLite file in the record's folder. WAL, foreign keys, full syncs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import RecordBusy, StoreError
from corpus.store.engine import Connection, Taken
from corpus.store.schema import APPLICATION_ID

BUSY_SECONDS = 30.0


class Sqlite:
    """Readers never wait; a writer waits for the one before."""

    begin = "BEGIN IMMEDIATE"

    def __init__(self, path: Path) -> None:
        self.path = path
        self.where = str(path)

    def connect(self) -> sqlite3.Connection:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"The folder {self.path.parent} can't be made: {error.strerror}."
            ) from error
        connection = sqlite3.connect(
            self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA cache_size = -65536")
        except BaseException:
            connection.close()
            raise
        return connection

    def holds_record(self) -> bool:
        return self.path.exists()

    def layout(self, db: Connection) -> int:
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        if version == 0 and db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise StoreError(f"{self.where} is a database of another program, not a record.")
        return version

    def note_layout(self, db: Connection, layout: int) -> None:
        db.execute(f"PRAGMA user_version = {layout}")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    def statements(self, script: str) -> Iterator[str]:
        """Singly, so that all run inside one transaction."""
        pending = ""
        for line in script.splitlines(keepends=True):
            pending += line
            if sqlite3.complete_statement(pending):
                yield pending
                pending = ""

    def state(self, db: Connection) -> object:
        return db.execute("PRAGMA data_version").fetchone()[0], db.total_changes

    def last_number(self, db: Connection, table: str, column: str) -> int:
        row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
        return int(row[0]) if row else 0

    def go_on_after(self, db: Connection, table: str, column: str, number: int) -> None:
        db.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
        db.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (table, number))

    @contextmanager
    def taken(self, encoder: str, waiting: Sequence[int], most: int) -> Iterator[Taken]:
        """The first: who embeds into a file is alone, and what two make is stored once."""
        yield Taken(list(waiting[:most]), list(waiting[most:]))

    @contextmanager
    def errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise explained(error, self.path) from error


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
