"""Statements in the store: put, get, list, versions, corrections, removal, status of files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal

from corpus.errors import DamagedText, UnknownStatement
from corpus.messages import say
from corpus.store.files import now
from corpus.store.filters import heard_conditions, shown_conditions, statement_conditions
from corpus.store.rows import SELECT, read_statement
from corpus.store.writing import StatementRows
from corpus.types import PassageFilter, Statement, Status


class StatementTable(StatementRows):
    """Reading and writing whole statements; each `put` is one transaction."""

    def put(
        self, statement: Statement, *, file: str, document_hash: bytes, attribution: int
    ) -> tuple[Status, str]:
        """Store what a source says now; its status and the statement's id, on disk when this ends.

        The same words with other metadata replace the row; other words become a new version.
        """
        with self.transaction() as db:
            old = db.execute(
                "SELECT seq, statement_id, sha256, version, added FROM statements WHERE file = ? "
                "AND source_id = ? AND superseded_by IS NULL",
                (file, statement.source_id),
            ).fetchone()
            if old and old[2] == statement.sha256:
                kept = replace(statement, statement_id=old[1], version=old[3], added=old[4])
                self._overwrite(old[0], kept, document_hash, attribution)
                return "updated", old[1]
            version = old[3] + 1 if old else 1
            name = self._free_id(statement.statement_id)
            fresh = replace(statement, statement_id=name, version=version, added=now())
            if old:
                self._supersede(old[0], name)
            self._insert(fresh, file, document_hash, attribution)
            return ("updated" if old else "added"), name

    def rewrite(self, statement: Statement, attribution: int) -> None:
        """Put new labels or corrected metadata on a stored statement; its words stay."""
        with self.transaction() as db:
            row = db.execute(
                "SELECT seq, document_hash, sha256 FROM statements WHERE statement_id = ?",
                (statement.statement_id,),
            ).fetchone()
            if row is None or row[2] != statement.sha256:
                raise UnknownStatement(
                    say("{id} is no longer in this record.", id=statement.statement_id)
                )
            self._overwrite(row[0], statement, row[1], attribution)

    def statement(
        self,
        name: str,
        *,
        paragraphs: Collection[int] | None = None,
        sentences_of: Collection[int] | None = None,
    ) -> Statement:
        """The statement with this id, in whatever version, or the newest with this source id.

        It has all its text, but with `paragraphs` only these of them, and with `sentences_of` all,
        of which only these have sentences: several times quicker for a long statement.
        Raises `UnknownStatement` if there is none or several, `DamagedText` if its words changed.
        """
        found = (
            self.connection.execute(
                f"SELECT seq, {SELECT} FROM statements WHERE statement_id = ?",  # nosec B608  # names of ours
                (name,),
            ).fetchall()
            or self.connection.execute(
                f"SELECT seq, {SELECT} FROM statements "
                "WHERE source_id = ? AND superseded_by IS NULL ORDER BY seq",  # nosec B608  # names of ours
                (name,),
            ).fetchall()
        )
        if not found:
            raise UnknownStatement(
                say("No statement in this record has the id {id}.", id=repr(name))
            )
        if len(found) > 1:
            ids = ", ".join(row[1] for row in found[:5])
            raise UnknownStatement(
                say(
                    "Several statements come from {source}: {ids}. Give one of these.",
                    source=repr(name),
                    ids=ids,
                )
            )
        seq, *row = found[0]
        statement = read_statement(tuple(row), self._paragraphs_of(seq, paragraphs, sentences_of))
        if hashlib.sha256(statement.text.encode()).hexdigest() != statement.sha256:
            raise DamagedText(
                say(
                    "The stored text of {id} is no longer what was stored; nothing of it is shown. "
                    "Restore the record from a backup or add the source again.",
                    id=statement.statement_id,
                )
            )
        return self.with_kin(seq, statement)

    def statements(
        self, passing: PassageFilter | None = None, *, after: int = 0, limit: int = 50
    ) -> list[tuple[int, Statement]]:
        """(row, statement without paragraphs) of current ones, newest first from row `after` on.

        Of those with such a sentence, where people or voices are asked for. What was published
        several times comes once, and names its copies.
        """
        where, values = shown_conditions(passing or PassageFilter(), heard_conditions)
        rows = self.connection.execute(
            f"SELECT seq, {SELECT} FROM statements s WHERE {where} "
            "ORDER BY date_first IS NULL, date_first DESC, seq DESC LIMIT ? OFFSET ?",  # nosec B608  # conditions of ours
            (*values, limit, after),
        ).fetchall()
        return [
            (after + n, self.with_kin(seq, read_statement(tuple(row), ())))
            for n, (seq, *row) in enumerate(rows, 1)
        ]

    def coverage(self, passing: PassageFilter | None = None) -> tuple[int, str | None, str | None]:
        """How many current statements pass, and the dates of the oldest and the newest.

        What was published several times counts once. Every question asks for that of all.
        """
        if passing is None or passing.is_empty():
            return self._until_written("coverage", lambda: self._coverage(PassageFilter()))
        return self._coverage(passing)

    def _coverage(self, passing: PassageFilter) -> tuple[int, str | None, str | None]:
        where, values = shown_conditions(passing)
        row = self.connection.execute(
            f"SELECT count(*), min(date), max(date) FROM statements s WHERE {where}",  # nosec B608  # conditions of ours
            values,
        ).fetchone()
        return row[0], row[1], row[2]

    def further_copies(self, passing: PassageFilter | None = None) -> int:
        """How many current statements pass that `coverage` does not count, being copies."""
        if not self._one("SELECT 1 FROM copies LIMIT 1"):
            return 0
        where, values = statement_conditions(passing or PassageFilter())
        all_of_them = self._one(f"SELECT count(*) FROM statements s WHERE {where}", tuple(values))  # nosec B608  # conditions of ours
        return int(all_of_them) - self.coverage(passing)[0]

    def counted_by_date(self, length: int, passing: PassageFilter | None = None) -> dict[str, int]:
        """How many current statements pass, by the first `length` characters of their date.

        What was published several times counts once.
        """
        where, values = shown_conditions(passing or PassageFilter())
        rows = self.connection.execute(
            f"SELECT substr(date, 1, ?), count(*) FROM statements s WHERE {where} "
            "AND length(date) >= ? GROUP BY 1 ORDER BY 1",  # nosec B608  # conditions of ours
            (length, *values, length),
        )
        return dict(rows.fetchall())

    def distinct(self, column: Literal["language", "kind"]) -> tuple[str, ...]:
        """The languages or kinds of current statements, most frequent first."""
        rows = self.connection.execute(
            f"SELECT {column} FROM statements WHERE superseded_by IS NULL "
            f"GROUP BY {column} ORDER BY count(*) DESC, {column}"  # nosec B608  # names of ours
        )
        return tuple(value for (value,) in rows)

    def languages_of_some(self, limit: int) -> dict[str, int]:
        """How many of at most `limit` current statements, evenly spread, are in each language."""
        last = self._one("SELECT max(seq) FROM statements", ()) or 0
        rows = sorted({1 + at * last // limit for at in range(limit)})
        marks = ", ".join("?" * len(rows))
        found = self.connection.execute(
            f"SELECT language, count(*) FROM statements WHERE seq IN ({marks}) "
            "AND superseded_by IS NULL GROUP BY language ORDER BY language",
            rows,
        )
        return dict(found.fetchall())

    def at_url(self, url: str) -> str | None:
        """The current statement that was published at this address, by either protocol."""
        _, mark, rest = url.partition("://")
        both = (f"http://{rest}", f"https://{rest}") if mark else (url, url)
        row = self.connection.execute(
            "SELECT statement_id FROM statements WHERE url IN (?, ?) AND superseded_by IS NULL "
            "ORDER BY seq LIMIT 1",
            both,
        ).fetchone()
        return str(row[0]) if row else None

    def copies(self, sha256: str) -> list[tuple[str, str, str | None]]:
        """(statement id, file, date) of the current statements with this very text, oldest first.

        The same words on another day are another statement.
        """
        return self.connection.execute(
            "SELECT statement_id, file, date FROM statements WHERE sha256 = ? "
            "AND superseded_by IS NULL ORDER BY seq",
            (sha256,),
        ).fetchall()

    def titles(self, names: Collection[str]) -> dict[str, str]:
        """Titles by statement id, of any version; ids that there are not are left out."""
        marks = ", ".join("?" * len(names))
        rows = self.connection.execute(
            f"SELECT statement_id, title FROM statements WHERE statement_id IN ({marks})",  # nosec B608  # only question marks
            tuple(names),
        )
        return dict(rows.fetchall())

    def damaged(self) -> list[str]:
        """Ids of statements, of any version, whose text no longer has its SHA-256."""
        rows = self.connection.execute(
            "SELECT statement_id, text, sha256 FROM statements ORDER BY seq"
        )
        return [
            name
            for name, text, digest in rows
            if hashlib.sha256(text.encode()).hexdigest() != digest
        ]

    def versions(self, name: str) -> list[Statement]:
        """Every version of a statement, oldest first, without paragraphs."""
        statement = self.statement(name)
        rows = self.connection.execute(
            f"SELECT {SELECT} FROM statements WHERE source_id = ? AND file = "
            "(SELECT file FROM statements WHERE statement_id = ?) ORDER BY version",  # nosec B608  # names of ours
            (statement.source_id, statement.statement_id),
        ).fetchall()
        return [read_statement(row, ()) for row in rows]

    def remove(self, name: str) -> int:
        """Delete a statement and its versions; how many rows went. Adding it again is possible."""
        with self.transaction() as db:
            target = self.statement(name)
            file = self.file_of(target.statement_id)
            rows = db.execute(
                "SELECT seq FROM statements WHERE file = ? AND source_id = ?",
                (file, target.source_id),
            ).fetchall()
            for (seq,) in rows:
                self._forget_kin(seq)
                self._drop_passages(seq)
                db.execute("DELETE FROM statements WHERE seq = ?", (seq,))
            db.execute("UPDATE files SET hash = NULL WHERE file = ?", (file,))
            return len(rows)

    def unlabelled(self, attribution: int) -> Iterator[str]:
        """Ids of current statements whose voices another attribution version gave."""
        rows = self.connection.execute(
            "SELECT statement_id FROM statements WHERE attribution <> ? AND superseded_by IS NULL "
            "ORDER BY seq DESC",
            (attribution,),
        ).fetchall()
        yield from (name for (name,) in rows)

    def edit(
        self,
        name: str,
        corrections: Mapping[str, Any],
        redo: Callable[[Statement], Statement],
        attribution: int,
    ) -> Statement:
        """Keep corrections by hand for this source, and apply them with `redo` at once."""
        with self.transaction():
            statement = self.statement(name)
            file = self.file_of(statement.statement_id)
            self.keep_edits(file, {statement.source_id: corrections})
            corrected = redo(statement)
            self.rewrite(corrected, attribution)
        return self.statement(corrected.statement_id)

    def keep_edits(self, file: str, corrections: Mapping[str, Mapping[str, Any]]) -> None:
        """Keep corrections (source id → field → value), be their statements stored or not yet."""
        with self.transaction() as db:
            db.executemany(
                "INSERT INTO edits VALUES (?, ?, ?, ?) ON CONFLICT (file, source_id, field) "
                "DO UPDATE SET value = excluded.value",
                [
                    (file, source_id, field, json.dumps(value, ensure_ascii=False))
                    for source_id, fields in corrections.items()
                    for field, value in fields.items()
                ],
            )

    def edits(self, file: str, source_id: str) -> dict[str, Any]:
        """Corrections by hand for one source: field → value."""
        rows = self.connection.execute(
            "SELECT field, value FROM edits WHERE file = ? AND source_id = ? ORDER BY field",
            (file, source_id),
        )
        return {field: json.loads(value) for field, value in rows}

    def file_of(self, statement_id: str) -> str:
        """The source that a statement, of any version, was read from."""
        return str(self._one("SELECT file FROM statements WHERE statement_id = ?", (statement_id,)))

    def _free_id(self, wanted: str) -> str:
        """The id, or the id with a number if a version or a copy elsewhere has it already."""
        name, number = wanted, 1
        while self._one("SELECT 1 FROM statements WHERE statement_id = ?", (name,)):
            number += 1
            name = f"{wanted}-{number}"
        return name
