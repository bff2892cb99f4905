"""The vectors of a record in memory, kept up with its store, and a snapshot for a quick start."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from itertools import islice
from pathlib import Path

import numpy as np

from corpus.store import Store
from embeddings.embedding_text import FORMAT
from embeddings.errors import IndexBusy, IndexDamaged, VectorsDamaged
from embeddings.manifest import Manifest
from embeddings.mirror import indexes_folder, writing
from embeddings.types import Encoder, Progress, Vectors
from embeddings.vector_index import A_LIST, VectorIndex, lists_for

LAYOUT = "vectors-2"
SNAPSHOT_ROWS = 20_000
QUESTIONS = 200  # by which it is measured how many lists must be searched
BUSY_SECONDS = 0.25
_READ = 4096

_log = logging.getLogger(__name__)


class VectorMirror:
    """Every vector that the store has of one encoder, searchable by meaning.

    Only the store is the truth: the snapshot may be deleted, and is taken only now and then.
    """

    def __init__(self, store: Store, encoder: Encoder) -> None:
        self._store = store
        self._encoder = encoder
        self._opening, self._lock = threading.Lock(), threading.Lock()
        self._opened: VectorIndex | None = None
        self._counted: tuple[tuple[int, int], Progress] | None = None
        self._row = self._sequence = self._unsaved = 0
        self._growing = False

    @cached_property
    def kind(self) -> str:
        """What the store knows these vectors by: encoder, and what is embedded of a passage."""
        return f"{self._encoder.fingerprint}/passage-{FORMAT}"

    @property
    def index(self) -> VectorIndex:
        """The index as it is: the snapshot at first, or empty if there is none fit for use."""
        if self._opened is None:
            with self._opening:
                self._opened = self._opened or self._load()
        return self._opened

    @property
    def reached(self) -> tuple[int, int]:
        """Row and change of the store up to which the index reflects it."""
        return self._row, self._sequence

    def progress(self) -> Progress:
        """How many of the passages that the encoder can read have their vector in the store.

        Counted again only when the store has changed or the index has taken something in.
        """
        state = (self._store.sequence(), self._row)
        if self._counted is None or self._counted[0] != state:
            count = self._store.embedding_progress(self.kind, self._encoder.languages)
            self._counted = state, Progress(*count)
        return self._counted[1]

    def catch_up(self, *, wait: float = BUSY_SECONDS) -> bool:
        """Take in what the store has had since; false if another thread is at it for so long."""
        index = self.index
        if not self._lock.acquire(timeout=0 if self._growing else wait):
            return False
        try:
            self._drop(index)
            self._row = self._take_in(index, self._row)
            if self._unsaved >= max(SNAPSHOT_ROWS, len(index) // 4):
                self._save(index)
        finally:
            self._lock.release()
        return True

    def grow(self) -> None:
        """Sort the vectors into lists if they have become many; takes minutes where they are.

        Questions are answered by the index as it was until the new one takes its place. What lists
        find is measured again when much was added to them.
        """
        if not self.index.outgrown:
            if self.index.drifted:
                self._measure()
            return
        with self._lock:
            self._growing = True
            try:
                self._sort_into_lists(lists_for(len(self.index)))
            finally:
                self._growing = False

    def _sort_into_lists(self, lists: int) -> None:
        _log.info("Sorting %d vectors into %d lists.", len(self.index), lists)
        sample = self._sample(A_LIST * lists)
        grown = VectorIndex.in_lists(sample, lists)
        self._drop(grown)  # what goes from now on
        row = self._take_in(grown, 0)
        self._search_enough(grown)
        self._opened, self._row = grown, row
        self._save(grown)

    def _measure(self) -> None:
        index = self.index
        self._search_enough(index)
        with self._lock:
            self._save(index)

    def _search_enough(self, index: VectorIndex) -> None:
        recall = index.search_enough(self._like_questions(index))
        _log.info("Searching lists finds %.3f of what comparing with all does.", recall)

    def _sample(self, vectors: int) -> Vectors:
        """About so many of the stored vectors, evenly over all, shape (n, dimension)."""
        step = max(1, len(self.index) // vectors)
        rows = islice(self._store.vectors_since(self.kind, 0), None, None, step)
        return _read(vector for _, _, vector in rows)

    def _like_questions(self, index: VectorIndex) -> Vectors:
        """A sentence of each of a few passages, each read alone, as a question is.

        One that was read within its passage lies so near to it that too few lists seem enough:
        what found 0.99 of theirs found 0.96 of real questions'.
        """
        ids = index.ids()
        some = ids[:: max(1, len(ids) // QUESTIONS)].tolist()
        first = [said[0] for said in self._store.passage_sentences(some).values() if said]
        return np.stack([self._encoder.encode_question(one) for one in first])

    def save(self) -> None:
        """Take a snapshot now, unless another process is; what it lacks is read from the store."""
        index = self.index
        with self._lock:
            self._save(index)

    def forget(self) -> None:
        """Take the snapshot away, so that whoever opens the record reads the stored vectors."""
        self._manifest_path.unlink(missing_ok=True)

    def _drop(self, index: VectorIndex) -> None:
        gone: list[int] = []
        for change in self._store.changes_since(self._sequence):
            if change.op == "drop":
                gone += range(change.first_passage, change.last_passage + 1)
            self._sequence = change.sequence
        if gone:
            index.remove(gone)
        self._unsaved += len(gone)

    def _take_in(self, index: VectorIndex, row: int) -> int:
        """Add the vectors put after this row of the store; the last row there is."""
        rows = self._store.vectors_since(self.kind, row)
        while portion := list(islice(rows, _READ)):
            numbers, ids, vectors = zip(*portion, strict=True)
            if any(len(vector) != self._encoder.dimension * 2 for vector in vectors):
                raise VectorsDamaged.told()
            index.add(ids, _read(vectors))
            row = numbers[-1]
            self._unsaved += len(ids)
        return row

    # -- snapshot ----------------------------------------------------------------------------

    @cached_property
    def _made_by(self) -> str:
        return f"{LAYOUT} {self._encoder.dimension} {self.kind}"

    @cached_property
    def _path(self) -> Path:
        name = hashlib.sha256(self._made_by.encode()).hexdigest()[:12]
        return indexes_folder(self._store.folder) / f"vectors-{name}"

    @property
    def _manifest_path(self) -> Path:
        return self._path.with_suffix(".json")

    def _load(self) -> VectorIndex:
        try:
            return self._snapshot() or VectorIndex(self._encoder.dimension)
        except IndexDamaged as damage:
            _log.warning("The vector index is built anew from the stored vectors: %s.", damage)
            return VectorIndex(self._encoder.dimension)

    def _snapshot(self) -> VectorIndex | None:
        manifest = Manifest.read(self._manifest_path)
        if manifest is None:
            return None
        manifest.check(self._store.record_id, self._made_by)
        if manifest.sequence > self._store.sequence():
            raise IndexDamaged("it is ahead of the record")
        file = self._path.with_name(manifest.place)
        if not manifest.is_whole(file):
            raise IndexDamaged(f"{file.name} is missing or altered")
        index = VectorIndex.load(file, self._encoder.dimension)
        if manifest.recall is not None:
            index.note_recall(manifest.recall, manifest.measured)
        self._row, self._sequence = manifest.row, manifest.sequence
        return index

    def _save(self, index: VectorIndex) -> None:
        try:
            with writing(self._path.with_suffix(".lock"), 0):
                self._replace_snapshot(index)
        except IndexBusy:
            return
        except (OSError, RuntimeError) as error:
            _log.warning(
                "No snapshot of the vector index (%s); the next start takes longer.", error
            )
            return
        self._unsaved = 0

    def _replace_snapshot(self, index: VectorIndex) -> None:
        old = set(self._path.parent.glob(f"{self._path.name}-*"))
        file = self._path.with_name(f"{self._path.name}-{self._row}-{self._sequence}.faiss")
        found = index.comparing
        made = Manifest(
            self._store.record_id,
            self._made_by,
            file.name,
            self._row,
            self._sequence,
            recall=found.recall if found.measured else None,
            measured=found.measured,
        )
        made.put(self._manifest_path, index.save)
        for path in old - {file} | set(self._of_older_layouts()):
            path.unlink(missing_ok=True)

    def _of_older_layouts(self) -> Iterator[Path]:
        """The files of snapshots that no index would be loaded from any more."""
        for path in self._path.parent.glob("vectors-*.json"):
            with suppress(IndexDamaged):
                manifest = Manifest.read(path)
                if manifest and not manifest.made_by.startswith(f"{LAYOUT} "):
                    yield from self._path.parent.glob(f"{path.stem}*")


def _read(stored: Iterable[bytes]) -> Vectors:
    """Vectors as the store keeps them, made an array of shape (n, dimension)."""
    rows = list(stored)
    return np.frombuffer(b"".join(rows), "<f2").reshape(len(rows), -1).astype(np.float32)
