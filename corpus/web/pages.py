"""One address at a time: fetched or found unchanged, kept, and read by the reader it is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.errors import CorpusError
from corpus.gone import KEPT
from corpus.ingest import Ingest
from corpus.isolation import in_child
from corpus.readers.base import CHARSET
from corpus.store import Store
from corpus.store.addresses import AddressRow
from corpus.store.files import now
from corpus.types import AddResult
from corpus.web.addresses import normal
from corpus.web.fetching import Fetcher
from corpus.web.kept import Kept
from corpus.web.no_statement import not_a_statement
from corpus.web.shapes import list_shape, reader_suffix
from corpus.web.types import Fetched, NotFetched, PageGone, Validators

_LIST = ".list"
# What servers say of pages in any encoding, because nobody told them.
_UNTOLD = ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii")


@dataclass(frozen=True, slots=True)
class Received:
    """A page as it is now, `row` not noted in the store yet; `before` is what was known of it."""

    row: AddressRow
    before: AddressRow | None


@dataclass(frozen=True, slots=True)
class Pages:
    """Reads pages for one run over the web."""

    store: Store
    ingest: Ingest
    fetcher: Fetcher
    largest: int

    def receive(self, address: str, *, listing: str | None, as_listing: bool = False) -> Received:
        """The page, fetched, or unchanged and kept already; `as_listing` wants it for its links.

        Raises `NotFetched` or `UnreadableSource` with the reason.
        """
        asked = normal(address)
        before = self.store.address(asked)
        usable = before and self.has(before) and (before.shape == "listing") == as_listing
        known = Validators(before.etag, before.last_modified) if before and usable else Validators()
        fetched = self.fetcher.get(asked, known)
        if fetched.body is not None:
            return Received(self._kept(fetched, fetched.body, listing, as_listing), before)
        if not before or not usable:
            raise NotFetched("The server calls it unchanged, though it was never read.")
        return Received(replace(before, checked=now(), listing=listing or before.listing), before)

    def read(self, received: Received) -> Iterator[AddResult]:
        """What the page's reader makes of it; noted as read once all of it is stored."""
        row, before = received.row, received.before
        changed = False
        for result in self._ingested(row):
            changed = changed or result.status != "unchanged"
            yield result
        self.store.note_address(row)
        earlier = before.kept if before else None
        if earlier and earlier != row.kept and not changed:
            self.kept.drop(earlier)

    def reread(self, row: AddressRow) -> Iterator[AddResult]:
        """What is kept of a page, without asking for it; only read where its reader is newer."""
        held = self.store.document_hashes(row.final)
        if held and self.store.gone_from(row.final) == set(held):
            yield from self.ingest.unchanged(row.final)
        elif self.has(row):
            yield from self._ingested(row)
        else:
            reason = "Its bytes are not kept any longer: add it again."
            yield AddResult(row.address, "refused", None, reason)

    def failed(self, address: str, error: CorpusError) -> Iterator[AddResult]:
        """A page that could not be read: refused, or marked as gone where its server says so."""
        row = self.store.address(address)
        name = row.final if row else address
        held = self.store.document_hashes(name)
        if isinstance(error, PageGone) and held:
            self.store.note_gone(name, held)
            self.store.note_file(name, digest=None, status="refused", reason=str(error))
            self.store.note_checked(address)
            for _, statement in held.values():
                yield AddResult(name, "unchanged", statement, f"{error} {KEPT}")
            return
        reason = f"{error} {KEPT}" if held else str(error)
        digest = self.store.file_hash(name)
        self.store.note_file(name, digest=digest, status="refused", reason=reason)
        yield AddResult(address, "refused", None, reason)

    def has(self, row: AddressRow) -> bool:
        """Whether the page's bytes are kept."""
        return bool(row.kept) and self.kept.path(row.kept or "").is_file()

    def body(self, row: AddressRow) -> bytes:
        return self.kept.path(row.kept or "").read_bytes()

    @property
    def kept(self) -> Kept:
        return Kept(self.store.folder)

    def _kept(
        self, fetched: Fetched, body: bytes, listing: str | None, as_listing: bool
    ) -> AddressRow:
        """The row of what was fetched, its bytes on disk; refuses what is no statement."""
        charset = fetched.charset if fetched.charset not in _UNTOLD else None
        shape = list_shape(body, self.largest) or ("listing" if as_listing else "page")
        suffix = _LIST
        if shape == "page":
            suffix = reader_suffix(body, fetched.media_type, fetched.final)
            if suffix == ".html":
                arguments = (body, charset, fetched.address, fetched.final)
                if reason := in_child(_no_statement, *arguments):
                    raise NotFetched(reason[0])
        moment = now()
        return AddressRow(
            address=fetched.address,
            final=fetched.final,
            shape=shape,
            etag=fetched.etag,
            last_modified=fetched.last_modified,
            media_type=fetched.media_type,
            charset=charset,
            kept=self.kept.keep(fetched.final, body, suffix),
            listing=listing,
            retrieved=moment,
            checked=moment,
        )

    def _ingested(self, row: AddressRow) -> Iterator[AddResult]:
        columns = {CHARSET: row.charset} if row.charset else None
        path = self.kept.path(row.kept or "")
        yield from self.ingest.add_fetched(path, address=row.final, columns=columns)


def _no_statement(body: bytes, charset: str | None, asked: str, final: str) -> tuple[str, ...]:
    """The reason why a page is none, if there is one."""
    reason = not_a_statement(body, charset, asked, final)
    return (reason,) if reason else ()
