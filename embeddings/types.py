"""The nouns of search: an id and a score, an encoder, and where background work stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage found; `score` is comparable only within the list it came in."""

    passage_id: int
    score: float


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of the record has vectors: `done` of `total` passages that should have them."""

    done: int
    total: int

    @property
    def share(self) -> float:
        return self.done / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class Comparing:
    """How a question's vector is compared: with all `vectors`, or with those of some lists.

    `lists` is 0 where all are compared; else the vectors are sorted into so many, and the
    `searched` nearest are gone through. `recall` is the share that this finds of the 20 nearest,
    found by comparing with all, of sentences of the record itself: measured when there were
    `measured` vectors, None before.
    """

    vectors: int
    lists: int = 0
    searched: int = 0
    recall: float | None = 1.0
    measured: int = 0


class Encoder(Protocol):
    """Text to unit vectors. `languages` are ISO 639-1 codes it was trained on; empty means any.

    `unrelated` is about the cosine of texts that have nothing to do with each other: what is found
    is scored from there, so that scores of different models mean much the same.
    `fingerprint` changes whenever the same text could give another vector.
    """

    @property
    def fingerprint(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    @property
    def languages(self) -> frozenset[str]: ...

    @property
    def unrelated(self) -> float: ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimension), float32, each row of length 1."""
        ...

    def encode_parts(
        self, texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]
    ) -> tuple[Vectors, list[Vectors]]:
        """Vectors of the texts, and of the stretches (start, end) of each, rows of length 1."""
        ...

    def encode_question(self, text: str) -> Vectors:
        """Shape (dimension,), float32, length 1."""
        ...
