"""Which texts a model can read, by their letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.scripts import readable

ENGLISH, RUSSIAN = frozenset({"en"}), frozenset({"ru"})


@pytest.mark.parametrize(
    ("text", "languages", "expected"),
    [
        ("What about the Kuril Islands?", ENGLISH, True),
        ("Что сказано о Курильских островах?", ENGLISH, False),
        ("Что сказано о Курильских островах?", RUSSIAN, True),
        ("What about the Kuril Islands?", RUSSIAN, False),
        ("Что сказано о Курильских островах?", ENGLISH | RUSSIAN, True),
        ("千島列島については", ENGLISH, False),
        ("千島列島については", frozenset({"ja"}), True),
        ("Что сказал Lavrov?", ENGLISH, False),
        ("What is «перестройка» all about?", ENGLISH, True),
        ("ＮＡＴＯ", ENGLISH, True),
        ("2019?", ENGLISH, True),
        ("", RUSSIAN, True),
    ],
)
def test_readable(text: str, languages: frozenset[str], expected: bool) -> None:
    assert readable(text, languages) is expected


@given(st.text(st.characters()))
def test_a_model_of_every_language_reads_any_text(text: str) -> None:
    assert readable(text, frozenset())
    readable(text, ENGLISH)
