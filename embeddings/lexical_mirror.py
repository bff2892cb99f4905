"""The lexical index of a record, opened, kept up with its store and rebuilt where it must be."""

from __future__ import annotations

import logging
import shutil
import threading
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from corpus.store import Store
from corpus.types import PassageRecord, StoreChange
from embeddings.errors import EmbeddingError, IndexBusy, IndexDamaged
from embeddings.lexical_index import LAYOUT, LexicalIndex
from embeddings.manifest import Manifest
from embeddings.mirror import indexes_folder, writing

COMMIT_PASSAGES = 10_000
BUSY_SECONDS = 0.25
OPEN_SECONDS = 10.0
_READ = 500

_log = logging.getLogger(__name__)


class LexicalMirror:
    """Every passage of the store by its words; it can be searched while it is catching up."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._folder = indexes_folder(store.folder)
        self._opening, self._following = threading.Lock(), threading.Lock()
        self._place = ""
        self._opened: LexicalIndex | None = None

    @property
    def index(self) -> LexicalIndex:
        """The index as it is; opened, or begun anew if it is not fit for use."""
        return self._opened or self._open()

    @property
    def behind(self) -> bool:
        """Whether the store has changes that the index doesn't know."""
        return self.index.sequence < self._store.sequence()

    def catch_up(self, *, wait: float = BUSY_SECONDS) -> bool:
        """Take in what the store has that the index has not; true if it has all there was.

        Where another thread or process is doing just that, wait so many seconds for it, then see
        what it has committed. Raises `EmbeddingError` if the index can't be written.
        """
        wanted = self._store.sequence()
        if self._open().sequence >= wanted:
            return True
        if self._following.acquire(timeout=wait):
            try:
                with suppress(IndexBusy), self._explained(), writing(self._lock_path, wait):
                    self._follow()
            finally:
                self._following.release()
        return self._open().sequence >= wanted

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """What the file system or tantivy refuse, as a sentence."""
        try:
            yield
        except (OSError, ValueError) as error:
            raise EmbeddingError(
                f"The word index in {self._folder} can't be written ({error}). Nothing stored is "
                "lost; free some space or mend the folder's rights."
            ) from error

    @property
    def _lock_path(self) -> Path:
        return self._folder / "lexical.lock"

    @property
    def _manifest_path(self) -> Path:
        return self._folder / "lexical.json"

    def _follow(self) -> None:
        try:
            self._take_in(self._open())
        except ValueError as error:
            if "FileAlreadyExists" not in str(error):
                raise
            # tantivy never writes over what a writer killed in its commit has left behind
            with self._opening:
                anew = self._begin(IndexDamaged("a writer was killed in its commit"))
            self._take_in(anew)

    def _take_in(self, index: LexicalIndex) -> None:
        changes = self._store.changes_since(index.sequence)
        for sequence, ranges in _portions(changes, COMMIT_PASSAGES):
            index.update(sequence, ranges, self._records(ranges))

    def _records(self, ranges: Iterable[tuple[int, int]]) -> Iterator[PassageRecord]:
        for first, last in ranges:
            for at in range(first, last + 1, _READ):
                yield from self._store.passage_records(at, min(at + _READ - 1, last))

    def _open(self) -> LexicalIndex:
        """The newest index on disk: the one at hand reloaded, or another, or a new one."""
        with self._opening, self._explained():
            try:
                return self._see()
            except IndexDamaged:
                with writing(self._folder / "lexical.open.lock", OPEN_SECONDS):
                    try:
                        return self._see()  # another may have begun it anew meanwhile
                    except IndexDamaged as damage:
                        return self._begin(damage)

    def _see(self) -> LexicalIndex:
        manifest = Manifest.read(self._manifest_path)
        if manifest is None:
            raise IndexDamaged("there is none yet")
        manifest.check(self._store.record_id, LAYOUT)
        if self._opened is not None and manifest.place == self._place:
            self._opened.reload()
            return self._opened
        index = LexicalIndex.open(self._folder / manifest.place)
        if index.sequence > self._store.sequence():
            raise IndexDamaged("it is ahead of the record")
        self._opened, self._place = index, manifest.place
        return index

    def _begin(self, damage: IndexDamaged) -> LexicalIndex:
        """Start from nothing in a folder of its own, so that who searches the old one still can."""
        if self._manifest_path.exists():
            _log.warning("The word index is built anew: %s.", damage)
        old = list(self._folder.glob("lexical-*"))
        place = f"lexical-{uuid.uuid4().hex[:8]}"
        index = LexicalIndex.create(self._folder / place)
        Manifest(self._store.record_id, LAYOUT, place).write(self._manifest_path)
        self._opened, self._place = index, place
        for folder in old:
            shutil.rmtree(folder, ignore_errors=True)
        return index


def _portions(
    changes: Iterable[StoreChange], passages: int
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """(last change, disjoint ranges of passages touched) of runs of about equal size."""
    touched: list[tuple[int, int]] = []
    count, sequence = 0, 0
    for change in changes:
        touched.append((change.first_passage, change.last_passage))
        count += change.last_passage - change.first_passage + 1
        sequence = change.sequence
        if count >= passages:
            yield sequence, _disjoint(touched)
            touched, count = [], 0
    if touched:
        yield sequence, _disjoint(touched)


def _disjoint(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same numbers in as few ranges (first, last) as can be, ascending."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found
