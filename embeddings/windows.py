"""A text divided into windows that the model can read: at spaces, never cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sized
from dataclasses import dataclass
from typing import Generic, TypeVar

Tokens = TypeVar("Tokens", bound=Sized)

DIVISION = "windows1"  # part of every fingerprint: change it with how a long text is divided


@dataclass(frozen=True, slots=True)
class Window(Generic[Tokens]):
    """What is read at once: `text` is the prefix and the original from `start` on."""

    start: int
    text: str
    tokens: Tokens


def windows(
    text: str, prefix: str, tokenize: Callable[[str], Tokens], limit: int | None
) -> Iterator[Window[Tokens]]:
    """The text, halved until each part has at most `limit` tokens with its prefix.

    `tokenize` gives all tokens of a string, special ones included. Lone surrogates, which no
    tokenizer takes, are read as question marks, so that offsets stay those of the text.
    """
    readable = text.encode("utf-8", "replace").decode()
    return _windows(readable, 0, prefix, tokenize, limit)


def _windows(
    text: str, start: int, prefix: str, tokenize: Callable[[str], Tokens], limit: int | None
) -> Iterator[Window[Tokens]]:
    tokens = tokenize(prefix + text)
    if limit is None or len(tokens) <= limit or len(text) < 2:
        yield Window(start, prefix + text, tokens)
        return
    half = middle(text)
    yield from _windows(text[:half], start, prefix, tokenize, limit)
    yield from _windows(text[half:], start + half, prefix, tokenize, limit)


def middle(text: str) -> int:
    """The first space of the second half, or half way where there is none."""
    space = text.find(" ", len(text) // 2, len(text) - 1)
    return space if space > 0 else len(text) // 2
