"""What can be wrong with a record's database as such: pages, rows that belong to nothing, texts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from corpus.keeping.findings import Finding, mendable, number, some
from corpus.keeping.soundness import altered, complaints, strangers
from corpus.store.kin import KIN

RESTORE = "Restore a backup: record restore BACKUP --replace"
_PARTS = ("paragraphs", "sentences", "passages")
_INDEX_TROUBLE = ("missing from index", "wrong # of entries in index", "non-unique entry in index")


def pages(db: sqlite3.Connection, mend: bool) -> Iterator[Finding]:
    """Damage to the file itself; what is wrong only with SQLite's own indexes can be made anew."""
    wrong = complaints(db)
    if not wrong:
        return
    what = f"SQLite finds the database damaged ({number(len(wrong), 'complaint')}: {wrong[0]})."
    if not all(any(known in line for known in _INDEX_TROUBLE) for line in wrong):
        yield Finding("database", "left", what, f"Nothing was changed. {RESTORE}")
        return
    if mend:
        try:
            db.execute("REINDEX")
        except sqlite3.DatabaseError as error:
            yield Finding("database", "left", what, f"Mending failed ({error}). {RESTORE}")
            return
        if complaints(db):
            yield Finding("database", "left", what, f"Mending was not enough. {RESTORE}")
            return
    made = "Its indexes were made anew; no row was lost."
    yield mendable("database", mend, what, made, "Its indexes can be made anew.")


def texts(db: sqlite3.Connection, mend: bool) -> Iterator[Finding]:
    """Texts that are not what was stored. Words are never mended: only a copy knows them."""
    yield from told_altered(altered(db), RESTORE)


def told_altered(names: list[str], restore: str) -> Iterator[Finding]:
    """That these statements' texts are altered, if there are any, and how to get them back."""
    if names:
        yield Finding(
            "text",
            "left",
            f"The text of {number(len(names), 'statement')} is not what was stored, so nothing of "
            f"it is shown: {some(names)}.",
            f"Words are never repaired. {restore}. Or: record remove, then add the source again.",
        )


def belonging(db: sqlite3.Connection, mend: bool) -> Iterator[Finding]:
    """Rows that point at rows which there are not."""
    found = strangers(db)
    if not found:
        return
    rows = number(sum(found.values()), "row")
    tables = ", ".join(sorted({table for table, _ in found}))
    what = f"{rows} of {tables} belong to nothing."
    if mend:
        _take_out_strangers(db)
        if left := strangers(db):
            yield Finding("rows", "left", what, f"{sum(left.values()):,} could not be told.")
            return
    yield mendable(
        "rows",
        mend,
        what,
        "They were taken out; voices without a holder, and which statements are one, are told anew "
        "when the record is opened.",
        "They can be taken out: no statement has them.",
    )


def _take_out_strangers(db: sqlite3.Connection) -> None:
    gone = "statement NOT IN (SELECT seq FROM statements)"
    lost = f"SELECT min(id), max(id) FROM passages WHERE {gone} GROUP BY statement"  # nosec B608  # conditions of ours
    for first, last in db.execute(lost).fetchall():
        log_change(db, "drop", first, last)
    for table in _PARTS:
        db.execute(f"DELETE FROM {table} WHERE {gone}")  # nosec B608  # conditions of ours
    for table in KIN:  # whatever is one with what is gone is compared again
        db.execute(f"DELETE FROM {table}")  # nosec B608  # tables of ours
    unheld = "holder IS NOT NULL AND holder NOT IN (SELECT id FROM people)"
    db.execute(
        "UPDATE statements SET attribution = 0 WHERE seq IN "
        f"(SELECT statement FROM sentences WHERE {unheld})"  # nosec B608  # conditions of ours
    )
    db.execute(f"UPDATE sentences SET holder = NULL WHERE {unheld}")  # nosec B608  # conditions of ours
    foreign = "encoder NOT IN (SELECT id FROM encoders)"
    db.execute(f"DELETE FROM vectors WHERE {foreign}")  # nosec B608  # conditions of ours
    db.execute(f"DELETE FROM embedded WHERE {foreign} OR passage NOT IN (SELECT id FROM passages)")  # nosec B608  # conditions of ours


def log_change(db: sqlite3.Connection, op: str, first: int, last: int) -> None:
    """Let indexes know of passages first..last."""
    db.execute(
        "INSERT INTO changes (op, first_passage, last_passage) VALUES (?, ?, ?)", (op, first, last)
    )
