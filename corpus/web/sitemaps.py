"""Sitemaps (sitemaps.org 0.9): pages with when they changed, and indexes of further sitemaps."""

from __future__ import annotations

from typing import Any

from corpus.errors import UnreadableSource
from corpus.web.addresses import joined
from corpus.web.bodies import gunzipped
from corpus.web.dates import iso_moment
from corpus.web.types import Link, Links, NotFetched

MOST = 50_000  # of a sitemap, by the standard


def sitemap_links(body: bytes, base: str, largest: int) -> Links:
    """What a sitemap names, in order; a broken one as far as it goes.

    Raises `UnreadableSource` where nothing in it can be read.
    """
    try:
        data = gunzipped(body, largest)
    except NotFetched as error:
        raise UnreadableSource(str(error)) from None
    pages = _links(data, base, "url")
    lists = _links(data, base, "sitemap")
    if not pages and not lists:
        raise UnreadableSource("The sitemap is empty, or too broken to be read.")
    return Links(tuple(pages[:MOST]), tuple(lists[:MOST]))


def _links(data: bytes, base: str, element: str) -> list[Link]:
    found = []
    for entry in _root(data).iter(f"{{*}}{element}"):
        told = {_name(child): (child.text or "").strip() for child in entry}
        if place := told.get("loc"):  # one that is no address is refused by name when fetched
            found.append(Link(joined(base, place) or place, iso_moment(told.get("lastmod"))))
    return found


def _root(data: bytes) -> Any:
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource("The sitemap is no XML.") from error
    if root is None:
        raise UnreadableSource("The sitemap is no XML.")
    return root


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
