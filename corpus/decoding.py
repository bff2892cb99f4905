"""Bytes → text: what a file says of its encoding, then UTF-8, then letter frequencies."""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection

from corpus.errors import UnreadableSource
from corpus.messages import say
from corpus.sniffing import HTML, Content, content_of

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CYRILLIC = ("cp1251", "koi8_r", "cp866", "iso8859_5")
_FREQUENT = frozenset("оеаинтсрвлкмдпу")
_WESTERN = frozenset("éèêëàâáäåãçñíìîïóòôöõøúùûüßæÉÈÀÂÁÄÅÇÑÍÎÓÔÖØÚÜÆœŒ£§°«»·’‘“”–—…•€™©®\xa0")
# A short list guesses better than a long one.
_OTHERS = ["cp1250", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"]
_OTHERS += ["shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"]
_SAMPLE = 200_000
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(
    data: bytes, declared: str | None = None, *, may_be: Collection[Content] = (HTML,)
) -> str:
    """The text of `data`; `declared` is the encoding it claims, believed only if it fits.

    `may_be` are the sorts of content that the reader wants; any other is refused by its name.

    Raises `UnreadableSource` if it is empty, binary, or in no encoding that can be told.
    Broken bytes in a text that is UTF-8 otherwise become �, and are seen as such.
    """
    if not data.strip():
        raise UnreadableSource(say("It is empty: there is nothing to read."))
    content = content_of(data)
    if content and content not in may_be:
        raise UnreadableSource(
            say("It is {what}, not text.{remedy}", what=content.what, remedy=content.remedy)
        )
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    if b"\0" in data[:_SAMPLE]:
        return _wide(data)
    if len(_CONTROLS.findall(data[:_SAMPLE])) > 4 + len(data[:_SAMPLE]) / 100:
        raise UnreadableSource(say("It is binary, not text."))
    claimed = _strict(data, declared) if declared else None
    return _strict(data, "utf-8") or claimed or _mended(data) or _guessed(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of Latin text is zero, of Cyrillic text 4."""
    sample = data[:_SAMPLE]
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if high and sum(high.count(byte) for byte in (0, 4)) > 0.7 * len(high):
            text = data.decode(encoding, "replace")
            if "\0" not in text[:_SAMPLE]:
                return text
    raise UnreadableSource(say("It is binary, not text."))


def _mended(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes: the good sequences outnumber the bad by far."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - broken
    return text if good >= 4 * broken else None


def _guessed(data: bytes) -> str:
    """Letter frequencies tell the Cyrillic code pages apart where a general guess confuses them."""
    sample = data[:_SAMPLE]
    high = bytes(byte for byte in sample if byte > 0x7F)
    best = max(_CYRILLIC, key=lambda encoding: _frequent(high, encoding))
    if _frequent(high, best) > 0.5:
        return data.decode(best, "replace")
    if set(high.decode("cp1252", "replace")) <= _WESTERN:
        return data.decode("cp1252", "replace")
    return data.decode(_any(sample), "replace")


def _frequent(high: bytes, encoding: str) -> float:
    """Share of the bytes that are the most frequent small letters of Russian."""
    letters = high.decode(encoding, "replace")
    return sum(letter in _FREQUENT for letter in letters) / max(len(letters), 1)


def _any(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_OTHERS).best()
    if best is None:
        raise UnreadableSource(say("Its encoding can't be told: save it as UTF-8."))
    return best.encoding
