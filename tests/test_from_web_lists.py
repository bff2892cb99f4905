"""Sitemaps, feeds and listings: every page that they name, and a run that stopped goes on."""

from __future__ import annotations

import gzip
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from web_lists import Add, adding_to, asked, pages, sitemap, statuses
from web_site import Reply, Site, article, site

from corpus.store import Store
from corpus.types import AddResult
from corpus.web.adding import SILENT
from corpus.web.types import Wanted
from qa.adding import OfWeb
from qa.record import Record
from tests import warm


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


# -- sitemaps ----------------------------------------------------------------------------------


@pytest.mark.parametrize("element", ["url", "sitemap"])
def test_what_is_no_address_stops_none_of_the_others(
    served: Site, record: Record, add: Add, element: str
) -> None:
    pages(served, "1")
    wrong = f"<{element}><loc>https://[example/n/2</loc></{element}></urlset>"
    whole = str(sitemap(served, "/n/1").body).replace("</urlset>", wrong)
    served.pages["/sitemap.xml"] = Reply(whole, type="application/xml")
    results = add("/sitemap.xml")
    assert statuses(results) == ["refused", "added"]
    assert "no web address" in (results[0].reason or "")


def test_every_page_of_a_sitemap_and_what_is_wrong_with_some(
    served: Site, record: Record, add: Add
) -> None:
    pages(served, "1", "2", "3")
    served.pages |= {
        "/n/login": "<form>Log in <input type=password></form>",
        "/closed/a": article("Closed"),
        "/sitemap.xml": sitemap(
            served, "/n/1", "/n/none", "/n/login", "/n/1", "/closed/a", "/n/2", "/n/3"
        ),
    }
    results = add("/sitemap.xml")
    assert statuses(results) == ["added", "refused", "refused", "refused", "added", "added"]
    assert [r.reason for r in results if "robots.txt" in (r.reason or "")]
    assert served.asked.count("/robots.txt") == 1
    assert record.stats().statements == 3


def test_a_thousand_entries_since_a_day(served: Site, record: Record, add: Add) -> None:
    """Old ones are not asked for; those without a date may be new, and are."""
    pages(served, "new", "undated")
    old = [(f"/n/{number}", f"20{10 + number % 9}-05-30") for number in range(1000)]
    entries = (*old, ("/n/new", "2019-06-01T00:00:00Z"), "/n/undated")
    served.pages["/sitemap.xml"] = sitemap(served, *entries)
    assert statuses(add("/sitemap.xml", since="2019-01-01")) == ["added", "added"]
    assert asked(served) == ["/n/new", "/n/undated"]
    assert add("/sitemap.xml", since="2020-01-01")[0].source == served.url("/n/undated")


def test_what_a_sitemap_calls_unchanged_is_not_asked_for(served: Site, add: Add) -> None:
    pages(served, "1", "2", "3")
    entries = [("/n/1", "2019-05-30"), "/n/2", ("/n/3", "2099-01-01")]
    served.pages["/sitemap.xml"] = sitemap(served, *entries)
    assert statuses(add("/sitemap.xml")) == ["added"] * 3
    served.forget()
    assert statuses(add("/sitemap.xml")) == ["unchanged"] * 3
    assert asked(served) == ["/n/2", "/n/3"]
    served.forget()
    add("/sitemap.xml", again=True)
    assert asked(served) == ["/n/1", "/n/2", "/n/3"]


def test_an_index_of_packed_sitemaps_some_of_them_old_or_broken(served: Site, add: Add) -> None:
    pages(served, "1", "2")
    packed = gzip.compress(sitemap(served, "/n/1").body.encode())  # type: ignore[union-attr]
    served.pages |= {
        "/new.xml.gz": Reply(packed, type="application/gzip"),
        "/plain.xml": sitemap(served, "/n/2", "/n/1"),
        "/broken.xml": Reply("<urlset>", type="application/xml"),
        "/page.xml": article("No sitemap"),
        "/index.xml": sitemap(
            served,
            *(("/old.xml", "2018-01-01"), ("/new.xml.gz", "2019-06"), "/plain.xml"),
            *("/broken.xml", "/nowhere.xml", "/page.xml", "/index.xml"),
            element="sitemap",
        ),
    }
    results = add("/index.xml", since="2019-01-01")
    assert sorted(statuses(results)) == ["added", "added", "refused", "refused", "refused"]
    assert {r.source for r in results if r.status == "refused"} == {
        served.url(path) for path in ("/broken.xml", "/nowhere.xml", "/page.xml")
    }
    assert "/old.xml" not in served.asked


def test_a_page_that_its_sitemap_drops_is_looked_for(
    served: Site, record: Record, add: Add
) -> None:
    pages(served, "1", "2", "3")
    served.pages["/sitemap.xml"] = sitemap(served, "/n/1", "/n/2", "/n/3")
    add("/sitemap.xml")
    served.pages["/sitemap.xml"] = sitemap(served, "/n/1")
    del served.pages["/n/2"]
    results = {r.source.rpartition("/")[2]: r for r in add("/sitemap.xml")}
    assert {name: r.status for name, r in results.items()} == dict.fromkeys("123", "unchanged")
    assert "(404)" in (results["2"].reason or "")
    assert results["3"].reason is None
    assert record.statement(served.url("/n/2")).gone_since


