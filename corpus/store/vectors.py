"""Vectors in the store: shared by the hash of the embedded text, so nothing is embedded twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.store.passages import PassageTable


class VectorTable(PassageTable):
    """Vectors are float16 bytes, kept by encoder fingerprint and text hash.

    Beside each are those of its sentences in order, a byte a component.
    """

    def vectors_known(
        self, encoder: str, hashes: Sequence[bytes]
    ) -> dict[bytes, tuple[bytes, bytes]]:
        """Those of these texts' vectors, and of their sentences, that the encoder made before."""
        marks = ", ".join("?" * len(hashes))
        rows = self.connection.execute(
            f"SELECT hash, vector, parts FROM vectors WHERE hash IN ({marks}) "
            "AND encoder = (SELECT id FROM encoders WHERE fingerprint = ?)",  # nosec B608  # only question marks
            (*hashes, encoder),
        )
        return {digest: (vector, parts) for digest, vector, parts in rows}

    def sentence_vectors(self, encoder: str, ids: Sequence[int]) -> dict[int, bytes]:
        """The vectors of the sentences of those of these passages that are embedded."""
        marks = ", ".join("?" * len(ids))
        rows = self.connection.execute(
            "SELECT e.passage, v.parts FROM embedded e JOIN vectors v "
            "ON v.encoder = e.encoder AND v.hash = e.hash "
            f"WHERE e.passage IN ({marks}) AND e.encoder = "
            "(SELECT id FROM encoders WHERE fingerprint = ?)",  # nosec B608  # only question marks
            (*ids, encoder),
        )
        return dict(rows.fetchall())

    def put_vectors(self, encoder: str, rows: Sequence[tuple[int, bytes, bytes, bytes]]) -> None:
        """Store (passage id, hash, vector, its sentences' vectors) rows in one transaction.

        Passages gone since are left out.
        """
        with self.transaction() as db:
            db.execute(
                "INSERT INTO encoders (fingerprint) VALUES (?) ON CONFLICT DO NOTHING", (encoder,)
            )
            number = self._one("SELECT id FROM encoders WHERE fingerprint = ?", (encoder,))
            db.executemany(
                "INSERT INTO vectors (encoder, hash, vector, parts) VALUES (?, ?, ?, ?) "
                "ON CONFLICT DO NOTHING",
                [(number, *made) for _, *made in rows],
            )
            db.executemany(  # anew with a higher row, which is how indexes hear of it
                "DELETE FROM embedded WHERE encoder = ? AND passage = ?",
                [(number, passage) for passage, *_ in rows],
            )
            db.executemany(
                "INSERT INTO embedded (encoder, passage, hash) "
                "SELECT ?, id, ? FROM passages WHERE id = ?",
                [(number, digest, passage) for passage, digest, *_ in rows],
            )

    def unembedded(self, encoder: str, languages: frozenset[str], limit: int) -> list[int]:
        """Ids of passages that still want a vector, newest statements first.

        It goes through all that have one: ask for many at a time.
        """
        spoken, values = _spoken(languages)
        rows = self.connection.execute(
            "SELECT p.id FROM statements s JOIN passages p ON p.statement = s.seq "
            f"WHERE s.superseded_by IS NULL{spoken} AND NOT EXISTS ("
            "SELECT 1 FROM embedded e WHERE e.passage = p.id AND e.encoder = "
            "(SELECT id FROM encoders WHERE fingerprint = ?)) "
            "ORDER BY s.date_first DESC NULLS LAST, p.id LIMIT ?",  # nosec B608  # conditions of ours
            (*values, encoder, limit),
        )
        return [id for (id,) in rows]

    def vectors_since(self, encoder: str, after: int) -> Iterator[tuple[int, int, bytes]]:
        """(row, passage id, vector) of the encoder's vectors put after row `after`, by row.

        Every question asks, and mostly there are none: `+` keeps SQLite from going through all of
        the encoder's rows to find that out.
        """
        yield from self.connection.execute(
            "SELECT e.row, e.passage, v.vector FROM embedded e JOIN vectors v "
            "ON v.encoder = e.encoder AND v.hash = e.hash WHERE e.row > ? AND +e.encoder = "
            "(SELECT id FROM encoders WHERE fingerprint = ?) ORDER BY e.row",
            (after, encoder),
        )

    def embedded_since(self, encoder: str, after: int) -> Iterator[tuple[int, int]]:
        """(row, passage id) of the encoder's vectors put after row `after`, by row."""
        yield from self.connection.execute(
            "SELECT row, passage FROM embedded WHERE row > ? AND +encoder = "
            "(SELECT id FROM encoders WHERE fingerprint = ?) ORDER BY row",
            (after, encoder),
        )

    def embedding_progress(self, encoder: str, languages: frozenset[str]) -> tuple[int, int]:
        """(done, total) passages in the encoder's languages."""
        spoken, values = _spoken(languages)
        total = self._one(
            "SELECT count(*) FROM passages p JOIN statements s ON s.seq = p.statement "
            f"WHERE s.superseded_by IS NULL{spoken}",  # nosec B608  # conditions of ours
            values,
        )
        done = self._one(
            "SELECT count(*) FROM embedded WHERE encoder = "
            "(SELECT id FROM encoders WHERE fingerprint = ?)",
            (encoder,),
        )
        return done, total

    def embedded_ids(self, encoder: str) -> set[int]:
        """Ids of the passages that have a vector of this encoder."""
        rows = self.connection.execute(
            "SELECT passage FROM embedded WHERE encoder = "
            "(SELECT id FROM encoders WHERE fingerprint = ?)",
            (encoder,),
        )
        return {id for (id,) in rows}


def _spoken(languages: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """SQL that keeps the languages a model speaks; a language not known is worth a try."""
    if not languages:
        return "", ()
    marks = ", ".join("?" * len(languages))
    return f" AND s.language IN ({marks}, 'und')", tuple(sorted(languages))
