"""The words of a text, whatever its quotation marks, dashes and spaces: what copies share."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

SHINGLE = 3  # words running
_WORD = re.compile(r"\w+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
Shingle = tuple[str, ...]


@lru_cache(maxsize=256)
def words_of(text: str) -> tuple[str, ...]:
    """Words and numbers in order, in small letters."""
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold()
    return tuple(_WORD.findall(plain))


def names_in(text: str) -> set[str]:
    """Numbers, and words with a capital letter that never stand without one, in small letters."""
    written = set(_WORD.findall(unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))))
    small = {word for word in written if word == word.lower()}
    named = {word.casefold() for word in written if word[0].isdigit() or word != word.lower()}
    return {word for word in named if word[0].isdigit() or word not in small}


@lru_cache(maxsize=256)
def shingles(words: tuple[str, ...]) -> frozenset[Shingle]:
    """Each three words running; of fewer words, all of them."""
    if len(words) < SHINGLE:
        return frozenset([words] if words else [])
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of all their shingles that both have (Jaccard), from 0 to 1."""
    a, b = shingles(one), shingles(other)
    return len(a & b) / len(a | b) if a and b else 0.0


def only_in_one(one: tuple[str, ...], other: tuple[str, ...]) -> Counter[str]:
    """The words that one of the two has oftener than the other."""
    a, b = Counter(one), Counter(other)
    return (a - b) + (b - a)
