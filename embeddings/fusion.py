"""Ranked lists made one, by rank alone: scores of different searches can't be compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from embeddings.ties import ranked
from embeddings.types import Hit

RRF_K = 60


def reciprocal_rank_fusion(
    lists: Sequence[Sequence[Hit]], *, weights: Sequence[float] | None = None, k: int = RRF_K
) -> list[Hit]:
    """Every passage found, scored by the sum of weight / (k + rank); ties by passage id.

    Each list is ordered here by score; a passage that scores zero or less in a list has not been
    found by it and gets no vote. (Cormack, Clarke and Büttcher, SIGIR 2009.)
    """
    votes: dict[int, float] = {}
    for hits, weight in zip(lists, weights or [1.0] * len(lists), strict=True):
        found = [hit for hit in ranked(hits) if hit.score > 0]
        for rank, hit in enumerate(found, start=1):
            votes[hit.passage_id] = votes.get(hit.passage_id, 0.0) + weight / (k + rank)
    return ranked(Hit(passage, score) for passage, score in votes.items())


def fuse_by_language(
    lists: Mapping[str, Sequence[Sequence[Hit]]],
    *,
    weights: Sequence[float] | None = None,
    k: int = RRF_K,
) -> list[Hit]:
    """Fusion within each language first, then the languages side by side.

    A language that one of the searches can't read would sink for want of its vote, so each
    language's scores are divided by the weight of the searches that found anything in it.
    """
    merged: list[Hit] = []
    for of_language in lists.values():
        shares = weights or [1.0] * len(of_language)
        voting = sum(share for share, hits in zip(shares, of_language, strict=True) if hits)
        fused = reciprocal_rank_fusion(of_language, weights=shares, k=k)
        merged += [Hit(hit.passage_id, hit.score / voting) for hit in fused]
    return ranked(merged)
