"""Passages cover every character that search must see, within the bound."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.passages import MAX_CHARS, cut_passages
from tests.made import made_statement


@given(st.lists(st.integers(1, 2500), min_size=1, max_size=12))
def test_every_sentence_is_covered_and_no_passage_is_too_long(lengths: list[int]) -> None:
    paragraph = made_statement([["x" * n for n in lengths]]).paragraphs[0]
    parts = cut_passages(paragraph)
    assert all(0 < end - start <= MAX_CHARS for start, end in parts)
    covered = {n for start, end in parts for n in range(start, end)}
    for sentence in paragraph.sentences:
        assert set(range(sentence.start_char, sentence.end_char)) <= covered


def test_a_paragraph_that_fits_is_one_passage() -> None:
    paragraph = made_statement([["Short one.", "Another."]]).paragraphs[0]
    assert cut_passages(paragraph) == [(paragraph.start_char, paragraph.end_char)]


def test_parts_of_a_long_paragraph_share_a_sentence() -> None:
    paragraph = made_statement([["x" * 400] * 5]).paragraphs[0]
    parts = cut_passages(paragraph)
    assert len(parts) == 4
    assert all(b[0] < a[1] for a, b in pairwise(parts))
