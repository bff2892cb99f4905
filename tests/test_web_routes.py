"""Pages with addresses: each shows what the record holds, and works without script."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from web_record import FISHING, KURIL, seed_record
from web_samples import KONO, REPLY

from corpus.types import Block, Document, Metadata, Translation
from qa import Filters, Record
from qa.exports import FORMATS
from qa.web.render.links import answer_export, answer_path, everything_path
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
    assert f'<mark class="focus" id="mark" data-match="1">{first.text}</mark>' in page.text
    assert '<mark class="other"' in page.text
    assert record.statement(first.statement_id).sha256 in page.text


def test_neighbours_of_a_quote_are_its_statements_own_sentences(
    record: Record, client: TestClient
) -> None:
    found = next(q for q in record.ask(KURIL).quotes if q.text == KONO)
    shown = record.statement(found.statement_id)
    path = f"/around/{found.statement_id}/{found.start_char}-{found.end_char}"
    page = client.get(path, params={"before": 1, "after": 2, "number": 7}).text
    beside = re.findall(r'data-neighbour="(\w+)">.*?<p dir="auto"[^>]*>(.*?)</p></div>', page)
    assert [side for side, _ in beside] == ["before", "after", "after"]
    (_, before), (_, reply), (_, after) = beside
    assert html.unescape(reply) == REPLY
    told = [shown.slice(s) for p in shown.paragraphs for s in p.sentences]
    at = told.index(KONO)
    assert [html.unescape(before), html.unescape(after)] == [told[at - 1], told[at + 2]]
    assert f'<blockquote dir="auto" lang="en">{KONO}</blockquote>' in page
    assert "before=2&amp;after=2&amp;number=7" in page
    assert "before=1&amp;after=3&amp;number=7" in page
    first, last = told[0], told[-1]
    for words, said in ((first, "This begins the statement"), (last, "This ends the statement")):
        start = shown.text.index(words)
        assert said in client.get(f"/around/{shown.statement_id}/{start}-{start + len(words)}").text


def test_the_filters_offer_what_the_record_holds(client: TestClient) -> None:
    page = client.get("/filters").text
    assert '<option value="Taro Kono">' in page
    assert 'name="date_from"' in page
    assert "<script" not in page


def test_everything_is_listed_without_the_filters_taken_off(client: TestClient) -> None:
    asked = {"q": "What was said about the Kuril Islands in 2018?"}
    assert KONO not in client.get("/everything", params=asked).text
    assert KONO in client.get("/everything", params=asked | {"drop": "dates"}).text
    assert client.get("/everything", params=asked | {"drop": "colours"}).status_code == 400


def test_a_statement_tells_what_is_known_of_it(record: Record, client: TestClient) -> None:
    shown = record.statement(record.list()[0][0].statement_id)
    page = client.get(f"/statements/{shown.statement_id}").text
    for known in (shown.sha256, "Retrieved", "14:23", "Tokyo", "Sergey Lavrov"):
        assert known in page


def test_a_selection_in_utf16_becomes_a_span(record: Record, client: TestClient) -> None:
    shown = record.statement(record.ask(KURIL).quotes[0].statement_id)
    paragraph = shown.paragraphs[2]
    start = paragraph.start_char + 3
    path = f"/selections/{shown.statement_id}/{paragraph.ordinal}/3-13"
    moved = client.get(path, follow_redirects=False)
    assert moved.status_code == 303
    assert moved.headers["location"].endswith(f"/{start}-{start + 10}#mark")


def test_progress_says_what_there_is_and_what_is_being_done(client: TestClient) -> None:
    now = client.get("/progress").json()
    assert now["statements"] == 1
    assert now["line"] == "1 statement, 30 May 2019"
    assert now["work"] == ""
    assert "Searched by words, and 0% of it by meaning" in now["facts"]
    assert client.get("/healthz").json() == {"status": "ok"}


def test_a_quotation_is_checked_on_a_page_of_its_own(client: TestClient) -> None:
    assert "<textarea" in client.get("/check").text
    for given, said in (
        (REPLY, "In this record, letter for letter"),
        (REPLY.replace("are operating", "are not operating"), "Negation changed"),
        (REPLY.replace("’", "'").upper()[:1] + REPLY[1:].rstrip("."), "In this record"),
        ("The moon belongs to nobody and never will.", "Not in this record"),
    ):
        page = client.get("/check", params={"text": given})
        assert page.status_code == 200
        assert said in page.text
        assert "<script" not in page.text
    few = client.get("/check", params={"text": "peace"})
    assert (few.status_code, "paste more to check it" in few.text) == (400, True)
    assert client.get("/check", params={"text": "x " * 20_000}).status_code < 500


@pytest.mark.parametrize("format", FORMATS)
def test_an_answer_and_a_list_are_taken_away(
    format: str, record: Record, client: TestClient
) -> None:
    found = record.ask(KURIL)
    file = client.get(answer_export(found, format))
    assert file.status_code == 200
    suffix = FORMATS[format].suffix
    assert file.headers["content-disposition"] == (
        f'attachment; filename="what-was-said-about-the-kuril-islands.{suffix}"'
    )
    assert file.headers["content-type"] == FORMATS[format].media_type
    listed = client.get("/export/everything", params={"q": "Kuril Islands", "format": format})
    assert listed.status_code == 200
    if format in {"markdown", "csv", "json"}:
        assert KONO in file.text
        assert KONO in listed.text
        assert record.statement(found.quotes[0].statement_id).sha256 in file.text


def test_the_other_language_and_earlier_versions_are_one_click_away(tmp_path: Path) -> None:
    def page(words: str, language: str, url: str, other: Translation) -> Document:
        known = Metadata(language=language, url=url, translations=(other,), title="Talks")
        return Document(url, (Block(words),), known)

    english, russian = "http://en.example.org/1", "https://example.org/1"
    to_russian = Translation("ru", "http://example.org/1", original=True)
    with Record.open(tmp_path) as record, private_folder():
        for words in ("We met.", "We met again."):
            pages = [
                page(words, "en", english, to_russian),
                page("Мы встретились.", "ru", russian, Translation("en", english)),
            ]
            record.add_documents(pages, source="tests", wait=False)
        client = TestClient(application(record, Work(record)), raise_server_exceptions=False)
        there = record.statement(russian).statement_id
        shown = client.get(f"/statements/{record.statement(english).statement_id}").text
        assert f'href="/statements/{there}" data-open>Russian original</a>' in shown
        assert "<dt>Versions</dt>" in shown
        first, newest = record.versions(english)
        assert "<b>2 (" in shown
        assert f'href="/statements/{first.statement_id}"' in shown
        old = client.get(f"/statements/{first.statement_id}").text
        assert "Read the newest version" in old
        beside = f"/statements/{first.statement_id}/beside/{newest.statement_id}"
        assert f'href="{beside}"' in old
        assert "They differ in 1 place." in client.get(beside).text
        assert f'href="/statements/{newest.statement_id}"' in old
