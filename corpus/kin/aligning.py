"""Which paragraphs of a statement's other language stand where one of its own does.

A translation keeps order, and roughly length (Gale and Church 1993), names and numbers; paragraphs
it may join, split or leave out. The cheapest way through both texts from beginning to end says
which belong together; where it is dear, nothing is said: a wrong paragraph is worse than none.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.kin.landmarks import keys
from corpus.types import Paragraph, Statement

MOST = 400  # paragraphs of a text; beyond, the work would be felt
BAND = 30  # paragraphs that one text may run before the other
VARIANCE = 6.8  # of a translation's length, for each character
MOVES = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (1, 3), (3, 1), (1, 4), (4, 1))
LEFT_OUT, JOINED = 6.0, 2.0  # cost of a paragraph left out, and of each more that is joined
LENGTH_AT_MOST, NAMES = 8.0, 5.0
SURE = 4.5  # cost up to which two are said to belong together


@dataclass(frozen=True, slots=True)
class _Piece:
    length: int
    names: Counter[str]


def counterpart(here: Statement, ordinal: int, there: Statement) -> Sequence[Paragraph]:
    """The paragraphs of `there` that stand for one of `here`; none where that is not settled."""
    if max(len(here.paragraphs), len(there.paragraphs)) > MOST:
        return ()
    at = next((n for n, one in enumerate(here.paragraphs) if one.ordinal == ordinal), None)
    if at is None:
        return ()
    for first, last, cost in aligned(_pieces(here), _pieces(there)):
        if first[0] <= at < first[1]:
            return there.paragraphs[slice(*last)] if cost <= SURE else ()
    return ()


def aligned(
    here: Sequence[_Piece], there: Sequence[_Piece]
) -> list[tuple[tuple[int, int], tuple[int, int], float]]:
    """Stretches of both that belong together, in order, each with what it costs."""
    ratio = sum(one.length for one in there) / max(sum(one.length for one in here), 1)
    best: dict[tuple[int, int], tuple[float, tuple[int, int], float]] = {(0, 0): (0.0, (0, 0), 0.0)}
    for i in range(len(here) + 1):
        middle = i * len(there) // max(len(here), 1)
        for j in range(max(0, middle - BAND), min(len(there), middle + BAND) + 1):
            if (i, j) not in best:
                continue
            so_far = best[i, j][0]
            for a, b in MOVES:
                end = (i + a, j + b)
                if end[0] > len(here) or end[1] > len(there):
                    continue
                cost = _cost(here[i : end[0]], there[j : end[1]], ratio)
                if end not in best or so_far + cost < best[end][0]:
                    best[end] = (so_far + cost, (i, j), cost)
    at, found = (len(here), len(there)), []
    while at != (0, 0) and at in best:
        _, before, cost = best[at]
        if before[0] < at[0] and before[1] < at[1]:
            found.append(((before[0], at[0]), (before[1], at[1]), cost))
        at = before
    return found[::-1]


def _cost(here: Sequence[_Piece], there: Sequence[_Piece], ratio: float) -> float:
    if not here or not there:
        return LEFT_OUT
    one, other = _together(here), _together(there)
    apart = (other.length - one.length * ratio) / math.sqrt(max(one.length, 1) * VARIANCE)
    named = one.names.total() + other.names.total()
    shared = (one.names & other.names).total()
    unlike = 1 - 2 * shared / named if named else 0.3
    return (
        min(apart * apart / 2, LENGTH_AT_MOST)
        + NAMES * unlike
        + JOINED * (len(here) + len(there) - 2)
    )


def _together(pieces: Sequence[_Piece]) -> _Piece:
    if len(pieces) == 1:
        return pieces[0]
    names: Counter[str] = Counter()
    for one in pieces:
        names += one.names
    return _Piece(sum(one.length for one in pieces), names)


def _pieces(statement: Statement) -> list[_Piece]:
    texts = [statement.slice(one) for one in statement.paragraphs]
    return [_Piece(len(text), Counter(key for key, _ in keys(text))) for text in texts]
