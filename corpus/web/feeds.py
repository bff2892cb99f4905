"""RSS and Atom feeds: the pages that their items link to, and the feed's earlier parts.

An item often holds only the beginning of a statement, so that its page is read, never the item.
"""

from __future__ import annotations

import calendar
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from corpus.errors import UnreadableSource
from corpus.web.addresses import joined
from corpus.web.types import Link, Links

_NOTHING = "The feed has no items, or is too broken to be read."
_EARLIER = ("next", "prev-archive")  # RFC 5005


def feed_links(body: bytes, base: str, charset: str | None = None) -> Links:
    """The pages of a feed's items, in order; an item without an address is told by its title.

    Raises `UnreadableSource` where it holds no item.
    """
    import feedparser  # type: ignore[import-untyped]

    kind = f"application/xml; charset={charset}" if charset else "application/xml"
    headers = {"content-type": kind, "content-location": base}
    try:
        found = feedparser.parse(BytesIO(body), response_headers=headers)
    except Exception as error:  # it fails in many ways, at a name with a space in it for one
        raise UnreadableSource(_NOTHING) from error
    if not found.entries:
        raise UnreadableSource(_NOTHING)
    pages, refused = [], []
    for item in found.entries:
        title = str(item.get("title") or "")
        if address := _address(item):  # one that is no address is refused by name when fetched
            pages.append(Link(joined(base, address) or address, _changed(item)))
        else:
            refused.append((title[:200] or "an item", "The feed names no page for this item."))
    earlier = [
        Link(place)
        for link in found.feed.get("links", ())
        if link.get("rel") in _EARLIER and link.get("href")
        if (place := joined(base, str(link.get("href"))))
    ]
    return Links(tuple(pages), tuple(earlier), tuple(refused))


def _address(item: Any) -> str:
    address = str(item.get("link") or "")
    name = str(item.get("id") or "")  # a guid that is a permanent link
    return address or (name if name.startswith(("http://", "https://")) else "")


def _changed(item: Any) -> str | None:
    # The library's own `get` answers for one with the other, and warns that it will not for long.
    told = dict.get(item, "updated_parsed") or dict.get(item, "published_parsed")
    if not told:
        return None
    try:
        moment = datetime.fromtimestamp(calendar.timegm(told), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment.isoformat(timespec="seconds")
