"""Vectors by passage id, searched exactly by inner product; the one module that knows FAISS."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from embeddings.errors import IndexDamaged
from embeddings.ties import best
from embeddings.types import Hit, Vectors

EXACT = "Flat"
_DIGITS = 6  # beyond it, inner products of equal vectors may differ


class VectorIndex:
    """Unit vectors of one encoder; safe to search in one thread while another adds."""

    def __init__(self, dimension: int, *, layout: str = EXACT) -> None:
        flat = faiss.index_factory(dimension, layout, faiss.METRIC_INNER_PRODUCT)
        self._index: Any = faiss.IndexIDMap2(flat)
        self._lock = threading.Lock()

    @classmethod
    def load(cls, path: Path, dimension: int) -> VectorIndex:
        """The index saved at `path`; raises `IndexDamaged` if it is none of this dimension."""
        try:
            index = faiss.read_index(str(path))
        except RuntimeError as error:
            raise IndexDamaged(f"{path.name} is no vector index") from error
        if not isinstance(index, faiss.IndexIDMap2) or index.d != dimension:
            raise IndexDamaged(f"{path.name} has {index.d} dimensions instead of {dimension}")
        loaded = cls.__new__(cls)
        loaded._index, loaded._lock = index, threading.Lock()
        return loaded

    def save(self, path: Path) -> None:
        """Write the index to `path`, not atomically."""
        with self._lock:
            faiss.write_index(self._index, str(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def ids(self) -> np.ndarray[Any, np.dtype[np.int64]]:
        """Passage ids, in the order they are kept."""
        with self._lock:
            return self._ids()

    def add(self, ids: Sequence[int], vectors: Vectors) -> None:
        """Add vectors, shape (len(ids), dimension); a passage that has one gets the new one.

        Of an id given twice the last vector counts.
        """
        last = {passage: place for place, passage in enumerate(ids)}
        kept = np.fromiter(last, np.int64, len(last))
        rows = np.ascontiguousarray(vectors[list(last.values())], np.float32)
        with self._lock:
            self._remove(np.intersect1d(kept, self._ids()))
            if len(kept):
                self._index.add_with_ids(rows, kept)

    def remove(self, ids: Sequence[int]) -> None:
        """Forget these passages; those not known are passed over."""
        with self._lock:
            self._remove(np.intersect1d(np.asarray(ids, np.int64), self._ids()))

    def search(self, vector: Vectors, k: int, allowed: Sequence[int] | None = None) -> list[Hit]:
        """The k passages nearest to `vector`, shape (dimension,), by cosine, ties by id.

        Only among `allowed` where given. The answer is that of comparing with every vector.
        """
        if k < 1 or not len(self) or (allowed is not None and not len(allowed)):
            return []
        options = None
        if allowed is not None:
            selector = faiss.IDSelectorBatch(np.asarray(allowed, np.int64))
            options = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        question = np.ascontiguousarray(vector[None], np.float32)
        with self._lock:
            faiss.omp_set_num_threads(1)  # for one question more only wait for each other
            return best(lambda n: self._find(question, n, options), k)

    def _find(self, question: Vectors, n: int, options: Any) -> list[Hit]:
        scores, ids = self._index.search(question, min(n, len(self)), params=options)
        found = zip(ids[0].tolist(), scores[0].tolist(), strict=True)
        return [Hit(passage, round(score, _DIGITS)) for passage, score in found if passage >= 0]

    def _ids(self) -> np.ndarray[Any, np.dtype[np.int64]]:
        return np.asarray(faiss.vector_to_array(self._index.id_map), np.int64)

    def _remove(self, ids: np.ndarray[Any, np.dtype[np.int64]]) -> None:
        if len(ids):
            self._index.remove_ids(faiss.IDSelectorBatch(ids))
