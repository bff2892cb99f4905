"""Normalising: done once, before any offset is made; afterwards the text never changes again.

Only what a reader cannot see is changed: composition, invisible characters and white space.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\v\f\u0085\u2028\u2029]")
# C0 and C1 controls, soft hyphen, zero-width space, word joiner, byte-order mark, and whatever
# forces a direction. ZWJ, ZWNJ, LRM and RLM shape words in Persian, Hindi or Hebrew and stay.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")
_AROUND_BREAK = re.compile(r" ?\n[ \n]*")


def normalise_paragraph(text: str) -> str:
    """The words of one paragraph, exactly, in NFC with single spaces; "\\n" is a line break in it.

    Normalising again changes nothing. Half a surrogate pair, which no file can hold, becomes �.
    """
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    text = unicodedata.normalize("NFC", _SURROGATES.sub("\ufffd", text))
    return _AROUND_BREAK.sub("\n", _SPACES.sub(" ", text)).strip()


def one_line(text: str) -> str:
    """The same for what has no line breaks: titles, names, dates."""
    return normalise_paragraph(text).replace("\n", " ")
