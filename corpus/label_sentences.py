"""What stands before a colon and is part of a sentence, though it ends in a name like a label."""

from __future__ import annotations

from itertools import pairwise

from corpus.title_words import COURTESY, LINKS, OFFICES, PARTICLES

_OF_AN_OFFICE = frozenset({"former", "outgoing", "incoming", "newly", "elected", "late", "then"})


def is_titled(word: str) -> bool:
    """Whether a word is an office or a form of address."""
    plain = word.casefold().strip(".,")
    return plain in OFFICES or (plain in COURTESY - {"the", "his", "her", "their", "right"})


def leads_up(words: list[str]) -> bool:
    """Whether words lead up to the office, as in a sentence: "A message to President Duda".

    Before it stands what it is of, in capitals or alone: "Hero of Russia, Colonel", "ice hockey
    champion".
    """
    before = words[: next(at for at, word in enumerate(words) if is_titled(word))]
    if before and before[0].casefold() in LINKS - {"the"}:
        return True
    if not any(word.casefold() in LINKS for word in before[1:]):
        return False
    plain = [word for word in before if word.casefold() not in LINKS | PARTICLES | _OF_AN_OFFICE]
    return any(word.isascii() and word[0].islower() for word in plain)


def says_i(words: list[str]) -> bool:
    """Whether somebody says I, who is no numeral: "I end with …", but "Elizabeth I of England"."""
    return any(
        word == "I" and after[0].islower() and after not in LINKS for word, after in pairwise(words)
    )
