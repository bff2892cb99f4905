"""The same statement elsewhere in a record: a copy, a version, another language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PairRole = Literal["original", "translation", "version"]
Tie = Literal["copy", "link", "number", "name", "day"]


@dataclass(frozen=True, slots=True)
class Copy:
    """The same statement as another source has it; `differing` sentences are not the same there.

    `differing` is None where only a third was compared with both. `url` is where it was published,
    where that is known; `source_id` is its source's own name.
    """

    statement_id: str
    source_id: str
    title: str
    date: str | None
    url: str | None
    publisher: str | None
    differing: int | None


@dataclass(frozen=True, slots=True)
class Pair:
    """The same statement in another language, as this record holds it.

    `role` is what that one is to this one: its original, its translation, or another version where
    neither is known to be first. `tie` tells what they were paired by: a link between the pages,
    their number, the name of their files, or the day with what is said in which order.
    """

    statement_id: str
    language: str
    title: str
    date: str | None
    url: str | None
    role: PairRole
    tie: Tie
