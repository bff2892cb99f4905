"""Bytes to text: marks first, then UTF-8, then what charset-normalizer makes likely."""

from __future__ import annotations

import codecs
from collections import Counter

from corpus.errors import UnreadableSource

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"), (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a database"),
)  # fmt: skip
_LOOKED_AT = 65536
_SINGLE_BYTE = ["cp1251", "koi8_r", "cp866", "cp1252", "iso8859_5", "iso8859_15", "cp1250"]


def decode(raw: bytes) -> str:
    """The text of a file; `UnreadableSource` if it is empty or no text.

    A few broken bytes in UTF-8 become U+FFFD, where they can be seen; they are never guessed.
    """
    if not raw.strip():
        raise UnreadableSource("It is empty.")
    for start, what in _SIGNATURES:
        if raw.startswith(start):
            raise UnreadableSource(f"It is {what}, not text.")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, encoding)
    if guessed := _wide(raw):
        return _strict(raw, guessed)
    if b"\0" in raw[:_LOOKED_AT]:
        raise UnreadableSource("It is a binary file, not text.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _nearly_utf8(raw, error) or _single_byte(raw)


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableSource(
            f"It says it is {encoding} but is not, at byte {error.start}."
        ) from error


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of a text in it is the same few values."""
    head = raw[:2000]
    if len(head) < 20 or 0 not in head:
        return None
    if _same_few(head[1::2]) and not _same_few(head[0::2]):
        return "utf-16-le"
    return "utf-16-be" if _same_few(head[0::2]) and not _same_few(head[1::2]) else None


def _same_few(values: bytes) -> bool:
    return sum(n for _, n in Counter(values).most_common(3)) > 0.95 * len(values)


def _nearly_utf8(raw: bytes, error: UnicodeDecodeError) -> str | None:
    """UTF-8 with a few broken bytes, not a single-byte encoding that looks broken everywhere."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    multibyte = sum(1 for c in text if ord(c) > 127 and c != "\ufffd")
    return (
        text if broken <= max(3, multibyte // 20) and (multibyte > broken or broken < 4) else None
    )


def _single_byte(raw: bytes) -> str:
    from charset_normalizer import from_bytes  # 60 ms to import, and rarely needed

    best = from_bytes(raw[:_LOOKED_AT], cp_isolation=_SINGLE_BYTE).best()
    if best is None:
        raise UnreadableSource("It is in no encoding that could be told; save it as UTF-8.")
    return raw.decode(best.encoding, "replace")
