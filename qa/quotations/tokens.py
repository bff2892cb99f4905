"""Words of a text with their offsets, for comparing a quote with what was published.

Quotation marks, dashes, white space and line breaks are not tokens: a quote that differs only in
them has the same tokens. "2.5" and "10,000" are one token, so that a number is compared whole;
"2014-2015" is two, because a dash between years is written in many ways.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:[’'ʼ`´‘][^\W_]+)*|[,;:.!?%$€£₴₽…]")
_FOLD = str.maketrans(dict.fromkeys("’ʼ`´‘", "'") | {"ё": "е", "Ё": "Е"})
END_PUNCTUATION = frozenset(".,;:!?…")


@dataclass(frozen=True, slots=True)
class Token:
    """`key` compares with case; offsets are code points into the text it came from."""

    key: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.key[0].isalnum()

    @property
    def word(self) -> str:
        """The key without its case."""
        return self.key.casefold()


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Words and marks of `text` from `start` to `end` in order, typographic variants folded."""
    return [
        Token(_folded(match.group()), *match.span())
        for match in _TOKEN.finditer(text, start, len(text) if end is None else end)
    ]


def keys(text: str) -> list[str]:
    """The words and marks of `text` without case or place: enough to see whether it is near."""
    return _TOKEN.findall(_folded(text).casefold())


def trimmed(found: Sequence[Token]) -> list[Token]:
    """Without marks at either end: a quote may begin or stop before the publisher's full stop."""
    start, end = 0, len(found)
    while start < end and found[start].key in END_PUNCTUATION:
        start += 1
    while end > start and found[end - 1].key in END_PUNCTUATION:
        end -= 1
    return list(found[start:end])


def written(text: str, found: Sequence[Token]) -> str:
    """The stretch of `text` from the first to the last of these tokens, as it is written."""
    return text[found[0].start : found[-1].end] if found else ""


def same_first(a: str, b: str) -> bool:
    """Equal but perhaps for the case of the first letter."""
    return a == b or (a[1:] == b[1:] and a[0].casefold() == b[0].casefold())


def _folded(written: str) -> str:
    if written.isascii():
        return written
    return unicodedata.normalize("NFKC", written).translate(_FOLD)
