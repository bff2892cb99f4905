"""Tune or test, by a fixed hash, so that nobody chooses which question is which.

The half of an item is the last bit of the SHA-256 of its key: questions by their id, conversations
by the conversation's, voices and quotes by the statement they stand in (a quote that stands
nowhere: by its words). What is made from a question stays in its half. The pool is the whole record
in both halves, so they share statements.
"""

from __future__ import annotations

import hashlib
from typing import Literal

Half = Literal["tune", "test"]

MADE = "~"  # in the id of a question made from another, after that one's id

FEW = 40  # below this many items a figure is flagged: read the two halves together


def half(key: str) -> Half:
    """'tune' or 'test'; the same for ever."""
    origin = key.partition(MADE)[0]
    return "test" if hashlib.sha256(origin.encode()).digest()[-1] & 1 else "tune"
