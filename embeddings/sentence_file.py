"""The vectors of many passages' sentences in one file that is mapped, not read.

A question compares itself with the sentences of some hundred passages. Here they lie side by side,
a byte a component, and the system brings in the pages that are asked for: opening costs the same
however many there are. All numbers are of 64 bits:

    the vectors; passage ids, ascending; where each one's begin, counted in vectors; how many each
    has; and last the magic number, the dimension, how many passages, how many vectors
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import IndexDamaged

Ids = NDArray[np.int64]
Bytes = NDArray[np.int8]

_MAGIC = 0x3153_544E_4553  # "SENTS1"
_NUMBER = np.dtype("<i8")
_TAIL = 4 * _NUMBER.itemsize


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of some passages: `counts` of each of `ids`, and all their vectors in a row.

    `vectors` has the shape (counts.sum(), dimension); each is scaled to its largest component.
    """

    ids: Ids
    counts: Ids
    vectors: Bytes

    @classmethod
    def joined(cls, parts: Iterable[Self]) -> Self:
        """One after another."""
        ids, counts, vectors = zip(
            *((one.ids, one.counts, one.vectors) for one in parts), strict=True
        )
        return cls(np.concatenate(ids), np.concatenate(counts), np.concatenate(vectors))


class SentenceFile:
    """Written once, read by any number of processes."""

    def __init__(self, path: Path, dimension: int) -> None:
        """Raises `IndexDamaged` unless it is whole and of this dimension."""
        try:
            mapped: Any = np.memmap(path, np.uint8, "r")
            magic, wide, passages, vectors = mapped[-_TAIL:].view(_NUMBER).tolist()
        except (OSError, ValueError) as error:
            raise IndexDamaged(f"{path.name} can't be read ({error})") from error
        at = vectors * dimension
        numbers = mapped[at:-_TAIL]
        fits = len(mapped) == at + 3 * passages * _NUMBER.itemsize + _TAIL
        if (magic, wide, fits) != (_MAGIC, dimension, True):
            raise IndexDamaged(f"{path.name} holds no sentences of {dimension} dimensions")
        self._vectors: Bytes = np.asarray(mapped[:at]).view(np.int8).reshape(vectors, dimension)
        table: Ids = np.frombuffer(numbers, _NUMBER).reshape(3, passages)
        self._ids, self._starts, self._counts = table

    def __len__(self) -> int:
        return len(self._ids)

    def of(self, ids: Ids) -> Sentences:
        """The sentences of those of these passages that it has."""
        places = np.searchsorted(self._ids, ids)
        there = places < len(self._ids)
        there[there] = self._ids[places[there]] == ids[there]
        places = places[there]
        counts = self._counts[places]
        before = np.cumsum(counts) - counts
        rows = np.arange(counts.sum()) + np.repeat(self._starts[places] - before, counts)
        return Sentences(ids[there], counts, self._vectors[rows])


def write(path: Path, dimension: int, portions: Iterable[Sentences]) -> None:
    """Fill the file with the sentences of some passages after those of others."""
    ids, counts = [np.zeros(0, _NUMBER)], [np.zeros(0, _NUMBER)]
    with path.open("wb") as file:
        for portion in portions:
            file.write(portion.vectors.tobytes())
            ids.append(portion.ids)
            counts.append(portion.counts)
        each = np.concatenate(counts)
        table = np.stack([np.concatenate(ids), np.cumsum(each) - each, each]).astype(_NUMBER)
        file.write(np.ascontiguousarray(table[:, np.argsort(table[0])]).tobytes())
        tail = [_MAGIC, dimension, len(each), int(each.sum())]
        file.write(np.array(tail, _NUMBER).tobytes())
