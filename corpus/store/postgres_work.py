"""Passages to embed, shared out among workers on any machine: a portion to one at a time.

A portion is a row that its worker locks on a connection of its own until its vectors are stored.
Whoever dies is disconnected, and so lets go. Nothing else locks these rows: no writer ever waits
for a worker's model, and no worker holds one up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from corpus.store.engine import Connection, Taken

TABLE = """CREATE TABLE IF NOT EXISTS portions (
    encoder TEXT COLLATE "C", portion BIGINT, PRIMARY KEY (encoder, portion)
)"""
PASSAGES = 128  # of a portion: what is lost with a worker that dies
_MAKE = "INSERT INTO portions SELECT ?, * FROM unnest(CAST(? AS BIGINT[])) ON CONFLICT DO NOTHING"
_TAKE = """SELECT portion FROM portions
JOIN unnest(CAST(? AS BIGINT[])) WITH ORDINALITY AS wanted (portion, place) USING (portion)
WHERE encoder = ? ORDER BY place LIMIT 1 FOR NO KEY UPDATE OF portions SKIP LOCKED"""
_DONE = """SELECT passage FROM embedded WHERE passage = ANY(CAST(? AS BIGINT[]))
AND encoder = (SELECT id FROM encoders WHERE fingerprint = ?)"""


@contextmanager
def taken(db: Connection, encoder: str, waiting: Sequence[int]) -> Iterator[Taken]:
    """The first portion of these passages that is free, until the block ends, and the rest.

    `db` is a connection for this alone, closed at the end. What another worker has embedded since
    is left out; what others embed now is in neither.
    """
    try:
        portions = list(dict.fromkeys(id // PASSAGES for id in waiting))
        db.execute(_MAKE, (encoder, portions))
        db.execute("BEGIN")
        row = db.execute(_TAKE, (portions, encoder)).fetchone()
        if row is None:
            yield Taken([], [])
            return
        ours = [id for id in waiting if id // PASSAGES == row[0]]
        done = {id for (id,) in db.execute(_DONE, (ours, encoder))}
        rest = [id for id in waiting if id // PASSAGES != row[0]]
        yield Taken([id for id in ours if id not in done], rest)
    finally:
        db.close()
