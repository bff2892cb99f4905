"""Gold words are found where they stand, although the stored text was normalised since."""

from __future__ import annotations

import pytest
from evaluation_toy import ToySystem, statement
from hypothesis import given
from hypothesis import strategies as st

from qa.evaluation.gold import GoldSpan
from qa.evaluation.locate import Locator, Place, find, fold


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("We met. We met.", "We met.", (0, 7)),
        ("one\u00a0two\nthree", "one two three", (0, 13)),
        ("a  b", "a b", (0, 4)),
        ("\ufeffone two", "one", (1, 4)),
        ("so\u00adcial", "social", (0, 7)),
        ("caf\u00e9", "cafe\u0301", (0, 4)),
        ("one", "two", None),
        ("one", " ", None),
    ],
)
def test_white_space_and_invisible_characters_aside(
    text: str, words: str, found: tuple[int, int] | None
) -> None:
    assert find(text, words) == found


def test_the_nearest_occurrence() -> None:
    assert find("308, then 308 and 308", "308", near=11) == (10, 13)


@given(st.text(min_size=1), st.data())
def test_any_slice_is_found_as_written(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = find(text, text[start:end], near=start)
    if found is not None:  # white space alone has no place; NFC may change what is looked for
        words = fold(text[slice(*found)])[0].strip()
        assert words
    if text[start:end].isascii() and text[start:end].isalnum():
        assert found == (start, end)


def test_places_are_offsets_into_the_statement_and_what_is_lost_is_counted() -> None:
    said = statement("s", [("One.", "own", None)], [("Two.", "own", None), ("Three.", "own", None)])
    locator = Locator(ToySystem({"s": said}))
    assert locator.find(GoldSpan("s", 1, "Three.")) == Place("s", 1, 11, 17)
    assert said.text[11:17] == "Three."
    assert locator.find(GoldSpan("s", 1, "Four.")) is None
    assert locator.find(GoldSpan("s", 7, "One.")) is None
    assert locator.find(GoldSpan("refused", 0, "One.")) is None
    assert (len(locator.places), len(locator.missing)) == (4, 3)
    assert locator.whole("s", 1) == Place("s", 1, 6, 17)
