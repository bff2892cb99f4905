"""How much may be brought, each with the sentence that refuses more."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes, numbers and seconds; those of a service that a few people share."""

    file: int = 50 * MEGABYTE
    batch: int = 500 * MEGABYTE
    everything: int = 2000 * MEGABYTE
    files: int = 1000
    batches: int = 200
    pasted: int = 2_000_000
    kept: float = 3600.0
    reading: float = 60.0


def too_large(limit: int) -> str:
    return f"It is larger than {limit // MEGABYTE} MB: divide it, or add it from the command line."


def too_much(limit: int) -> str:
    return (
        f"More than {limit // MEGABYTE} MB would lie here unsaved: save or discard the rest first."
    )


def too_many(limit: int) -> str:
    return f"More than {limit:,} files at once: save these first, then bring the rest."


TOO_MANY_BATCHES = "Too many people are bringing statements just now. Try again in an hour."
EXPIRED = (
    "What was brought here was saved, discarded, or left unsaved for too long. Bring it again."
)
EMPTY = "It is empty: there is nothing to read."
BROKEN_OFF = "It did not arrive whole. Bring it again."
