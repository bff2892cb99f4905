"""What became of a record's statements since an address was made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.store.since import Since, since
from corpus.types import Block, Document
from qa.record import Record


def add(record: Record, name: str, words: str) -> str:
    (result,) = record.add_documents([Document(name, (Block(words),))], source="tests", wait=False)
    assert result.statement_id
    return result.statement_id


@pytest.fixture
def record(tmp_path: Path, database: str | None) -> Iterator[Record]:
    with Record.open(tmp_path, database=database) as opened:
        for name in ("edited", "rewritten", "removed", "left"):
            add(opened, name, f"We spoke of the harbour, and this is {name}.")
        yield opened


def test_nothing_happened(record: Record) -> None:
    assert not since(record.store, record.store.sequence())


def test_each_statement_counts_once_as_what_became_of_it(record: Record) -> None:
    before = record.store.sequence()
    record.edit("edited", title="Another title")
    edited = record.statement("edited").statement_id
    add(record, "rewritten", "We spoke of the harbour once more.")
    rewritten = add(record, "rewritten", "We spoke of the harbour for the third time.")
    record.remove("removed")
    added = add(record, "added", "This is new.")
    record.edit("added", title="New")
    add(record, "come and gone", "This does not stay.")
    record.remove("come and gone")
    found = since(record.store, before)
    assert found == Since(frozenset({added}), frozenset({edited, rewritten}), 1)


def test_a_new_statement_that_changes_is_new(record: Record) -> None:
    before = record.store.sequence()
    add(record, "added", "This is new.")
    newest = add(record, "added", "This is newer.")
    assert since(record.store, before) == Since(frozenset({newest}), frozenset(), 0)
