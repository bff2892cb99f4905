"""How much may be brought, each with the sentence that refuses more."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.messages import Message, counted, say

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes, numbers and seconds; those of a service that a few people share.

    `pasted` counts characters, `kept` how long a batch may lie untouched, `statements` and
    `reading` are those of one file.
    """

    file: int = 50 * MEGABYTE
    batch: int = 500 * MEGABYTE
    everything: int = 2000 * MEGABYTE
    files: int = 1000
    batches: int = 200
    pasted: int = 2_000_000
    kept: float = 3600.0
    statements: int = 50_000
    reading: float = 120.0


def too_large(limit: int) -> Message:
    return say(
        "It is larger than {size} MB: divide it, or add it from the command line.",
        size=limit // MEGABYTE,
    )


def too_much(limit: int) -> Message:
    return say(
        "More than {size} MB would lie here unsaved: save or discard the rest first.",
        size=limit // MEGABYTE,
    )


def too_many(limit: int) -> Message:
    return counted(
        "More than {n} file at once: save it first, then bring the rest.",
        "More than {n} files at once: save these first, then bring the rest.",
        limit,
    )


def too_long(limit: int) -> Message:
    return counted(
        "A text of more than {n} character is too long to paste: bring it as a file.",
        "A text of more than {n} characters is too long to paste: bring it as a file.",
        limit,
    )


def too_many_statements(limit: int) -> Message:
    return counted(
        "It holds more than {n} statement: divide it, or add it from the command line.",
        "It holds more than {n} statements: divide it, or add it from the command line.",
        limit,
    )


def too_slow(seconds: float) -> Message:
    return counted(
        "It takes longer than {n} second to read: divide it, or add it from the command line.",
        "It takes longer than {n} seconds to read: divide it, or add it from the command line.",
        round(seconds),
    )


TOO_MANY_BATCHES = say("Too many people are bringing statements just now. Try again in an hour.")
EXPIRED = say(
    "What was brought here was discarded, or was left for too long. What was saved is in the "
    "record; bring the rest again."
)
EMPTY = say("It is empty: there is nothing to read.")
BROKEN_OFF = say("It did not arrive whole. Bring it again.")
NOTHING = say("Nothing was chosen. Choose files, or paste a text.")
