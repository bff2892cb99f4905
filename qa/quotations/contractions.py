"""Contractions and their long forms: "we're" says what "we are" says, in another word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.quotations.tokens import Token

_ENDINGS = {"'re": "are", "'m": "am", "'ll": "will", "'ve": "have", "'d": "would", "'s": "is"}
_WHOLE = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "let's": ("let", "us"),
}
# After these "'s" is a verb; after a name it is a possessive.
_SUBJECTS = frozenset(
    {"it", "he", "she", "that", "there", "here", "what", "who", "where", "how", "when"}
)


def spelled_out(found: Sequence[Token]) -> list[Token]:
    """Each contraction as its long form's words, all at its place; the rest as it is."""
    return [
        token if word == token.word else replace(token, key=_cased(word, token, n))
        for token in found
        for n, word in enumerate(_long(token.word))
    ]


def _long(word: str) -> Iterator[str]:
    if word in _WHOLE:
        yield from _WHOLE[word]
    elif word.endswith("n't") and len(word) > len("n't"):
        yield from (word.removesuffix("n't"), "not")
    else:
        stem, mark, ending = word.partition("'")
        verb = _ENDINGS.get(mark + ending)
        if verb is None or (ending == "s" and stem not in _SUBJECTS):
            yield word
        else:
            yield from (stem, verb)


def _cased(word: str, token: Token, n: int) -> str:
    return word.capitalize() if n == 0 and token.key[0].isupper() else word
