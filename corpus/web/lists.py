"""Every page that a sitemap, a feed or a listing names, over all its parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from corpus.errors import CorpusError
from corpus.isolation import in_child
from corpus.store.addresses import AddressRow
from corpus.types import AddResult
from corpus.web.addresses import normal, same_site
from corpus.web.dates import before
from corpus.web.feeds import feed_links
from corpus.web.listings import listing_links
from corpus.web.pages import Pages, Received
from corpus.web.sitemaps import sitemap_links
from corpus.web.types import AddressRefused, Link, Links, Wanted

MOST_SITEMAPS = 1000  # in all the indexes of one sitemap


class Lists:
    """One list that was asked for, with its further parts; `whole` unless some were left out."""

    def __init__(self, pages: Pages, first: Received, wanted: Wanted) -> None:
        self._pages = pages
        self._first = first.row
        self._wanted = wanted
        self.shape = first.row.shape
        self.whole = True

    def gather(self, tell: Callable[[str, int | None], None]) -> tuple[list[Link], list[AddResult]]:
        """Links in order, each once; and what could not be read, part by part."""
        found: dict[str, Link] = {}
        refused: list[AddResult] = []
        waiting, seen = [self._first], {self._first.address}
        most = MOST_SITEMAPS if self.shape == "sitemap" else self._wanted.listings
        while waiting:
            row = waiting.pop(0)
            try:
                links = self._links(row)
            except CorpusError as error:
                self.whole = False
                refused.append(AddResult(row.address, "refused", None, str(error)))
                continue
            self._pages.store.note_address(row)
            refused += [AddResult(name, "refused", None, why) for name, why in links.refused]
            fresh = self._take(links, found, refused)
            for part in links.lists if fresh else ():
                if part.address in seen or self._left_out(part):
                    continue
                if len(seen) >= most:
                    self.whole = False
                    break
                seen.add(part.address)
                tell(f"reading {part.address}", None)
                try:
                    waiting.append(self._part(part))
                except CorpusError as error:
                    self.whole = False
                    refused.append(AddResult(part.address, "refused", None, str(error)))
        return list(found.values()), refused

    def nothing(self) -> str:
        """Why there is no page."""
        if self.shape == "listing":
            return f"It holds no link like {self._wanted.links!r}."
        return f"The {self.shape} names no page."

    def _take(self, links: Links, found: dict[str, Link], refused: list[AddResult]) -> bool:
        """Add the pages of one part; whether it is worth going on to the next."""
        new = False
        for link in links.pages:
            try:
                own = replace(link, address=normal(link.address))
            except AddressRefused as error:
                refused.append(AddResult(link.address[:200], "refused", None, str(error)))
                continue
            new = new or self._pages.store.address(own.address) is None
            found.setdefault(own.address, own)
        return new or self.shape == "sitemap" or not self._wanted.recheck_after

    def _left_out(self, part: Link) -> bool:
        """Whether a sitemap of an index holds nothing recent enough."""
        old = bool(self._wanted.since) and before(part.changed, self._wanted.since or "")
        self.whole = self.whole and not old
        return old

    def _part(self, part: Link) -> AddressRow:
        address = normal(part.address)
        if not same_site(address, self._first.final):
            raise AddressRefused("It is on another site: a list leads only to its own site's.")
        as_listing = self.shape == "listing"
        row = self._pages.receive(address, listing=None, as_listing=as_listing).row
        if row.shape != self.shape:
            raise AddressRefused(f"It is no {self.shape}, though it was named as one.")
        return row

    def _links(self, row: AddressRow) -> Links:
        body = self._pages.body(row)
        if row.shape == "sitemap":
            return in_child(sitemap_links, body, row.final, self._pages.largest)
        if row.shape == "feed":
            return in_child(feed_links, body, row.final, row.charset)
        wanted = (self._wanted.links or "", self._wanted.next_links)
        return in_child(listing_links, body, row.final, row.charset, *wanted)
