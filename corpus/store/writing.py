"""Rows of one statement, written inside somebody else's transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from corpus.passages import cut_passages
from corpus.store.files import FileTable
from corpus.store.kin import COMPARED, KinTable
from corpus.store.rows import read_paragraphs, statement_columns
from corpus.types import Paragraph, Statement


class StatementRows(FileTable, KinTable):
    """Insert, overwrite and supersede; every change is logged for the indexes."""

    def _insert(
        self, statement: Statement, file: str, document_hash: bytes, attribution: int
    ) -> None:
        values = statement_columns(statement) | {
            "file": file,
            "document_hash": document_hash,
            "attribution": attribution,
        }
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        (seq,) = self.connection.execute(
            f"INSERT INTO statements ({names}) VALUES ({marks}) RETURNING seq",  # nosec B608  # only question marks
            tuple(values.values()),
        ).fetchone()
        self._write_parts(seq, statement.paragraphs)
        self.connection.executemany(
            "INSERT INTO passages (statement, paragraph, start_char, end_char) VALUES (?, ?, ?, ?)",
            [
                (seq, paragraph.ordinal, start, end)
                for paragraph in statement.paragraphs
                for start, end in cut_passages(paragraph)
            ],
        )
        self._log_change("put", seq)

    def _overwrite(
        self, seq: int, statement: Statement, document_hash: bytes, attribution: int
    ) -> None:
        """New metadata and labels over the same words; passages keep their ids."""
        values = statement_columns(statement) | {
            "document_hash": document_hash,
            "attribution": attribution,
        }
        sets = ", ".join(f"{name} = ?" for name in values)
        db = self.connection
        old = db.execute(
            f"SELECT title, date, speakers, superseded_by FROM statements WHERE seq = {seq}"  # nosec B608  # a number and names of ours
        ).fetchone()
        compared = f"SELECT {', '.join(COMPARED)} FROM statements WHERE seq = {seq}"  # nosec B608  # a number and names of ours
        before = db.execute(compared).fetchone()
        turns = db.execute(
            "SELECT speaker FROM paragraphs WHERE statement = ? ORDER BY ordinal", (seq,)
        ).fetchall()
        db.execute(f"UPDATE statements SET {sets} WHERE seq = ?", (*values.values(), seq))  # nosec B608  # names of ours
        db.execute("DELETE FROM paragraphs WHERE statement = ?", (seq,))
        db.execute("DELETE FROM sentences WHERE statement = ?", (seq,))
        self._write_parts(seq, statement.paragraphs)
        new = (values["title"], values["date"], values["speakers"], old[3])
        if new != old or turns != [(p.speaker,) for p in statement.paragraphs]:
            db.execute(  # what is embedded names title, date and speaker
                "DELETE FROM embedded WHERE passage IN "
                "(SELECT id FROM passages WHERE statement = ?)",
                (seq,),
            )
        if db.execute(compared).fetchone() != before:
            self._forget_kin(seq)
        self._log_change("put", seq)

    def _supersede(self, seq: int, successor: str) -> None:
        self.connection.execute(
            "UPDATE statements SET superseded_by = ? WHERE seq = ?", (successor, seq)
        )
        self._forget_kin(seq)
        self._drop_passages(seq)

    def _drop_passages(self, seq: int) -> None:
        self._log_change("drop", seq)
        self.connection.execute("DELETE FROM passages WHERE statement = ?", (seq,))

    def _log_change(self, op: str, seq: int) -> None:
        first, last = self.connection.execute(
            "SELECT min(id), max(id) FROM passages WHERE statement = ?", (seq,)
        ).fetchone()
        if first is not None:
            self.connection.execute(
                "INSERT INTO changes (op, first_passage, last_passage) VALUES (?, ?, ?)",
                (op, first, last),
            )

    def _write_parts(self, seq: int, paragraphs: Sequence[Paragraph]) -> None:
        db = self.connection
        db.executemany(
            "INSERT INTO paragraphs VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    *(seq, p.ordinal, p.start_char, p.end_char, p.role),
                    *(p.speaker, int(p.speaker_uncertain), p.locator),
                )
                for p in paragraphs
            ],
        )
        people = self._people({s.by for p in paragraphs for s in p.sentences if s.by})
        db.executemany(
            "INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (seq, p.ordinal, s.ordinal, s.start_char, s.end_char, s.voice, people.get(s.by))
                for p in paragraphs
                for s in p.sentences
            ],
        )

    def _people(self, names: set[str]) -> dict[str | None, int]:
        db = self.connection
        db.executemany(
            "INSERT INTO people (name) VALUES (?) ON CONFLICT DO NOTHING",
            [(name,) for name in sorted(names)],
        )
        return {name: self._one("SELECT id FROM people WHERE name = ?", (name,)) for name in names}

    def _paragraphs_of(
        self,
        seq: int,
        only: Collection[int] | None = None,
        sentences_of: Collection[int] | None = None,
    ) -> tuple[Paragraph, ...]:
        """All, or `only` these; sentences of all that are read, or of these."""
        kept, numbers = _among("ordinal", only)
        paragraphs = self.connection.execute(
            "SELECT ordinal, start_char, end_char, role, speaker, speaker_uncertain, locator "
            f"FROM paragraphs WHERE statement = ?{kept} ORDER BY ordinal",
            (seq, *numbers),
        ).fetchall()
        kept, numbers = _among("paragraph", only if sentences_of is None else sentences_of)
        sentences = self.connection.execute(
            "SELECT paragraph, ordinal, start_char, end_char, voice, name FROM sentences "
            f"LEFT JOIN people ON people.id = holder WHERE statement = ?{kept} "
            "ORDER BY paragraph, ordinal",  # nosec B608  # conditions of ours
            (seq, *numbers),
        ).fetchall()
        return read_paragraphs(paragraphs, sentences)


def _among(column: str, numbers: Collection[int] | None) -> tuple[str, tuple[int, ...]]:
    """SQL that keeps these numbers, or all where there are none given; and its values."""
    if numbers is None:
        return "", ()
    return f" AND {column} IN ({', '.join('?' * len(numbers))})", tuple(numbers)
