"""Which of several possible counterparts in a language is the one, if any stands out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from corpus.kin.types import Tie

MARGIN = 0.1  # that the likeliest of a day must have before the next


@dataclass(frozen=True, slots=True)
class Chance:
    """One possible counterpart: its row, the group of copies it is in, and what speaks for it."""

    seq: int
    group: int
    tie: Tie
    weight: float


def likeliest(chances: Collection[Chance]) -> Chance | None:
    """The one with the most weight; None if another, which is no copy of it, has about as much."""
    ordered = sorted(chances, key=lambda one: (-one.weight, one.seq))
    if not ordered:
        return None
    best = ordered[0]
    rivals = (one for one in ordered if one.group != best.group)
    return best if all(one.weight < best.weight - MARGIN for one in rivals) else None
