"""The vectors of sentences: from a file that is mapped, and the newest from the store."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from corpus.store import Store
from embeddings.errors import IndexBusy, IndexDamaged, VectorsDamaged
from embeddings.manifest import Manifest
from embeddings.mirror import indexes_folder, writing
from embeddings.sentence_file import SentenceFile, Sentences, write
from embeddings.types import Encoder
from embeddings.vector_mirror import VectorMirror

LAYOUT = "sentences-1"
FEWEST = 1000  # passages newer than the file, from which on it may be written anew
SHARE = 8  # of the passages it has, one in so many must be newer
_READ = 500

_log = logging.getLogger(__name__)


class SentenceMirror:
    """Only the store is the truth: the file may be deleted, and is written anew now and then.

    What was embedded since, again or for the first time, is read from the store, row by row.
    """

    def __init__(self, store: Store, vectors: VectorMirror, encoder: Encoder) -> None:
        self._store, self._vectors, self._encoder = store, vectors, encoder
        self._noting, self._saving = threading.Lock(), threading.Lock()
        self._kept: tuple[SentenceFile, set[int]] | None = None  # with what is newer than the file
        self._row = self._kept_row = 0  # of the store: what was noted, what is in the file
        self._opened = False

    def of(self, ids: Sequence[int]) -> Sentences:
        """The sentences of those of these passages that are embedded.

        Raises `VectorsDamaged` where the store has other bytes than vectors.
        """
        if self._kept is None:
            return self._stored(ids)
        file, newer = self._kept
        kept = file.of(np.array([id for id in ids if id not in newer], np.int64))
        if len(kept.ids) == len(ids):
            return kept
        others = set(ids) - set(kept.ids.tolist())
        return Sentences.joined([kept, self._stored(sorted(others))])

    def catch_up(self) -> None:
        """Note what was embedded since the file was written."""
        with self._noting:
            if not self._opened:
                self._kept, self._opened = self._open(), True
            if self._kept is None:
                return
            for row, passage in self._since(self._row):
                self._kept[1].add(passage)
                self._row = row

    def save(self) -> None:
        """Write the file anew if much was embedded since, unless somebody else does."""
        if not self._saving.acquire(blocking=False):
            return
        try:
            self.catch_up()
            with writing(self._path.with_suffix(".lock"), 0):
                self._write_if_worth_it()
        except IndexBusy:
            return
        except (OSError, IndexDamaged) as error:
            _log.warning("No file of sentences (%s); questions take longer.", error)
        finally:
            self._saving.release()

    def _write_if_worth_it(self) -> None:
        newer = list(self._since(self._kept_row))
        held = len(self._kept[0]) if self._kept else 0
        if len(newer) < max(FEWEST, held // SHARE):
            return
        row = newer[-1][0]
        file = self._written(row)
        with self._noting:
            self._kept, self._row, self._kept_row = (file, set()), row, row
        self.catch_up()

    def _since(self, row: int) -> Iterator[tuple[int, int]]:
        return self._store.embedded_since(self._vectors.kind, row)

    def _stored(self, ids: Sequence[int]) -> Sentences:
        found = self._store.sentence_vectors(self._vectors.kind, ids)
        dimension = self._encoder.dimension
        if any(len(parts) % dimension for parts in found.values()):
            raise VectorsDamaged.told()
        counts = [len(parts) // dimension for parts in found.values()]
        vectors = np.frombuffer(b"".join(found.values()), np.int8).reshape(-1, dimension)
        return Sentences(np.array(list(found), np.int64), np.array(counts, np.int64), vectors)

    # -- file --------------------------------------------------------------------------------

    @cached_property
    def _made_by(self) -> str:
        return f"{LAYOUT} {self._encoder.dimension} {self._vectors.kind}"

    @cached_property
    def _path(self) -> Path:
        name = hashlib.sha256(self._made_by.encode()).hexdigest()[:12]
        return indexes_folder(self._store.folder) / f"sentences-{name}"

    @property
    def _manifest_path(self) -> Path:
        return self._path.with_suffix(".json")

    def _open(self) -> tuple[SentenceFile, set[int]] | None:
        try:
            manifest = Manifest.read(self._manifest_path)
            if manifest is None:
                return None
            manifest.check(self._store.record_id, self._made_by)
            if manifest.sequence > self._store.sequence():
                raise IndexDamaged("it is ahead of the record")
            path = self._path.with_name(manifest.place)
            if not manifest.is_whole(path):
                raise IndexDamaged(f"{path.name} is missing or altered")
            self._row = self._kept_row = manifest.row
            return SentenceFile(path, self._encoder.dimension), set()
        except IndexDamaged as damage:
            _log.warning("The file of sentences is made anew from the store: %s.", damage)
            return None

    def _written(self, row: int) -> SentenceFile:
        """A file of all that is embedded, up to this row at least; the old one serves meanwhile."""
        old = set(self._path.parent.glob(f"{self._path.name}-*"))
        ids = sorted(self._store.embedded_ids(self._vectors.kind))
        dimension, name = self._encoder.dimension, f"{self._path.name}-{row}.int8"
        made = Manifest(self._store.record_id, self._made_by, name, row, self._store.sequence())
        made.put(self._manifest_path, lambda part: write(part, dimension, self._all(ids)))
        file = self._path.with_name(name)
        for path in old - {file}:
            path.unlink(missing_ok=True)
        return SentenceFile(file, dimension)

    def _all(self, ids: Sequence[int]) -> Iterator[Sentences]:
        for at in range(0, len(ids), _READ):
            yield self.of(ids[at : at + _READ])
