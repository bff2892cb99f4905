"""Who said it in which voice, as terms of an index: name/voice, with either side left open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.types import Voice


def said_terms(pairs: Iterable[tuple[str | None, Voice]]) -> list[str]:
    """What a passage whose sentences have these (by, voice) pairs is found under."""
    found = set()
    for by, voice in pairs:
        found |= {f"/{voice}", f"{by}/", f"{by}/{voice}"} if by else {f"/{voice}"}
    return sorted(found)


def asked_terms(people: Sequence[str] | None, voices: Sequence[Voice]) -> list[str]:
    """What to look up, any of which will do: one sentence must meet both the name and the voice."""
    names = ("",) if people is None else people
    return [f"{name}/{voice}" for name in names for voice in voices or ("",)]
