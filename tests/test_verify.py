"""Verification: the stored slice, or nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.store import Store
from corpus.types import Span
from qa.errors import VerificationError
from qa.types import Quote
from qa.verify import verified_words, verify
from tests.made import made_statement

STATEMENT = made_statement([["Ein 😀 naïve text.", "Zwei."]], title="T")


def quote(**fields: object) -> Quote:
    made = Quote(
        1, STATEMENT.statement_id, "made", 0, 4, 5, "😀", "own", None, None, "T", None, None,
        None, 1.0,
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(tmp_path) as opened:
        opened.put(STATEMENT, file="f", document_hash=b"", attribution=1)
        yield opened


def test_the_exact_slice_passes(store: Store) -> None:
    assert verify(store, quote()) == quote()


@pytest.mark.parametrize(
    "wrong",
    [
        quote(text="x"),
        quote(end_char=6),
        quote(start_char=3),
        quote(end_char=9999),
        quote(start_char=-1),
        quote(end_char=4),
        quote(statement_id="another"),
    ],
)
def test_anything_else_is_not_shown(store: Store, wrong: Quote) -> None:
    with pytest.raises(VerificationError, match="can't be shown"):
        verify(store, wrong)


def test_a_tampered_text_is_not_shown(store: Store) -> None:
    with store.transaction() as db:
        db.execute("UPDATE statements SET text = replace(text, 'Zwei', 'Drei')")
    with pytest.raises(VerificationError, match="no longer what was stored"):
        verify(store, quote())


@given(st.text(min_size=1), st.data())
def test_any_text_gives_back_its_slices(text: str, data: st.DataObject) -> None:
    statement = made_statement([[text]])
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(statement.statement_id, start, end)
    assert verified_words(statement, span) == text[start:end]
