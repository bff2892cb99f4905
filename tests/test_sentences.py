"""Sentence offsets: every word in exactly one sentence, and the hard cases."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import split_sentences


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["Mr. Smith met U.S. President J. F. Kennedy at 5 p.m. on No. 5 St.", "He left."]),
        ("en", ["The U.S. is big.", "Then… they left."]),
        ("en", ["He said: “No. We will not.”", "And so on."]),
        ("en", ["He said, “I will be in Tokyo in May.”", "He did not say whom he would meet."]),
        ("en", ["“Will it be in May?” he asked.", "Nobody knew of the so-called “old U.S.” Army."]),
        ("en", ["Then Ms. McDonald met Amb. Birch and Mx. Holt.", "Mmes. Alder and Reid spoke."]),
        ("fr", ["Mme. Dupont a parlé au Dr. Martin.", "Il a écouté."]),
        ("en", ["(Applause.)", "Thank you."]),
        ("en", ["We did.", "[Laughter]", "But they did not.", "(spoke in French)", "I thank you."]),
        ("en", ["(Some say so) We do not."]),
        ("ru", ["Мы сделали.", "[Смех]", "Но они нет."]),
        ("en", ["Is it so?", "Yes!", "It costs 3.5 million."]),
        ("en", ["No.", "President Alder said that the question is closed."]),
        ("en", ["**Jane Alder:** No.", "President Birch said so."]),
        ("en", ["No. 5 is our No. One.", "See Fig. 3 and Art. IV of it.", "On Dec. 5 he came."]),
        (
            "en",
            ["It was in May.", "President Alder likes modern art.", "President Birch does not."],
        ),
        ("ru", ["На рис. 5 и в ст. 10 Устава, стр. 7.", "Ст. 5 отменена."]),
        ("ru", ["Он учился в МГУ им. Ломоносова.", "Мы верим им.", "Президент сказал всё."]),
        ("ru", ["Приехал С.В. Лавров.", "Его встретил министр."]),
        ("ru", ["Это было в г. Москве в 2005 году.", "«Да. Нет», — сказал он."]),
    ],
)
def test_sentences_end_where_they_end(language: str, sentences: list[str]) -> None:
    assert split(" ".join(sentences), language) == sentences


@given(st.text(alphabet=st.sampled_from("Aa. !?\n“”…яЯ1(),-—'\U0001f600"), max_size=80))
def test_every_character_but_space_is_in_one_sentence_in_order(text: str) -> None:
    spans = split_sentences(text, "en")
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    inside = {n for start, end in spans for n in range(start, end)}
    assert all(c.isspace() for n, c in enumerate(text) if n not in inside)
    assert all(text[s:e] == text[s:e].strip() for s, e in spans)
