"""What became of a record's statements since a number of its log of changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.store.passages import PassageTable


@dataclass(frozen=True, slots=True)
class Since:
    """Statements that are new, that were changed (their text or what is known of it), and how many
    are gone."""

    added: frozenset[str]
    changed: frozenset[str]
    removed: int

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def since(store: PassageTable, sequence: int) -> Since:
    """All that happened after change number `sequence`."""
    before = {first for op, first in _logged(store, "sequence <= ?", sequence) if op == "put"}
    after = list(_logged(store, "sequence > ?", sequence))
    put = {first for op, first in after if op == "put"}
    dropped = {first for op, first in after if op == "drop"} & before
    there = {first: (name, version) for first, name, version in _statements(store, put)}
    again = {name for first, (name, _) in there.items() if first in before}
    newer = {
        name for first, (name, version) in there.items() if first not in before and version > 1
    }
    fresh = {name for name, _ in there.values()} - again - newer
    # A newer version of what is new itself is no change to whoever asked before.
    replaced = sorted(newer)[: len(dropped)]
    return Since(
        frozenset(fresh | newer.difference(replaced)),
        frozenset(again.union(replaced)),
        len(dropped) - len(replaced),
    )


def _logged(store: PassageTable, where: str, sequence: int) -> Iterator[tuple[str, int]]:
    yield from store.connection.execute(
        f"SELECT op, first_passage FROM changes WHERE {where}",  # nosec B608  # conditions of ours
        (sequence,),
    ).fetchall()


def _statements(store: PassageTable, first: set[int]) -> Iterator[tuple[int, str, int]]:
    """Those whose first passages these are, and which version each is."""
    for passage in sorted(first):
        row = store.connection.execute(
            "SELECT s.statement_id, s.version FROM passages p "
            "JOIN statements s ON s.seq = p.statement WHERE p.id = ?",
            (passage,),
        ).fetchone()
        if row:
            yield passage, *row
