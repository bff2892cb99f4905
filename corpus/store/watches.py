"""What is watched: sources that are read again, and questions whose new quotes are told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from corpus.errors import CorpusError
from corpus.store.database import Database
from corpus.store.files import now
from corpus.types import Span

WatchKind = Literal["source", "question"]


class UnknownWatch(CorpusError):
    """Nothing is watched under this number."""


@dataclass(frozen=True, slots=True)
class Watch:
    """A source or a question; `every` in seconds, `looked` when it was last looked at.

    `passage` was the last one stored then: what a question finds after it is new.
    """

    id: int
    kind: WatchKind
    subject: str
    options: Mapping[str, Any]
    every: int
    added: str
    looked: str | None
    told: str | None
    passage: int

    def due(self) -> datetime:
        """When it is to be looked at next."""
        if self.looked is None:
            return datetime.fromisoformat(self.added)
        return datetime.fromisoformat(self.looked) + timedelta(seconds=self.every)

    def is_due(self) -> bool:
        return self.due() <= datetime.now(UTC)


MOST_QUOTES = 1_000_000_000  # all of them
_COLUMNS = "id, kind, subject, options, every, added, looked, told, passage"


class WatchTable(Database):
    """Watches by number, and the quotes that were found for them."""

    def add_watch(
        self, kind: WatchKind, subject: str, options: Mapping[str, Any], every: int, passage: int
    ) -> Watch:
        """Keep a watch; the same subject with the same options is the same watch, anew timed."""
        written = json.dumps(options, ensure_ascii=False, sort_keys=True)
        with self.transaction() as db:
            same = "kind = ? AND subject = ? AND options = ?"
            found = db.execute(
                f"SELECT id FROM watches WHERE {same}",  # nosec B608  # conditions of ours
                (kind, subject, written),
            ).fetchone()
            if found:
                db.execute("UPDATE watches SET every = ? WHERE id = ?", (every, found[0]))
                return self.watch(found[0])
            made = db.execute(
                "INSERT INTO watches (kind, subject, options, every, added, passage) "
                "VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
                (kind, subject, written, every, now(), passage),
            ).fetchone()
            return self.watch(made[0])

    def watches(self) -> list[Watch]:
        """All of them, sources first: a question is asked once its sources are read."""
        rows = self.connection.execute(
            f"SELECT {_COLUMNS} FROM watches ORDER BY kind = 'question', id"  # nosec B608  # names of ours
        )
        return [_watch(row) for row in rows.fetchall()]

    def watch(self, id: int) -> Watch:
        row = self.connection.execute(
            f"SELECT {_COLUMNS} FROM watches WHERE id = ?",  # nosec B608  # names of ours
            (id,),
        ).fetchone()
        if row is None:
            raise UnknownWatch(f"Nothing is watched under the number {id}: see record watch list.")
        return _watch(row)

    def remove_watch(self, id: int) -> Watch:
        """Stop watching; what was read stays in the record."""
        with self.transaction() as db:
            watch = self.watch(id)
            db.execute("DELETE FROM watches WHERE id = ?", (id,))
            return watch

    def note_looked(
        self, id: int, told: str, *, passage: int | None = None, found: Iterable[Span] = ()
    ) -> None:
        """A watch has been looked at to the end: what came of it, and the quotes it found."""
        with self.transaction() as db:
            moment = now()
            db.executemany(
                "INSERT INTO watched_quotes VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                [(id, s.statement_id, s.start_char, s.end_char, moment) for s in found],
            )
            db.execute(
                "UPDATE watches SET looked = ?, told = ?, passage = coalesce(?, passage) "
                "WHERE id = ?",
                (moment, told, passage, id),
            )

    def watched_quotes(self, id: int, limit: int = MOST_QUOTES) -> list[tuple[Span, str]]:
        """The quotes found for a question and when, the newest first."""
        rows = self.connection.execute(
            "SELECT statement_id, start_char, end_char, found FROM watched_quotes "
            "WHERE watch = ? ORDER BY found DESC, statement_id, start_char LIMIT ?",
            (id, limit),
        )
        return [(Span(name, start, end), found) for name, start, end, found in rows]


def _watch(row: tuple[Any, ...]) -> Watch:
    id, kind, subject, options, *rest = row
    return Watch(id, kind, subject, json.loads(options), *rest)
