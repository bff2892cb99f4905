"""The nearest of many vectors, all being compared: what an index is held to."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from embeddings.types import Vectors

Ids = NDArray[np.int64]


def nearest(questions: Vectors, portions: Iterable[tuple[Ids, Vectors]], k: int) -> Ids:
    """Ids of the k nearest to each question by inner product, shape (len(questions), k).

    A portion is ids and their vectors, shape (n, dimension); only one is held at a time. Where
    there are fewer than k in all, -1 fills up.
    """
    scores = np.full((len(questions), k), -np.inf, np.float32)
    ids = np.full((len(questions), k), -1, np.int64)
    for some, vectors in portions:
        scores = np.concatenate([scores, questions @ vectors.T], axis=1)
        ids = np.concatenate([ids, np.broadcast_to(some, (len(ids), len(some)))], axis=1)
        kept = np.argpartition(-scores, k - 1, axis=1)[:, :k]
        scores = np.take_along_axis(scores, kept, axis=1)
        ids = np.take_along_axis(ids, kept, axis=1)
    return ids
