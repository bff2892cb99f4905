import pytest

from corpus.decoding import decode
from corpus.errors import UnreadableSource

RUSSIAN = "Мы подтвердили нашу позицию по Курильским островам."


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "cp1251",
        "koi8_r",
        "cp866",
    ],
)
def test_russian_in_any_encoding(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding)) == RUSSIAN


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16-le"])
def test_western_letters_and_quotes(encoding: str) -> None:
    text = "He said “yes” – a naïve café"
    assert decode(text.encode(encoding)) == text


def test_broken_utf8_shows_where_it_is_broken() -> None:
    assert decode(RUSSIAN.encode() + b"\xff end") == RUSSIAN + "� end"


def test_a_declared_encoding_is_believed_only_where_it_fits() -> None:
    assert decode("Grüße aus Łódź".encode("iso8859_2"), "iso-8859-2") == "Grüße aus Łódź"
    assert decode(RUSSIAN.encode(), "iso-8859-2") == RUSSIAN
    assert decode(RUSSIAN.encode("cp1251"), "no-such-encoding") == RUSSIAN


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"%PDF-1.7 x", "PDF"),
        (b"\x89PNG\r\n", "image"),
        (bytes(range(256)) * 9, "binary"),
        (b"\x01\x02\x03" * 99, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason):
        decode(data)
