"""Holders spelt as the page's header spells them: "Jane Holt" is its sender "Jane Holt MP"."""

from __future__ import annotations

from functools import lru_cache

from qa.attribution.offices import HONORIFICS, RANKS
from qa.attribution.words import word_set

_AFTER = word_set("MP MSP MS MLA KC QC OBE MBE CBE KBE DBE CMG KCMG GCMG DCMG CB PC DL PhD MD")
_BEFORE = HONORIFICS | RANKS | word_set("the rt hon baroness dame")


def as_sender(holder: str | None, senders: tuple[str, ...]) -> str | None:
    """The sender who is the same person but for letters after the name or an address before it."""
    words = _core(holder or "")
    for sender in senders:
        name = _core(sender)
        if len(name) > 1 and words[-len(name) :] == name:
            return sender
    return holder


@lru_cache(maxsize=1 << 12)
def _core(name: str) -> tuple[str, ...]:
    words = tuple(word.strip(",") for word in name.split())
    while words and words[-1] in _AFTER:
        words = words[:-1]
    while words and words[0].lower().rstrip(".") in _BEFORE:
        words = words[1:]
    return words
