"""Words of a text with their offsets, for comparing a quote with what was published.

Quotation marks, dashes between words, white space and line breaks are not tokens: a quote that
differs only in them has the same tokens.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W_]+(?:[’'ʼ`‐‑-][^\W_]+)*|[,;:.!?%$€£…]")
_FOLD = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "ё": "е", "Ё": "Е"})
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


def tokens(text: str) -> list[Token]:
    """Words and marks of `text` in order, typographic variants folded."""
    return [
        Token(unicodedata.normalize("NFKC", match.group()).translate(_FOLD), *match.span())
        for match in _TOKEN.finditer(text)
    ]


def trimmed(found: list[Token]) -> list[Token]:
    """Without marks at either end: a quote may begin or stop before the publisher's full stop."""
    start, end = 0, len(found)
    while start < end and not found[start].is_word:
        start += 1
    while end > start and found[end - 1].key in END_PUNCTUATION:
        end -= 1
    return found[start:end]


def same_first(a: str, b: str) -> bool:
    """Equal but perhaps for the case of the first letter."""
    return a == b or (a[1:] == b[1:] and a[0].casefold() == b[0].casefold())
