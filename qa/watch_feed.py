"""New quotes of a watched question as an Atom feed (RFC 4287), for any feed reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from corpus.store.watches import Watch
from qa.quotation_marks import in_marks
from qa.types import Quote

MEDIA_TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_VOICES = {
    "own": "own words",
    "reported": "reported",
    "joint": "joint position",
    "questioner": "a questioner's words",
    "unclear": "voice unclear",
}


def atom(
    watch: Watch,
    quotes: Sequence[tuple[Quote, str]],
    *,
    record_id: str,
    address: str | None = None,
    link_of: Callable[[Quote], str | None] = lambda quote: quote.url,
) -> bytes:
    """The feed; `quotes` come newest first with the time they were found.

    `address` is where the feed itself is, if it is served; `link_of` gives each quote its page.
    """
    name = f"urn:on-the-record:{record_id}:watch:{watch.id}"
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    _add(feed, "id", name)
    _add(feed, "title", f"New quotes: {watch.subject}")
    _add(feed, "subtitle", "Verbatim quotes from official statements, each verified when shown.")
    _add(feed, "updated", quotes[0][1] if quotes else watch.added)
    _add(feed, "generator", "On the Record")
    if address:
        _add(feed, "link", rel="self", href=address, type=MEDIA_TYPE)
    for quote, found in quotes:
        _entry(feed, name, quote, found, link_of(quote))
    body: bytes = etree.tostring(feed, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return body


def _entry(feed: Any, name: str, quote: Quote, found: str, link: str | None) -> None:
    entry = etree.SubElement(feed, f"{{{_ATOM}}}entry")
    _add(entry, "id", f"{name}:{quote.statement_id}:{quote.start_char}-{quote.end_char}")
    _add(entry, "title", quote.citation or quote.title or quote.statement_id)
    _add(entry, "updated", found)
    author = etree.SubElement(entry, f"{{{_ATOM}}}author")
    _add(author, "name", quote.by or quote.speaker or "not named")
    if link:
        _add(entry, "link", rel="alternate", href=link)
    voice = _VOICES[quote.voice] + (f": {quote.by}" if quote.by else "")
    words = f"{in_marks(quote.text)} — {quote.citation} ({voice})"
    _add(entry, "content", words, type="text")


def _add(parent: Any, element: str, text: str | None = None, **attributes: str) -> None:
    made = etree.SubElement(parent, f"{{{_ATOM}}}{element}", attributes)
    made.text = text
