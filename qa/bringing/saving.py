"""Saving: corrections first, then the bytes, then the rows, so that a kill loses nothing."""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.brought import Brought
from corpus.ingest import Ingest
from corpus.messages import say
from corpus.types import AddResult
from qa.bringing.batch import Batch
from qa.bringing.item import Item
from qa.editing import ATTRIBUTOR
from qa.failure import sentence

if TYPE_CHECKING:
    from qa.record import Record

log = logging.getLogger(__name__)


class Stopped(Exception):
    """Raised between two statements when the server is being stopped; the next start goes on."""


class Saving:
    """Saves batches one after another, each in a thread of its own."""

    def __init__(self, record: Record, brought: Brought) -> None:
        self.record, self.brought = record, brought
        self.stopping = False
        self._turn = threading.Lock()
        self._threads: list[threading.Thread] = []

    def start(self, batch: Batch, *, patience: float = 0.0) -> None:
        """Begin; returns when all is saved or after `patience` seconds, whichever is first."""
        with batch.lock:
            if batch.saving or not batch.to_save():
                return
            batch.saving, batch.failure = True, ""
        thread = threading.Thread(target=self._run, args=(batch,), name="saving", daemon=True)
        self._threads = [t for t in self._threads if t.is_alive()] + [thread]
        thread.start()
        thread.join(patience)

    def stop(self, patience: float = 10) -> None:
        """End after the statement at hand."""
        self.stopping = True
        for thread in self._threads:
            thread.join(patience)

    def save(self, batch: Batch, on_saved: Callable[[Item], None] = lambda _: None) -> None:
        """Store all of it now, file by file; each is on disk before `on_saved` hears of it.

        The indexes catch up at the end; a question asked meanwhile has them catch up first.
        """
        try:
            for item in batch.to_save():
                on_saved(self._save(batch, item))
        finally:
            self.record.relate()
            self.record.search_index.catch_up()

    def finish(self, on_progress: Callable[[AddResult], None] = lambda _: None) -> None:
        """Store what a kill left unread of originals that are in place."""
        places = list(self.brought.unread())
        for place in places:
            self._store(place, on_progress)
        if places:
            self.record.relate()
            self.record.search_index.catch_up()

    def _run(self, batch: Batch) -> None:
        try:
            with self._turn:
                self.save(batch)
        except Stopped:
            return
        except Exception as error:
            log.exception("saving stopped")
            batch.failure = say("Saving stopped. {reason}", reason=sentence(error))
        finally:
            batch.saving = False
            batch.touch()
        self.record.start_embedding()

    def _save(self, batch: Batch, item: Item) -> Item:
        assert item.path
        if item.newer and item.earlier:
            place = item.earlier
        else:
            place = self.brought.place_for(item.path, item.path.name)
        self.record.store.keep_edits(
            self.record.store.name_of(place),
            {one.preview.source_id: one.corrections for one in item.found if one.corrections},
        )
        self.brought.keep(item.path, place)
        results = self._store(place, self._go_on)
        shutil.rmtree(batch.folder / str(item.number), ignore_errors=True)
        return batch.change(item.number, state="saved", path=None, results=tuple(results))

    def _go_on(self, _: AddResult) -> None:
        if self.stopping:
            raise Stopped

    def _store(self, place: Path, on_progress: Callable[[AddResult], None]) -> list[AddResult]:
        results = []
        for result in Ingest(self.record.store, ATTRIBUTOR).add([place]):
            on_progress(result)
            results.append(result)
        self.brought.done(place)
        return results
