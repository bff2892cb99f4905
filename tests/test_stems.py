"""Terms: what must meet, what must not, and that nothing a user types breaks them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.stems import MAX_TERM_CHARS, question_stems, stems


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("the Kuril Islands", "island"),
        ("Russia’s position", "Russia"),
        ("Russia's position", "position of Russia"),
        ("S-400 systems", "S400"),
        ("S-400 systems", "S 400"),
        ("co-operation", "cooperation"),
        ("the Asia-Pacific region", "Pacific"),
        ("the Asia‑Pacific region", "Asia"),
        ("the U.S. position", "US"),
        ("the U.S. position", "USA"),
        ("United States (US) troops", "U.S."),
        ("US-led forces", "USA"),
        ("the US’s position", "U.S."),
        ("the U.N. Charter", "UN"),
        ("1,500 tonnes", "1500"),
        ("на 1,5 процента", "1.5"),
        ("on May 5th", "5"),
        ("Emmanuel Macron’s café in Orléans", "cafe Orleans"),
        ("Wałęsa", "Walesa"),
        ("O’Brien", "OBrien"),
        ("О Курильских островах", "Курильские острова"),
        ("мирного договора", "мирный договор"),
        ("самолёты и её экипаж", "самолет"),
        ("за́мок", "замок"),
        ("Йемен, йеменский", "Йемена"),
        ("ＮＡＴＯ", "NATO"),
        ("2019–2020", "2020"),
        ("AT&T", "AT&T"),
        ("naïve", "naïve"),
    ],
)
def test_meets(written: str, asked: str) -> None:
    assert set(question_stems(asked)) <= set(stems(written)), (
        stems(written),
        question_stems(asked),
    )


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("they told us so", "US"),
        ("S-300 systems", "S400"),
        ("1,500 tonnes", "1.5"),
    ],
)
def test_does_not_meet(written: str, asked: str) -> None:
    assert not set(question_stems(asked)) & set(stems(written))


@pytest.mark.parametrize(
    ("asked", "terms"),
    [
        ("What did he say about the Kuril Islands?", ["say", "kuril", "island"]),
        ("to be or not to be", ["to", "be", "or", "not"]),
        ("What did the WHO say?", ["who", "say"]),
        ("WHAT DID THEY SAY ABOUT THE WHO", ["say"]),
        ("Что он сказал о договоре?", ["сказа", "договор"]),
        ("Don't they want peace, peace, peace?", ["want", "peac"]),
        ("?!… — «»", []),
        ("", []),
    ],
)
def test_question(asked: str, terms: list[str]) -> None:
    assert question_stems(asked) == terms


@given(st.text(st.characters()))
def test_any_text_gives_terms_that_an_index_can_hold(text: str) -> None:
    for term in stems(text):
        assert 0 < len(term) <= MAX_TERM_CHARS
        assert not any(char.isspace() for char in term)
        term.encode()


@given(st.text())
def test_asking_in_the_indexed_words_always_meets(text: str) -> None:
    assert set(question_stems(text)) <= set(stems(text))


@given(st.text())
def test_repeatable(text: str) -> None:
    assert stems(text) == stems(text)
