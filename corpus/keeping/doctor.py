"""A look over a record's database, and mending of what the database itself can tell."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from corpus.errors import StoreError
from corpus.keeping.database import RESTORE, belonging, pages, texts
from corpus.keeping.files import DATABASE
from corpus.keeping.findings import Finding
from corpus.keeping.soundness import is_record, opened
from corpus.keeping.spans import spans, unlogged
from corpus.store.schema import VERSION

Look = Callable[[sqlite3.Connection, bool], Iterator[Finding]]
LOOKS: tuple[Look, ...] = (texts, belonging, spans, unlogged)


def look_over(record: Path, *, mend: bool) -> list[Finding]:
    """What is wrong with the database of a record; mended where it can be, if `mend`.

    All of the mending is one transaction. Raises `StoreError` where there is no record to look at.
    """
    try:
        with opened(record / DATABASE, write=mend) as db:
            return _look_over(db, record, mend)
    except sqlite3.OperationalError as error:
        raise StoreError(f"{record} can't be looked over: {error}.") from error
    except sqlite3.DatabaseError as error:  # so damaged that not even its header can be read
        what = f"SQLite can't read the database ({error})."
        return [Finding("database", "left", what, f"Nothing was changed. {RESTORE}")]


def _look_over(db: sqlite3.Connection, record: Path, mend: bool) -> list[Finding]:
    layout = db.execute("PRAGMA user_version").fetchone()[0]
    if not is_record(db):
        raise StoreError(f"{record / DATABASE} is a database of another program, not a record.")
    if layout != VERSION:
        raise StoreError(
            f"{record} has layout {layout}, and this version knows {VERSION}. Open it once "
            "(record list) with the newest program, then look it over."
        )
    found = list(pages(db, mend))
    if any(one.state in ("left", "mendable") for one in found):
        return found
    db.execute("BEGIN IMMEDIATE" if mend else "BEGIN")
    try:
        for look in LOOKS:
            found += look(db, mend)
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    return found
