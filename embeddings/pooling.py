"""Token vectors made one vector: what a text means, out of what its tokens mean in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from embeddings.types import Vectors


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """One window as the model read it, token by token.

    `vectors` has the shape (tokens, dimension), `offsets` (tokens, 2): start and end in code points
    of the whole text, empty for a token that is none of its words (a special one, or the prefix).
    """

    vectors: Vectors
    offsets: NDArray[np.int64]


def unit(vector: Vectors) -> Vectors:
    """The vector at length 1; zeros stay."""
    return vector / np.float32(max(float(np.linalg.norm(vector)), 1e-12))


def pooled(windows: Sequence[TokenVectors]) -> Vectors:
    """A text's vector: the mean of all tokens, special ones too, as the model was trained.

    Windows count alike, whatever their length.
    """
    return unit(np.sum([unit(window.vectors.mean(axis=0)) for window in windows], axis=0))
