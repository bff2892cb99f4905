"""Statements over HTTP: listed, opened, added with a job, exported, spoken well or ill of."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from api_server import FISH, FISH_WORDS, made_record, serving_api

from qa import Record
from qa.api.adding import FILES_AT_MOST
from qa.contract import as_plain
from qa.exports import FORMATS
from qa.feedback import FeedbackFile

PAGE = (
    b"2 March 2021\n\nStatement by Foreign Minister Jens Hansen, Oslo\n\nHerring is fine in %d.\n"
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with made_record(tmp_path_factory.mktemp("api") / "record") as opened:
        yield opened


@pytest.fixture(scope="module")
def api(record: Record) -> Iterator[httpx.Client]:
    with serving_api(record) as address, httpx.Client(base_url=address, trust_env=False) as client:
        yield client


def finished(client: httpx.Client, job: dict[str, Any]) -> dict[str, Any]:
    late = time.monotonic() + 60
    while job["status"] in ("waiting", "reading"):
        assert time.monotonic() < late
        time.sleep(0.05)
        job = client.get(f"/jobs/{job['job_id']}").json()
    return job


def test_a_statement_is_the_records_own(record: Record, api: httpx.Client) -> None:
    assert api.get("/statements/tokyo").json() == as_plain(record.statement("tokyo"))
    gone = api.get("/statements/nothing")
    assert gone.status_code == 404
    assert gone.json()["detail"] == "No statement in this record has the id 'nothing'."


def test_a_span_is_a_verified_quote(record: Record, api: httpx.Client) -> None:
    shown = record.statement("oslo")
    start = shown.text.index(FISH_WORDS)
    at = f"/statements/{shown.statement_id}/spans"
    told = api.get(f"{at}/{start}-{start + len(FISH_WORDS)}").json()
    assert (told["text"], told["voice"], told["by"]) == (FISH_WORDS, "own", "Jens Hansen")
    assert told == api.post("/ask", json={"question": FISH}).json()["quotes"][0] | {
        name: told[name] for name in ("number", "score", "why")
    }
    for wrong in ("5-5", "9-3", f"0-{len(shown.text) + 1}", "0-99999999"):
        assert api.get(f"{at}/{wrong}").status_code == 404
    assert api.get(f"{at}/a-b").status_code == 422


def test_the_list_is_paged_and_filtered(tmp_path: Path) -> None:
    rows = [
        {"id": n, "date": f"20{n:02}-01-01", "title": f"Row {n}", "paragraphs": [{"t": "Fish."}]}
        for n in range(1, 8)
    ]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    with Record.open(tmp_path / "record") as record, serving_api(record) as address:
        record.add(tmp_path / "rows.jsonl", wait=False)
        seen: list[str] = []
        asked: dict[str, str] = {"limit": "3", "date_from": "2002-01-01"}
        while True:
            page = httpx.get(f"{address}/statements", params=asked).json()
            assert len(page["statements"]) <= 3
            assert not {"text", "paragraphs"} & set(page["statements"][0])
            seen += [one["source_id"] for one in page["statements"]]
            if page["next"] is None:
                break
            assert not page["next"].isdecimal()
            asked["cursor"] = page["next"]
        assert seen == ["7", "6", "5", "4", "3", "2"]
        refused = httpx.get(f"{address}/statements", params={"cursor": asked["cursor"]})
        assert "with the same filters" in refused.json()["detail"]


def test_files_are_added_by_a_job(tmp_path: Path) -> None:
    with (
        Record.open(tmp_path / "record") as record,
        serving_api(record) as address,
        httpx.Client(base_url=address, trust_env=False) as client,
    ):
        files = [
            ("files", ("../../etc/herring.txt", PAGE % 2021)),
            ("files", ("broken.html", b"\x00\x01")),
        ]
        sent = client.post("/statements", files=files)
        assert sent.status_code == 202
        assert sent.headers["location"] == f"/api/v1/jobs/{sent.json()['job_id']}"
        job = finished(client, sent.json())
        assert (job["status"], job["files"]) == ("done", ["herring.txt", "broken.html"])
        assert [one["status"] for one in job["results"]] == ["added", "refused"]
        assert job["results"][0]["source"].startswith("herring.txt")
        assert os.fspath(tmp_path) not in json.dumps(job)
        answer = client.post("/ask", json={"question": "What about herring?"}).json()
        assert answer["quotes"][0]["text"] == "Herring is fine in 2021."
        again = finished(client, client.post("/statements", files=files[:1]).json())
        assert [one["status"] for one in again["results"]] == ["unchanged"]
        assert [one["job_id"] for one in client.get("/jobs").json()] == [
            again["job_id"],
            job["job_id"],
        ]
    with Record.open(tmp_path / "record", create=False) as record:  # the file is kept with it
        (held,), _ = record.list()
        (result,) = record.add(record.store.folder / "brought", wait=False)[:1]
        assert (result.status, result.statement_id) == ("unchanged", held.statement_id)


@pytest.mark.parametrize("content", [b"", b"x" * ((16 << 20) + 1)])
def test_a_file_that_is_empty_or_too_large_is_refused(content: bytes, api: httpx.Client) -> None:
    told = api.post("/statements", files=[("files", ("a.txt", content))])
    assert told.status_code == (413 if content else 422)
    assert told.json()["detail"].startswith("a.txt is ")


def test_more_files_than_may_come_at_once_are_refused(api: httpx.Client) -> None:
    files = [("files", (f"{n}.txt", b"We agreed.")) for n in range(FILES_AT_MOST + 1)]
    told = api.post("/statements", files=files)
    assert (told.status_code, told.json()["errors"][0]["where"]) == (422, "body.files")
    assert api.get("/jobs").json() == []


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_taken_away_is_the_records_own(
    format: str, record: Record, api: httpx.Client
) -> None:
    answer = api.post("/ask", json={"question": FISH}).json()
    file = api.get(f"/export/answers/{answer['answer_id']}/{format}")
    assert file.headers["content-type"] == FORMATS[format].media_type
    assert f"fish-stocks.{FORMATS[format].suffix}" in file.headers["content-disposition"]
    kept = record.answer(answer["answer_id"])
    assert kept
    if format != "docx":  # a ZIP that holds the time
        assert file.text == record.export(kept, format)
    listed = api.get(f"/export/everything/{format}", params={"topic": "fish stocks"})
    assert listed.status_code == 200
    if format in ("json", "csv", "markdown"):
        assert FISH_WORDS in listed.text


def test_feedback_is_kept_with_what_it_is_about(record: Record, api: httpx.Client) -> None:
    answer = api.post("/ask", json={"question": FISH}).json()
    quote = answer["quotes"][0]
    sent = {
        "answer_id": answer["answer_id"],
        "rating": "down",
        "reason": "wrong voice",
        "quote": quote["number"],
        "comment": "Nobody\u2028said so.",
    }
    told = api.post("/feedback", json=sent)
    assert told.status_code == 201
    kept = list(FeedbackFile(record.store.folder).all())[-1]
    assert as_plain(kept) == told.json()
    assert (kept.question, kept.comment) == (FISH, sent["comment"])
    assert (kept.start_char, kept.end_char) == (quote["start_char"], quote["end_char"])
    assert api.get("/feedback").json()[-1] == told.json()
    for wrong, status in (
        ({"answer_id": "gone"}, 404),
        ({"quote": 99}, 404),
        ({"rating": "so-so"}, 422),
        ({"reason": "too long"}, 422),
    ):
        assert api.post("/feedback", json=sent | wrong).status_code == status
