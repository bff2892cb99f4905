"""Offsets for JavaScript: UTF-16 units, checked against the encoding itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa.web.render.offsets import from_utf16, to_utf16


def test_astral_characters_are_two_units() -> None:
    text = "a😀b𝔘c"
    assert [to_utf16(text, n) for n in range(6)] == [0, 1, 3, 4, 6, 7]
    assert [from_utf16(text, units) for units in (0, 1, 3, 4, 6, 7)] == list(range(6))


def test_inside_a_pair_the_character_counts_as_passed() -> None:
    assert from_utf16("😀b", 1) == 1


def test_cyrillic_and_combining_marks_are_one_unit_each() -> None:
    assert to_utf16("Курилы й", 8) == 8


@given(st.text(max_size=80), st.integers(0, 80))
def test_there_and_back_and_as_javascript_slices(text: str, at: int) -> None:
    at = min(at, len(text))
    units = to_utf16(text, at)
    assert from_utf16(text, units) == at
    encoded = text.encode("utf-16-le", "surrogatepass")
    assert encoded[: units * 2].decode("utf-16-le", "surrogatepass") == text[:at]