def test_pages_of_other_sites_are_not_read_unless_they_are_named(served: Site, add: Add) -> None:
    pages(served, "1")
    with site() as other:
        pages(other, "2")
        served.pages["/sitemap.xml"] = Reply(
            f"<urlset><url><loc>{served.url('/n/1')}</loc></url>"
            f"<url><loc>{other.url('/n/2')}</loc></url></urlset>"
        )
        hosts = (served.host, other.host)
        foreign, own = add("/sitemap.xml", served.settings(allow_hosts=hosts))
        assert (own.status, foreign.status) == ("added", "refused")
        assert f"another site, {other.host}" in (foreign.reason or "")
        assert other.asked == []
        named = served.settings(allow_hosts=hosts, sites=(other.host,))
        assert statuses(add("/sitemap.xml", named)) == ["unchanged", "added"]


def test_no_more_pages_than_wanted(served: Site, add: Add) -> None:
    pages(served, "1", "2", "3")
    served.pages["/sitemap.xml"] = sitemap(served, "/n/1", "/n/2", "/n/3")
    assert len(add("/sitemap.xml", most=2)) == 2
    assert asked(served) == ["/n/1", "/n/2"]


def test_a_host_that_falls_silent_is_left_alone(served: Site, add: Add) -> None:
    names = [str(number) for number in range(SILENT + 3)]
    for name in names:
        served.pages[f"/n/{name}"] = Reply(status=503)
    served.pages["/sitemap.xml"] = sitemap(served, *(f"/n/{name}" for name in names))
    results = add("/sitemap.xml", served.settings(attempts=1))
    assert len(results) == SILENT + 1
    assert f"{len(names) - SILENT} more were not asked for" in (results[-1].reason or "")
    pages(served, *names)
    assert statuses(add("/sitemap.xml")) == ["added"] * len(names)


# -- cut short ---------------------------------------------------------------------------------


def test_a_run_that_is_cut_short_goes_on_where_it_was(served: Site, record: Record) -> None:
    names = [str(number) for number in range(6)]
    pages(served, *names)
    served.pages["/sitemap.xml"] = sitemap(served, *(f"/n/{name}" for name in names))
    web = OfWeb(Wanted(), served.settings())

    def stop(result: AddResult) -> None:
        if result.source.endswith("/n/2"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        record.add(served.url("/sitemap.xml"), wait=False, web=web, on_progress=stop)
    served.forget()
    results = record.add(served.url("/sitemap.xml"), wait=False, web=web)
    assert statuses(results) == ["unchanged"] * 3 + ["added"] * 3
    assert asked(served)[0] in ("/n/2", "/n/3")  # the last one told may not have been noted yet
    served.forget()
    record.add(served.url("/sitemap.xml"), wait=False, web=web)
    assert len(asked(served)) == 6  # a run that ended is no more gone on with


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_stopped_in_the_middle_of_a_page(served: Site, tmp_path: Path, end: signal.Signals) -> None:
    names = [str(number) for number in range(5)]
    pages(served, *names)
    served.pages["/sitemap.xml"] = sitemap(served, *(f"/n/{name}" for name in names))
    page, reached = served.pages["/n/3"], threading.Event()
    served.pages["/n/3"] = lambda _: served.stall(reached)
    folder = tmp_path / "record"
    command = ["--record", folder, "add", served.url("/sitemap.xml"), "--words-only"]
    command += ["--delay", "0", "--allow-host", served.host]
    with warm.start(warm.RECORD, *command) as running:
        assert reached.wait(120)
        running.send_signal(end)
        _, said = running.communicate()
    assert running.returncode == (130 if end == signal.SIGINT else -end)
    assert ("run it again to go on" in said) == (end == signal.SIGINT)
    with Store.open(folder) as store:
        assert len(store.statements()) == 3
        assert not store.damaged()
    served.pages["/n/3"] = page
    served.forget()
    with Record.open(folder) as record:
        web = OfWeb(Wanted(), served.settings())
        results = record.add(served.url("/sitemap.xml"), wait=False, web=web)
    assert statuses(results) == ["unchanged"] * 3 + ["added"] * 2
    assert asked(served) == ["/n/3", "/n/4"]


def test_what_is_going_on_is_told(served: Site, record: Record) -> None:
    pages(served, "1", "2")
    served.pages |= {
        "/robots.txt": Reply("User-agent: *\nCrawl-delay: 2", type="text/plain"),
        "/sitemap.xml": sitemap(served, "/n/1"),
    }
    told: list[tuple[str, int | None]] = []
    web = OfWeb(Wanted(), served.settings(), lambda what, total: told.append((what, total)))
    record.add(served.url("/sitemap.xml"), wait=False, web=web)
    assert ("1 pages listed", 1) in told
    assert ("waiting 2 s, as the site asks", None) in told
    assert told[-1] == ("waiting 2 s, as the site asks", None)
