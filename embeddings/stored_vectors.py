"""Vectors in the store that are damaged, missing, foreign or orphaned: found, mended."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from corpus.keeping.findings import Finding, mendable, number
from corpus.store import Store

_PORTION = 4096
_LENGTH_OFF = 0.05  # how far a stored unit vector's length may be from 1, in 16 bits


def look_over_vectors(store: Store, *, kind: str | None, mend: bool) -> Iterator[Finding]:
    """What is wrong with stored vectors; those in use are known by `kind`."""
    if kind is not None:
        yield from _damaged_or_lost(store, kind, mend)
        yield from _others(store, kind)
    yield from _unused(store, mend)


def _damaged_or_lost(store: Store, kind: str, mend: bool) -> Iterator[Finding]:
    """Vectors that are none: cut short, without a number, of another length than 1, or missing."""
    row = store.connection.execute("SELECT id FROM encoders WHERE fingerprint = ?", (kind,))
    (encoder,) = row.fetchone() or (0,)
    bad, lost = _damaged(store, encoder), _lost(store, encoder)
    if not bad and not lost:
        return
    if mend:
        with store.transaction() as db:
            db.executemany(
                "DELETE FROM vectors WHERE encoder = ? AND hash = ?",
                [(encoder, digest) for digest in bad],
            )
            db.execute(
                "DELETE FROM embedded WHERE encoder = ? AND NOT EXISTS (SELECT 1 FROM vectors v "
                "WHERE v.encoder = embedded.encoder AND v.hash = embedded.hash)",
                (encoder,),
            )
    yield mendable(
        "vectors",
        mend,
        f"Of the vectors, {len(bad):,} are damaged and {lost:,} are missing.",
        "What was taken out is made again with the next embedding.",
        "They can be taken out, and are then made again.",
    )


def _damaged(store: Store, encoder: int) -> list[bytes]:
    rows = store.connection.execute(
        "SELECT length(vector), count(*) FROM vectors WHERE encoder = ? GROUP BY 1 "
        "ORDER BY 2 DESC, 1 DESC",
        (encoder,),
    ).fetchall()
    if not rows:
        return []
    size = next((length for length, _ in rows if length and length % 2 == 0), 0)
    bad: list[bytes] = []
    held = store.connection.execute(
        "SELECT hash, vector, parts FROM vectors WHERE encoder = ?", (encoder,)
    )
    while portion := held.fetchmany(_PORTION):
        whole = [row for row in portion if len(row[1]) == size and _parts_fit(row[2], size // 2)]
        fit = {row[0] for row in whole}
        bad += [row[0] for row in portion if row[0] not in fit]
        if whole:
            stored = np.frombuffer(b"".join(row[1] for row in whole), "<f2")
            lengths = np.linalg.norm(stored.reshape(len(whole), -1).astype(np.float32), axis=1)
            off = ~(np.abs(lengths - 1) < _LENGTH_OFF)  # so that no number is off, too
            bad += [row[0] for row, wrong in zip(whole, off, strict=True) if wrong]
    return bad


def _parts_fit(parts: bytes | None, dimension: int) -> bool:
    return parts is not None and dimension > 0 and len(parts) % dimension == 0


def _lost(store: Store, encoder: int) -> int:
    row = store.connection.execute(
        "SELECT count(*) FROM embedded e WHERE e.encoder = ? AND NOT EXISTS "
        "(SELECT 1 FROM vectors v WHERE v.encoder = e.encoder AND v.hash = e.hash)",
        (encoder,),
    ).fetchone()
    return int(row[0])


def _others(store: Store, kind: str) -> Iterator[Finding]:
    """Vectors of models that are not in use: kept for when they are again."""
    rows = store.connection.execute(
        "SELECT fingerprint, count(*), sum(length(vector) + coalesce(length(parts), 0)) "
        "FROM encoders JOIN vectors ON encoder = encoders.id WHERE fingerprint <> ? GROUP BY 1",
        (kind,),
    )
    for name, count, size in rows:
        yield Finding(
            "other model",
            "noted",
            f"{number(count, 'vector')} of another model, {name}, take {size / 1e6:,.1f} MB.",
            "They are never mixed with those in use. To delete them: record doctor "
            "--drop-other-models",
        )


def drop_others(store: Store, kind: str) -> int:
    """Delete the vectors of models that are not in use; how many there were."""
    others = "encoder IN (SELECT id FROM encoders WHERE fingerprint <> ?)"
    with store.transaction() as db:
        db.execute(f"DELETE FROM embedded WHERE {others}", (kind,))  # nosec B608  # conditions of ours
        gone = db.execute(f"DELETE FROM vectors WHERE {others}", (kind,)).rowcount  # nosec B608  # conditions of ours
        db.execute("DELETE FROM encoders WHERE fingerprint <> ?", (kind,))
    return gone


def _unused(store: Store, mend: bool) -> Iterator[Finding]:
    """Vectors of texts that no passage has any more."""
    # Asked through an index of its own: without one each vector would cost a look at all passages.
    orphans = (
        "vectors WHERE NOT EXISTS (SELECT 1 FROM used e "
        "WHERE e.encoder = vectors.encoder AND e.hash = vectors.hash)"
    )
    db = store.connection
    db.execute("CREATE TEMP TABLE used AS SELECT DISTINCT encoder, hash FROM embedded")
    db.execute("CREATE INDEX used_by ON used (encoder, hash)")
    try:
        count = db.execute(f"SELECT count(*) FROM {orphans}").fetchone()[0]  # nosec B608  # conditions of ours
        if count and mend:
            with store.transaction() as changing:
                changing.execute(f"DELETE FROM {orphans}")  # nosec B608  # conditions of ours
    finally:
        db.execute("DROP TABLE used")
    if count:
        yield mendable(
            "orphaned vectors",
            mend,
            f"The record holds {number(count, 'vector')} that no passage has.",
            "They were deleted.",
            "They can be deleted.",
        )
