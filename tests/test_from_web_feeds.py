"""Feeds and listings: every page that they name, whole, and no further than is known."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from web_lists import Add, adding_to, pages, statuses
from web_site import FISH, Reply, Site, article, site

from corpus.errors import UnreadableSource
from corpus.isolation import in_child
from corpus.web.feeds import feed_links
from corpus.web.sitemaps import sitemap_links
from qa.record import Record


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as made:
        yield made


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record") as made:
        yield made


@pytest.fixture
def add(served: Site, record: Record) -> Add:
    return adding_to(record, served)


def test_a_feed_of_teasers_gives_whole_pages(served: Site, record: Record, add: Add) -> None:
    pages(served, "1", "2")
    served.pages["/rss"] = Reply(
        "<rss version='2.0'><channel><item><title>One</title><link>/n/1</link>"
        "<description>Fish stocks …</description></item><item><link>/n/2</link></item>"
        "<item><title>Nowhere</title></item></channel></rss>",
        type="application/rss+xml",
    )
    refused, *read = add("/rss")
    assert (refused.source, refused.status) == ("Nowhere", "refused")
    assert statuses(read) == ["added", "added"]
    assert FISH in record.statement(served.url("/n/1")).text


def test_earlier_parts_of_a_feed(served: Site, add: Add) -> None:
    pages(served, "1", "2")
    for number in (1, 2):
        following = f'<link rel="next" href="/atom?page={number % 2 + 1}"/>'
        served.pages["/atom" if number == 1 else "/atom?page=2"] = Reply(
            f'<feed xmlns="http://www.w3.org/2005/Atom">{following}'
            f'<entry><link href="/n/{number}"/></entry></feed>',
            type="application/atom+xml",
        )
    served.pages["/atom?page=1"] = served.pages["/atom"]
    assert statuses(add("/atom")) == ["added", "added"]  # and its circle ends


def test_a_feed_without_items_is_refused(served: Site, add: Add) -> None:
    served.pages["/rss"] = Reply("<rss><channel></channel></rss>")
    [refused] = add("/rss")
    assert "no items" in (refused.reason or "")


@pytest.mark.parametrize("shape", ["rss", "urlset"])
def test_xml_that_means_harm_reaches_nobody(served: Site, add: Add, shape: str) -> None:
    """Entities of other files and sites, and those that grow without end."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    declared = (
        f'<!DOCTYPE x SYSTEM "{served.url("/secret.dtd")}" [<!ENTITY l0 "ha">{laughs}'
        f'<!ENTITY web SYSTEM "{served.url("/secret")}"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    item = "<channel><item><link>/n/1</link><title>&web;&f;&l11;</title></item></channel>"
    entry = f"<url><loc>{served.url('/n/1')}</loc><x>&web;&f;&l11;</x></url>"
    pages(served, "1")
    body = f"<?xml version='1.0'?>{declared}<{shape}>{item if shape == 'rss' else entry}</{shape}>"
    served.pages |= {"/list.xml": Reply(body, type="application/xml")}
    assert {result.status for result in add("/list.xml")} <= {"added", "refused"}
    read = (feed_links, body.encode(), served.url("/list.xml"))
    if shape == "urlset":
        read = (sitemap_links, body.encode(), served.url("/list.xml"), 1 << 20)  # type: ignore[assignment]
    with suppress(UnreadableSource):
        assert [link.address for link in in_child(*read).pages] == [served.url("/n/1")]
    assert not [path for path in served.asked if path.startswith("/secret")]
    assert "/list.xml" in served.asked


def listing(*names: str, following: str = "") -> bytes:
    links = "".join(f'<li><a href="/n/{name}">Statement {name}</a></li>' for name in names)
    more = f'<a href="{following}">Next</a>' * bool(following)
    return f'<html><body><a href="/about">About</a><ul>{links}</ul>{more}</body></html>'.encode()


def test_a_listing_with_its_next_pages(served: Site, record: Record, add: Add) -> None:
    pages(served, "1", "2", "3")
    served.pages |= {
        "/list": listing("1", "2", following="?page=2"),
        "/list?page=2": listing("3", "1", following="/list"),
    }
    assert statuses(add("/list", links="/n/*")) == ["added"] * 3
    assert "/about" not in served.asked
    assert statuses(add("/list", links="/n/*", listings=1)) == ["unchanged"] * 2
    [refused] = add("/list", links="/speeches/*")
    assert "holds no link like '/speeches/*'" in (refused.reason or "")


def test_a_watched_listing_is_read_up_to_what_is_known(served: Site, add: Add) -> None:
    pages(served, "1", "2", "3")
    served.pages |= {
        "/list": listing("1", following="?page=2"),
        "/list?page=2": listing("2", following="?page=3"),
        "/list?page=3": listing("3"),
    }
    add("/list", links="/n/*")
    served.forget()
    assert statuses(add("/list", links="/n/*", recheck_after=3600)) == ["unchanged"]
    assert served.asked == ["/robots.txt", "/list"]


def test_a_page_is_not_a_listing_unless_it_is_asked_for(
    served: Site, record: Record, add: Add
) -> None:
    served.pages["/a"] = article("Statement on fish")
    served.pages["/n/1"] = article("Statement 1")
    assert statuses(add("/a")) == ["added"]
    link = b'<a href="/n/1">One</a></nav>'
    served.pages["/a"] = article("Statement on fish").replace(b"</nav>", link)
    assert statuses(add("/a", links="/n/*")) == ["added"]
    assert statuses(add("/a")) == ["unchanged"]
