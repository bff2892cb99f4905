"""What came back is told by its bytes first: sitemaps, feeds, listings and pages."""

from __future__ import annotations

import gzip

import pytest
from web_site import article

from corpus.errors import UnreadableSource
from corpus.web.dates import before, iso_moment
from corpus.web.feeds import feed_links
from corpus.web.listings import fits, listing_links
from corpus.web.shapes import list_shape, reader_suffix
from corpus.web.sitemaps import sitemap_links
from corpus.web.types import Link

HOME = "http://example.org"
SITEMAP = b"""<?xml version="1.0"?><!-- made by hand -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:x="http://example.org/x">
<url><loc> http://example.org/a?x=1&amp;y=2 </loc><lastmod>2019-05-30T14:23:00+03:00</lastmod>
<x:image><x:loc>http://example.org/picture.png</x:loc></x:image></url>
<url><loc>/b</loc><lastmod>yesterday</lastmod></url><url><lastmod>2019-01-01</lastmod></url>
"""
RSS = """<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel>
<title>Новости</title><item><title>Рыба</title><link>/a</link><description>Начало …</description>
<pubDate>Thu, 30 May 2019 14:23:00 +0300</pubDate></item>
<item><title>Гавань</title><guid isPermaLink="true">http://example.org/b</guid></item>
<item><title>Без адреса</title><guid isPermaLink="false">17</guid></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://example.org/news/">
<link rel="next" href="?page=2"/><entry><title>Fish</title><link href="1"/>
<updated>2019-05-30T14:23:00Z</updated></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/"><item rdf:about="http://example.org/1"><title>Fish</title>
<link>http://example.org/1</link></item></rdf:RDF>"""


@pytest.mark.parametrize(
    ("body", "shape"),
    [
        (SITEMAP, "sitemap"),
        (gzip.compress(SITEMAP, mtime=0), "sitemap"),
        (b'\xef\xbb\xbf<sitemapindex xmlns="x"></sitemapindex>', "sitemap"),
        (RSS.encode("cp1251"), "feed"),
        (ATOM, "feed"),
        (RDF, "feed"),
        (article("Fish"), None),
        (b"<urlsetting>", None),
        (b"Dear <feed>, fish", None),
        (b"", None),
    ],
)
def test_lists_are_told_by_their_root(body: bytes, shape: str | None) -> None:
    assert list_shape(body, 1 << 20) == shape


@pytest.mark.parametrize(
    ("body", "media_type", "path", "suffix"),
    [
        (article("Fish"), "text/html", "/a", ".html"),
        (article("Fish"), "application/pdf", "/a.pdf", ".html"),  # an error page, say
        (article("Fish"), "text/plain", "/a.txt", ".html"),
        (b"%PDF-1.7 ...", "text/html", "/a.html", ".pdf"),
        (b"%PDF-1.7 ...", "application/octet-stream", "/download?id=7", ".pdf"),
        (b"{\\rtf1 fish}", "application/msword", "/a.doc", ".rtf"),
        (b"<p>Fish</p>", "", "/a", ".html"),
        (b"Fish have recovered.", "text/plain", "/a.php", ".txt"),
        (b"Fish have recovered.", "text/html", "/a.pdf", ".html"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nFish\n", "text/plain", "/a.srt", ".srt"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nFish\n", "text/plain", "/a", ".vtt"),
        (b'{"id": "1"}\n', "application/octet-stream", "/a.jsonl", ".jsonl"),
        (gzip.compress(b'{"id": "1"}\n', mtime=0), "application/gzip", "/a.jsonl.gz", ".jsonl.gz"),
        (b"# Fish", "text/markdown; charset=x".partition(";")[0], "/a", ".md"),
        (b"title,text\n", "text/csv", "/export?format=csv", ".csv"),
    ],
)
def test_the_reader_is_chosen_by_content_then_type_then_name(
    body: bytes, media_type: str, path: str, suffix: str
) -> None:
    assert reader_suffix(body, media_type, HOME + path) == suffix


@pytest.mark.parametrize(
    ("body", "media_type", "reason"),
    [
        (b"\x89PNG....", "text/html", "an image"),
        (b"whatever", "video/mp4", "video/mp4"),
        (b"{}", "application/json", "application/json"),
        (gzip.compress(b"x", mtime=0), "application/gzip", "gzip-compressed"),
    ],
)
def test_what_nobody_reads_is_told(body: bytes, media_type: str, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason):
        reader_suffix(body, media_type, f"{HOME}/a")


# -- lists -------------------------------------------------------------------------------------


def test_a_sitemap_is_read_as_far_as_it_goes() -> None:
    found = sitemap_links(SITEMAP, f"{HOME}/sitemap.xml", 1 << 20)
    assert found.pages == (
        Link("http://example.org/a?x=1&y=2", "2019-05-30T11:23:00+00:00"),
        Link("http://example.org/b"),
    )


def test_an_index_names_further_sitemaps() -> None:
    index = b"""<sitemapindex><sitemap><loc>http://example.org/1.xml</loc><lastmod>2019-05</lastmod>
    </sitemap></sitemapindex>"""
    found = sitemap_links(gzip.compress(index, mtime=0), HOME, 1 << 20)
    assert (found.pages, found.lists) == ((), (Link("http://example.org/1.xml", "2019-05"),))


