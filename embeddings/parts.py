"""Vectors of the sentences inside a passage, from the same pass that makes the passage's own.

Late chunking (Günther et al. 2024): the tokens of a sentence are pooled after the model has read
them in the whole passage, so each sentence keeps the sense that its neighbours and the heading
give it, and costs no pass of its own. Kept in 8 bits: only the direction of a unit vector counts,
so each is scaled to its largest component and made a unit again when read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from embeddings.pooling import TokenVectors
from embeddings.types import Vectors

_LARGEST = 127


def parts_of(windows: Sequence[TokenVectors], spans: Sequence[tuple[int, int]]) -> Vectors:
    """The unit vector of each span of a text, shape (len(spans), dimension): its tokens' mean.

    A token belongs where it ends: some tokenizers begin a word with the space before it. A span
    that holds no token (an empty one) gets zeros, which are near to nothing.
    """
    dimension = windows[0].vectors.shape[1] if windows else 0
    sums = np.zeros((len(spans), dimension), np.float32)
    for window in windows:
        first, last = window.offsets[:, 0], window.offsets[:, 1]
        for place, (start, end) in enumerate(spans):
            inside = (last > start) & (last <= end) & (first < last)
            sums[place] += window.vectors[inside].sum(axis=0)
    return units(sums)


def also_alone(
    parts: Sequence[Vectors],
    texts: Sequence[str],
    spans: Sequence[Sequence[tuple[int, int]]],
    encode: Callable[[Sequence[str]], Vectors],
) -> list[Vectors]:
    """Spans' vectors, each half way to the one its words have where they are read alone.

    A sentence of multilingual-e5-small is hardly told from its neighbours otherwise: of 250
    questions of XQuAD, the nearest sentence of the paragraph answers 176, so 210 (Russian: 169 of
    253, and 199).
    """
    alone = encode([text[a:b] for text, some in zip(texts, spans, strict=True) for a, b in some])
    each = np.split(alone, np.cumsum([len(some) for some in spans])[:-1])
    return [units(one + other) for one, other in zip(parts, each, strict=True)]


def units(vectors: Vectors) -> Vectors:
    """Rows scaled to length 1; a row of zeros stays one."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), np.float32)


def packed(vectors: Vectors) -> bytes:
    """Unit vectors as bytes, a byte a component."""
    largest = np.maximum(np.abs(vectors).max(axis=-1, keepdims=True, initial=0), 1e-12)
    return bytes(np.rint(vectors / largest * _LARGEST).astype(np.int8).tobytes())


def unpacked(stored: bytes, dimension: int) -> Vectors:
    """The unit vectors that `packed` made bytes of, shape (n, dimension)."""
    return units(np.frombuffer(stored, np.int8).reshape(-1, dimension).astype(np.float32))


def cosines_of(stored: NDArray[np.int8], question: Vectors) -> Vectors:
    """The cosine of each of those vectors, a byte a component, to a unit vector."""
    vectors = stored.astype(np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    return np.asarray((vectors @ question) / np.maximum(lengths, 1e-12), np.float32)
