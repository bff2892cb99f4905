"""Addresses → statements: a page, or every page that a sitemap, feed or listing names.

What is on disk is told page by page. A run over a list that is cut short goes on where it was:
pages it has looked at are not asked for again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from corpus.errors import CorpusError
from corpus.ingest import Ingest
from corpus.store import Store
from corpus.store.addresses import AddressRow
from corpus.types import AddResult
from corpus.web.addresses import host_of, normal, same_site
from corpus.web.dates import before
from corpus.web.fetching import Fetcher
from corpus.web.lists import Lists
from corpus.web.pages import Pages, Received
from corpus.web.types import AddressRefused, HostSilent, Link, Wanted, WebSettings

SILENT = 5  # pages in a row that a host does not answer for, until it is left alone
Tell = Callable[[str, int | None], None]  # what is going on, and how many pages there will be


def quiet(what: str, total: int | None) -> None:
    """Tells nobody."""


@dataclass(slots=True)
class FromWeb:
    """Adds addresses to a store under the rules of `settings`."""

    store: Store
    ingest: Ingest
    settings: WebSettings = field(default_factory=WebSettings)
    wanted: Wanted = field(default_factory=Wanted)
    tell: Tell = quiet

    def add(self, addresses: Sequence[str]) -> Iterator[AddResult]:
        """A result for each page, row or address that was refused; one bad one stops none."""
        with Fetcher(self.settings, self._pause) as fetcher:
            pages = Pages(self.store, self.ingest, fetcher, self.settings.largest)
            for address in addresses:
                try:
                    asked = normal(address)
                except AddressRefused as error:
                    yield AddResult(address[:200], "refused", None, str(error))
                    continue
                yield from (
                    self._kept(pages, asked) if self.wanted.offline else self._one(pages, asked)
                )

    def _one(self, pages: Pages, address: str) -> Iterator[AddResult]:
        self.tell(f"reading {address}", None)
        try:
            received = pages.receive(address, listing=None, as_listing=bool(self.wanted.links))
        except CorpusError as error:
            yield from pages.failed(address, error)
            return
        if received.row.shape == "page":
            yield from pages.read(received)
        else:
            yield from self._all_of(pages, received)

    def _all_of(self, pages: Pages, received: Received) -> Iterator[AddResult]:
        """The pages of a list and its further parts, in the order they are named."""
        address = received.row.address
        resumed = self.store.begin_run(address)
        lists = Lists(pages, received, self.wanted)
        found, refused = lists.gather(self.tell)
        yield from refused
        links, foreign = self._of_this_site(found, received.row)
        yield from foreign
        recent = [link for link in links if not self._too_old(link)][: self.wanted.most]
        if not found and not refused:
            yield AddResult(address, "refused", None, lists.nothing())
        elif not recent and not foreign:
            self.tell("nothing new is listed", 0)
        silent = 0
        self.tell(f"{len(recent):,} pages listed", len(recent))
        for number, link in enumerate(recent):
            try:
                yield from self._page(pages, link, address, lists.shape, resumed)
            except HostSilent as error:
                yield from pages.failed(link.address, error)
                silent += 1
                if silent == SILENT and number + 1 < len(recent):
                    yield _given_up(address, link, len(recent) - number - 1)
                    return
            else:
                silent = 0
        if lists.whole and lists.shape == "sitemap" and self.wanted.most is None:
            yield from self._no_longer_listed(
                pages, address, {link.address for link in found}, resumed
            )
        self.store.end_run(address)

    def _of_this_site(
        self, links: Sequence[Link], listing: AddressRow
    ) -> tuple[list[Link], list[AddResult]]:
        """Links to the list's own site, or to those that are allowed; the others refused."""
        ours, foreign = [], []
        for link in links:
            homes = (listing.address, listing.final, *(f"https://{s}" for s in self.settings.sites))
            if any(same_site(link.address, home) for home in homes):
                ours.append(link)
            else:
                site = host_of(link.address)
                foreign.append(AddResult(link.address, "refused", None, _FOREIGN.format(site)))
        return ours, foreign

    def _too_old(self, link: Link) -> bool:
        return bool(self.wanted.since) and before(link.changed, self.wanted.since or "")

    def _page(
        self, pages: Pages, link: Link, listing: str, shape: str, resumed: str | None
    ) -> Iterator[AddResult]:
        known = self.store.address(link.address)
        looked_at = known and self._need_not_ask(known, link, shape, resumed)
        if known and looked_at and pages.has(known):
            self.store.note_listed(known, listing)
            yield from pages.reread(known)
            return
        self.tell(link.address, None)
        try:
            received = pages.receive(link.address, listing=listing)
        except HostSilent:
            raise
        except CorpusError as error:
            yield from pages.failed(link.address, error)
            return
        if received.row.shape != "page":
            yield AddResult(link.address, "refused", None, _A_LIST)
        else:
            yield from pages.read(received)

    def _need_not_ask(self, known: AddressRow, link: Link, shape: str, resumed: str | None) -> bool:
        """Whether a page has been looked at already, in the run that goes on or since it changed.

        A sitemap's word on when is believed; a feed tells when an item appeared, which says that
        there is something new, but not that there is nothing.
        """
        if resumed and known.checked >= resumed:
            return True
        changed = link.changed if link.changed and len(link.changed) >= 10 else None
        if changed and known.checked < _end_of(changed):
            return False
        if changed and shape == "sitemap" and not self.wanted.again:
            return True
        recheck = self.wanted.recheck_after
        return recheck is not None and known.checked >= _ago(recheck)

    def _no_longer_listed(
        self, pages: Pages, listing: str, still: set[str], resumed: str | None
    ) -> Iterator[AddResult]:
        """Pages that a sitemap has dropped are asked for once more: they may be gone."""
        for row in self.store.listed_in(listing):
            looked_at = resumed and row.checked >= resumed
            if row.address in still or row.shape != "page" or looked_at:
                continue
            self.tell(f"no longer listed: {row.address}", None)
            try:
                yield from pages.read(pages.receive(row.address, listing=None))
            except CorpusError as error:
                yield from pages.failed(row.address, error)

    def _kept(self, pages: Pages, address: str) -> Iterator[AddResult]:
        """What is kept of an address, or of all pages that it listed, read again."""
        row = self.store.address(address)
        rows = ([row] if row and row.shape == "page" else []) + self.store.listed_in(address)
        if not rows:
            yield AddResult(address, "refused", None, "Nothing is kept of it: it was never read.")
        for each in rows:
            yield from pages.reread(each)

    def _pause(self, seconds: float) -> None:
        if seconds > 1.5:
            self.tell(f"waiting {seconds:.0f} s, as the site asks", None)
        time.sleep(seconds)


_FOREIGN = "It is on another site, {}: name that with --site to have its pages read."
_A_LIST = "It is a list of pages, not a statement: add it by itself."


def _given_up(address: str, link: Link, rest: int) -> AddResult:
    reason = (
        f"{host_of(link.address)} did not answer for {SILENT} pages in a row: {rest:,} more were "
        "not asked for. Run it again to go on."
    )
    return AddResult(address, "refused", None, reason)


def _end_of(moment: str) -> str:
    return f"{moment}T23:59:59+00:00" if len(moment) == 10 else moment


def _ago(seconds: float) -> str:
    return (datetime.now(UTC) - timedelta(seconds=seconds)).isoformat(timespec="seconds")
