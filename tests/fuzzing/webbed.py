"""What sites send, taken apart as `corpus.web` does it, without asking any."""

from __future__ import annotations

from contextlib import suppress

from corpus.errors import CorpusError
from corpus.web.bodies import unpacked
from corpus.web.feeds import feed_links
from corpus.web.listings import listing_links
from corpus.web.no_statement import not_a_statement
from corpus.web.robots import Robots
from corpus.web.shapes import list_shape, reader_suffix
from corpus.web.sitemaps import sitemap_links

HERE = "https://example.org/news/"
LARGEST = 1 << 20
CODINGS = ("", "gzip", "deflate", "br")


def taken(data: bytes) -> None:
    """The bytes as an answer to everything that is asked of a site."""
    body = data
    with suppress(CorpusError):
        body = unpacked([data], CODINGS[len(data) % len(CODINGS)], LARGEST)
    with suppress(CorpusError):
        assert list_shape(body, LARGEST) in (None, "sitemap", "feed")
    for ask in (
        lambda: reader_suffix(body, "text/html", HERE),
        lambda: sitemap_links(body, HERE, LARGEST),
        lambda: feed_links(body, HERE),
        lambda: listing_links(body, HERE, None, "/*", None),
        lambda: not_a_statement(body, None, HERE, HERE),
        lambda: Robots(lambda _: body, "record/1").check(HERE),
    ):
        with suppress(CorpusError):
            ask()
