"""Whether a record's database is whole: SQLite's own checks, and the hash of every text."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import StoreError
from corpus.store.schema import APPLICATION_ID

_MOST = 20  # complaints of SQLite's that are told


@contextmanager
def opened(path: Path, *, write: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection that changes no layout and, unless `write`, nothing at all."""
    if not path.is_file():
        raise StoreError(f"There is no record in {path.parent}.")
    db = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={'rw' if write else 'ro'}",
        uri=True,
        isolation_level=None,
        timeout=30,
    )
    try:
        db.execute("PRAGMA foreign_keys = ON")  # what is taken out takes along what hangs on it
        yield db
    finally:
        db.close()


def is_record(db: sqlite3.Connection) -> bool:
    """Whether this program made the database."""
    return bool(db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


def complaints(db: sqlite3.Connection) -> list[str]:
    """What SQLite finds wrong with the file; empty if nothing."""
    try:
        rows = db.execute(f"PRAGMA integrity_check({_MOST})").fetchall()
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [line for (line,) in rows if line != "ok"]


def strangers(db: sqlite3.Connection) -> dict[tuple[str, str], int]:
    """How many rows of each table point at a row of another that there is not."""
    found: dict[tuple[str, str], int] = {}
    for table, _, parent, _ in db.execute("PRAGMA foreign_key_check"):
        found[table, parent] = found.get((table, parent), 0) + 1
    return found


def altered(db: sqlite3.Connection) -> list[str]:
    """Ids of statements, of any version, whose text has not the SHA-256 it was stored with.

    A text that can no longer be decoded is one of them.
    """
    found = []
    rows = db.execute("SELECT statement_id, CAST(text AS BLOB), sha256 FROM statements ORDER BY 1")
    for name, text, digest in rows:
        if hashlib.sha256(text or b"").hexdigest() != digest:
            found.append(str(name))
    return found
