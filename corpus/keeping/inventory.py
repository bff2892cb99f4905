"""What a record holds, counted in its database, and what it takes on disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.keeping.files import DATABASE, DERIVED
from corpus.store import Store


@dataclass(frozen=True, slots=True)
class Inventory:
    """Current statements by language and kind; sentences by voice; sizes in bytes.

    `older_versions` are kept beside the current ones, `gone` no longer in their sources.
    `vectors` are by model; `edits` are corrections by hand.
    """

    layout: int
    record_id: str
    sequence: int
    languages: Mapping[str, int]
    kinds: Mapping[str, int]
    voices: Mapping[str, int]
    undated: int
    older_versions: int
    gone: int
    edits: int
    characters: int
    vectors: Mapping[str, int]
    bytes_database: int
    bytes_indexes: int
    bytes_other: int

    @classmethod
    def of(cls, store: Store) -> Inventory:
        """Counted now; characters and voices take a look at every row."""
        current = "FROM statements WHERE superseded_by IS NULL"
        by = "{0}, count(*) " + current + " GROUP BY {0} ORDER BY 2 DESC, 1"
        return cls(
            layout=store.layout(),
            record_id=store.record_id,
            sequence=store.sequence(),
            languages=_pairs(store, f"SELECT {by.format('language')}"),
            kinds=_pairs(store, f"SELECT {by.format('kind')}"),
            voices=_pairs(
                store,
                "SELECT voice, count(*) FROM sentences JOIN statements ON seq = statement "
                "WHERE superseded_by IS NULL GROUP BY voice ORDER BY 2 DESC, 1",
            ),
            undated=_one(store, f"SELECT count(*) {current} AND date IS NULL"),
            older_versions=_one(store, "SELECT count(*) FROM statements WHERE superseded_by <> ''"),
            gone=_one(store, f"SELECT count(*) {current} AND gone_since IS NOT NULL"),
            edits=_one(store, "SELECT count(*) FROM edits"),
            characters=_one(store, f"SELECT coalesce(sum(length(text)), 0) {current}"),
            vectors=_pairs(
                store,
                "SELECT fingerprint, count(*) FROM encoders JOIN vectors ON encoder = encoders.id "
                "GROUP BY fingerprint ORDER BY 1",
            ),
            **sizes(store.folder),
        )


def sizes(record: Path) -> dict[str, int]:
    """Bytes of the database with its log, of the indexes, and of all else in the folder."""
    found = {"bytes_database": 0, "bytes_indexes": 0, "bytes_other": 0}
    for path in record.rglob("*"):
        try:
            size = path.stat().st_size if path.is_file() else 0
        except OSError:  # taken away this moment
            continue
        inside = path.relative_to(record).parts
        if inside[0].startswith(DATABASE):
            found["bytes_database"] += size
        elif inside[0] == DERIVED[0]:
            found["bytes_indexes"] += size
        else:
            found["bytes_other"] += size
    return found


def _one(store: Store, sql: str) -> int:
    return int(store.connection.execute(sql).fetchone()[0])


def _pairs(store: Store, sql: str) -> dict[str, int]:
    return dict(store.connection.execute(sql).fetchall())
