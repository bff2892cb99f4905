"""Names and numbers in the order of a text: what a translation keeps, in whichever alphabet.

"В 2019 году Путин в Осаке" and "Putin in Osaka in 2019" share three, at about the same places. Two
speeches of one day share names too, but not where they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from text_unidecode import unidecode

LETTERS = 4  # of a name, less than its endings
APART = 0.03  # of the text, that a landmark may be moved
_FOUND = re.compile(r"\d{2,}|(?<=[\w,;:–—\-»«(] )[^\W\d_][\w’'-]{2,}")
# What spellings of one name differ in, between alphabets and countries.
_SPELLING = (
    ("shch", "s"), ("kh", "h"), ("zh", "z"), ("sh", "s"), ("ch", "c"), ("ts", "c"), ("tz", "c"),
    ("ph", "f"), ("ck", "k"), ("yu", "u"), ("ya", "a"), ("ye", "e"), ("ia", "a"), ("w", "v"),
    ("y", "i"), ("j", "i"), ("x", "k"), ("q", "k"), ("'", ""), ("g", "h"),
)  # fmt: skip


@lru_cache(maxsize=256)
def landmarks(text: str) -> dict[str, list[float]]:
    """Where each stands, from 0 (the beginning) to 1, ascending."""
    found: dict[str, list[float]] = {}
    for key, start in keys(text):
        found.setdefault(key, []).append(start / len(text))
    return found


def keys(text: str) -> Iterator[tuple[str, int]]:
    """Each landmark by what spellings of it have in common, and where it begins."""
    for match in _FOUND.finditer(text):
        word = match.group()
        if (word[0].isdigit() or word[0].isupper()) and (key := _key(word)):
            yield key, match.start()


def in_step(one: str, other: str) -> tuple[float, int]:
    """The share of both texts' landmarks that stand in the other at the same place; and how many.

    From 0 to 1; unlike for its order, each landmark is matched once.
    """
    a, b = landmarks(one), landmarks(other)
    total = sum(map(len, a.values())) + sum(map(len, b.values()))
    met = sum(_met(places, b[key]) for key, places in a.items() if key in b)
    return (2 * met / total if total else 0.0), met


def _met(one: list[float], other: list[float]) -> int:
    """How many of two ascending lists stand near each other, each once: the first that fits."""
    free, met = list(other), 0
    for place in one:
        at = bisect_left(free, place - APART)
        if at < len(free) and free[at] <= place + APART:
            free.pop(at)
            met += 1
    return met


def _key(word: str) -> str:
    if word[0].isdigit():
        return word
    plain = unidecode(word).casefold()
    for written, sounds in _SPELLING:
        plain = plain.replace(written, sounds)
    return re.sub(r"(.)\1", r"\1", plain)[:LETTERS]
