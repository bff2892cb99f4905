"""A store with statements made for the tests of search."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpus.store import Store
from tests.made import Told, made_statement


def put(
    store: Store, source_id: str, *paragraphs: str | Sequence[str | Told], **fields: Any
) -> range:
    """Store a statement of paragraphs, a string being one of one sentence; its passages' ids."""
    fields = {"title": f"Statement {source_id}", "date": "2019-05-30", "language": "en"} | fields
    given = [[p] if isinstance(p, str) else p for p in paragraphs]
    statement = made_statement(given, source_id=source_id, **fields)
    before = store.sequence()
    store.put(statement, file="made", document_hash=b"x", attribution=1)
    change = list(store.changes_since(before))[-1]
    return range(change.first_passage, change.last_passage + 1)


def open_store(folder: Path) -> Store:
    return Store.open(folder / "record")
