"""Ranked lists made one, by rank alone: scores of different searches can't be compared."""

from __future__ import annotations

from collections.abc import Sequence

from embeddings.ties import ranked
from embeddings.types import Hit

RRF_K = 60


def reciprocal_rank_fusion(lists: Sequence[Sequence[Hit]]) -> list[Hit]:
    """Every passage found, scored by the sum of 1 / (60 + rank); ties by passage id.

    Each list is ordered here by score; a passage that scores zero or less in a list has not been
    found by it and gets no vote. (Cormack, Clarke and Büttcher, SIGIR 2009.)
    """
    votes: dict[int, float] = {}
    for hits in lists:
        found = [hit for hit in ranked(hits) if hit.score > 0]
        for rank, hit in enumerate(found, start=1):
            votes[hit.passage_id] = votes.get(hit.passage_id, 0.0) + 1 / (RRF_K + rank)
    return ranked(Hit(passage, score) for passage, score in votes.items())
