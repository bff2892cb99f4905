"""Bringing statements over HTTP: forms without script, and what the script asks."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bringing_samples import HERRING, ROWS, UNDATED, bringing_to
from fastapi.testclient import TestClient

from qa.record import Record


@pytest.fixture
def brought(tmp_path: Path) -> Iterator[tuple[Record, TestClient]]:
    with bringing_to(tmp_path) as opened:
        yield opened


def bring(client: TestClient, *files: tuple[str, str | bytes], **fields: str) -> str:
    """The address of the batch that a form with these files makes."""
    sent = [("files", (name, body)) for name, body in files]
    page = client.post("/bring", files=sent or {"": ("", b"")}, data=fields)
    assert page.status_code == 200, page.text
    return page.url.path


def save(client: TestClient, batch: str, **typed: str) -> str:
    page = client.post(batch, data=typed | {"then": "save"})
    assert page.status_code == 200
    for _ in range(200):
        if not client.get(f"{batch}/progress").json()["saving"]:
            return client.get(batch).text
        time.sleep(0.05)
    raise AssertionError("still saving")


def test_files_are_read_looked_over_corrected_and_saved(
    brought: tuple[Record, TestClient],
) -> None:
    record, client = brought
    batch = bring(client, ("herring.txt", HERRING), ("broken.pdf.exe", "x"), ("cod.txt", UNDATED))
    page = client.get(batch).text
    assert "2 statements to save. 1 file refused." in page
    assert "Files ending in .exe are not read" in page
    assert 'value="2019-05-30"' in page
    assert 'value="Ann Smith"' in page
    assert "No date was found" in page
    assert "We reaffirmed that herring belongs to nobody." in page
    assert record.stats().statements == 0  # nothing before it is saved
    saved = save(client, batch, **{"2.0.date": "2021-03", "0.0.speakers": "Ann Smith; Bo Stone"})
    assert saved.count("<small>added</small>") == 2
    titles = {s.title: s for s in record.list()[0]}
    assert titles["Remarks on cod"].date == "2021-03"
    [herring] = [s for s in titles.values() if "herring" in s.title]
    assert herring.speakers == ("Ann Smith", "Bo Stone")
    answer = record.ask("What was said about herring?")
    assert answer.quotes[0].text.startswith("We reaffirmed that herring")


def test_why_a_file_is_refused_is_said_in_the_readers_language(
    brought: tuple[Record, TestClient],
) -> None:
    _, client = brought
    files = [
        ("files", (name, body)) for name, body in (("a.pdf", b"%PDF-1.4 no"), ("b.docx", b"x"))
    ]
    sent = client.post("/bring", files=files, headers={"accept-language": "ru"})
    assert "Он повреждён или обрывается: ни одна программа для PDF его не откроет." in sent.text
    assert "Это не документ Word, хотя так говорит имя." in sent.text
    english = client.get(sent.url.path, headers={"accept-language": "en"}).text
    assert "It is damaged or cut off: no PDF program can open it." in english


def test_corrections_survive_reading_it_again_and_moving_the_record(tmp_path: Path) -> None:
    with bringing_to(tmp_path / "one") as (record, client):
        batch = bring(client, ("cod.txt", UNDATED))
        save(client, batch, **{"0.0.date": "2021-03-04", "0.0.speakers": "Bo Stone"})
        [kept] = record.list()[0]
    (tmp_path / "one").rename(tmp_path / "two")
    with Record.open(tmp_path / "two") as record:
        originals = list((tmp_path / "two" / "brought").glob("*/cod.txt"))
        assert [path.read_text() for path in originals] == [UNDATED]
        record.store.connection.execute("UPDATE files SET hash = NULL")
        record.store.connection.execute("UPDATE statements SET document_hash = x'00'")
        [again] = record.add(tmp_path / "two" / "brought", wait=False)
        assert (again.status, again.statement_id) == ("updated", kept.statement_id)
        shown = record.statement(kept.statement_id)
        assert (shown.date, shown.speakers) == ("2021-03-04", ("Bo Stone",))
        assert record.stats().statements == 1


def test_what_cannot_be_taken_is_said_beside_its_field_and_nothing_is_saved(
    brought: tuple[Record, TestClient],
) -> None:
    record, client = brought
    batch = bring(client, ("cod.txt", UNDATED))
    typed = {"0.0.date": "yesterday", "0.0.title": "Cod", "0.0.url": "javascript:alert(1)"}
    page = client.post(batch, data=typed | {"then": "save"}).text
    assert "2 fields can’t be taken as they are" in page
    assert "A date is written like 2019-05-30, 2019-05 or 2019" in page
    assert "An address begins with https:// or http://." in page
    assert re.search(r'name="0\.0\.date"[^>]*aria-invalid="true"[^>]*value="yesterday"', page)
    assert record.stats().statements == 0
    save(client, batch, **{"0.0.date": "", "0.0.url": "https://example.org/cod"})
    [kept] = record.list()[0]
    assert (kept.title, kept.date, kept.url) == ("Cod", None, "https://example.org/cod")


def test_the_same_again_and_a_changed_version_are_told(
    brought: tuple[Record, TestClient],
) -> None:
    record, client = brought
    save(client, bring(client, ("herring.txt", HERRING)), **{"0.0.place": "Bergen"})
    [first] = record.list()[0]
    again = bring(client, ("copy of it.txt", HERRING))
    page = client.get(again).text
    assert "Already in the record, unchanged:" in page
    assert f'href="/statements/{first.statement_id}"' in page
    assert 'value="save"' not in page
    changed = HERRING.replace("more time", "a year")
    batch = bring(client, ("herring.txt", changed))
    page = client.get(batch).text
    assert "A changed version of what the record holds" in page
    assert 'value="Bergen"' in page  # corrected before
    assert "a newer version" in save(client, batch)
    [newest] = record.list()[0]
    assert [s.version for s in record.versions(newest.statement_id)] == [1, 2]
    assert newest.place == "Bergen"
    assert record.statement(first.statement_id).superseded_by == newest.statement_id
    kept = sorted(
        path.read_text() for path in (record.store.folder / "brought").rglob("herring.txt")
    )
    assert kept == sorted([HERRING, changed])
    batch = bring(client, ("herring.txt", HERRING.replace("more time", "an hour")))
    save(client, batch, **{"0.newer": "no"})
    assert record.stats().statements == 2


def test_a_file_of_many_shows_the_first_few_and_all_page_by_page(
    brought: tuple[Record, TestClient],
) -> None:
    record, client = brought
    batch = bring(client, ("rows.jsonl", ROWS + "{broken\n"))
    page = client.get(batch).text
    assert "30 statements" in page
    assert page.count('class="found"') == 3
    assert "1 row can’t be read and is left out" in page
    second = client.post(batch, data={"0.1.title": "First", "then": "file:0:25"})
    assert second.url.query == b"from=25"
    assert second.text.count('class="found"') == 5
    client.post(batch, data={"0.29.title": "Last", "then": "page:0"})
    save(client, batch)
    titles = {s.source_id: s.title for s in record.list()[0]}
    assert (titles["row-2"], titles["row-30"], titles["row-3"]) == ("First", "Last", "Row 3")
    more = ROWS + '{"id": "row-31", "title": "New", "text": "Mackerel again."}\n'
    batch = bring(client, ("rows.jsonl", more))
    assert "1 statement to save. 30 are in the record already." in client.get(batch).text
    save(client, batch)
    assert record.stats().statements == 31
    assert record.statement("row-2").title == "First"


def test_a_pasted_text_is_a_statement(brought: tuple[Record, TestClient]) -> None:
    record, client = brought
    batch = bring(client, text=HERRING, address="https://example.org/herring")
    assert "1 statement to save." in client.get(batch).text
    save(client, batch)
    [kept] = record.list()[0]
    assert (kept.url, kept.date) == ("https://example.org/herring", "2019-05-30")


def test_what_is_left_out_and_discarded_is_gone(brought: tuple[Record, TestClient]) -> None:
    record, client = brought
    batch = bring(client, ("herring.txt", HERRING), ("cod.txt", UNDATED))
    client.post(batch, data={"then": "leave:0"})
    assert "1 statement to save." in client.get(batch).text
    waiting = record.store.folder / "waiting"
    assert [path.name for path in waiting.rglob("*.txt")] == ["cod.txt"]
    client.post(batch, data={"then": "discard"})
    assert not list(waiting.rglob("*.txt"))
    gone = client.get(batch)
    assert gone.status_code == 410
    assert "bring the rest again" in gone.text


def test_removing_a_statement_removes_its_original(brought: tuple[Record, TestClient]) -> None:
    record, client = brought
    save(client, bring(client, ("herring.txt", HERRING)))
    record.remove(record.list()[0][0].statement_id)
    assert not list((record.store.folder / "brought").rglob("*.txt"))
    assert "1 statement to save." in client.get(bring(client, ("herring.txt", HERRING))).text


def offered(client: TestClient, *files: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = client.post("/bring/offers", json={"files": files}).json()
    return answer


def test_files_are_offered_first_and_then_sent(brought: tuple[Record, TestClient]) -> None:
    _, client = brought
    body = HERRING.encode()
    told = offered(
        client,
        {"name": "talks/herring.txt", "size": len(body), "folder": True},
        {"name": "talks/README.md", "size": 5, "folder": True},
        {"name": "talks/.git/config.txt", "size": 5, "folder": True},
        {"name": "big.txt", "size": 60 << 20},
        {"name": "empty.txt", "size": 0},
        {"name": "pages.zip2", "size": 9},
    )
    herring, readme, git, big, empty, odd = told["files"]
    assert herring["send"]
    assert readme is git is None
    assert "larger than 50 MB" in big["words"]
    assert "It is empty" in empty["words"]
    assert "Files ending in .zip2 are not read" in odd["words"]
    address = f"/bring/{told['batch']}/files/{herring['number']}"
    assert client.put(address, content=body).json()["words"] == "Read: 1 statement."
    assert client.put(address, content=body).status_code == 409
    assert client.put(f"/bring/{told['batch']}/files/999", content=body).status_code == 404
    page = client.get(f"/bring/{told['batch']}").text
    assert "2 files passed over as no statements." in page
    assert "talks/herring.txt" in page


def test_what_comes_short_or_too_long_is_refused(brought: tuple[Record, TestClient]) -> None:
    _, client = brought
    told = offered(client, {"name": "a.txt", "size": 10}, {"name": "b.txt", "size": 10})
    for number, body in enumerate((b"short", b"x" * (51 << 20))):
        answer = client.put(f"/bring/{told['batch']}/files/{number}", content=body).json()
        assert answer["state"] == "refused"


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/cron.txt",
        "..\\..\\win.txt",
        "a\u202etxt.txt",
        "ы" * 400 + ".txt",
        "\u0000.txt",
    ],
)
def test_odd_names_stay_in_their_folder(name: str, brought: tuple[Record, TestClient]) -> None:
    record, client = brought
    body = HERRING.encode()
    told = offered(client, {"name": name, "size": len(body)})
    [answer] = told["files"]
    if answer["send"]:
        client.put(f"/bring/{told['batch']}/files/0", content=body)
        save(client, f"/bring/{told['batch']}")
        [path] = [p for p in (record.store.folder / "brought").rglob("*") if p.is_file()]
        assert path.resolve().is_relative_to(record.store.folder.resolve())
        assert len(path.name.encode()) < 200
        assert not re.search(r"[\u202e\x00]", path.name)


def test_a_page_can_carry_no_markup_of_a_file(brought: tuple[Record, TestClient]) -> None:
    _, client = brought
    nasty = '<script>alert("x")</script> ${1} "quoted"'
    batch = bring(client, (f"{nasty}.txt", f"{nasty}\n\n30 May 2019\n\n{nasty}\n"))
    page = client.get(batch)
    assert "<script>alert" not in page.text
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
