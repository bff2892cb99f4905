"""Vectors of the sentences inside a passage, from the same pass that makes the passage's own.

Late chunking (Günther et al. 2024): the tokens of a sentence are pooled after the model has read
them in the whole passage, so each sentence keeps the sense that its neighbours and the heading
give it, and costs no pass of its own. Kept in 8 bits: only the direction of a unit vector counts,
so each is scaled to its largest component and made a unit again when read.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from embeddings.types import Vectors

_LARGEST = 127


def pooled(
    tokens: Vectors, offsets: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]]
) -> Vectors:
    """Sums of the token vectors inside each span, shape (len(spans), dimension).

    `offsets` are the tokens' places in the text; empty ones (marks of the model's own) count
    nowhere.
    """
    sums = np.zeros((len(spans), tokens.shape[1]), np.float32)
    for place, (start, end) in enumerate(spans):
        inside = [n for n, (a, b) in enumerate(offsets) if a < b and a >= start and b <= end]
        if inside:
            sums[place] = tokens[inside].sum(axis=0)
    return sums


def unit(vectors: Vectors) -> Vectors:
    """Rows scaled to length 1; a row of zeros stays one."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), np.float32)


def packed(vectors: Vectors) -> bytes:
    """Unit vectors as bytes, a byte a component."""
    largest = np.maximum(np.abs(vectors).max(axis=-1, keepdims=True, initial=0), 1e-12)
    return bytes(np.rint(vectors / largest * _LARGEST).astype(np.int8).tobytes())


def unpacked(stored: bytes, dimension: int) -> Vectors:
    """The unit vectors that `packed` made bytes of, shape (n, dimension)."""
    return unit(np.frombuffer(stored, np.int8).reshape(-1, dimension).astype(np.float32))
