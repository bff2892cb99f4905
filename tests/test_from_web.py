"""Pages from the web become statements: new, unchanged, changed, gone, broken, or none at all."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from web_site import FISH, HARBOUR, Reply, Site, article, site

from corpus.types import AddResult
from corpus.web.types import Wanted
from qa.adding import OfWeb
from qa.record import Record

TITLE = "Statement by Foreign Minister Jens Hansen on fish, Oslo, May 30, 2019"
RUSSIAN = "Рыбные запасы в северных водах восстановились, как говорят наши учёные."
Add = Callable[..., Sequence[AddResult]]


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as made:
        made.pages["/news/1"] = article(TITLE)
        yield made


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record") as made:
        yield made


@pytest.fixture
def add(served: Site, record: Record) -> Add:
    """Adds addresses of the site, by path, with what is wanted of them."""

    def adding(*paths: str, **wanted: Any) -> Sequence[AddResult]:
        web = OfWeb(Wanted(**wanted), served.settings())
        return record.add([served.url(path) for path in paths], wait=False, web=web)

    return adding


def kept(record: Record) -> list[Path]:
    return sorted(p for p in (record.store.folder / "fetched").rglob("*") if p.is_file())


def test_a_page_becomes_a_statement_at_its_address(served: Site, record: Record, add: Add) -> None:
    [result] = add("/news/1")
    assert (result.source, result.status) == (served.url("/news/1"), "added")
    found = record.statement(served.url("/news/1"))
    assert found.statement_id == result.statement_id
    assert (found.url, found.title, found.date) == (served.url("/news/1"), TITLE, "2019-05-30")
    assert found.text == f"{FISH}\n\n{HARBOUR}"
    assert found.retrieved is not None
    assert found.added is not None
    assert found.retrieved <= found.added
    [answer] = record.ask("What was said about fish stocks?").quotes
    assert answer.url == served.url("/news/1")
    assert [path.read_bytes() for path in kept(record)] == [article(TITLE)]


def test_a_page_whose_server_says_unchanged_is_not_sent_again(served: Site, add: Add) -> None:
    bodies: list[bytes] = []

    def page(asked: Any) -> Reply:
        if asked.headers["If-None-Match"] == '"1"':
            return Reply(status=304)
        bodies.append(article(TITLE))
        return Reply(bodies[-1], headers={"ETag": '"1"'})

    served.pages["/news/1"] = page
    [first], [again] = add("/news/1"), add("/news/1")
    assert (again.status, again.statement_id) == ("unchanged", first.statement_id)
    assert len(bodies) == 1


@pytest.mark.parametrize("more", ["", "<p hidden>token 7</p>"], ids=["same bytes", "same words"])
def test_what_says_the_same_is_unchanged(served: Site, record: Record, add: Add, more: str) -> None:
    [first] = add("/news/1")
    served.pages["/news/1"] = article(TITLE).replace(b"</article>", f"{more}</article>".encode())
    [again] = add("/news/1")
    assert (again.status, again.statement_id) == ("unchanged", first.statement_id)
    assert [path.read_bytes() for path in kept(record)] == [served.pages["/news/1"]]


def test_a_changed_page_is_a_new_version(served: Site, record: Record, add: Add) -> None:
    [first] = add("/news/1")
    served.pages["/news/1"] = article(TITLE, FISH, HARBOUR.replace("three", "four"))
    [again] = add("/news/1")
    assert again.status == "updated"
    assert again.statement_id != first.statement_id
    assert len(record.versions(served.url("/news/1"))) == 2
    assert "three metres" in record.statement(first.statement_id or "").text
    assert len(kept(record)) == 2  # an old version's bytes stay as well


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_kept_and_marked(
    served: Site, record: Record, add: Add, status: int
) -> None:
    [first] = add("/news/1")
    page, served.pages["/news/1"] = served.pages["/news/1"], Reply("no", status)
    [gone] = add("/news/1")
    assert (gone.status, gone.statement_id) == ("unchanged", first.statement_id)
    assert gone.reason is not None
    assert f"({status})" in gone.reason
    assert "kept" in gone.reason
    assert record.statement(first.statement_id or "").gone_since is not None
    served.pages["/news/1"] = page
    [back] = add("/news/1")
    assert (back.status, back.reason) == ("unchanged", None)
    assert record.statement(first.statement_id or "").gone_since is None


@pytest.mark.parametrize(
    "page",
    [Reply("oops", 500), Reply("<title>Page not found</title>"), Reply(""), Reply("x", 403)],
    ids=["500", "soft 404", "empty", "403"],
)
def test_a_page_that_fails_later_leaves_what_is_stored(
    served: Site, record: Record, add: Add, page: Reply
) -> None:
    [first] = add("/news/1")
    served.pages["/news/1"] = page
    [failed] = add("/news/1")
    assert failed.status == "refused"
    assert (failed.reason or "").endswith("What was read from it before is kept.")
    assert record.statement(first.statement_id or "").gone_since is None


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (Reply("<title>Sign in</title><form>Log in<input type=password></form>"), "to log in"),
        (Reply("<h1>Page not found</h1>"), "soft 404"),
        (Reply(b"\x89PNG\r\n\x1a\n...", type="image/png"), "an image"),
        (Reply("", type="text/html"), "empty"),
        (Reply("<html><body></body></html>"), "holds no text"),
        (Reply("no", 403), "forbids"),
        (Reply(b"%PDF-1.4 broken", type="application/pdf"), "PDF"),
    ],
)
def test_what_is_no_statement_is_refused_by_name(
    served: Site, record: Record, add: Add, page: Reply, reason: str
) -> None:
    served.pages["/bad"] = page
    bad, good = add("/bad", "/news/1")
    assert (bad.status, bad.source) == ("refused", served.url("/bad"))
    assert reason in (bad.reason or "")
    assert good.status == "added"  # one bad page never stops the rest
    assert record.stats().statements == 1


def test_addresses_and_files_go_together(
    served: Site, record: Record, add: Add, tmp_path: Path
) -> None:
    (tmp_path / "page.txt").write_text(f"{TITLE}\n\n{FISH}\n", "utf-8")
    sources = [served.url("/news/1"), tmp_path / "page.txt", "https://me:secret@example.org/"]
    results = record.add(sources, wait=False, web=OfWeb(settings=served.settings()))
    assert [result.status for result in results] == ["added", "added", "refused"]


def test_without_leave_this_machine_is_not_contacted(served: Site, record: Record) -> None:
    [result] = record.add(served.url("/news/1"), wait=False)
    assert result.status == "refused"
    assert "allow_hosts" in (result.reason or "")
    assert served.asked == []


@pytest.mark.parametrize(
    ("encoding", "told", "meta"),
    [
        ("utf-8", "text/html; charset=utf-8", None),
        ("utf-8", "text/html; charset=windows-1251", None),  # wrongly told
        ("utf-8", "text/html", None),
        ("cp1251", "text/html; charset=windows-1251", None),
        ("cp1251", "text/html; charset=ISO-8859-1", "windows-1251"),  # told of every page
        ("cp1251", "text/html", "windows-1251"),
        ("cp1251", "text/html; charset=utf-8", "windows-1251"),
        ("koi8-r", "text/html; charset=koi8-r", None),
        ("cp1251", "text/html; charset=nonsense", None),
        ("cp1251", "text/plain; charset=windows-1251", None),
    ],
)
def test_encodings_right_wrong_and_untold(
    served: Site, record: Record, add: Add, encoding: str, told: str, meta: str | None
) -> None:
    head = f'<meta charset="{meta}">' if meta else ""
    page = f"<html><head>{head}<title>Рыба</title></head><body><p>{RUSSIAN}</p></body></html>"
    body = RUSSIAN if "plain" in told else page
    served.pages["/ru"] = Reply(body.encode(encoding), type=told)
    assert add("/ru")[0].status == "added"
    assert RUSSIAN in record.statement(served.url("/ru")).text


def test_a_letter_that_only_the_server_explains(served: Site, record: Record, add: Add) -> None:
    """Few letters tell nothing: what the server says of them does."""
    words = "Łódź ma dość śledzi."
    served.pages["/pl"] = Reply(f"<p>{words}</p>".encode("iso-8859-2"), type="text/html; "
                                "charset=iso-8859-2")  # fmt: skip
    assert add("/pl")[0].status == "added"
    assert words in record.statement(served.url("/pl")).text


def test_other_formats_are_read_by_their_readers(served: Site, record: Record, add: Add) -> None:
    rows = '{"id": "r1", "title": "Fish", "date": "2019-05-30", "url": "http://example.org/r1", '
    rows += f'"paragraphs": [{{"t": "{FISH}", "speaker": "Jens Hansen"}}]}}\n'
    served.pages |= {
        "/rows.jsonl": Reply(rows, type="application/octet-stream"),
        "/notes": Reply(f"# {TITLE}\n\n{HARBOUR}\n", type="text/markdown"),
        "/packed": Reply(gzip.compress(article(TITLE)), headers={"Content-Encoding": "gzip"}),
    }
    assert {result.status for result in add("/rows.jsonl", "/notes", "/packed")} == {"added"}
    assert record.statement("r1").url == "http://example.org/r1"
    assert record.statement(served.url("/notes")).text == HARBOUR


def test_two_addresses_of_one_page_are_one_statement(
    served: Site, record: Record, add: Add
) -> None:
    served.pages["/old"] = Reply(status=301, headers={"Location": "/news/1"})
    first, again = add("/old", "/news/1")
    assert first.source == again.source == served.url("/news/1")
    assert (first.status, again.status) == ("added", "unchanged")
    served.pages["/old"] = Reply("no", 404)
    assert add("/old")[0].reason is not None


def test_what_is_kept_is_read_again_without_the_network(
    served: Site, record: Record, add: Add
) -> None:
    [first] = add("/news/1")
    record.store.note_file(served.url("/news/1"), digest=None, status="added")  # a newer reader
    served.forget()
    [again] = add("/news/1", offline=True)
    assert (again.status, again.statement_id) == ("unchanged", first.statement_id)
    [never] = add("/news/2", offline=True)
    assert "never read" in (never.reason or "")
    assert served.asked == []


def test_a_removed_page_is_forgotten_and_comes_back_when_it_is_added(
    served: Site, record: Record, add: Add
) -> None:
    served.pages["/news/1"] = lambda asked: (
        Reply(status=304)
        if asked.headers["If-None-Match"]
        else Reply(article(TITLE), headers={"ETag": '"1"'})
    )
    [first] = add("/news/1")
    record.remove(first.statement_id or "")
    assert kept(record) == []
    assert add("/news/1")[0].status == "added"


def test_corrections_by_hand_survive_a_change_of_the_page(
    served: Site, record: Record, add: Add
) -> None:
    add("/news/1")
    record.edit(served.url("/news/1"), place="Bergen")
    served.pages["/news/1"] = article(TITLE, FISH, "Something else.")
    assert add("/news/1")[0].status == "updated"
    assert record.statement(served.url("/news/1")).place == "Bergen"


def test_bytes_that_somebody_deleted_are_fetched_anew(
    served: Site, record: Record, add: Add
) -> None:
    served.pages["/news/1"] = lambda asked: (
        Reply(status=304)
        if asked.headers["If-None-Match"]
        else Reply(article(TITLE), headers={"ETag": '"1"'})
    )
    add("/news/1")
    kept(record)[0].unlink()
    assert add("/news/1")[0].status == "unchanged"
    assert len(kept(record)) == 1
