"""Vectors by passage id, searched by inner product; the one module that knows FAISS.

Up to `LISTS_FROM` vectors every one is compared, in the 16 bits that the store has of it: exact,
half of memory and of time beside 32 bits. Beyond, they are sorted into lists by their nearest of
many centroids (IVF; Jégou et al. 2011), and the lists nearest to the question are searched: as many
as are needed for `RECALL` of what comparing with all finds, measured when the lists are made.
"""

from __future__ import annotations

import math
import os
import threading
import weakref
import zlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from embeddings.errors import IndexDamaged
from embeddings.ties import best
from embeddings.types import Comparing, Hit, Vectors

Ids = NDArray[np.int64]

STORED = "SQfp16"
LISTS_FROM = 100_000  # vectors
DRIFT = 1.25  # times as many vectors as when it was measured what the lists find
OUTGROWN = 2  # times as many vectors as the lists were made for: they are made anew
A_LIST = 40  # vectors that train one centroid
RECALL, NEAREST = 0.985, 20  # share found of the so many nearest; 0.98 is wanted of any question
FEWEST_LISTS, MORE = 16, 1.25  # searched at first, and times as many while they find too little
_DIGITS = 6  # beyond it, inner products of equal vectors may differ


def lists_for(vectors: int) -> int:
    """Into how many lists so many vectors are sorted; 0 where all are compared."""
    return 1 << round(math.log2(4 * math.sqrt(vectors))) if vectors >= LISTS_FROM else 0


