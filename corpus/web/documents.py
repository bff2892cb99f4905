"""Fetched HTML as a tree, for looking at links and at what a page is; statements have a reader."""

from __future__ import annotations

from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from corpus.decoding import decode
from corpus.errors import UnreadableSource
from corpus.html_page import declared_charset


def parsed(body: bytes, charset: str | None) -> Any:
    """The page's root element; raises `UnreadableSource` where it is no HTML."""
    text = decode(body, charset or declared_charset(body))
    try:
        return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource("It holds no text: it is not HTML.") from error
