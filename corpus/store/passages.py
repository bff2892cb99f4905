"""Passages in the store: what indexes read to catch up, and which ids pass a filter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from corpus.store.database import Database
from corpus.store.filters import statement_conditions
from corpus.types import Passage, PassageFilter, PassageRecord, StoreChange

BEFORE_CHARS = 300

_RECORD = f"""
SELECT p.id, s.statement_id, p.paragraph, p.start_char, p.end_char,
       substr(s.text, p.start_char + 1, p.end_char - p.start_char),
       s.title, s.lead, s.date, s.date_first, s.date_last, s.language, s.kind,
       g.speaker, s.source_id, s.seq,
       (SELECT CASE WHEN b.end_char - b.start_char <= {BEFORE_CHARS}
                    THEN substr(s.text, b.start_char + 1, b.end_char - b.start_char)
                    ELSE substr(s.text, b.end_char - {BEFORE_CHARS} + 1, {BEFORE_CHARS}) END
          FROM paragraphs b WHERE b.statement = s.seq AND b.ordinal < p.paragraph
         ORDER BY b.ordinal DESC LIMIT 1)
FROM passages p
JOIN statements s ON s.seq = p.statement
JOIN paragraphs g ON g.statement = p.statement AND g.ordinal = p.paragraph
"""  # nosec B608  # names of ours


_FIELDS = (
    "text", "title", "lead", "date", "date_first", "date_last", "language", "kind", "speaker",
    "source_id",
)  # fmt: skip


class PassageTable(Database):
    """Passages are written with their statement; here they are read."""

    _counted_people: tuple[int, list[str]] | None = None

    def sequence(self) -> int:
        """Number of the last change; indexes that have reached it are up to date."""
        return self._one("SELECT max(sequence) FROM changes") or 0

    def changes_since(self, sequence: int) -> Iterator[StoreChange]:
        """Changes after `sequence`, in order."""
        rows = self.connection.execute(
            "SELECT sequence, op, first_passage, last_passage FROM changes "
            "WHERE sequence > ? ORDER BY sequence",
            (sequence,),
        )
        yield from (StoreChange(*row) for row in rows.fetchall())

    def passage_records(self, first: int, last: int) -> list[PassageRecord]:
        """Searchable passages with ids first..last, by id."""
        rows = self.connection.execute(
            f"{_RECORD} WHERE p.id BETWEEN ? AND ? ORDER BY p.id", (first, last)
        ).fetchall()
        return self._records(rows)

    def passage_records_of(self, ids: Sequence[int]) -> list[PassageRecord]:
        """The searchable passages with these ids, in the order given, without those gone since."""
        marks = ", ".join("?" * len(ids))
        rows = self.connection.execute(f"{_RECORD} WHERE p.id IN ({marks})", tuple(ids)).fetchall()
        found = {record.passage.id: record for record in self._records(rows)}
        return [found[id] for id in ids if id in found]

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """The passages with these ids, in the order given; those gone since are left out."""
        marks = ", ".join("?" * len(ids))
        rows = self.connection.execute(
            "SELECT p.id, s.statement_id, p.paragraph, p.start_char, p.end_char, g.role "
            "FROM passages p JOIN statements s ON s.seq = p.statement "
            "JOIN paragraphs g ON g.statement = p.statement AND g.ordinal = p.paragraph "
            f"WHERE p.id IN ({marks})",  # nosec B608  # only question marks
            tuple(ids),
        )
        found = {row[0]: Passage(*row) for row in rows}
        return [found[id] for id in ids if id in found]

    def passage_words(self, ids: Sequence[int]) -> dict[int, str]:
        """Title, lead and words of each passage: all that speaks for it, without its statement."""
        marks = ", ".join("?" * len(ids))
        rows = self.connection.execute(
            "SELECT p.id, s.title || ' ' || coalesce(s.lead, '') || ' ' || "
            "substr(s.text, p.start_char + 1, p.end_char - p.start_char) "
            f"FROM passages p JOIN statements s ON s.seq = p.statement WHERE p.id IN ({marks})",  # nosec B608  # only question marks
            tuple(ids),
        )
        return dict(rows.fetchall())

    def said_in(self, ids: Sequence[int]) -> dict[int, str]:
        """The words of each passage alone."""
        found: dict[int, str] = {}
        for at in range(0, len(ids), 500):
            some = ids[at : at + 500]
            rows = self.connection.execute(
                "SELECT p.id, substr(s.text, p.start_char + 1, p.end_char - p.start_char) "
                "FROM passages p JOIN statements s ON s.seq = p.statement "
                f"WHERE p.id IN ({', '.join('?' * len(some))})",  # nosec B608  # only question marks
                tuple(some),
            )
            found |= dict(rows.fetchall())
        return found

    def passage_sentences(self, ids: Sequence[int]) -> dict[int, list[str]]:
        """The words of each passage's sentences, in order."""
        marks = ", ".join("?" * len(ids))
        rows = self.connection.execute(
            "SELECT p.id, substr(s.text, x.start_char + 1, x.end_char - x.start_char) "
            "FROM passages p JOIN statements s ON s.seq = p.statement "
            "JOIN sentences x ON x.statement = p.statement AND x.paragraph = p.paragraph "
            "AND x.start_char < p.end_char AND x.end_char > p.start_char "
            f"WHERE p.id IN ({marks}) ORDER BY p.id, x.ordinal",  # nosec B608  # only question marks
            tuple(ids),
        )
        found: dict[int, list[str]] = {}
        for id, words in rows:
            found.setdefault(id, []).append(words)
        return found

    def dates(self, statement_ids: Sequence[str]) -> dict[str, str | None]:
        """The dates of these statements."""
        return self._of_statements("date", statement_ids)

    def languages(self, statement_ids: Sequence[str]) -> dict[str, str]:
        """The languages of these statements."""
        return self._of_statements("language", statement_ids)

    def source_ids(self, statement_ids: Sequence[str]) -> dict[str, str]:
        """The sources' own ids of these statements."""
        return self._of_statements("source_id", statement_ids)

    def passage_count(self) -> int:
        return int(self._one("SELECT count(*) FROM passages"))

    def last_passage(self) -> int:
        """The id that was given last; all that is stored later has a higher one."""
        return self.engine.last_number(self.connection, "passages", "id")

    def has_passages(self, statement_id: str, up_to: int) -> bool:
        """Whether a statement was there already when the passage with this id was the last."""
        found = self._one(
            "SELECT 1 FROM passages p JOIN statements s ON s.seq = p.statement "
            "WHERE s.statement_id = ? AND p.id <= ?",
            (statement_id, up_to),
        )
        return bool(found)

    def passage_ids(self, passing: PassageFilter) -> list[int]:
        """Ids of the passages that may answer under this filter, ascending."""
        if passing.people is None and not passing.voices:
            return self._ids_of_statements(passing)
        passages, values = self._passing(passing)
        rows = self.connection.execute(f"SELECT p.id FROM {passages}", values)  # nosec B608  # conditions of ours
        # Asked for the order, or for each once, SQLite would read every passage there is.
        return sorted({id for (id,) in rows})

    def _ids_of_statements(self, passing: PassageFilter) -> list[int]:
        """The same where statements pass whole: a statement's passages are numbered in a row.

        So two looks a statement are enough, however many passages it has.
        """
        where, values = statement_conditions(passing)
        ends = (
            "(SELECT p.id FROM passages p WHERE p.statement = s.seq "
            f"ORDER BY p.paragraph {order}, p.id {order} LIMIT 1)"
            for order in ("ASC", "DESC")
        )
        rows = self.connection.execute(
            f"SELECT {', '.join(ends)} FROM statements s WHERE {where}", values
        )
        spans = sorted((first, last) for first, last in rows if first is not None)
        return [id for first, last in spans for id in range(first, last + 1)]

    def newest_passage_ids(
        self, passing: PassageFilter, limit: int, *, oldest: bool = False
    ) -> list[int]:
        """Ids of at most so many passages that pass, of the newest statements, as they stand.

        Of the oldest if so; statements without a date come last either way.
        """
        passages, values = self._passing(passing)
        rows = self.connection.execute(
            f"SELECT p.id FROM {passages} GROUP BY p.id, s.seq "
            f"ORDER BY s.date_first IS NULL, s.date_first {'ASC' if oldest else 'DESC'}, p.id "
            "LIMIT ?",  # nosec B608  # conditions of ours
            (*values, limit),
        )
        return [id for (id,) in rows]

    def people(self) -> list[str]:
        """Everybody whose words or position a sentence is labelled with, by how often.

        Every question asks for them, and counting goes over all sentences: done once a change.
        """
        sequence = self.sequence()
        if self._counted_people is None or self._counted_people[0] != sequence:
            rows = self.connection.execute(
                "SELECT name FROM people JOIN sentences ON holder = people.id "
                "GROUP BY people.id ORDER BY count(*) DESC, name"
            )
            self._counted_people = sequence, [name for (name,) in rows]
        return self._counted_people[1]

    def _passing(self, passing: PassageFilter) -> tuple[str, list[Any]]:
        """What follows FROM for passages `p` of statements `s` that pass, with its values.

        A person's sentences are few and lead to their passages, some of them twice; a voice is
        looked for in each passage.
        """
        where, values = statement_conditions(passing)
        voiced = (
            f"x.voice IN ({', '.join('?' * len(passing.voices))})" if passing.voices else "1 = 1"
        )
        beside = (
            "p.statement = x.statement AND p.paragraph = x.paragraph "
            "AND p.start_char < x.end_char AND p.end_char > x.start_char"
        )
        if passing.people is not None:
            marks = ", ".join("?" * len(passing.people))
            return (
                "sentences x JOIN statements s ON s.seq = x.statement "
                f"JOIN passages p ON {beside} WHERE {where} AND {voiced} "
                f"AND x.holder IN (SELECT id FROM people WHERE name IN ({marks}))"  # nosec B608  # only question marks
            ), [*values, *passing.voices, *passing.people]
        passages = f"statements s JOIN passages p ON p.statement = s.seq WHERE {where}"
        if passing.voices:
            passages += f" AND EXISTS (SELECT 1 FROM sentences x WHERE {beside} AND {voiced})"  # nosec B608  # names of ours
        return passages, [*values, *passing.voices]

    def _of_statements(self, column: str, statement_ids: Sequence[str]) -> dict[str, Any]:
        names = list(dict.fromkeys(statement_ids))
        found: dict[str, Any] = {}
        for at in range(0, len(names), 500):
            some = names[at : at + 500]
            rows = self.connection.execute(
                f"SELECT statement_id, {column} FROM statements "
                f"WHERE statement_id IN ({', '.join('?' * len(some))})",  # nosec B608  # only question marks
                some,
            )
            found |= dict(rows.fetchall())
        return found

    def _records(self, rows: Sequence[tuple[Any, ...]]) -> list[PassageRecord]:
        sentences = self._sentences(rows)
        return [
            PassageRecord(
                passage=Passage(*row[:5]),
                voices=tuple(dict.fromkeys(said[:2] for said in sentences.get(row[0], ()))),
                before=row[16] or "",
                sentences=tuple(
                    _within(row[3], row[4], said) for said in sentences.get(row[0], ())
                ),
                **dict(zip(_FIELDS, row[5:15], strict=True)),
            )
            for row in rows
        ]

    def _sentences(self, rows: Sequence[tuple[Any, ...]]) -> dict[int, list[Any]]:
        """(by, voice, start, end) of each passage's sentences, in order."""
        found: dict[int, list[Any]] = {}
        for at in range(0, len(rows), 500):
            chunk = [row[0] for row in rows[at : at + 500]]
            pairs = self.connection.execute(
                "SELECT p.id, name, voice, x.start_char, x.end_char "
                "FROM passages p JOIN sentences x "
                "ON x.statement = p.statement AND x.paragraph = p.paragraph "
                "AND x.start_char < p.end_char AND x.end_char > p.start_char "
                "LEFT JOIN people ON people.id = holder "
                f"WHERE p.id IN ({', '.join('?' * len(chunk))}) ORDER BY p.id, x.ordinal",  # nosec B608  # only question marks
                chunk,
            )
            for id, *said in pairs:
                found.setdefault(id, []).append(tuple(said))
        return found


def _within(start: int, end: int, said: tuple[Any, Any, int, int]) -> tuple[int, int]:
    """A sentence's offsets into the passage; one that a window cut reaches to its edge."""
    return max(said[2], start) - start, min(said[3], end) - start
