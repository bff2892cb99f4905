"""The desk that statements are brought to: offered, taken in, read, and kept until saved."""

from __future__ import annotations

import secrets
import shutil
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.brought import Brought, sha256_of
from corpus.discovery import no_statement
from corpus.errors import CorpusError, UnreadableSource, sentence_of
from corpus.ingest import distinct_id
from corpus.messages import say
from corpus.preview import Preview, previewed
from corpus.reading import read_file
from corpus.types import Document, Refused
from qa.bringing import limits as told
from qa.bringing.batch import Batch
from qa.bringing.item import Found, Item
from qa.bringing.knowing import earlier_original, standing, with_kept_corrections
from qa.bringing.limits import Limits
from qa.bringing.names import pasted_name, refusal, shown_name, stored_name

if TYPE_CHECKING:
    from qa.record import Record

WAITING = "waiting"  # the folder, in the record's own, of what is not saved yet


class NotTaken(CorpusError):
    """What is brought can't be taken as a whole; the message says why."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A file as a browser names it, before its bytes are sent; `folder` if it came with one."""

    name: str
    size: int
    folder: bool = False


class Desk:
    """Batches of one record. What is not saved in `limits.kept` seconds is thrown away."""

    def __init__(self, record: Record, limits: Limits | None = None) -> None:
        self.record = record
        self.limits = limits or Limits()
        self.brought = Brought(record.store.folder)
        self.folder = record.store.folder / WAITING / secrets.token_hex(8)
        self._batches: dict[str, Batch] = {}
        self._lock = threading.RLock()
        self._sweeper: threading.Timer | None = None

    # -- batches -------------------------------------------------------------------------------

    def open(self) -> Batch:
        """A new batch; raises `NotTaken` where too many are open."""
        self.sweep()
        with self._lock:
            if len(self._batches) >= self.limits.batches:
                raise NotTaken(told.TOO_MANY_BATCHES)
            token = secrets.token_urlsafe(18)
            batch = Batch(token, self.folder / token)
            self._batches[token] = batch
            self._wake()
        batch.folder.mkdir(parents=True)
        return batch

    def batch(self, token: str) -> Batch:
        """The batch with this token; raises `NotTaken` if it is gone."""
        self.sweep()
        with self._lock:
            found = self._batches.get(token)
        if found is None:
            raise NotTaken(told.EXPIRED)
        found.touch()
        return found

    def discard(self, batch: Batch) -> None:
        """Throw away what was not saved."""
        with self._lock:
            self._batches.pop(batch.token, None)
        shutil.rmtree(batch.folder, ignore_errors=True)

    def sweep(self) -> None:
        """Throw away what has waited for too long."""
        late = time.monotonic() - self.limits.kept
        with self._lock:
            old = [b for b in self._batches.values() if b.touched < late and not b.saving]
        for batch in old:
            self.discard(batch)

    def close(self) -> None:
        """Throw all away that was not saved, also what a server that was killed left here."""
        with self._lock:
            if self._sweeper:
                self._sweeper.cancel()
            self._batches.clear()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.clear_left()

    def clear_left(self) -> None:
        """Throw away what servers that ended long ago left waiting."""
        long_ago = time.time() - 2 * self.limits.kept
        for folder in self.folder.parent.glob("*"):
            if folder != self.folder and folder.stat().st_mtime < long_ago:
                shutil.rmtree(folder, ignore_errors=True)

    def _wake(self) -> None:
        """Sweep once more when the newest batch could be too old."""
        if self._sweeper:
            self._sweeper.cancel()
        self._sweeper = threading.Timer(self.limits.kept + 1, self.sweep)
        self._sweeper.daemon = True
        self._sweeper.start()

    # -- taking in -----------------------------------------------------------------------------

    def offer(self, batch: Batch, offers: Sequence[Offer]) -> list[Item]:
        """An item for each file, refused by name already or to be sent; notes are passed over."""
        return [item for one in offers if (item := self._offer(batch, one))]

    def _offer(self, batch: Batch, offer: Offer) -> Item | None:
        name = shown_name(offer.name)
        if offer.folder and no_statement(name):
            batch.passed += 1
            return None
        if reason := self._refusal(batch, offer):
            return batch.add(name, offer.size, state="refused", reason=reason)
        return batch.add(name, offer.size)

    def _refusal(self, batch: Batch, offer: Offer) -> str | None:
        if len(batch.items) >= self.limits.files:
            return told.too_many(self.limits.files)
        if reason := refusal(stored_name(offer.name)):
            return reason
        if not offer.size:
            return told.EMPTY
        if offer.size > self.limits.file:
            return told.too_large(self.limits.file)
        if batch.staged + offer.size > self.limits.batch:
            return told.too_much(self.limits.batch)
        with self._lock:
            waiting = sum(other.staged for other in self._batches.values())
        if waiting + offer.size > self.limits.everything:
            return told.too_much(self.limits.everything)
        return None

    def place(self, batch: Batch, item: Item) -> Path:
        """Where the bytes of an item are to be written."""
        folder = batch.folder / str(item.number)
        folder.mkdir(parents=True, exist_ok=True)
        return folder / stored_name(item.name)

    def paste(self, batch: Batch, text: str, address: str = "") -> Item:
        """A pasted text as an item, read at once."""
        if len(text) > self.limits.pasted:
            return batch.add(
                pasted_name(text), 0, state="refused", reason=told.too_long(self.limits.pasted)
            )
        words = text.encode("utf-8", "replace")
        [item] = self.offer(batch, [Offer(pasted_name(text), len(words))])
        if item.state != "offered":
            return item
        self.place(batch, item).write_bytes(words)
        item = self.read(batch, item)
        if address and item.state == "ready":
            batch.type_over({item.number: {0: {"url": address}}}, {})
        return batch.items[item.number]

    def refuse(self, batch: Batch, item: Item, reason: str) -> Item:
        """The item refused, its bytes thrown away."""
        shutil.rmtree(batch.folder / str(item.number), ignore_errors=True)
        return batch.change(
            item.number, state="refused", reason=reason, path=None, digest="", found=()
        )

    def leave(self, batch: Batch, item: Item) -> Item:
        """The item left out by whoever brought it, its bytes thrown away."""
        if item.state != "ready":
            return item
        shutil.rmtree(batch.folder / str(item.number), ignore_errors=True)
        return batch.change(item.number, state="left", path=None, digest="", found=())

    # -- reading -------------------------------------------------------------------------------

    def read(self, batch: Batch, item: Item) -> Item:
        """The item with what its file says of itself, or refused with the reason."""
        path = self.place(batch, item)
        digest = sha256_of(path)
        if twin := next((other for other in batch.listed() if other.digest == digest), None):
            return self.refuse(batch, item, say("It is the same file as {name}.", name=twin.name))
        batch.change(item.number, state="reading", size=path.stat().st_size, digest=digest)
        try:
            found, refused = self._found(path)
            earlier = earlier_original(self.record.store, path.name, found)
            place = earlier or self.brought.place_for(path, path.name)
            if place.name != path.name:  # a version is known by its name
                path = path.rename(path.with_name(place.name))
                found, refused = self._found(path)
            found = with_kept_corrections(self.record.store, place, found)
        except (CorpusError, OSError) as error:
            return self.refuse(batch, item, _sentence(error))
        return batch.change(
            item.number,
            state="ready",
            path=path,
            found=tuple(found),
            refused=tuple(refused),
            earlier=earlier,
            earlier_id=self._only_statement(earlier),
            newer=earlier is not None,
        )

    def _only_statement(self, original: Path | None) -> str:
        store = self.record.store
        held = store.document_hashes(store.name_of(original)) if original else {}
        return next(iter(held.values()))[1] if len(held) == 1 else ""

    def _found(self, path: Path) -> tuple[list[Found], list[Refused]]:
        """Statements of a file and its parts that can't be read; raises where there is none."""
        end = time.monotonic() + self.limits.reading
        seen: Counter[str] = Counter()
        found, refused = [], []
        for read in read_file(path, source_id=path.stem, isolated=True):
            one = previewed(read) if isinstance(read, Document) else read
            if isinstance(one, Refused):
                refused.append(one)
            elif isinstance(one, Preview):
                own = replace(one, source_id=distinct_id(one.source_id, seen))
                found.append(Found(own, standing(self.record.store, own)))
            if len(found) > self.limits.statements:
                raise UnreadableSource(told.too_many_statements(self.limits.statements))
            if time.monotonic() > end:
                raise UnreadableSource(told.too_slow(self.limits.reading))
        if not found:
            raise UnreadableSource(refused[0].reason if refused else told.EMPTY)
        return found, refused


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError):
        return say("It can't be read: {reason}.", reason=error.strerror or str(error))
    return sentence_of(error)
