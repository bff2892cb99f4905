"""A record looked over by `record doctor`: harmed, found out, mended and at work again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qa import Record
from qa.doctor import Examination, examine
from tests.toy_encoder import ToyEncoder


def look(folder: Path, *, mend: bool = False, drop: bool = False) -> Examination:
    return examine(folder, mend=mend, drop_other_models=drop, encoder=ToyEncoder())


@contextmanager
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    db = sqlite3.connect(folder / "record.db", isolation_level=None)
    yield db
    db.close()


def damage(folder: Path, *sql: str) -> None:
    with database(folder) as db:
        for one in sql:
            db.execute(one)


def works(folder: Path, statements: int = 8) -> None:
    """Everything is there, found by words and by meaning, and every quote verifies."""
    with Record.open(folder, encoder=ToyEncoder()) as record:
        record.embed()
        stats = record.stats()
        assert (stats.statements, stats.passages) == (statements, 5 * statements)
        assert record.search_index.size() == stats.passages
        assert record.progress().share == 1.0
        assert len(record.search_index.meaning.vectors.index) == stats.passages
        answer = record.ask("What was said about topic3?")
        assert answer.outcome == "quotes"
        for quote in answer.quotes:
            text = record.statement(quote.statement_id).text
            assert text[quote.start_char : quote.end_char] == quote.text
        for paragraph in record.statement("made-3").paragraphs:
            assert [s.voice for s in paragraph.sentences] != ["unclear", "unclear"]


def cure(folder: Path, kind: str, *, state: str = "mended") -> None:
    """Only looking finds it and changes nothing; mending mends it; then nothing is wrong."""
    found = look(folder)
    assert not found.sound
    assert (kind, "mendable") in [(one.kind, one.state) for one in found.findings]
    assert look(folder) == found
    mended = look(folder, mend=True)
    assert mended.sound
    assert (kind, state) in [(one.kind, one.state) for one in mended.findings]
    assert all(one.what and one.done for one in mended.findings if one.state == "mended")
    again = look(folder)
    assert again.sound
    assert [one for one in again.findings if one.state != "noted"] == []
    works(folder)
