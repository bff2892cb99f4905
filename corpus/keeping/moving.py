"""A record carried from one engine to another: whole and compared row by row, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from corpus.errors import StoreError
from corpus.keeping.files import copied, kept_files
from corpus.store import Store
from corpus.store.engine import Connection

# Each table and its key, which its first columns are; what is pointed at comes first.
TABLES = {
    "meta": ("key",),
    "files": ("file",),
    "statements": ("seq",),
    "people": ("id",),
    "paragraphs": ("statement", "ordinal"),
    "sentences": ("statement", "paragraph", "ordinal"),
    "passages": ("id",),
    "changes": ("sequence",),
    "edits": ("file", "source_id", "field"),
    "encoders": ("id",),
    "vectors": ("encoder", "hash"),
    "embedded": ("row",),
    "addresses": ("address",),
    "runs": ("address",),
    "watches": ("id",),
    "watched_quotes": ("watch", "statement_id", "start_char", "end_char"),
    "clues": ("clue", "statement"),
    "kin": ("one", "other"),
    "copies": ("statement",),
    "compared": ("statement",),
}
# Tables that number their rows, by which column. A number is never given twice.
NUMBERED = {
    "statements": "seq",
    "people": "id",
    "passages": "id",
    "changes": "sequence",
    "encoders": "id",
    "embedded": "row",
    "watches": "id",
}
_PAGE = 1000  # rows
_OWN = "record_id"  # of `meta`: a copy that goes on by itself is another record to every index


@dataclass(frozen=True, slots=True)
class Moved:
    """How many rows were carried over and compared, and how many current statements they hold."""

    rows: int
    statements: int


def move(
    source: Store, target: Store, on_progress: Callable[[int, int], None] = lambda _, __: None
) -> Moved:
    """Copy all of `source` into `target`, which is empty; whoever wants to write waits.

    It is one transaction of the target, committed once every table there has the same SHA-256 as
    here: whatever ends it before leaves the target empty and the source as it was.
    `on_progress(done, total)` hears of rows. Raises `StoreError` where the target holds something,
    or does not take all of it.
    """
    if target.engine.where == source.engine.where:
        raise StoreError(f"The record is in {source.engine.where} already. Name another place.")
    with source.transaction() as read, target.transaction() as write:
        if any(_count(write, table) for table in TABLES if table != "meta"):
            raise StoreError(
                f"Another record is in {target.engine.where} already, and two can't be made one. "
                "Name an empty place."
            )
        total, done = sum(_count(read, table) for table in TABLES) - 1, 0  # its own name stays
        on_progress(0, total)
        write.execute("DELETE FROM meta WHERE key <> ?", (_OWN,))
        for table in TABLES:
            for page in _pages(read, table):
                marks = ", ".join("?" * len(page[0]))
                write.executemany(f"INSERT INTO {table} VALUES ({marks})", page)  # nosec B608  # tables of ours
                done += len(page)
                on_progress(done, total)
        for table, column in NUMBERED.items():
            given = read.execute(f"SELECT coalesce(max({column}), 0) FROM {table}").fetchone()[0]  # nosec B608  # tables of ours
            last = max(given, source.engine.last_number(read, table, column))
            if last:
                target.engine.go_on_after(write, table, column, last)
        for table in TABLES:
            if _digest(read, table) != _digest(write, table):
                raise StoreError(
                    f"What was given to {target.engine.where} is not what it gives back ({table}). "
                    "So nothing was stored there; the record is unchanged."
                )
    return Moved(done, source.coverage()[0])


def copy_files(source: Store, target: Store) -> int:
    """Copy what lies in the source's folder and no index can give back; how many files."""
    if source.folder.resolve() == target.folder.resolve():
        return 0
    count = 0
    for count, path in enumerate(kept_files(source.folder), 1):  # noqa: B007  # the last is told
        copied(path, target.folder / path.relative_to(source.folder))
    return count


def _pages(db: Connection, table: str) -> Iterator[list[tuple[Any, ...]]]:
    """All rows of a table by its key, some at a time, but for the name that is a record's own."""
    names = TABLES[table]
    key, marks = ", ".join(names), ", ".join("?" * len(names))
    kept = f"key <> '{_OWN}'" if table == "meta" else "1 = 1"
    after: tuple[Any, ...] = ()
    while True:
        beyond = f"({key}) > ({marks})" if after else "1 = 1"
        page = db.execute(
            f"SELECT * FROM {table} WHERE {kept} AND {beyond} ORDER BY {key} LIMIT {_PAGE}",  # nosec B608  # names of ours
            after,
        ).fetchall()
        if not page:
            return
        yield page
        after = tuple(page[-1][: len(names)])


def _count(db: Connection, table: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # nosec B608  # tables of ours


def _digest(db: Connection, table: str) -> bytes:
    """The SHA-256 of all its rows, in the order of its key."""
    digest = hashlib.sha256()
    for page in _pages(db, table):
        for row in page:
            digest.update(repr(tuple(row)).encode())
    return digest.digest()
