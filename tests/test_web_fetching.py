"""Fetching from a real server on loopback: limits, robots.txt, retries, politeness."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Iterator
from email.utils import formatdate
from typing import Any

import pytest
from web_site import Reply, Site, get, site

from corpus.web.fetching import Fetcher
from corpus.web.types import (
    AddressRefused,
    Fetched,
    HostSilent,
    NotFetched,
    PageGone,
    Validators,
    WebSettings,
)

PATIENT = 0.6  # seconds that a page of the slow ones may take


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as made:
        yield made


def drip(handler: Any, first: bytes, served: Site, pause: float = 0.1) -> None:
    """Bytes without end, a few at a time."""
    handler.wfile.write(first)
    while not served.stopping.wait(pause):
        handler.wfile.write(b"x" * 10)


# -- bodies ------------------------------------------------------------------------------------


def test_a_page_comes_with_what_its_server_says_of_it(served: Site) -> None:
    headers = {"ETag": '"7"', "Last-Modified": "Thu, 30 May 2019 14:23:00 GMT"}
    served.pages["/a"] = Reply("été", type="text/html; charset=UTF-8", headers=headers)
    assert get(served, "/a#part") == Fetched(
        *(served.url("/a"), served.url("/a"), "été".encode(), "text/html", "utf-8"),
        *('"7"', "Thu, 30 May 2019 14:23:00 GMT"),
    )
    assert served.asked == ["/robots.txt", "/a"]


def test_what_is_known_is_told_to_the_server(served: Site) -> None:
    served.pages["/a"] = lambda asked: Reply(
        status=304 if asked.headers["If-None-Match"] == '"7"' else 200
    )
    assert get(served, "/a", Validators('"7"', "Thu, 30 May 2019 14:23:00 GMT")).body is None
    assert served.headers[-1]["If-Modified-Since"] == "Thu, 30 May 2019 14:23:00 GMT"
    assert get(served, "/a", Validators('"8"')).body == b""


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_packed_bodies_are_unpacked(served: Site, encoding: str) -> None:
    packed = gzip.compress(b"words") if encoding == "gzip" else zlib.compress(b"words")
    served.pages["/a"] = Reply(packed, headers={"Content-Encoding": encoding})
    assert get(served, "/a").body == b"words"


def test_a_bomb_stops_at_the_limit(served: Site) -> None:
    bomb = gzip.compress(bytes(60 << 20))
    assert len(bomb) < 300_000
    served.pages["/bomb"] = Reply(bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(NotFetched, match=r"larger than 1 MB"):
        get(served, "/bomb", largest=1 << 20)
    assert served.asked.count("/bomb") == 1  # it would be no smaller the next time


def test_an_endless_body_stops_at_the_limit(served: Site) -> None:
    def endless(handler: Any) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while not served.stopping.is_set():
            handler.wfile.write(b"x" * 100_000)

    served.pages["/endless"] = endless
    with pytest.raises(NotFetched, match=r"larger than 1 MB"):
        get(served, "/endless", largest=1 << 20, attempts=1)


@pytest.mark.parametrize(
    "first",
    [b"", b"HTTP/1.1 200 OK\r\nX-Long: ", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"],
    ids=["silence", "endless header", "endless body"],
)
def test_a_slow_page_is_left_when_its_time_is_up(served: Site, first: bytes) -> None:
    served.pages["/slow"] = lambda handler: (
        drip(handler, first, served) if first else served.stall()
    )
    with pytest.raises(HostSilent, match="too slow"):
        get(served, "/slow", whole_time=PATIENT, attempts=1)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "broke off"),
        (b"GARBAGE\r\n\r\n", "broke off"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", "broke off"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nno gzip", "packed wrongly"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nno", r"not asked for \(br\)"),
        (b"HTTP/1.1 200 OK\r\n" + b"A: " + b"a" * 200_000 + b"\r\n\r\n", "broke off"),
    ],
)
def test_broken_answers_are_told_in_a_sentence(served: Site, raw: bytes, reason: str) -> None:
    served.pages["/broken"] = lambda handler: handler.wfile.write(raw) and None
    with pytest.raises(NotFetched, match=reason):
        get(served, "/broken", attempts=1)


def test_nobody_at_home() -> None:
    with site() as gone:
        settings = gone.settings(attempts=1)
    with Fetcher(settings) as fetcher, pytest.raises(AddressRefused, match="can't be reached"):
        fetcher.get(gone.url("/a"))


# -- status ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "kind", "reason"),
    [
        (404, PageGone, "no such page"),
        (410, PageGone, "taken away"),
        (401, NotFetched, "login"),
        (403, NotFetched, "forbids"),
        (418, NotFetched, r"strangely \(418\)"),
        (500, NotFetched, r"failed \(500\)"),
        (503, HostSilent, r"failed \(503\)"),
        (304, NotFetched, "unchanged"),
    ],
)
def test_each_refusal_is_told_as_what_it_is(
    served: Site, status: int, kind: type[Exception], reason: str
) -> None:
    served.pages["/a"] = Reply("no", status)
    if status == 304:  # a 304 that nobody asked for is told by whoever knows what is kept
        assert get(served, "/a").body is None
        return
    with pytest.raises(kind, match=reason):
        get(served, "/a")


def test_what_fails_at_first_is_asked_for_again(served: Site) -> None:
    replies = [Reply(status=500), Reply(status=503), Reply("words")]
    served.pages["/a"] = lambda _: replies.pop(0)
    assert get(served, "/a").body == b"words"
    assert served.asked.count("/a") == 3


def test_a_page_that_is_not_there_is_asked_for_once(served: Site) -> None:
    with pytest.raises(PageGone):
        get(served, "/nowhere")
    assert served.asked == ["/robots.txt", "/nowhere"]


def test_pauses_grow_and_a_busy_server_is_believed(served: Site) -> None:
    pauses: list[float] = []
    busy = [Reply(status=500), Reply(status=429, headers={"Retry-After": "7"}), Reply("words")]
    served.pages["/a"] = lambda _: busy.pop(0)
    with Fetcher(served.settings(backoff=2.0, delay=0.0), pauses.append) as fetcher:
        assert fetcher.get(served.url("/a")).body == b"words"
    assert pauses == [2.0, 7.0]


@pytest.mark.parametrize("dated", [False, True])
def test_a_server_that_wants_an_hour_is_left_alone(served: Site, dated: bool) -> None:
    when = formatdate(time.time() + 3600, usegmt=True) if dated else "3600"
    served.pages["/a"] = Reply(status=503, headers={"Retry-After": when})
    with pytest.raises(HostSilent, match=r"come back in 3,[56]\d\d s"):
        get(served, "/a")
    assert served.asked.count("/a") == 1


# -- robots.txt and pace -----------------------------------------------------------------------


def robots(text: str, status: int = 200) -> Reply:
    return Reply(text, status, "text/plain")


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /closed/", "/closed/a", False),
        ("User-agent: *\nDisallow: /closed/", "/open", True),
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/1", True),
        ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: OnTheRecord\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("<html>no rules at all</html>", "/a", True),
        ("", "/a", True),
    ],
)
def test_robots_txt_is_obeyed(served: Site, rules: str, path: str, allowed: bool) -> None:
    served.pages |= {"/robots.txt": robots(rules), path: "words"}
    if allowed:
        assert get(served, path).body == b"words"
        return
    with pytest.raises(AddressRefused, match=r"robots\.txt \(http://127.*/robots\.txt\) forbids"):
        get(served, path)
    assert served.asked == ["/robots.txt"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_robots_txt_may_be_read(served: Site, status: int) -> None:
    served.pages |= {"/robots.txt": robots("no", status), "/a": "words"}
    assert get(served, "/a").body == b"words"


@pytest.mark.parametrize("broken", [500, 503, None], ids=["500", "503", "slow"])
def test_a_site_whose_robots_txt_fails_is_not_read(served: Site, broken: int | None) -> None:
    served.pages["/a"] = "words"
    served.pages["/robots.txt"] = robots("", broken) if broken else lambda _: served.stall()
    with pytest.raises(AddressRefused, match=r"robots\.txt \(.*\) can't be read, so that nothing"):
        get(served, "/a", whole_time=PATIENT, attempts=2)
    assert set(served.asked) == {"/robots.txt"}


def test_robots_txt_may_be_elsewhere(served: Site) -> None:
    served.pages |= {
        "/robots.txt": Reply(status=302, headers={"Location": "/rules"}),
        "/rules": robots("User-agent: *\nDisallow: /a"),
    }
    with pytest.raises(AddressRefused, match="forbids"):
        get(served, "/a")


def test_robots_txt_is_read_once_and_its_delay_kept(served: Site) -> None:
    pauses: list[float] = []
    served.pages |= {
        "/robots.txt": robots("User-agent: *\nCrawl-delay: 20"),
        "/a": "words",
        "/b": "words",
    }
    with Fetcher(served.settings(delay=1.0), pauses.append) as fetcher:
        for path in ("/a", "/b", "/a"):
            fetcher.get(served.url(path))
    assert served.asked == ["/robots.txt", "/a", "/b", "/a"]
    assert len(pauses) == 3
    assert all(19 < pause <= 20 for pause in pauses)


def test_our_own_delay_is_kept_where_none_is_asked_for(served: Site) -> None:
    pauses: list[float] = []
    served.pages |= {"/a": "words"}
    with Fetcher(served.settings(delay=5.0), pauses.append) as fetcher:
        fetcher.get(served.url("/a"))
    assert [round(pause) for pause in pauses] == [5]


def test_a_delay_of_hours_is_refused(served: Site) -> None:
    served.pages["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 7200")
    with pytest.raises(AddressRefused, match=r"asks programs for 7,200 s"):
        get(served, "/a")


def test_the_environment_names_hosts_that_are_allowed(
    served: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ON_THE_RECORD_ALLOW_HOSTS", f" intranet, {served.host},")
    assert WebSettings.from_environment().allow_hosts == ("intranet", served.host)


def test_a_proxy_of_the_environment_is_not_asked(
    served: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a proxy would contact could not be judged here."""
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    served.pages["/a"] = "words"
    assert get(served, "/a").body == b"words"
