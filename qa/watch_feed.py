"""New quotes of a watched question as an Atom feed (RFC 4287), for any feed reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from corpus.messages import ENGLISH, Language, say, told
from corpus.store.watches import Watch
from qa.quotation_marks import in_marks
from qa.types import Quote
from qa.voice_words import voice_words

MEDIA_TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_WHAT = say("Verbatim quotes from official statements, each verified when shown.")


def atom(
    watch: Watch,
    quotes: Sequence[tuple[Quote, str]],
    *,
    record_id: str,
    address: str | None = None,
    link_of: Callable[[Quote], str | None] = lambda quote: quote.url,
    language: Language = ENGLISH,
) -> bytes:
    """The feed; `quotes` come newest first with the time they were found.

    `address` is where the feed itself is, if it is served; `link_of` gives each quote its page.
    """
    name = f"urn:on-the-record:{record_id}:watch:{watch.id}"
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    _add(feed, "id", name)
    _add(feed, "title", say("New quotes: {question}", question=watch.subject).told(language))
    _add(feed, "subtitle", _WHAT.told(language))
    _add(feed, "updated", quotes[0][1] if quotes else watch.added)
    _add(feed, "generator", "On the Record")
    if address:
        _add(feed, "link", rel="self", href=address, type=MEDIA_TYPE)
    for quote, found in quotes:
        _entry(feed, name, quote, found, link_of(quote), language)
    body: bytes = etree.tostring(feed, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return body


def _entry(
    feed: Any, name: str, quote: Quote, found: str, link: str | None, language: Language
) -> None:
    entry = etree.SubElement(feed, f"{{{_ATOM}}}entry")
    _add(entry, "id", f"{name}:{quote.statement_id}:{quote.start_char}-{quote.end_char}")
    citation = told(quote.citation, language)
    _add(entry, "title", citation or quote.title or quote.statement_id)
    _add(entry, "updated", found)
    author = etree.SubElement(entry, f"{{{_ATOM}}}author")
    _add(author, "name", quote.by or quote.speaker or say("not named").told(language))
    if link:
        _add(entry, "link", rel="alternate", href=link)
    voice = voice_words(quote.voice, quote.by).told(language)
    words = f"{in_marks(quote.text, language)} — {citation} ({voice})"
    _add(entry, "content", words, type="text")


def _add(parent: Any, element: str, text: str | None = None, **attributes: str) -> None:
    made = etree.SubElement(parent, f"{{{_ATOM}}}{element}", attributes)
    made.text = text
