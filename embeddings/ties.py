"""The best k in an order that depends on nothing but scores and ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from embeddings.types import Hit

MARGIN = 16


def ranked(hits: Iterable[Hit]) -> list[Hit]:
    """Best first; equal scores by passage id."""
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))


def best(find: Callable[[int], list[Hit]], k: int) -> list[Hit]:
    """The k best of what `find(n)` finds, any n best ones, in an order all its own.

    An index breaks ties by where it happens to keep things. So more than k are asked for, until
    the tie at the cut is seen whole or nothing more is found.
    """
    n = k + MARGIN
    while True:
        hits = ranked(find(n))
        if len(hits) < n or hits[k - 1].score > hits[-1].score:
            return hits[:k]
        n *= 4
