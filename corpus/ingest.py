"""Ingest: sources → files → documents → statements in the store, one transaction each.

Incremental (an unchanged file costs a hash), resumable (a file counts as read only when its last
row is stored) and forgiving: what can't be read is named with its reason and the rest goes on.
What a source no longer holds stays in the record, marked, and is told each time.
"""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from corpus.brought import HELD, held_elsewhere, is_brought
from corpus.compose import compose, document_hash
from corpus.corrections import corrected
from corpus.discovery import discover
from corpus.errors import CorpusError, UnreadableSource, sentence_of
from corpus.gone import GONE, KEPT, gone_files, gone_rows
from corpus.messages import joined, say
from corpus.reading import Read, read_file
from corpus.store import Store
from corpus.types import AddResult, Document, PassedOver, Refused, Statement

Completed = Callable[[Read], Read]  # what is added to a document beside what its reader found

UNTOLD = 0  # the attribution version of a statement whose voices could not be told
READING_VERSION = 12  # raise it when readers give other documents for the same bytes


_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Attributor:
    """How voices are told: a pure function of the statement, and its version."""

    version: int
    attribute: Callable[[Statement], Statement]

    def label(self, statement: Statement) -> tuple[Statement, int]:
        """The statement with its voices, and the version that told them.

        If telling them fails they stay unclear, to be told when the attributor is better: a
        statement is worth more than its labels.
        """
        try:
            return self.attribute(statement), self.version
        except Exception:
            _log.exception("Voices of %s could not be told.", statement.statement_id)
            return statement, UNTOLD


@dataclass(frozen=True, slots=True)
class Ingest:
    """Adds sources to a store; results come one by one, each already on disk."""

    store: Store
    attributor: Attributor

    def add(
        self, sources: Sequence[str | Path], *, columns: Mapping[str, str] | None = None
    ) -> Iterator[AddResult]:
        """Read files, folders and globs; a result for each statement, row or file refused."""
        for found in discover(sources):
            if isinstance(found, Refused):
                yield AddResult(found.source_id, "refused", None, found.reason)
            else:
                yield from self._add_file(found, columns)
        yield from gone_files(self.store, sources)

    def add_documents(self, documents: Iterable[Document], *, source: str) -> Iterator[AddResult]:
        """Add what another program gives as documents, under the name `source`."""
        known = self.store.document_hashes(source)
        seen: Counter[str] = Counter()
        for document in documents:
            yield self._add_document(_distinct(document, seen), source, known)

    def add_fetched(
        self, path: Path, *, address: str, columns: Mapping[str, str] | None = None
    ) -> Iterator[AddResult]:
        """Read the bytes that came from a web address: that is their file's name, and their url."""
        yield from self._add_bytes(path, address, address, columns, partial(_published, address))

    def _add_file(self, path: Path, columns: Mapping[str, str] | None) -> Iterator[AddResult]:
        file = self.store.name_of(path)
        yield from self._add_bytes(path, file, path.stem, columns, _as_it_is)

    def _add_bytes(
        self,
        path: Path,
        file: str,
        source_id: str,
        columns: Mapping[str, str] | None,
        completed: Completed,
    ) -> Iterator[AddResult]:
        try:
            digest = _file_digest(path, columns)
            if self.store.file_hash(file) == digest and (known := self.unchanged(file)):
                yield from known
                return
            read = _read_by_name(path, source_id, columns)
            yield from self._read(map(completed, read), file)
        except UnreadableSource as error:
            reason = sentence_of(error)
            if self.store.document_hashes(file):
                reason = joined([reason, KEPT], " ")
            self.store.note_file(file, digest=None, status="refused", reason=reason)
            yield AddResult(file, "refused", None, reason)
            return
        self.store.note_file(file, digest=digest, status="added")

    def _read(self, items: Iterable[Read], file: str) -> Iterator[AddResult]:
        known = self.store.document_hashes(file)
        seen: Counter[str] = Counter()
        still: set[str] = set()
        for item in items:
            if isinstance(item, PassedOver):
                name = f"{file}#{item.source_id}"
                yield AddResult(name, "unchanged", None, item.reason, passed_over=True)
                continue
            if isinstance(item, Refused):
                still.add(item.source_id)
                reason = item.reason
                if item.source_id in known:
                    reason = joined([reason, KEPT], " ")
                yield AddResult(f"{file}#{item.source_id}", "refused", None, reason)
                continue
            document = _distinct(item, seen)
            still.add(document.source_id)
            yield self._add_document(document, file, known)
        yield from gone_rows(self.store, file, still)

    def _add_document(
        self, document: Document, file: str, known: Mapping[str, tuple[bytes, str]]
    ) -> AddResult:
        digest = document_hash(document)
        source = _named(file, document.source_id)
        if known.get(document.source_id, (b"", ""))[0] == digest:
            return AddResult(source, "unchanged", known[document.source_id][1])
        try:
            statement = compose(document)
        except CorpusError as error:
            return AddResult(source, "refused", None, sentence_of(error))
        statement = corrected(statement, self.store.edits(file, document.source_id))
        if is_brought(file) and (held := held_elsewhere(self.store, file, statement)):
            return AddResult(source, "unchanged", held, HELD)
        labelled, version = self.attributor.label(statement)
        status, name = self.store.put(
            labelled, file=file, document_hash=digest, attribution=version
        )
        return AddResult(source, status, name)

    def unchanged(self, file: str) -> list[AddResult]:
        """What the record holds of a file, each told as unchanged."""
        gone = self.store.gone_from(file)
        return [
            AddResult(_named(file, source), "unchanged", name, GONE if source in gone else None)
            for source, (_, name) in self.store.document_hashes(file).items()
        ]


def distinct_id(source_id: str, seen: Counter[str]) -> str:
    """Where a source uses one id twice, both are kept: the second as id~2."""
    seen[source_id] += 1
    return source_id if seen[source_id] == 1 else f"{source_id}~{seen[source_id]}"


def _distinct(document: Document, seen: Counter[str]) -> Document:
    return replace(document, source_id=distinct_id(document.source_id, seen))


def _named(file: str, source_id: str) -> str:
    """A file's statement in a word; a web page is its own only one."""
    return file if file == source_id else f"{file}#{source_id}"


def _as_it_is(item: Read) -> Read:
    return item


def _published(address: str, item: Read) -> Read:
    """A page's document with its address; rows and files within it keep one of their own."""
    if not isinstance(item, Document):
        return item
    own = None if item.source_id == address else item.metadata.url
    return replace(item, metadata=replace(item.metadata, url=own or address))


def _read_by_name(path: Path, source_id: str, columns: Mapping[str, str] | None) -> Iterator[Read]:
    """What the file's reader gives."""
    with _readable():
        yield from read_file(path, source_id=source_id, columns=columns)


def _file_digest(path: Path, columns: Mapping[str, str] | None) -> bytes:
    """SHA-256 of the bytes and of how they would be read."""
    with _readable(), path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    digest.update(f"\0{READING_VERSION}\0{sorted((columns or {}).items())}".encode())
    return digest.digest()


@contextmanager
def _readable() -> Iterator[None]:
    """The operating system's refusals as sentences."""
    try:
        yield
    except PermissionError as error:
        raise UnreadableSource(say("It can't be read: this user has no rights to it.")) from error
    except OSError as error:
        raise UnreadableSource(
            say("It can't be read: {reason}.", reason=error.strerror or str(error))
        ) from error
