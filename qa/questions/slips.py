"""Slips of the keyboard: in the words that ask ("abuot"), and in what is asked about ("ukrane").

What is asked about is mended only where it is no common word, no passage has it as typed and some
have one that differs by a letter; the reader is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from embeddings.vocabulary import common_words

SHORTEST = 5  # letters: a slip in a shorter word could be another word
LONG = 7  # letters from which on few words are one letter from another
FEWEST = 3  # occurrences of the word that is meant, in what is read
_ASKING = (
    "about", "what", "said", "says", "when", "where", "which", "think", "mention",
    "mentioned", "comment", "position", "statement", "statements", "anything", "everything",
)  # fmt: skip
_SHORT = {"abt": "about", "wat": "what", "wht": "what", "ppl": "people", "btw": "between"}
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEXT = {
    frozenset((row[at], beside))
    for n, row in enumerate(_KEYS)
    for at in range(len(row))
    for beside in (*row[at + 1 : at + 2], *(_KEYS[n + 1][max(at - 1, 0) : at + 1] if n < 2 else ""))
}
_BY_LETTERS = {(word[0], "".join(sorted(word))): word for word in _ASKING}
_ENDINGS = ("s", "es", "er", "ers", "or", "ors", "ing", "ings", "ed", "ly", "ness", "ist", "ists")
_WORD = re.compile(r"[^\W\d_]+")


def is_common(word: str) -> bool:
    """Whether a word, or what it is formed of, is a common one: "lenders" of "lend"."""
    lower = word.lower()
    bases = [lower, *(lower.removesuffix(end) for end in _ENDINGS if lower.endswith(end))]
    bases += [f"{lower[:-3]}y"] if lower.endswith("ies") else []
    bases += [one[:-1] for one in bases[1:] if len(one) > SHORTEST - 2 and one[-1] == one[-2]]
    return any(base in common_words() or f"{base}e" in common_words() for base in bases)


def asking_mended(text: str) -> str:
    """The text with the words that ask spelt right: letters that changed places, short forms."""

    def mended(found: re.Match[str]) -> str:
        word = found.group()
        lower = word.lower()
        meant = _SHORT.get(lower)
        if meant is None and lower not in common_words():
            meant = _BY_LETTERS.get((lower[0], "".join(sorted(lower))))
        if meant is None:
            return word
        return meant.title() if word[0].isupper() else meant

    return _WORD.sub(mended, text)


def meant_by(word: str, texts: Iterable[str]) -> str | None:
    """The word of `texts` that `word` is a slip of: the most frequent that differs by a letter.

    Of a short word only what fingers do counts: "tusks" are no "tasks", "ukrane" is Ukraine.
    """
    lower = word.lower()
    counted: Counter[str] = Counter()
    for text in texts:
        for other in _WORD.findall(text):
            if other[0].lower() == lower[0] and abs(len(other) - len(word)) <= 1:
                counted[other] += 1
    near: Counter[str] = Counter()
    for other, count in counted.items():
        if within_a_letter(other.lower(), lower) and _may_slip(other.lower(), lower):
            near[other.lower()] += count
    if not near or max(near.values()) < FEWEST:
        return None
    meant = near.most_common(1)[0][0]
    return max((one for one in counted if one.lower() == meant), key=lambda one: counted[one])


def _may_slip(meant: str, typed: str) -> bool:
    """Whether fingers make one of the other: a letter left out, doubled, moved, or the next key.

    Most words that differ otherwise and are as short are both words of the language.
    """
    if len(typed) >= LONG or len(meant) > len(typed):
        return True
    if sorted(meant) == sorted(typed):
        return meant[-1] == typed[-1] or typed[-1] != "s"  # "minks" are no Minsk
    at = next((n for n, (a, b) in enumerate(zip(meant, typed, strict=False)) if a != b), len(meant))
    if len(typed) > len(meant):
        return typed[at] in (typed[at - 1], typed[at + 1 : at + 2])
    return frozenset((meant[at], typed[at])) in _NEXT


def within_a_letter(one: str, other: str) -> bool:
    """Whether one letter more, less, changed, or two that changed places, makes one the other."""
    if one == other:
        return True
    if len(one) > len(other):
        one, other = other, one
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return len(other) - len(one) == 1 and one[at:] == other[at + 1 :]
    swapped = one[:at] + one[at : at + 2][::-1] + one[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped == other
