"""A quotation beside the published words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa.quotations.tokens import keys
from qa.quotations.word_diff import Stretch, marked, within, word_diff

WORDS = st.lists(
    st.sampled_from(["we", "will", "not", "close", "the", "harbour", "5", "."]), max_size=12
)


def test_changed_words_are_marked() -> None:
    diff = word_diff("We will close a harbour.", "We will not close the harbour.")
    assert diff == [
        Stretch("same", "We will"),
        Stretch("published", "not"),
        Stretch("same", "close"),
        Stretch("quoted", "a"),
        Stretch("published", "the"),
        Stretch("same", "harbour."),
    ]
    assert marked(diff) == "We will {+not+} close [-a-] {+the+} harbour."


@given(WORDS, WORDS)
def test_nothing_of_either_side_is_lost(one: list[str], other: list[str]) -> None:
    quoted, published = " ".join(one), " ".join(other)
    diff = word_diff(quoted, published)
    kept = " ".join(s.text for s in diff if s.part != "published")
    assert keys(kept) == keys(quoted)
    kept = " ".join(s.text for s in diff if s.part != "quoted")
    assert keys(kept) == keys(published)


def test_what_stands_around_the_quotation_is_not_a_difference() -> None:
    diff = word_diff("close a harbour", "We will not close the harbour before the spring.")
    assert marked(within(diff)) == "… close [-a-] {+the+} harbour …"
    diff = word_diff("close the quay", "We will close the harbour")
    assert marked(within(diff)) == "… close the [-quay-] {+harbour+}"
