import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from corpus.normalise import normalise_paragraph, one_line


@given(st.text())
def test_normalising_again_changes_nothing(text: str) -> None:
    once = normalise_paragraph(text)
    assert normalise_paragraph(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode()


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1))
def test_letters_numbers_and_punctuation_stay(text: str) -> None:
    assert normalise_paragraph(text) == unicodedata.normalize("NFC", text).strip()


def test_what_nobody_sees_goes_and_what_shapes_words_stays() -> None:
    assert normalise_paragraph("a\x00b\u202ec\u2069\xad\u200b\ufeffd\x85e") == "abcd\ne"
    assert normalise_paragraph("می\u200cخواهم \u200fא") == "می\u200cخواهم \u200fא"
    assert normalise_paragraph("  two\xa0\u2009 words\t\n\r\n second \u2028") == "two words\nsecond"
    assert normalise_paragraph("half \ud800 a pair") == "half � a pair"
    assert one_line("a\nb") == "a b"