@pytest.mark.parametrize(
    "body",
    [b"", b"<urlset></urlset>", gzip.compress(bytes(2 << 20), mtime=0),
     gzip.compress(SITEMAP, mtime=0)[:40],
     b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>&x;</loc></url>'
     b"</urlset>"],
    ids=["empty", "no pages", "bomb", "cut off", "entity"],
)  # fmt: skip
def test_a_sitemap_of_nothing_is_refused(body: bytes) -> None:
    with pytest.raises(UnreadableSource):
        sitemap_links(body, HOME, 1 << 20)


def test_rss_with_relative_links_guids_and_another_encoding() -> None:
    found = feed_links(RSS.encode("cp1251"), f"{HOME}/rss.xml")
    assert found.pages == (
        Link("http://example.org/a", "2019-05-30T11:23:00+00:00"),
        Link("http://example.org/b"),
    )
    assert found.refused == (("Без адреса", "The feed names no page for this item."),)


def test_atom_with_a_base_and_a_next_part() -> None:
    found = feed_links(ATOM, f"{HOME}/feed")
    assert found.pages == (Link("http://example.org/news/1", "2019-05-30T14:23:00+00:00"),)
    assert found.lists == (Link("http://example.org/news/?page=2"),)


def test_rss_of_the_first_days() -> None:
    assert feed_links(RDF, HOME).pages == (Link("http://example.org/1"),)


def test_a_broken_feed_gives_the_items_before_the_break() -> None:
    assert feed_links(RSS.encode("cp1251")[:330], HOME).pages[0].address == "http://example.org/a"
    with pytest.raises(UnreadableSource):
        feed_links(b"<rss><channel>", HOME)


LISTING = """<head><base href="/en/"></head><body><a href="/news/1">One</a>
<a href="news/2#top">Two <b>words</b></a><a href="/news/1">One again</a><a href="/about">About</a>
<a href="mailto:me@example.org">Write</a><a href="javascript:x()">/news/</a>
<a href="http://[bad/news/">x</a>{next}</body>"""


def test_links_that_fit_each_once_and_in_order() -> None:
    body = LISTING.format(next="").encode()
    found = listing_links(body, f"{HOME}/list", None, "*/news/*", None)
    assert found.pages == (
        Link("http://example.org/news/1"),
        Link("http://example.org/en/news/2"),
    )
    assert found.lists == ()


@pytest.mark.parametrize(
    "link",
    [
        '<a rel="next" href="?page=2">2</a>',
        '<link rel="next" href="?page=2">',
        '<a href="?page=2">Next</a>',
        '<a href="?page=2"> Older posts » </a>',
        '<a href="?page=2">Следующая</a>',
        '<a href="?page=2">Далее →</a>',
        '<a href="?page=2" aria-label="Next page"><svg></svg></a>',
        '<a href="?page=2">›</a>',
    ],
)
def test_the_next_page_of_a_listing_is_found(link: str) -> None:
    body = LISTING.format(next=link).encode()
    found = listing_links(body, f"{HOME}/list", None, "/news/*", None)
    assert [each.address for each in found.lists] == ["http://example.org/en/?page=2"]


def test_the_next_page_by_a_pattern() -> None:
    body = LISTING.format(next='<a href="?page=2">2</a><a href="?page=3">3</a>').encode()
    found = listing_links(body, f"{HOME}/list", None, "/news/*", "*page=*")
    assert [each.address for each in found.lists] == ["http://example.org/en/?page=2"]


@pytest.mark.parametrize(
    ("address", "pattern", "fit"),
    [
        ("http://example.org/news/1", "/news/*", True),
        ("http://example.org/en/news/1", "/news/*", False),
        ("http://example.org/en/news/1", "/news/", True),
        ("http://example.org/news/1", "http://example.org/news/*", True),
        ("http://example.org/a?id=1", "/a?id=*", True),
        ("http://example.org/axid=1", "/a?id=*", False),
        ("http://example.org/a[1]", "/a[1]*", True),
    ],
)
def test_patterns(address: str, pattern: str, fit: bool) -> None:
    assert fits(address, pattern) is fit


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("2019-05-30", "2019-05-30"),
        ("2019-05", "2019-05"),
        ("2019-05-30T14:23:00Z", "2019-05-30T14:23:00+00:00"),
        ("2019-05-30T14:23:00.123+03:00", "2019-05-30T11:23:00+00:00"),
        ("0001-01-01T00:00:00+05:00", None),
        ("2019-13-45", None),
        ("30 May 2019", None),
        ("", None),
        (None, None),
    ],
)
def test_times_of_lists(told: str | None, meant: str | None) -> None:
    assert iso_moment(told) == meant


def test_what_is_surely_before() -> None:
    assert before("2019-05-29", "2019-05-30")
    assert before("2019-05-29T23:59:59+00:00", "2019-05-30")
    assert before("2018", "2019-05-30")
    assert not before("2019-05-30", "2019-05-30")
    assert not before("2019-05", "2019-05-30")  # it may have been on the 31st
    assert not before(None, "2019-05-30")


# -- pages that are no statement -----------------------------------------------------------------


def test_a_feed_at_which_its_library_fails_is_refused() -> None:
    body = b'<rss xmlns="http://example.org/a name" version="2.0"><channel></channel></rss>'
    with pytest.raises(UnreadableSource, match="too broken to be read"):
        feed_links(body, "https://example.org/")
