"""Pages with addresses: they work without script, refuse politely and carry their headers."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from web_record import FISHING, KURIL, seed_record
from web_samples import KONO, REPLY

from qa import Filters, Record
from qa.web.render.links import answer_path, everything_path
from qa.web.server import application, private_folder
from qa.web.work import Work


@pytest.fixture(scope="module")
def record(
    tmp_path_factory: pytest.TempPathFactory, shared: Callable[[str], Path]
) -> Iterator[Record]:
    with seed_record(tmp_path_factory.mktemp("record"), shared) as opened:
        yield opened


@pytest.fixture(scope="module")
def client(record: Record) -> Iterator[TestClient]:
    with private_folder():
        yield TestClient(application(record, Work(record)), raise_server_exceptions=False)


def test_an_answer_is_a_page_of_its_own(record: Record, client: TestClient) -> None:
    found = record.ask(KURIL)
    page = client.get(f"/answers/{found.answer_id}")
    assert page.status_code == 200
    assert page.text.index(KONO) < page.text.index(REPLY)
    assert found.fingerprint in page.text
    assert "<script" not in page.text


def test_an_answers_address_holds_after_a_restart_and_tells_of_changes(
    shared: Callable[[str], Path], tmp_path: Path
) -> None:
    with seed_record(tmp_path, shared) as before:
        found = before.ask("What did Kono say?", filters=Filters(date_from="2019-01-01"))
        follow_up = before.ask("And about the Kuril Islands?", history=[(KURIL, found)])
    with Record.open(before.store.folder) as after, private_folder():
        client = TestClient(application(after, Work(after)), raise_server_exceptions=False)
        page = client.get(answer_path(found))
        assert page.status_code == 200
        assert KONO in page.text
        assert "has changed since" not in page.text
        assert KONO in client.get(answer_path(follow_up)).text
        after.edit(found.quotes[0].statement_id, title="Another title")
        page = client.get(answer_path(found))
        assert "has changed since this address was made" in page.text
        assert KONO in page.text
        assert client.get("/answers/gone?q=%20,").status_code == 400
        assert "<script" not in client.get("/answers/gone?q=<script>alert(1)</script>").text


def test_everything_is_listed_page_by_page(tmp_path: Path) -> None:
    told = "\n\n".join(f"Fish was landed in harbour number {n}." for n in range(1, 46))
    (tmp_path / "fish.txt").write_text(f"30 May 2019\n\nStatement on fish\n\n{told}\n")
    with Record.open(tmp_path / "record") as record, private_folder():
        record.add(tmp_path / "fish.txt", wait=False)
        client = TestClient(application(record, Work(record)), raise_server_exceptions=False)
        answer = record.ask("List everything said about fish landed in the harbour.")
        address = everything_path(answer)
        seen: list[str] = []
        while address:
            page = client.get(address).text
            assert "45 paragraphs in all" in page
            seen += re.findall(r"Fish was landed in harbour number (\d+)\.", page)
            following = re.search(r'rel="next" href="([^"]+)"', page)
            address = html.unescape(following[1]) if following else ""
        assert seen == [str(n) for n in range(1, 46)]


def test_nothing_is_a_page_too(record: Record, client: TestClient) -> None:
    page = client.get(f"/answers/{record.ask(FISHING).answer_id}").text
    assert "Nothing in this record (1 statement, 30 May 2019" in page


def test_a_span_opens_its_statement_at_the_words(record: Record, client: TestClient) -> None:
    found = record.ask(KURIL)
    first = found.quotes[0]
    page = client.get(
        f"/spans/{first.statement_id}/{first.start_char}-{first.end_char}",
        params={"answer": found.answer_id},
    )
    assert f'<mark class="focus" id="mark">{first.text}</mark>' in page.text
    assert '<mark class="other">' in page.text
    assert record.statement(first.statement_id).sha256 in page.text


def test_a_selection_in_utf16_becomes_a_span(record: Record, client: TestClient) -> None:
    shown = record.statement(record.ask(KURIL).quotes[0].statement_id)
    paragraph = shown.paragraphs[2]
    start = paragraph.start_char + 3
    path = f"/selections/{shown.statement_id}/{paragraph.ordinal}/3-13"
    moved = client.get(path, follow_redirects=False)
    assert moved.status_code == 303
    assert moved.headers["location"].endswith(f"/{start}-{start + 10}#mark")


@pytest.mark.parametrize(
    "path",
    [
        "/answers/unknown",
        "/answers/<script>",
        "/statements/unknown",
        "/spans/unknown/1-2",
        "/spans/{known}/0-99999999",
        "/spans/{known}/5-5",
        "/spans/{known}/9-3",
        "/selections/{known}/999/0-1",
        "/web/..%2Fserver.py",
        "/web/server.py",
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(
    path: str, record: Record, client: TestClient
) -> None:
    known = record.list()[0][0].statement_id
    page = client.get(path.format(known=known))
    assert page.status_code == 404
    assert "Traceback" not in page.text
    assert "<script" not in page.text


@pytest.mark.parametrize("path", ["/nosuch", "/statements", "/statements/a/b/c", "/static/x.js"])
def test_an_unknown_address_is_a_page_with_a_way_on(path: str, client: TestClient) -> None:
    page = client.get(path)
    assert page.status_code == 404
    assert "There is no page at this address" in page.text
    assert '<a href="/">' in page.text
    assert client.get("/gradio_api/nosuch").json() == {"detail": "Not Found"}


def test_offsets_that_are_no_numbers_are_refused(record: Record, client: TestClient) -> None:
    known = record.list()[0][0].statement_id
    page = client.get(f"/spans/{known}/a-b")
    assert (page.status_code, "names no words" in page.text) == (404, True)


@pytest.mark.parametrize("path", ["/", "/healthz", "/statements/unknown", "/web/style.css"])
def test_every_response_carries_its_headers(path: str, client: TestClient) -> None:
    headers = client.get(path).headers
    assert "default-src" in headers["content-security-policy"]
    assert "frame-ancestors" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_plain_pages_may_run_no_script(client: TestClient) -> None:
    policy = client.get("/statements/unknown").headers["content-security-policy"]
    assert "script-src" not in policy
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("path", ["/gradio_api/upload", "/gradio_api/proxy=http://example.org/"])
def test_doors_that_nothing_uses_are_shut(path: str, client: TestClient) -> None:
    assert client.post(path).status_code == 403
    assert client.get(path).status_code == 403


def test_progress_says_what_there_is_and_what_is_being_done(client: TestClient) -> None:
    now = client.get("/progress").json()
    assert now["statements"] == 1
    assert now["line"] == "1 statement, 30 May 2019"
    assert now["work"] == ""
    assert "Searched by words, and 0% of it by meaning" in now["facts"]
    assert client.get("/healthz").json() == {"status": "ok"}


def test_the_page_names_no_other_machine(client: TestClient) -> None:
    config = client.get("/config").json()
    assert config["analytics_enabled"] is False
    assert "/web/app.js" in client.get("/").text