class VectorIndex:
    """Unit vectors of one encoder; safe to search in one thread while another adds."""

    def __init__(self, dimension: int) -> None:
        stored = faiss.index_factory(dimension, STORED, faiss.METRIC_INNER_PRODUCT)
        self._index: Any = faiss.IndexIDMap2(stored)
        self._lock = threading.Lock()
        self._known = np.zeros(0, bool)
        self._recall: tuple[float, int] | None = None
        self._mapped: int | None = None  # the file, as the system numbers it

    @classmethod
    def in_lists(cls, sample: Vectors, lists: int) -> VectorIndex:
        """An empty index whose lists fit the `sample`, shape (n, dimension)."""
        layout = f"IVF{lists},{STORED}"
        index: Any = faiss.index_factory(sample.shape[1], layout, faiss.METRIC_INNER_PRODUCT)
        index.cp.min_points_per_centroid = 1  # what it has to go by is the caller's to say
        index.train(np.ascontiguousarray(sample, np.float32))
        return cls._of(index)

    @classmethod
    def load(cls, path: Path, dimension: int) -> VectorIndex:
        """The index saved at `path`; raises `IndexDamaged` if it is none of this dimension.

        Lists are mapped, so that opening costs the same however long they are, and are read only
        when they are to be changed.
        """
        try:
            index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP | faiss.IO_FLAG_READ_ONLY)
            opened = os.open(path, os.O_RDONLY)
        except (OSError, RuntimeError) as error:
            raise IndexDamaged(f"{path.name} is no vector index") from error
        made = cls._of(index)
        weakref.finalize(made, os.close, opened)
        if not isinstance(index, faiss.IndexIDMap2 | faiss.IndexIVF) or index.d != dimension:
            raise IndexDamaged(f"{path.name} has {index.d} dimensions instead of {dimension}")
        if made.lists:
            made._mapped = opened
            # Else each question starts 32 threads to bring in the lists, at twice the cost.
            lists: Any = faiss.downcast_InvertedLists(made._index.invlists)
            lists.prefetch_nthread = 0
        else:
            made._mark(made._ids())
        return made

    @classmethod
    def _of(cls, index: Any) -> VectorIndex:
        made = cls.__new__(cls)
        made._index, made._lock, made._known = index, threading.Lock(), np.zeros(0, bool)
        made._recall, made._mapped = None, None
        return made

    def _own(self) -> None:
        """Have what is mapped in memory, to change it: FAISS can't add to a mapped file.

        It is read from where it was opened: another process may have put a newer one in its place.
        """
        if self._mapped is None:
            return
        searched = self._index.nprobe
        with open(self._mapped, "rb", closefd=False) as file:
            reader = faiss.PyCallbackIOReader(file.read)  # type: ignore[attr-defined]
            self._index = faiss.read_index(reader)
        self._index.nprobe = searched
        self._mapped = None
        self._mark(self._ids())

    def save(self, path: Path) -> None:
        """Write the index to `path`, not atomically."""
        with self._lock:
            self._own()
            faiss.write_index(self._index, str(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def lists(self) -> int:
        """How many lists the vectors are sorted into; 0 where all are compared."""
        return int(self._index.nlist) if isinstance(self._index, faiss.IndexIVF) else 0

    @property
    def outgrown(self) -> bool:
        """Whether as many vectors as there are now would better be sorted into other lists."""
        return lists_for(len(self)) >= OUTGROWN * max(self.lists, 1)

    @property
    def comparing(self) -> Comparing:
        """What it picked, and what that finds."""
        if not self.lists:
            return Comparing(len(self))
        recall, measured = self._recall or (None, 0)
        return Comparing(len(self), self.lists, int(self._index.nprobe), recall, measured)

    def note_recall(self, recall: float, measured: int) -> None:
        """What was measured before, when there were so many vectors."""
        self._recall = recall, measured

    @property
    def drifted(self) -> bool:
        """Whether what the lists find is not known, or of so many fewer vectors that it may differ.

        New vectors may lie where no list was made for them.
        """
        measured = self._recall[1] if self._recall else 0
        return bool(self.lists) and len(self) > DRIFT * measured

    @property
    def layout(self) -> str:
        """What decides which vectors are compared: equal layouts find the same."""
        return f"{STORED} {self.lists} {self._index.nprobe} {self._fit}" if self.lists else STORED

    @cached_property
    def _fit(self) -> str:
        """Tells these lists from others: they are never changed, only made anew."""
        centroids = self._index.quantizer.reconstruct_n(0, self.lists)
        return f"{zlib.crc32(centroids.tobytes()):x}"

    def ids(self) -> Ids:
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
            self._own()
            self._remove(kept)
            if len(kept):
                self._index.add_with_ids(rows, kept)
                self._mark(kept)

    def remove(self, ids: Sequence[int]) -> None:
        """Forget these passages; those not known are passed over."""
        with self._lock:
            self._own()
            self._remove(np.asarray(ids, np.int64))

    def search(self, vector: Vectors, k: int, allowed: Ids | None = None) -> list[Hit]:
        """The k passages nearest to `vector`, shape (dimension,), by cosine, ties by id.

        Only among `allowed` where given. Without lists, the answer is that of comparing with all.
        """
        if k < 1 or not len(self) or (allowed is not None and not len(allowed)):
            return []
        question = np.ascontiguousarray(vector[None], np.float32)
        with self._lock:
            faiss.omp_set_num_threads(1)  # for one question more only wait for each other
            options = self._options(allowed)
            return best(lambda n: self._find(question, n, options), k)

    def search_enough(self, vectors: Vectors) -> float:
        """Search as many lists as find `RECALL` of what all do for `vectors`; the recall reached.

        `vectors` are of shape (n, dimension), as like to questions as can be had. Questions are
        answered meanwhile, between one of these and the next.
        """
        exact = self._nearest(vectors, self.lists)
        searched = min(FEWEST_LISTS, self.lists)
        while (recall := _shared(self._nearest(vectors, searched), exact)) < RECALL:
            searched = min(math.ceil(MORE * searched), self.lists)
        with self._lock:
            self._index.nprobe = searched
        self.note_recall(recall, len(self))
        return recall

    def _nearest(self, vectors: Vectors, searched: int) -> Ids:
        """Ids of the nearest in so many lists, shape (len(vectors), `NEAREST`)."""
        options: Any = faiss.SearchParametersIVF(nprobe=searched)  # type: ignore[call-arg]
        found = []
        for vector in np.ascontiguousarray(vectors, np.float32):
            with self._lock:
                found.append(self._index.search(vector[None], NEAREST, params=options)[1])
        return np.concatenate(found)

    def _options(self, allowed: Ids | None) -> Any:
        """What to search by: of fewer that are allowed as many lists more, so that none is lost."""
        selector = None if allowed is None else _bits(allowed)
        if not self.lists:
            return selector and faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        share = 1.0 if allowed is None else min(1.0, len(allowed) / len(self))
        probed = min(self.lists, math.ceil(self._index.nprobe / share))
        return faiss.SearchParametersIVF(sel=selector, nprobe=probed)  # type: ignore[call-arg]

    def _find(self, question: Vectors, n: int, options: Any) -> list[Hit]:
        scores, ids = self._index.search(question, min(n, len(self)), params=options)
        found = zip(ids[0].tolist(), scores[0].tolist(), strict=True)
        return [Hit(passage, round(score, _DIGITS)) for passage, score in found if passage >= 0]

    def _ids(self) -> Ids:
        if not self.lists:
            return np.asarray(faiss.vector_to_array(self._index.id_map), np.int64)
        lists, sizes = self._index.invlists, map(self._index.get_list_size, range(self.lists))
        each = [
            faiss.rev_swig_ptr(lists.get_ids(at), size) for at, size in enumerate(sizes) if size
        ]
        return np.concatenate(each).astype(np.int64) if each else np.zeros(0, np.int64)

    def _remove(self, ids: Ids) -> None:
        known = ids[ids < len(self._known)]
        known = known[self._known[known]]
        if len(known):
            self._index.remove_ids(faiss.IDSelectorBatch(known))
            self._known[known] = False

    def _mark(self, ids: Ids) -> None:
        """Note that these ids are in the index: it would have to look for them itself."""
        if not len(ids):
            return
        if (needed := int(ids.max()) + 1) > len(self._known):
            self._known = np.concatenate([self._known, np.zeros(needed, bool)])
        self._known[ids] = True


def _bits(allowed: Ids) -> Any:
    """The ids as a bit each, which costs a look-up the same however many are allowed."""
    marks = np.zeros(int(allowed.max()) + 1, bool)
    marks[allowed] = True
    selector: Any = faiss.IDSelectorBitmap
    return selector(np.packbits(marks, bitorder="little"))


def _shared(found: Ids, exact: Ids) -> float:
    """Mean share of each row of `exact` that the same row of `found` has."""
    pairs = zip(found.tolist(), exact.tolist(), strict=True)
    return float(np.mean([len({*some} & {*all_}) / len(all_) for some, all_ in pairs]))
